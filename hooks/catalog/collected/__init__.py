"""Collects what was read in one Catalog: who refers to whom, addresses, coverage of sources."""
