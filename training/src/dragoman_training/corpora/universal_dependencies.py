"""CoNLL-U treebanks: sentences, tags, features, trees, and in GUM the named entities of the MISC column."""

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman_training.labels import DEPRELS, FEATURES, KEPT_SUBTYPES
from dragoman_training.lessons import Lesson
from dragoman_training.demonyms import is_nationality

_GUM_TYPES = {"person": "person", "organization": "organisation", "place": "place", "object": "other", "event": "other", "abstract": "other",
              "time": None, "animal": "other", "plant": "other", "substance": "other"}  # fmt: skip
_INSIDE_NAMES = frozenset(("of", "the", "for", "de", "al", "-", "la", "el", "&", "on"))
_INSIDE_PEOPLE = frozenset(("de", "al", "-", "von", "van", "la", "el", "der", "bin", "ibn"))


def lessons(path: Path, corpus: str) -> Iterator[Lesson]:
    """The documents of a CoNLL-U file in order, each a lesson; documents without `# newdoc` are one."""
    name = path.stem
    block: list[tuple[bool, list[list[str]]]] = []
    for sentence, fresh in _sentences(path):
        if fresh is not None:
            if block:
                yield _lesson(corpus, name, block)
            name, block = fresh, []
        block.append(sentence)
    if block:
        yield _lesson(corpus, name, block)


def _sentences(path: Path) -> Iterator[tuple[tuple[bool, list[list[str]]], str | None]]:
    rows: list[list[str]] = []
    paragraph, fresh = False, None
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                fresh, paragraph = line.partition("=")[2].strip() or path.stem, True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line and not line.startswith("#"):
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
            elif not line and rows:
                yield (paragraph, rows), fresh
                rows, paragraph, fresh = [], False, None
    if rows:
        yield (paragraph, rows), fresh


def relation(label: str) -> str:
    """A dependency label without its subtype, but for the passives and the agent."""
    bare = label if label in KEPT_SUBTYPES else label.split(":")[0]
    return bare if bare in DEPRELS else "dep"


def bundle(feats: str) -> str:
    """The features that the rules need, as one label in the treebanks' own notation (`_` where there is none)."""
    kept = [pair for pair in feats.split("|") if pair.split("=")[0] in FEATURES]
    return "|".join(kept) or "_"


def _lesson(corpus: str, name: str, block: list[tuple[bool, list[list[str]]]]) -> Lesson:
    words: list[str] = []
    opens: list[bool] = []
    ends: list[bool] = []
    upos: list[str] = []
    feats: list[str] = []
    heads: list[int] = []
    deprels: list[str] = []
    misc: list[str] = []
    for paragraph, rows in block:
        first = len(words)
        for place, cells in enumerate(rows):
            words.append(cells[1])
            opens.append(paragraph and place == 0)
            ends.append(place == len(rows) - 1)
            upos.append(cells[3])
            feats.append(bundle(cells[5]))
            heads.append(first + int(cells[6]) - 1 if cells[6] != "0" else len(words) - 1)
            deprels.append(relation(cells[7]))
            misc.append(cells[9])
    named = any("Entity=" in cell for cell in misc)
    return Lesson(
        corpus, name, tuple(words), tuple(opens), tuple(ends), tuple(upos), tuple(feats), tuple(heads), tuple(deprels),
        names=tuple(_names(words, upos, heads, misc)) if named else None,
    )  # fmt: skip


def _names(words: list[str], upos: list[str], heads: list[int], misc: list[str]) -> list[str]:
    """Names of GUM: the run of proper nouns around the head of each entity that has one."""
    tags = ["O"] * len(words)
    for start, end, kind in sorted(_entities(misc), key=lambda entity: entity[0] - entity[1]):
        head = next((place for place in range(start, end) if not start <= heads[place] < end or heads[place] == place), start)
        if upos[head] != "PROPN" or kind is None:
            continue
        left = right = head
        while left > start and _joins(words, upos, left - 1, kind):
            left -= 1
        while right + 1 < end and _joins(words, upos, right + 1, kind):
            right += 1
        while upos[left] != "PROPN":
            left += 1
        while upos[right] != "PROPN":
            right -= 1
        for place in range(left, right + 1):
            tags[place] = f"{'B' if place == left else 'I'}-{kind}"
    for place, word in enumerate(words):
        if is_nationality(word) and (tags[place] == "O" or (tags[place].startswith("B-") and not tags[min(place + 1, len(tags) - 1)].startswith("I-"))):
            tags[place] = "B-nationality"
    return tags


def _joins(words: list[str], upos: list[str], place: int, kind: str) -> bool:
    """Whether a word belongs to the name: proper nouns, words in capitals, and in all names but people's small words between them."""
    if upos[place] == "PROPN" or (upos[place] in ("ADJ", "NUM") and words[place][:1].isupper()):
        return True
    beside = 0 < place < len(words) - 1 and words[place - 1][:1].isupper() and words[place + 1][:1].isupper()
    small = words[place].lower() in _INSIDE_NAMES if kind != "person" else words[place] in _INSIDE_PEOPLE
    return beside and (small or (upos[place] == "NOUN" and words[place][:1].isupper()))


def _entities(misc: list[str]) -> Iterator[tuple[int, int, str | None]]:
    """The entities of GUM's bracket notation, as half-open runs of words."""
    stack: list[tuple[str, str, int]] = []
    for place, cell in enumerate(misc):
        found = re.search(r"Entity=([^|]+)", cell)
        if not found:
            continue
        for piece in re.findall(r"\([^()]*\)|\([^()]*|\d+\)", found.group(1)):
            if piece.startswith("("):
                group, kind = piece[1:].rstrip(")").split("-")[:2]
                if piece.endswith(")"):
                    yield place, place + 1, _GUM_TYPES.get(kind, "other")
                else:
                    stack.append((group, kind, place))
            else:
                group = piece[:-1]
                for at in range(len(stack) - 1, -1, -1):
                    if stack[at][0] == group:
                        _, kind, start = stack.pop(at)
                        yield start, place + 1, _GUM_TYPES.get(kind, "other")
                        break
