"""What an editor fills in: field types, parts of records, kinds, plan, words, palette."""
