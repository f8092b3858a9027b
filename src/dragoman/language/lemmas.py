"""Lemmas by lemminflect. The one file that imports it."""

from functools import lru_cache

from lemminflect import getLemma

_KEPT = frozenset(("NOUN", "VERB", "AUX", "ADJ", "ADV"))
_AUXILIARIES = {
    "'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have", "’ve": "have", "'ll": "will",
    "’ll": "will", "'d": "would", "’d": "would", "ca": "can", "wo": "will", "am": "be", "is": "be", "are": "be", "was": "be",
    "were": "be", "been": "be", "being": "be", "has": "have", "had": "have", "having": "have", "does": "do", "did": "do",
    "done": "do", "doing": "do", "could": "could", "would": "would", "might": "might", "should": "should",
}  # fmt: skip
_NOT = frozenset(("n't", "n’t"))


@lru_cache(maxsize=50_000)
def lemma(word: str, upos: str) -> str:
    """The dictionary form of `word` as a `upos`, in lower case but for proper nouns, which stay as they are."""
    if upos == "PROPN":
        return word
    lower = word.lower()
    if lower in _NOT:
        return "not"
    if upos == "AUX" and lower in _AUXILIARIES:
        return _AUXILIARIES[lower]
    if upos not in _KEPT:
        return lower
    found = getLemma(lower, upos)
    return str(found[0]) if found else lower
