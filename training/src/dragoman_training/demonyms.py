"""Which words name a nation's people or say that something is theirs: the corpora do not mark them, the knowledge base knows."""

from functools import cache

from dragoman.knowledge.states import states


@cache
def _demonyms() -> frozenset[str]:
    forms = [form for state in states().values() for form in (*state.adjectives, *state.person, *state.people)]
    return frozenset(form.lower() for form in forms if " " not in form and not form.isupper())


def is_nationality(word: str) -> bool:
    """Whether `word` is a demonym with its capital (`Russian`, `Syrians`)."""
    return word[:1].isupper() and word.lower() in _demonyms()
