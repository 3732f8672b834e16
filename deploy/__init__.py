"""Puts a built site on a web server: whole, checked, and with a way back. Knows no plan."""
