"""How what is known is put before people, whether on a terminal or on a page."""
