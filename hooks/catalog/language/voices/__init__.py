"""Spells texts out as a voice says them: numbers, dates, units and abbreviations in words."""
