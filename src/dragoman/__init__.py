"""Dragoman: who said what, who promised what, and what became of it, from reports on conflicts and peace processes."""
