"""In place of MkDocs: hands over a site that was built before; see tests/publishing.py."""
