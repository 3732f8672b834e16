"""Asks the machine: settings, cache, staging, checksums, what is public, Typst and fonts."""
