"""Everything that was read as one Catalog: who refers to whom, addresses, coverage."""
