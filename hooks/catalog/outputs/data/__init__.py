"""Writes what other programs read: open data in promised shapes, calendars and a feed."""
