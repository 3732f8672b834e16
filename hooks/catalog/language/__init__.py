"""Text in, text out: citations, Markdown, glossary, alphabets, dates and numbers, voices."""
