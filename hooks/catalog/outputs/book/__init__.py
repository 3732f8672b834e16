"""The handbook as one file for phones and readers: https://www.w3.org/TR/epub-33/."""
