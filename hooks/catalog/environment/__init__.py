"""What the machine gives: settings, cache, fonts, checksums, what is public now."""
