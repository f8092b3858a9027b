"""The ledger: how an undertaking stands on a day, worked out from what dated reports tell of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from dragoman.knowledge.outcomes import outcomes
from dragoman.model.vocabulary import CommitmentStatus
from dragoman.record.days import last_day, later
from dragoman.record.deeds import SURE, Match, in_order, kept, matches, outcome_of
from dragoman.record.rows import Entry
from dragoman.record.sides import Ground, Stand, Teller, ground_of, name_of, stand_of, teller_of

RANK: dict[CommitmentStatus, int] = {"announced": 0, "not_initiated": 0, "initiated": 1, "partly_done": 2, "fulfilled": 3}
"""The steps of the Peace Accords Matrix; what has none here is no step forward."""

_OPEN = frozenset({"announced", "not_initiated", "initiated", "partly_done", "disrupted", "suspended", "overdue"})
_CLOSED = frozenset({"fulfilled", "breached", "withdrawn", "superseded"})


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the undertaking in the words of one report."""

    words: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is told of how the undertaking stands.

    `told` is what it says; `status` is what follows for the undertaking, given all that came before (two who contradict each other make it
    disputed); `moves` is False where it only bears that out, or stays beside it. `day` is the day it is of, `known` the day from which the
    record knows. `entry` is what moved it; where a mere day moved it (`stand` is `calendar`), the mention that set the day. `who` is who
    says so, None for the report's own voice.
    """

    status: CommitmentStatus
    told: CommitmentStatus
    moves: bool
    day: str
    known: str
    entry: Entry
    who: str | None
    stand: Stand
    ground: Ground
    why: str


@dataclass(frozen=True, slots=True)
class Possible:
    """A deed that may belong to the undertaking, but not surely enough to move it: what it would tell, how sure it is, and why."""

    entry: Entry
    told: CommitmentStatus
    day: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How an undertaking stands.

    `since` is the day of the step that last moved it, `stand` and `ground` are that step's. `claimed` is the furthest that those who
    undertook it claim, `found` the furthest that a third party or a report's own voice tells; None where they tell nothing but the promise.
    `steps` are by day, `possible` the likeliest first. `begins` and `due` are days, as the newest report that sets one has it; `terms` of
    each sort are from all reports, each wording once, and stand until a report says otherwise.
    """

    status: CommitmentStatus
    since: str
    stand: Stand
    ground: Ground
    claimed: CommitmentStatus | None
    found: CommitmentStatus | None
    steps: tuple[Step, ...]
    possible: tuple[Possible, ...]
    begins: str | None
    due: str | None
    scope: tuple[Term, ...]
    exceptions: tuple[Term, ...]
    conditions: tuple[Term, ...]
    deadlines: tuple[Term, ...]


def standing(mentions: Iterable[Entry], deeds: Iterable[Entry], today: str) -> Standing | None:
    """How the undertaking that `mentions` tell of stands on `today`; None where nothing of it is known by then.

    `deeds` are what `deeds.wanted` asks for, or more. Nothing known after `today` is seen. The order of both does not matter.
    """
    seen = tuple(entry for entry in in_order(mentions) if entry.kind == "commitments" and entry.source.known_from <= today)
    if not seen:
        return None
    known = tuple(deed for deed in deeds if deed.source.known_from <= today)
    found = matches(seen, known)
    told = [_mentioned(entry, seen) for entry in seen]
    told += [_done(match, seen) for match in found if match.score >= SURE]
    due = _due(seen)
    steps = _walk(_once([*told, *_overdue(seen, due, today)]))
    steps = [*steps, *_silent(steps, seen, due, today)]
    last = [step for step in steps if step.moves][-1]
    possible = [Possible(one.entry, one.status, one.day, one.score, one.reason) for one in found if one.score < SURE]
    return Standing(
        last.status,
        last.day,
        last.stand,
        last.ground,
        _furthest(step for step in steps if step.stand == "party"),
        _furthest(step for step in steps if step.ground == "finding" and step.stand != "calendar"),
        tuple(steps),
        tuple(sorted(possible, key=lambda one: (-one.score, one.day, one.entry.id))),
        next((day for entry in reversed(seen) if (day := entry.data.get("start") and entry.start)), None),
        due[0] if due else None,
        _terms(seen, "scope"),
        (*_terms(seen, "exceptions"), *(Term(entry.words, entry) for entry in kept(seen, known))),
        _terms(seen, "conditions"),
        _terms(seen, "deadlines"),
    )


def _mentioned(entry: Entry, seen: tuple[Entry, ...]) -> Step:
    """What a report says of the undertaking as it tells of it."""
    first = seen[0]
    statuses: dict[str | None, CommitmentStatus] = {name: name for name in get_args(CommitmentStatus)}
    status = statuses.get(entry.status, "announced")
    why = "it was undertaken" if entry is first else "told again"
    if status != "announced":
        why = f"this report has it as {_plain(status)}"
    elif entry.source.known_from > first.source.known_from and (extent := outcomes().extent(entry.words, told=True)) is not None:
        status, why = extent, f"told again, with words that say {_plain(extent)}"
    day = entry.source.known_from
    return _step(seen, entry, teller_of(entry), status, day, why)


def _done(match: Match, seen: tuple[Entry, ...]) -> Step:
    """What a deed tells. Who denies a breach says that it is kept; who denies a deed says that it is not done."""
    entry, told = match.entry, match.status
    why = f"{_plain(told)}, by what is told as done ({match.reason})"
    if match.denied:
        told = "disputed" if match.status in ("breached", "disputed") else "not_initiated"
        why = f"{_plain(match.status)} is denied ({match.reason})"
    return _step(seen, entry, match.teller, told, match.day, why)


def _step(seen: tuple[Entry, ...], entry: Entry, teller: Teller | None, told: CommitmentStatus, day: str, why: str) -> Step:
    stand = stand_of(teller, seen)
    return Step(told, told, False, day, entry.source.known_from, entry, name_of(teller), stand, ground_of(teller, stand, seen), why)


def _once(steps: Iterable[Step]) -> list[Step]:
    """In order, each thing that one source tells once: near-copies of a wire story are one source."""
    kept: dict[Any, Step] = {}
    for step in sorted(steps, key=lambda one: (one.day, one.known, RANK.get(one.told, 9), one.entry.source.report, one.entry.id)):
        kept.setdefault((step.entry.source.story, step.told, step.day, step.who, step.stand), step)
    return list(kept.values())


def _walk(told: list[Step]) -> list[Step]:
    """The steps with what follows from each, given all before it."""
    walked: list[Step] = []
    now: Step | None = None
    for step in told:
        status, why = _next(now, step, walked)
        moves = now is None or status != now.status
        if step.stand == "calendar" and not moves:
            continue
        walked.append(replace(step, status=status if moves else step.told, moves=moves, why=why or step.why))
        now = walked[-1] if moves else now
    return walked


def _next(now: Step | None, step: Step, before: list[Step]) -> tuple[CommitmentStatus, str | None]:
    """What the undertaking is after `step`, and why where the step's own reason does not say it."""
    told = step.told
    if now is None:
        return ("announced" if told == "disputed" else told), None
    if told in ("initiated", "partly_done", "fulfilled"):
        return _forward(now, step, before)
    if told == "not_initiated":
        return _not_done(now, step)
    if told == "breached":
        if step.ground == "finding" or step.stand == "party":
            return "breached", None
        claim = f"{_who(step)} says that it was broken, which is a claim; {step.why}"
        return ("breached" if now.status == "breached" else "disputed"), claim
    if told == "disputed":
        alleged = any(one.told in ("breached", "disputed") for one in before)
        accuses = step.stand != "party"
        return ("disputed" if (alleged or accuses) and now.status not in _CLOSED else now.status), None
    if told in ("overdue", "suspended", "disrupted", "withdrawn", "superseded"):
        opened = now.status in _OPEN or (told != "overdue" and now.status == "disputed")
        return (told if opened else now.status), None
    return now.status, None


def _forward(now: Step, step: Step, before: list[Step]) -> tuple[CommitmentStatus, str | None]:
    told = step.told
    if now.status in ("breached", "disputed"):
        return (told if told == "fulfilled" and step.ground == "finding" else now.status), None
    if now.status == "not_initiated" and now.day == step.day and now.who != step.who:
        return "disputed", f"{_who(step)} says it is {_plain(told)}, {_who(now)} that it is not begun"
    if now.status == "overdue":
        return (told if told == "fulfilled" else now.status), None
    reached = max((RANK.get(one.status, 0) for one in before if one.moves), default=0)
    if now.status in RANK:
        return (told if RANK[told] > RANK[now.status] else now.status), None
    return (told if step.day > now.day and RANK[told] >= min(reached, 1) else now.status), None


def _not_done(now: Step, step: Step) -> tuple[CommitmentStatus, str | None]:
    if now.status == "announced":
        return "not_initiated", None
    if RANK.get(now.status, 0) > 0 and _who(now) != _who(step):
        return "disputed", f"{_who(now)} says it is {_plain(now.status)}, {_who(step)} that it is not begun"
    return now.status, None


def _due(seen: tuple[Entry, ...]) -> tuple[str, Entry] | None:
    """The last day, as the newest report that sets one has it, with that report's mention.

    What is done at one go is due on the day set for it. A last day before the report that tells it sets nothing: it is a day told amiss,
    or the report itself says what became of it.
    """
    once = outcome_of(seen).once
    for entry in reversed(seen):
        day = last_day(entry.data.get("deadline")) or (entry.end if once and entry.data.get("start") else None)
        if day is not None and day >= entry.source.known_from:
            return day, entry
    return None


def _overdue(seen: tuple[Entry, ...], due: tuple[str, Entry] | None, today: str) -> list[Step]:
    outcome = outcome_of(seen)
    if due is None or outcome.lasting:
        return []
    grace = outcomes().grace if outcome.once and not due[1].data.get("deadline") else 0
    day = later(due[0], grace + 1)
    why = f"the day set for it, {due[0]}, has passed{f' by {grace} days' if grace else ''}, and nothing known by then tells that it is done"
    return [Step("overdue", "overdue", False, day, day, due[1], None, "calendar", "finding", why)] if day <= today else []


def _silent(steps: list[Step], seen: tuple[Entry, ...], due: tuple[str, Entry] | None, today: str) -> list[Step]:
    """The step to `outcome_unknown` where nothing was told for long after the last thing told, and the last day that was set."""
    now = [step for step in steps if step.moves][-1]
    silence = outcome_of(seen).silence
    last = max([step.known for step in steps] + [entry.end for entry in seen if entry.end] + ([due[0]] if due else []))
    day = later(last, silence + 1)
    if now.status not in _OPEN or day > today:
        return []
    why = f"nothing was told of it for {silence} days after {last}"
    return [Step("outcome_unknown", "outcome_unknown", True, day, day, seen[-1], None, "calendar", "finding", why)]


def _furthest(steps: Iterable[Step]) -> CommitmentStatus | None:
    told = [step.told for step in steps if step.told not in ("announced", "outcome_unknown")]
    return max(told, key=lambda one: (RANK.get(one, 4), one), default=None)


def _terms(seen: tuple[Entry, ...], key: str) -> tuple[Term, ...]:
    """Each wording once, with the mention that has it first."""
    found: dict[str, Term] = {}
    for entry in seen:
        for words in _worded(entry.data, key):
            found.setdefault(" ".join(words.lower().split()), Term(words, entry))
    return tuple(found.values())


def _worded(data: Mapping[str, Any], key: str) -> list[str]:
    if key == "deadlines":
        rule = data.get("deadline_rule")
        return [words for words in (rule["text"] if rule else None, data.get("deadline")) if words][:1]
    held = data.get(key)
    return [piece["text"] for piece in (held if isinstance(held, list) else [held]) if piece]


def _who(step: Step) -> str:
    return step.who or ("the calendar" if step.stand == "calendar" else f"the report of {step.entry.source.known_from}")


def _plain(status: CommitmentStatus) -> str:
    return {"not_initiated": "not begun", "initiated": "begun", "partly_done": "partly done", "fulfilled": "done"}.get(
        status, status.replace("_", " ")
    )
