"""For whoever edits the data: reports, notes beside lines, lists that grow."""
