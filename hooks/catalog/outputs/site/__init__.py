"""Files of the site that are not pages of it: search index, styles, cards, sitemap, redirects."""
