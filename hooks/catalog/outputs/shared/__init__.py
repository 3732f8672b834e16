"""What several outputs need: views of the catalog, templates, and words that fit on sheets."""
