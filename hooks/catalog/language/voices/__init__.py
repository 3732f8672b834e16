"""Texts as a voice says them: numbers, dates, units and abbreviations spelled out."""
