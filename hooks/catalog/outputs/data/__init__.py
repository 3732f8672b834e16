"""Writes open data: the records in shapes that others may rely on, version by version."""
