"""A public plan as data: records in, checked catalog, pages and files out. Knows no MkDocs."""
