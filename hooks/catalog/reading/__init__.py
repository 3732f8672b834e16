"""Turns a file into values that know their line and column, or into the problems that it has."""
