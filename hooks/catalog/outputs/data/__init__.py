"""What other programs read: calendars and a feed."""
