"""Ids derived from content, so that the same input gives the same ids on any machine and in any order."""

from hashlib import blake2b

DIGITS = 12  # hex digits: two of a million entries of one kind share theirs once in six hundred records
DOCUMENT_DIGITS = 20  # a document's id stands for its whole text, in archives of a billion


def content_id(kind: str, *parts: object) -> str:
    """A short id such as `s-3f9a1c0b2d44`: `kind`, a dash, hex digits of a hash over `parts` (their `repr`s, in order).

    Twelve digits, twenty for a document (`d`).
    """
    digits = DOCUMENT_DIGITS if kind == "d" else DIGITS
    digest = blake2b("\x1f".join(repr(part) for part in parts).encode(), digest_size=digits // 2).hexdigest()
    return f"{kind}-{digest}"
