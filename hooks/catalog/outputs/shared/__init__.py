"""What several outputs need: views of the catalog, templates, words on their way to paper."""
