"""From a folder to everything that is published: pages, cards, files and one list of problems."""
