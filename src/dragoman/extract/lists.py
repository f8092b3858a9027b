"""Enumerations read by the order of words: `by A, B and C`. They hold where a long sentence's tree does not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.extract.grammar import Grammar
from dragoman.extract.parties import Parties
from dragoman.model.entities import Mention

ACTORS = frozenset(("country", "organisation", "group", "person", "nationality", "place"))
"""Who may act: places too, since capitals stand for governments."""
PLACES = frozenset(("place", "country", "facility"))
_JOINS = frozenset(("and", "or", "&"))
_SKIPPED = frozenset(("DET", "ADJ", "NUM"))
_SKIPPED_WORDS = frozenset(("both", "either", "each", "neither", "among", "also", "“", '"', "‘", "the"))
_TIGHT = frozenset((",", "(", "in"))
_NEAREST = 4


@dataclass(frozen=True, slots=True)
class Lists:
    """The mentions of a report by where their first and last words stand; of nested ones the outermost."""

    trees: Grammar
    who: Parties
    opening: dict[int, tuple[int, Mention]]
    closing: dict[int, tuple[int, Mention]]

    def after(self, at: int, kinds: frozenset[str] = ACTORS) -> tuple[str, ...]:
        """The entities enumerated right after token `at`, in order: `between X, Y and Z`. A comma alone joins nothing."""
        tokens = self.trees.tokens
        sure: list[str] = []
        waiting: list[str] = []
        here = at + 1
        joined = True
        while (found := self._next(here)) is not None:
            end, mention = found
            entity = self.who.entities.get(mention.entity or "")
            if entity is None or entity.type not in kinds:
                break
            waiting.append(entity.id)
            if joined:
                sure += waiting
                waiting = []
            here = self._past_aside(end)
            comma = here < len(tokens) and tokens[here].text == ","
            here += comma
            joins = here < len(tokens) and (tokens[here].text.lower() in _JOINS or self._is_alongside(here))
            here += (2 if self._is_alongside(here) else 1) if joins else 0
            if not comma and not joins:
                break
            joined = joins
        return tuple(dict.fromkeys(sure))

    def before(self, at: int, kinds: frozenset[str] = ACTORS) -> tuple[str, ...]:
        """The entities enumerated right before token `at`: `X and Y brokered …`, `X, which brokered …`, `X, Y and Z have …`."""
        tokens = self.trees.tokens
        here = at - 1
        while here >= 0 and (
            tokens[here].upos in ("AUX", "ADV", "PART") or tokens[here].text.lower() in (",", "which", "who", "that", "each", "both", "to")
        ):
            here -= 1
        found: list[str] = []
        while here in self.closing:
            start, mention = self.closing[here]
            entity = self.who.entities.get(mention.entity or "")
            if entity is None or entity.type not in kinds:
                break
            found.append(entity.id)
            here = start - 1
            while here >= 0 and tokens[here].upos in ("DET", "ADJ") and tokens[here].sentence == tokens[at].sentence:
                here -= 1
            if here < 0 or tokens[here].text.lower() not in _JOINS | {","} or tokens[here].sentence != tokens[at].sentence:
                break
            if tokens[here].text == "," and len(found) < 2:
                break
            here -= 1 + (tokens[here - 1].text == "," and tokens[here].text != ",")
        return tuple(dict.fromkeys(reversed(found)))

    def place_at(self, at: int, kinds: frozenset[str] = PLACES) -> str | None:
        """The place named after the preposition at `at`: the town of `in the Saudi city of Jeddah`, `in Kazakhstan’s capital, Astana`."""
        tokens = self.trees.tokens
        found: list[tuple[int, Mention]] = []
        for here in range(at + 1, min(at + 12, len(tokens))):
            token = tokens[here]
            if (
                token.sentence != tokens[at].sentence
                or token.upos in ("VERB", "AUX", "CCONJ", "SCONJ")
                or (token.text in (";", ":", ".", ")", "–", "—"))
            ):
                break
            mention = self.who.by_head.get(here)
            if mention is not None and mention.form == "name":
                entity = self.who.entities.get(mention.entity or "")
                if entity is None or entity.type not in kinds:
                    if here - at <= _NEAREST and mention.type in ("person", "organisation", "group"):
                        break
                    continue
                found.append((here, mention))
        ends = {here for here, _ in found if here + 1 < len(tokens) and tokens[here + 1].text in ("’s", "'s", "’", "'")}
        modifiers = {here for here, _ in found if tokens[here].deprel in ("amod", "compound") or tokens[here].upos == "ADJ"}
        plain = [mention for here, mention in found if here not in ends | modifiers] or [
            mention for here, mention in found if here not in modifiers
        ]
        near = [mention for mention in plain if self.who.entities[mention.entity or ""].type != "country"] or plain
        return near[0].entity if near else None

    def _next(self, here: int) -> tuple[int, Mention] | None:
        """The mention that begins at `here`, or after articles and adjectives."""
        tokens = self.trees.tokens
        for place in range(here, min(here + _NEAREST, len(tokens))):
            if place in self.opening:
                return self.opening[place]
            if tokens[place].upos not in _SKIPPED and tokens[place].text.lower() not in _SKIPPED_WORDS:
                break
        return None

    def _past_aside(self, end: int) -> int:
        """The index after a closing quotation mark or a short aside in brackets that follows a mention."""
        tokens = self.trees.tokens
        if end < len(tokens) and tokens[end].text in ("”", '"', "’"):
            end += 1
        if end < len(tokens) and tokens[end].text == "(":
            closing = next((here for here in range(end, min(end + 6, len(tokens))) if tokens[here].text == ")"), None)
            return closing + 1 if closing is not None else end
        return end

    def _is_alongside(self, here: int) -> bool:
        """Whether `along with`, `together with` or `with` after a comma goes on an enumeration."""
        tokens = self.trees.tokens
        return (
            here + 1 < len(tokens)
            and tokens[here].text.lower() in ("along", "together", "alongside")
            and tokens[here + 1].text.lower() == "with"
        )


def lists(trees: Grammar, who: Parties) -> Lists:
    """The index of a report."""
    first = {token.start: token.index for token in trees.tokens}
    last = {token.end: token.index for token in trees.tokens}
    opening: dict[int, tuple[int, Mention]] = {}
    closing: dict[int, tuple[int, Mention]] = {}
    for mention in _outermost(who.scene.mentions):
        start, end = first.get(mention.start), last.get(mention.end)
        if start is None or end is None or mention.entity is None:
            continue
        opening[start] = (end + 1, mention)
        closing[end] = (start, mention)
    return Lists(trees, who, opening, closing)


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions that no other begins or ends with, longest first where several do."""
    return iter(sorted(mentions, key=lambda mention: mention.end - mention.start))
