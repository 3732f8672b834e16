"""The shapes that an editor fills in: field types, kinds, plan, words and the table of pages."""
