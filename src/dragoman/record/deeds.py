"""Which deeds belong to an undertaking: those to look for, and how surely one that was found is the one undertaken."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from dragoman.knowledge.commitments import kind_words
from dragoman.knowledge.outcomes import Deed, Outcome, outcomes
from dragoman.model.vocabulary import CommitmentKind, CommitmentStatus
from dragoman.record.breaches import breaches
from dragoman.record.days import later
from dragoman.record.rows import Entry, Kind, Part
from dragoman.record.sides import Teller, promised_to, promisers, sides, sides_of, teller_of

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
_HELD: dict[str, CommitmentStatus] = {
    **dict.fromkeys(("opened", "under_way", "adjourned", "suspended", "concluded_with_text", "concluded_without_text"), "fulfilled"),
    "cancelled": "disrupted",
    "postponed": "suspended",
}
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
    """A deed that may belong to an undertaking: what it would move it to, how surely (0 to 1), and why.

    `teller` is who tells it, None for the report's own voice; `denied` whether he says that it is not so.
    """

    entry: Entry
    status: CommitmentStatus
    day: str
    teller: Teller | None
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
        "commitments": (outcome.kind, *((outcome.kept, "other") if outcome.kept else ())),
        "statements": ("admit", "announce", "confirm", "deny", "report", "say"),
    }
    if outcome.deeds:
        types["events"] = tuple(dict.fromkeys(deed.type for deed in outcome.deeds))
    if outcome.kind == "cease_fire":
        types["ceasefires"] = ()
    if outcome.kind in ("hold_talks", "join_talks"):
        types["talks"] = ()
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


def matches(mentions: Iterable[Entry], deeds: Iterable[Entry]) -> tuple[Match, ...]:
    """The deeds that are, or may be, what was undertaken, by day; those under `POSSIBLE` left out."""
    mentions = in_order(mentions)
    found = []
    own = {mention.happening for mention in mentions}
    for entry in in_order(deeds):
        if mentions and entry.happening not in own and not _is_the_promise(entry, mentions):
            found += [match for match in _matches(mentions, entry) if match.score >= POSSIBLE]
    return tuple(sorted(found, key=lambda match: (match.day, match.entry.source.known_from, match.entry.id, match.status)))


def _is_the_promise(entry: Entry, mentions: tuple[Entry, ...]) -> bool:
    """Whether an entry is the very words of a mention: the statement that carries it, or the same words read as something else."""
    return any(
        entry.id in {voice.statement for voice in mention.said_by}
        or (entry.source.report == mention.source.report and (entry.words in mention.words or mention.words in entry.words))
        for mention in mentions
    )


def _matches(mentions: tuple[Entry, ...], entry: Entry) -> Iterable[Match]:
    outcome = outcome_of(mentions)
    teller = teller_of(entry)
    table = outcomes()
    act = teller.act if teller is not None else "report"
    if act in table.doubting or (act in table.untold and entry.kind != "statements"):
        return
    if entry.kind in ("events", "talks") and entry.start is not None and entry.start > entry.source.known_from:
        return  # it is still to come, whatever the report's tense
    if entry.kind == "events":
        for deed in outcome.deeds:
            if entry.type == deed.type and entry.status in ("happened", "ongoing", "negated"):
                yield from _event(mentions, entry, deed, outcome)
    elif entry.kind == "ceasefires" and outcome.kind == "cease_fire":
        yield from _truce(mentions, entry)
        yield from _breaches(mentions, entry)
    elif entry.kind == "talks" and outcome.kind in ("hold_talks", "join_talks"):
        yield from _held(mentions, entry)
    elif entry.kind in ("commitments", "statements"):
        yield from _told(mentions, entry, outcome)


def _event(mentions: tuple[Entry, ...], entry: Entry, deed: Deed, outcome: Outcome) -> Iterable[Match]:
    mode = entry.data.get("mode")
    if deed.modes and mode is not None and mode not in deed.modes:
        return
    signs = [(deed.weight if mode in deed.modes or not deed.modes else deed.weight / 2, f"{deed.type}{f'/{mode}' if mode else ''}")]
    doers = entry.having("actors", "recipients") if deed.type == "CONSULT" else entry.having("actors")
    teller = teller_of(entry)
    if teller is not None and teller.speaker is not None and teller.act in outcomes().accusing:
        accuser = sides(teller.speaker)
        doers = tuple(part for part in doers if not sides(part) & accuser)  # whoever accuses is not who did it
    signs += _signs(mentions, entry, doers)
    if deed.type == "CONSULT" and outcomes().call.search(entry.words) and not outcomes().call.search(_promised(mentions)):
        signs.append((-0.3, "no more than a call"))
    negated = entry.status == "negated"
    if deed.part == "breaks":
        if negated:
            return
        if outcomes().breach.search(entry.words):
            signs.append((0.3, "told as a breach"))
        else:
            signs.append((-0.2, "not told as a breach"))
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


def _truce(mentions: tuple[Entry, ...], entry: Entry) -> Iterable[Match]:
    """A truce that is in effect carries out the promise of one."""
    if entry.status in ("in_effect", "contested", "extended"):
        signs = [(0.2, "a truce in effect"), *_signs(mentions, entry, entry.having("parties", "sponsors"))]
        if entry.start is not None and entry.start in {mention.start for mention in mentions}:
            signs.append((0.3, "begun on the day set for it"))
        yield from _match(mentions, entry, "initiated", signs)


def _breaches(mentions: tuple[Entry, ...], entry: Entry) -> Iterable[Match]:
    """Breaches of a truce that are laid to those who undertook it, each by whoever accuses them."""
    own = sides_of(promisers(mentions))
    for breach in breaches(entry):
        if breach.accused is None or not sides(breach.accused) & own or breach.finding in ("refuted", "unclear"):
            continue
        what = "a breach of a truce" if breach.kind in ("unclear", "other") else f"{breach.kind.replace('_', ' ')} in breach of a truce"
        signs = [(0.65, f"{what}, laid to those who undertook it"), *_places(mentions, entry)]
        teller = None if breach.own_voice and breach.accuser is None else Teller(breach.accuser, "accuse")
        status: CommitmentStatus = "breached" if teller is not None or breach.finding in ("verified", "corroborated") else "disputed"
        denied = breach.finding == "denied"
        yield from _dated(mentions, Match(entry, status, breach.day or "", teller, denied, *_summed(signs)))


def _held(mentions: tuple[Entry, ...], entry: Entry) -> Iterable[Match]:
    """Talks that are told as held are what a promise of talks is about."""
    status = _HELD.get(entry.status or "")
    if status is not None:
        doers = entry.having("participants", "mediators", "hosts")
        yield from _match(mentions, entry, status, [(0.2, "talks told as held"), *_signs(mentions, entry, doers)])


def _told(mentions: tuple[Entry, ...], entry: Entry, outcome: Outcome) -> Iterable[Match]:
    """What another report or a later statement says of how far it has come."""
    status = outcomes().extent(entry.words)
    if entry.kind == "commitments" and entry.status not in (None, "announced"):
        status = next(name for name in get_args(CommitmentStatus) if name == entry.status)
    if status is None or (entry.kind == "commitments" and entry.type != outcome.kind):
        return
    about = entry.kind == "commitments" or any(row.kind == outcome.kind and row.pattern.search(entry.words.lower()) for row in kind_words())
    if about and outcome.kind != "other":
        signs = [(0.2, f"words of {outcome.kind}"), *_signs(mentions, entry, entry.having("by", "speaker"))]
        yield from _match(mentions, entry, status, signs)


def _match(mentions: tuple[Entry, ...], entry: Entry, status: CommitmentStatus, signs: list[tuple[float, str]]) -> Iterable[Match]:
    teller = teller_of(entry)
    denied = teller is not None and teller.act in outcomes().denying
    yield from _dated(mentions, Match(entry, status, entry.start or "", teller, denied, *_summed(signs)))


def _dated(mentions: tuple[Entry, ...], match: Match) -> Iterable[Match]:
    """The match on its day, where that is not before the promise: its own day, else that of its report; no day after its report's."""
    entry, promised = match.entry, mentions[0].source.known_from
    known = entry.source.known_from
    own = match.day if entry.kind != "commitments" else ""
    latest = max(own, entry.end or "") if own and entry.kind == "events" else known
    if known >= promised and latest >= promised:
        yield replace(match, day=max(min(own or known, known), promised))


def _summed(signs: list[tuple[float, str]]) -> tuple[float, str]:
    return round(min(1.0, max(0.0, sum(weight for weight, _ in signs))), 2), ", ".join(reason for _, reason in signs)


def _signs(mentions: tuple[Entry, ...], entry: Entry, doers: tuple[Part, ...]) -> list[tuple[float, str]]:
    own = promisers(mentions)
    signs: list[tuple[float, str]] = []
    start = next((mention.start for mention in mentions if mention.start), None)
    if outcome_of(mentions).once and start is not None and (entry.start or entry.source.known_from) < start:
        signs.append((-0.3, "before the day set for it"))
    if {part.actor for part in doers} & {part.actor for part in own}:
        signs.append((0.3, "the same doers"))
    elif sides_of(doers) & sides_of(own):
        signs.append((0.25, "doers of the same side"))
    elif doers:
        signs.append((-0.3, "other doers"))
    signs += _places(mentions, entry)
    signs += _dates(mentions, entry)
    due = max((mention.end for mention in mentions if mention.end), default=None)
    if outcome_of(mentions).once and due is not None and (entry.start or entry.source.known_from) > later(due, WINDOW):
        signs.append((-0.2, "long after the day set for it"))
    if day := _named_day(mentions, entry.words):
        signs.append((0.25, f"it names the day, {day}"))
    shared = stems(_promised(mentions)) & stems(entry.words)
    if shared:
        signs.append((min(0.2, 0.1 * len(shared)), "the same words"))
    return signs


def _promised(mentions: tuple[Entry, ...]) -> str:
    """The words of what was undertaken, of all mentions."""
    return " ".join(mention.data["what"].get("text", "") or mention.words for mention in mentions)


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
    if entry.kind not in ("events", "talks") or entry.start is None:
        return []
    for mention in mentions:
        first, last = mention.start or mention.source.known_from, mention.end or mention.start
        if later(first, -1) <= entry.start <= max(later(first, WINDOW), last or first):
            return [(0.1, "within the days set for it")]
    return []


def _named_day(mentions: tuple[Entry, ...], words: str) -> str | None:
    """The day of the undertaking where `words` name it (`March 14`), as later reports do to say which one they mean."""
    for day in dict.fromkeys(day for mention in mentions for day in (mention.start, mention.source.known_from) if day):
        when = date.fromisoformat(day)
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


def kept(mentions: Iterable[Entry], deeds: Iterable[Entry]) -> tuple[Entry, ...]:
    """What those who undertook it say they leave out of it, in undertakings and statements of their own: forces that stay, bases kept."""
    mentions = in_order(mentions)
    if not mentions or (left := outcome_of(mentions).kept) is None:
        return ()
    own = sides_of(promisers(mentions))
    found: list[Entry] = []
    for entry in in_order(deeds):
        if entry.kind not in ("commitments", "statements") or entry.source.known_from < mentions[0].source.known_from:
            continue
        same = sides_of(entry.having("by") if entry.kind == "commitments" else entry.having("speaker")) & own
        told = entry.type == left or outcomes().kept.search(entry.words)
        elsewhere = any(weight < 0 for weight, _ in _places(mentions, entry))
        again = _is_the_promise(entry, mentions) or any(_same_words(entry, other) for other in found)
        if same and told and not elsewhere and not again:
            found.append(entry)
    return tuple(found)


def _same_words(one: Entry, other: Entry) -> bool:
    return one.source.report == other.source.report and (one.words in other.words or other.words in one.words)
