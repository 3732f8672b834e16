"""Helps those who edit data: notes beside the lines of a change, and a report of dead links."""
