"""What people judge of the record, and how a judgement finds its entry again after its report was read anew.

A judgement holds on to words: the report's id, the kind of entry and the stretches of the report's text that state it. Row numbers and
ids may change with a newer reader; words do not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from dragoman.model.problem import Problem
from dragoman.record.allowed import allowed, correctable, hint_of
from dragoman.record.drafts import FIRST, SECOND, Draft
from dragoman.record.rows import Kind, Verdict

Verb = Literal["accept", "reject", "unsure", "correct", "merge", "split", "undo"]
VERBS: tuple[Verb, ...] = get_args(Verb)

VERDICTS: dict[Verb, Verdict] = {"accept": "accepted", "reject": "rejected", "unsure": "unsure"}

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement, never changed: `by` judged at the moment `at` (ISO, UTC), and says why in `reason`.

    `subject` is one of `{"entry": …}`, `{"entries": [one, other]}` or `{"actors": [one, other]}`, each as `entry_subject` or the
    record's actors give it; for `correct` it holds `field` and `value` too. `undoes` is the id of the judgement that this one takes
    back. `report` is the one report that it rests on, None where it rests on several.
    """

    id: str
    at: str
    by: str
    verb: Verb
    subject: Mapping[str, Any]
    reason: str | None = None
    report: str | None = None
    undoes: str | None = None


def entry_subject(report: str, kind: Kind, entry: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """What a judgement holds on to of an entry; `data` is the entry as the record keeps it."""
    evidence = [{key: piece[key] for key in ("start", "end", "text")} for piece in data["evidence"]]
    return {"report": report, "kind": kind, "id": entry, "type": data[FIRST[kind]], "evidence": evidence}


def fitting(subject: Mapping[str, Any], found: Iterable[Draft]) -> Draft | None:
    """The entry of a new reading on which a judgement now rests; None where no entry of the kind has any of its words.

    The same id goes first, then the entry that shares the most of the words, then the one of the same type.
    """
    best: tuple[tuple[float, bool], Draft] | None = None
    words = [(piece["start"], piece["end"]) for piece in subject["evidence"]]
    for draft in found:
        if draft.kind != subject["kind"]:
            continue
        if draft.id == subject["id"]:
            return draft
        shared = _shared(words, [(piece["start"], piece["end"]) for piece in draft.data["evidence"]])
        rank = (round(shared, 6), draft.type == subject["type"])
        if shared > 0 and (best is None or rank > best[0]):
            best = (rank, draft)
    return best[1] if best is not None else None


def _shared(one: list[Stretch], other: list[Stretch]) -> float:
    """The part of both stretches together that lies in both, 0 to 1."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    either = sum(end - start for start, end in one) + sum(end - start for start, end in other) - both
    return both / either if either else 0.0


def correction_fault(kind: Kind, field: str, value: Any) -> Problem | None:
    """Why a field of an entry cannot be set to `value`; None where it can. Words and actors of the report are not for correcting."""
    if field not in correctable(kind):
        able = ", ".join(correctable(kind))
        return Problem("bad-correction", f"{field!r} cannot be corrected in {kind}; what can is {able}.", severity="error")
    closed = allowed(kind).get(field)
    if closed is not None and value not in closed:
        return Problem("bad-correction", f"{field!r} of {kind} is one of {', '.join(closed)}; {value!r} is none of them.", severity="error")
    if closed is None and value is not None and isinstance(value, str) != (hint_of(kind, field) is str):
        return Problem("bad-correction", f"{value!r} is no {hint_of(kind, field).__name__} for {field!r} of {kind}.", severity="error")
    return None


def corrected(kind: Kind, draft_type: str | None, status: str | None, corrections: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The type and the status of an entry after its corrections."""
    return corrections.get(FIRST[kind], draft_type), corrections.get(SECOND[kind], status)
