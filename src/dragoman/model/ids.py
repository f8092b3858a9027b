"""Ids derived from content, so that the same input gives the same ids on any machine and in any order."""

from hashlib import blake2b


def content_id(kind: str, *parts: object) -> str:
    """A short id such as `s-3f9a1c0b2d`: `kind`, a dash, ten hex digits of a hash over `parts` (their `repr`s, in order)."""
    digest = blake2b("\x1f".join(repr(part) for part in parts).encode(), digest_size=5).hexdigest()
    return f"{kind}-{digest}"
