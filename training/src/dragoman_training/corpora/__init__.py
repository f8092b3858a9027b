"""Readers of the corpora, one file each: from a corpus's own format to `Lesson`s."""
