"""Puts a built site on a web server, whole, checked and with a way back; it knows no plan."""
