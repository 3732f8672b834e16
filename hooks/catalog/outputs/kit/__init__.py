"""The outreach kit: posters, leaflets, large print, radio scripts, posts, text messages."""
