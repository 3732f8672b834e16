"""Files of the site that are no pages: search index, styles, cards, sitemap, redirects."""
