"""Small hand-made trees for tests."""

from collections.abc import Mapping

from dragoman_training.lessons import Parse, Parser, Plain


def flat(cut: Plain) -> Parse:
    """A parse in which every word is a noun and a root: the first word of a run is its head."""
    count = len(cut.words)
    return Parse(("NOUN",) * count, tuple(range(count)), ("root",) * count)


def tree(words: Mapping[str, tuple[str, str]]) -> Parser:
    """A parser that knows each word's (tag, head word) by its form; words that it does not know hang on themselves."""

    def parse(cut: Plain) -> Parse:
        place = {word: at for at, word in enumerate(cut.words)}
        tags = tuple(words.get(word, ("NOUN", word))[0] for word in cut.words)
        return Parse(tags, tuple(place[words.get(word, ("NOUN", word))[1]] for word in cut.words), ("dep",) * len(tags))

    return parse
