"""The words around a noun, by their order: those before it in its phrase and those after it in its clause."""

from dragoman.extract.grammar import Grammar
from dragoman.language.lemmas import lemma
from dragoman.model.annotated import Token

_BEFORE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "SYM", "X"))
_BEFORE_WORDS = frozenset(("-", "–", "“", '"', "‘", "’s", "'s", "’", "'", "(", ")", "[", "]", "and", "his", "her", "their", "its", "our"))
_STOPS = frozenset((";", ":", "–", "—", "after", "although", "as", "because", "before", "but", "despite", "if", "than", "that", "though"))
_STOPS |= frozenset(("unless", "until", "when", "while", "who", "whose"))
_PARTICIPLES = frozenset(("broken", "frozen", "held", "led", "overseen", "struck"))
_LONGEST_BEFORE = 10
_LONGEST_AFTER = 28


def words_before(trees: Grammar, at: int) -> tuple[int, ...]:
    """The words of a noun's phrase before it, nearest first: articles, adjectives, participles, names."""
    found = []
    for here in range(at - 1, max(at - 1 - _LONGEST_BEFORE, -1), -1):
        token = trees.tokens[here]
        if token.sentence != trees.tokens[at].sentence:
            break
        if token.upos not in _BEFORE and token.text.lower() not in _BEFORE_WORDS and not _is_participle(trees, here):
            break
        found.append(here)
        if token.upos == "DET" and token.text.lower() in ("the", "a", "an", "this", "that", "any", "no"):
            break
    return tuple(found)


def words_after(trees: Grammar, at: int) -> tuple[int, ...]:
    """The words that follow a noun up to the next clause with a conjunction of its own, in order."""
    found: list[int] = []
    for here in range(at + 1, min(at + 1 + _LONGEST_AFTER, len(trees.tokens))):
        token = trees.tokens[here]
        if token.sentence != trees.tokens[at].sentence or (token.text.lower() in _STOPS and here > at + 1):
            break
        found.append(here)
    return tuple(found)


def stem(token: Token) -> str:
    """The lemma in lower case; of a participle that stands as an adjective or noun (`UN-brokered`, `stalled`) that of its verb."""
    word = token.text.lower()
    if token.upos != "VERB" and (word.endswith("ed") or word in _PARTICIPLES):
        return lemma(word, "VERB")
    return token.lemma.lower()


def _is_participle(trees: Grammar, here: int) -> bool:
    """Whether a verb stands before the noun as its attribute: after a hyphen, or as the tree has it."""
    token = trees.tokens[here]
    return token.upos == "VERB" and (
        token.deprel in ("amod", "compound") or (here > 0 and trees.tokens[here - 1].text in ("-", "–")) or "-" in token.text
    )


def noun(token: Token) -> str:
    """The lemma of a noun in lower case, of a name too: `Talks` at the head of a sentence, `the Peace Conference`."""
    return lemma(token.text.lower(), "NOUN") if token.upos == "PROPN" else token.lemma.lower()
