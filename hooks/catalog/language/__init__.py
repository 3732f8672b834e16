"""Works on text alone: citations, Markdown, glossary, alphabets, dates and numbers, voices."""
