"""A phrase for an actor taken apart: the names, demonyms and agent words in it, and where its head stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.knowledge.actors import Knowledge
from dragoman.knowledge.known import Agent, Known
from dragoman.knowledge.names import plain
from dragoman.knowledge.phrase_words import phrase_words

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[\w.]*\w(?:['’]\w+)*['’]?|[-–‑,;()]")
_HYPHENS = frozenset("-–‑")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a phrase that the knowledge base reads. `start`, `end`: indexes of its words, half-open.

    `code` is what it says of the country or body; `known` the actor it names, `agent` the kind of actor; `tie` the preposition
    that ties it to the head, None where it stands before the head or is it; `people` whether it is a noun for a state's people;
    `side` is `pro` or `anti` where the piece is what the actor is for or against.
    """

    start: int
    end: int
    text: str
    code: str | None = None
    known: Known | None = None
    agent: Agent | None = None
    tie: str | None = None
    people: bool = False
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a phrase and its pieces in order; `head` is the agent word that it is about, `former` whether it says so."""

    words: tuple[str, ...]
    pieces: tuple[Piece, ...]
    head: Piece | None
    former: bool


def words_of(text: str) -> list[str]:
    """The words and marks of `text`; hyphens are words of their own, possessive endings too."""
    found: list[str] = []
    for word in _TOKEN.findall(text):
        ending = _POSSESSIVE.search(word)
        if ending and len(word) > len(ending[0]):
            found += [word[: -len(ending[0])], "'s"]
        else:
            found.append(word)
    return found


def phrase(text: str, head: str | None, knowledge: Knowledge, on: str | None) -> Phrase:
    """`text` taken apart at the ISO date `on`. `head` is its head word where the syntax knows it, else the phrase's own order tells."""
    words = words_of(text)
    pieces = list(_pieces(words, knowledge, on))
    limit = _limit(words, head)
    before = [piece for piece in pieces if piece.agent and piece.start < limit]
    heads = [piece for piece in before if head is not None and plain(head) in plain(piece.text).split()[-1:]] or before
    chosen = heads[-1] if heads else None
    former = any(plain(word) in phrase_words().former for word in words[: chosen.start if chosen else limit])
    return Phrase(tuple(words), tuple(pieces), chosen, former)


def _limit(words: list[str], head: str | None) -> int:
    """The index of the first word that no longer belongs to the head's own part: a preposition, a mark, a clause."""
    lists = phrase_words()
    ends = lists.stops | set(lists.ties) | {",", ";", "("}
    found = next((index for index, word in enumerate(words) if index and word.lower() in ends), len(words))
    if head is not None and head in words:
        return max(found, words.index(head) + 1)
    return found


def _pieces(words: list[str], knowledge: Knowledge, on: str | None) -> Iterator[Piece]:
    lists = phrase_words()
    index, tie = 0, None
    while index < len(words):
        word = words[index].lower()
        if index and (word in lists.ties or word in lists.stops) or word in {",", ";", "("}:
            tie = word
        skipped = _compound(words, index)
        if skipped:
            index = skipped
            continue
        piece = _piece(words, index, tie, knowledge, on)
        if piece is None:
            index += 1
        elif _half_at(words, piece.end):
            index = piece.end + 2
        else:
            sided = index > 1 and words[index - 1] in _HYPHENS and words[index - 2].lower() in {"pro", "anti"}
            yield replace(piece, side=words[index - 2].lower()) if sided else piece
            index = piece.end


def _compound(words: list[str], index: int) -> int:
    """Where a compound such as `Turkish-backed` that begins at `index` ends, or 0 where none does."""
    end = index + 1
    while end + 1 < len(words) and words[end] in _HYPHENS:
        if _half_at(words, end):
            return end + 2
        end += 2
    return 0


def _half_at(words: list[str], index: int) -> bool:
    """Whether `-backed` and the like stands at `index`: what is before it is no part of the actor."""
    half = words[index + 1].lower() if index + 1 < len(words) and words[index] in _HYPHENS else ""
    return half in phrase_words().halves and half not in phrase_words().own_halves


def _piece(words: list[str], index: int, tie: str | None, knowledge: Knowledge, on: str | None) -> Piece | None:
    best: Piece | None = None
    if words[index] in {"-", "–", ",", "'s", ";", "(", ")"}:
        return None
    named = knowledge.longest(words, index, on)
    if named:
        length, known = named
        best = Piece(index, index + length, " ".join(words[index : index + length]), known.code, known, None, tie)
    for length in (3, 2, 1):
        run = words[index : index + length]
        if len(run) < length or any(word in {",", ";", "(", "'s"} for word in run) or best and best.end - index >= length:
            continue
        text = " ".join(run)
        agent = knowledge.agent(text.replace(" - ", " "))
        if agent and not (best is not None and best.end - index >= length):
            return Piece(index, index + length, text, agent.code, None, agent, tie)
        ruler = _ruler(words, index, knowledge, on) if length == 1 and best is None else None
        if ruler is not None:
            return Piece(index, index + 1, text, ruler.code, ruler, None, tie)
        code = knowledge.demonym(text) if text[:1].isupper() else None
        code = code or (knowledge.seat(text) if text[:1].isupper() else None)
        if code:
            people = knowledge.people(text) is not None and text[-1] in "snei"
            return Piece(index, index + length, text, code, None, None, tie, people)
    return best


def _ruler(words: list[str], index: int, knowledge: Knowledge, on: str | None) -> Known | None:
    """The ruler whose government is named at `index`: `the Obama administration`, `Assad's regime`."""
    if not words[index][:1].isupper() or knowledge.demonym(words[index]):
        return None
    after = index + (2 if words[index + 1 : index + 2] == ["'s"] else 1)
    ruled = after < len(words) and words[after].lower() in phrase_words().ruled
    return knowledge.ruler(words[index], on) if ruled else None
