"""Which deeds belong to an undertaking: those to look for, and how surely one that was found is the one undertaken."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from dragoman.knowledge.commitments import kind_words
from dragoman.knowledge.outcomes import Deed, Outcome, outcomes
from dragoman.model.edtf_days import days
from dragoman.model.vocabulary import CommitmentKind, CommitmentStatus
from dragoman.record.rows import Entry, Kind, Part
from dragoman.record.sides import promised_to, promisers, sides_of, teller_of

SURE = 0.65
"""Likeness from which a deed moves an undertaking: its type, its doers and one thing more fit."""

POSSIBLE = 0.4
"""Likeness from which a deed is listed as one that may belong to it."""

WINDOW = 14
"""Days after the day on which it is to begin, or around its last day, within which a deed's own date speaks for it."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters of a word that count: `withdrawal` and `withdrew` share four, `aircraft` and `airport` three
_COMMON = frozenset(
    {"about", "after", "also", "been", "begin", "from", "have", "into", "more", "said", "than", "that", "their", "them", "then", "there"}
    | {"they", "this", "were", "what", "when", "which", "while", "will", "with", "would"}
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to fetch for an undertaking: entries of these kinds and types, in which one of these actors or states has a part.

    Empty types are all types. `modes` narrows events that have a mode. `codes` are those of states and bodies, who act through their
    officials and forces too. `since` and `until` are days of the entry's own date, or of its report.
    """

    types: Mapping[Kind, tuple[str, ...]]
    modes: tuple[str, ...]
    actors: tuple[str, ...]
    codes: tuple[str, ...]
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Match:
    """A deed that may belong to an undertaking: what it would move it to, how surely (0 to 1), and why."""

    entry: Entry
    status: CommitmentStatus
    day: str
    denied: bool
    score: float
    reason: str


def wanted(mentions: Iterable[Entry]) -> Wanted | None:
    """What to look for in a record; None where there is no mention, or nobody is known who undertook it."""
    mentions = in_order(mentions)
    own = promisers(mentions)
    if not mentions or not own:
        return None
    outcome = outcome_of(mentions)
    types: dict[Kind, tuple[str, ...]] = {
        "commitments": (outcome.kind,),
        "statements": ("admit", "announce", "confirm", "deny", "report", "say"),
    }
    if outcome.deeds:
        types["events"] = tuple(dict.fromkeys(deed.type for deed in outcome.deeds))
    if outcome.kind == "cease_fire":
        types["ceasefires"] = ()
    last = max(day for entry in mentions for day in (entry.end, entry.source.known_from) if day)
    everybody = sides_of((*own, *promised_to(mentions)))
    ids = {part.actor for part in (*own, *promised_to(mentions))}
    return Wanted(
        types,
        tuple(sorted({mode for deed in outcome.deeds for mode in deed.modes})),
        tuple(sorted(ids)),
        tuple(sorted(everybody - ids)),
        mentions[0].source.known_from,
        later(last, outcome.silence),
    )


def outcome_of(mentions: Iterable[Entry]) -> Outcome:
    """How an undertaking of this kind is carried out: the kind that most mentions tell, the first of those in order of the name."""
    told = [entry.type for entry in mentions if entry.type in get_args(CommitmentKind)]
    kind = min(set(told) - {"other"} or {"other"}, key=lambda one: (-told.count(one), one or ""))
    return next(outcome for name, outcome in outcomes().kinds.items() if name == kind)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each once, those that somebody rejected left out, by the day from which they are known."""
    known = {entry.id: entry for entry in entries if entry.verdict != "rejected"}
    return tuple(sorted(known.values(), key=lambda entry: (entry.source.known_from, entry.source.report, entry.id)))


def later(day: str, number: int) -> str:
    """The day that lies `number` days after (or before, below zero) an ISO day; years 1 to 9999 are all there are."""
    try:
        return (date.fromisoformat(day) + timedelta(days=number)).isoformat()
    except (OverflowError, ValueError):
        return "9999-12-31" if number > 0 else "0001-01-01"


def matches(mentions: Iterable[Entry], deeds: Iterable[Entry]) -> tuple[Match, ...]:
    """The deeds that are, or may be, what was undertaken, by day; those under `POSSIBLE` left out."""
    mentions = in_order(mentions)
    found = []
    for entry in in_order(deeds):
        if mentions and entry.happening not in {mention.happening for mention in mentions}:
            found += [match for match in _matches(mentions, entry) if match.score >= POSSIBLE]
    return tuple(sorted(found, key=lambda match: (match.day, match.entry.source.known_from, match.entry.id, match.status)))


def _matches(mentions: tuple[Entry, ...], entry: Entry) -> Iterable[Match]:
    outcome = outcome_of(mentions)
    teller = teller_of(entry)
    table = outcomes()
    act = teller.act if teller is not None else "report"
    if act in table.doubting or (act in table.untold and entry.kind != "statements"):
        return
    if entry.kind == "events":
        for deed in outcome.deeds:
            if entry.type == deed.type and entry.status in ("happened", "ongoing", "negated"):
                yield from _event(mentions, entry, deed, outcome)
    elif entry.kind == "ceasefires" and outcome.kind == "cease_fire":
        yield from _violations(mentions, entry)
    elif entry.kind in ("commitments", "statements"):
        yield from _told(mentions, entry, outcome)


def _event(mentions: tuple[Entry, ...], entry: Entry, deed: Deed, outcome: Outcome) -> Iterable[Match]:
    mode = entry.data.get("mode")
    if deed.modes and mode is not None and mode not in deed.modes:
        return
    signs = [(deed.weight if mode in deed.modes or not deed.modes else deed.weight / 2, f"{deed.type}{f'/{mode}' if mode else ''}")]
    doers = entry.having("actors", "recipients") if deed.type == "CONSULT" else entry.having("actors")
    signs += _signs(mentions, entry, doers)
    negated = entry.status == "negated"
    if deed.part == "breaks":
        if negated:
            return
        if outcomes().breach.search(entry.words):
            signs.append((0.3, "told as a breach"))
        if sides_of(entry.having("recipients")) & sides_of(promised_to(mentions)):
            signs.append((0.2, "done to those to whom it was promised"))
        if _excepted(mentions, entry):
            return
        status: CommitmentStatus = "breached"
    elif negated:
        status = "not_initiated"
    elif outcome.once:
        status = "fulfilled"
    else:
        status = outcomes().extent(entry.words) or "initiated"
        if deed.part == "begins" or outcome.lasting:
            status = "initiated" if status in ("partly_done", "fulfilled") else status
    yield from _match(mentions, entry, status, signs)


def _violations(mentions: tuple[Entry, ...], entry: Entry) -> Iterable[Match]:
    """A truce whose breaking is laid to those who undertook it: who says so stands in the truce, its finding is that of the violation."""
    accused = sides_of(entry.having("accused")) & sides_of(promisers(mentions))
    told = [one for one in entry.data.get("violations", ()) if one.get("accused") and one.get("finding") not in ("refuted", "unclear")]
    if accused and told:
        verified = any(one["finding"] in ("verified", "corroborated") for one in told)
        denied = all(one["finding"] == "denied" for one in told)
        signs = [(0.3, "a truce's violations"), (0.3, "laid to those who undertook it"), *_places(mentions, entry)]
        signs.append((0.1, "told as a breach"))
        status: CommitmentStatus = "breached" if verified else "disputed"
        yield from _match(mentions, entry, status, signs, denied=denied)


def _told(mentions: tuple[Entry, ...], entry: Entry, outcome: Outcome) -> Iterable[Match]:
    """What another report or a later statement says of how far it has come."""
    status = outcomes().extent(entry.words)
    if entry.kind == "commitments" and entry.status not in (None, "announced"):
        status = next(name for name in get_args(CommitmentStatus) if name == entry.status)
    if status is None or (entry.kind == "commitments" and entry.type != outcome.kind):
        return
    about = entry.kind == "commitments" or any(row.kind == outcome.kind and row.pattern.search(entry.words) for row in kind_words())
    if about and outcome.kind != "other":
        signs = [(0.2, f"words of {outcome.kind}"), *_signs(mentions, entry, entry.having("by", "speaker"))]
        yield from _match(mentions, entry, status, signs)


def _match(
    mentions: tuple[Entry, ...], entry: Entry, status: CommitmentStatus, signs: list[tuple[float, str]], *, denied: bool | None = None
) -> Iterable[Match]:
    if denied is None:
        teller = teller_of(entry)
        denied = teller is not None and teller.act in outcomes().denying
    day = min(entry.start, entry.source.known_from) if entry.start and entry.kind in ("events", "statements") else entry.source.known_from
    latest = entry.end if entry.kind == "events" and entry.end else entry.source.known_from
    if latest < mentions[0].source.known_from or entry.source.known_from < mentions[0].source.known_from:
        return
    day = max(day, mentions[0].source.known_from)
    score = round(min(1.0, max(0.0, sum(weight for weight, _ in signs))), 2)
    yield Match(entry, status, day, denied, score, ", ".join(reason for _, reason in signs))


def _signs(mentions: tuple[Entry, ...], entry: Entry, doers: tuple[Part, ...]) -> list[tuple[float, str]]:
    own = promisers(mentions)
    signs: list[tuple[float, str]] = []
    if {part.actor for part in doers} & {part.actor for part in own}:
        signs.append((0.3, "the same doers"))
    elif sides_of(doers) & sides_of(own):
        signs.append((0.25, "doers of the same side"))
    elif doers:
        signs.append((-0.3, "other doers"))
    signs += _places(mentions, entry)
    signs += _dates(mentions, entry)
    if day := _named_day(mentions, entry.words):
        signs.append((0.25, f"it names the day, {day}"))
    shared = stems(" ".join(mention.data["what"].get("text", "") or mention.words for mention in mentions)) & stems(entry.words)
    if shared:
        signs.append((min(0.2, 0.1 * len(shared)), "the same words"))
    return signs


def _places(mentions: tuple[Entry, ...], entry: Entry) -> list[tuple[float, str]]:
    """A place that both name, or one country that holds the places of both. What a deed is done to may be a place too."""
    own = [part for mention in mentions for part in mention.having("places")]
    theirs = [part for part in entry.having("place", "places", "recipients") if part.type in ("country", "place", "facility")]
    if not own or not theirs:
        return []
    if {part.actor for part in own} & {part.actor for part in theirs}:
        return [(0.2, "the same place")]
    if {part.code for part in own if part.code} & {part.code for part in theirs}:
        return [(0.15, "the same country")]
    return [(-0.2, "another place")]


def _dates(mentions: tuple[Entry, ...], entry: Entry) -> list[tuple[float, str]]:
    if entry.kind != "events" or entry.start is None:
        return []
    for mention in mentions:
        first, last = mention.start or mention.source.known_from, mention.end or mention.start
        if later(first, -1) <= entry.start <= max(later(first, WINDOW), last or first):
            return [(0.1, "within the days set for it")]
    return []


def _named_day(mentions: tuple[Entry, ...], words: str) -> str | None:
    """The day of the undertaking where `words` name it (`March 14`), as later reports do to say which one they mean."""
    for mention in mentions:
        when = date.fromisoformat(mention.source.known_from)
        month = _MONTHS[when.month - 1]
        if re.search(rf"\b(?:{month}|{month[:3]}\.?) {when.day}\b|\b{when.day} {month}\b", words):
            return f"{month} {when.day}"
    return None


def _excepted(mentions: tuple[Entry, ...], entry: Entry) -> bool:
    """Whether a deed is done to those whom the undertaking leaves out."""
    left_out = " ".join(piece.get("text", "") for mention in mentions for piece in mention.data.get("exceptions", ()))
    return any(part.name in left_out for part in entry.having("recipients"))


def stems(words: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    return frozenset(word[:_STEM] for word in _WORD.findall(words.lower()) if word not in _COMMON)


def last_day(edtf: str | None) -> str | None:
    """The last day of a date written as EDTF, else its first."""
    first, last = days(edtf)
    return last or first
