"""Makes files from the Catalog, without clock, network or randomness.

Every module below that has a function `files` is an output, and is found by that function.
"""
