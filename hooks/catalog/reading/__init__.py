"""A file → values that know their line and column, or the problems that it has."""
