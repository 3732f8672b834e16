"""Makes everything that is published from a folder: pages, cards, files, one list of problems."""
