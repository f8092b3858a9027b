"""Statements, whole: the model's source, cue and content put together by syntax and quotation marks.

The model finds the cue and tags the words of source and content around it. What it gives is mended here by general rules, each
a function with its reason: contents end at quotation marks, a quotation goes on over paragraphs, a statement lies within another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.extract.quotations import MARKS, Quotation, quotations
from dragoman.extract.statement_conditions import on_condition
from dragoman.knowledge.cues import acts
from dragoman.model.annotated import Annotated, Frame, Stretch
from dragoman.model.entries import Statement
from dragoman.model.ids import content_id
from dragoman.model.span import Span
from dragoman.model.vocabulary import Act, Quoted

_EDGES = frozenset(",;:.!?–—-…()[]") | MARKS
_SUBORDINATORS = frozenset(("that", "whether", "if"))
_MOSTLY = 0.6
_SURE = 0.75
Runs = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in words: runs of tokens in order of the text."""

    frame: Frame
    source: Runs
    cue: Runs
    content: Runs


def statements(annotated: Annotated) -> tuple[Statement, ...]:
    """The statements of a report in order of their cues. `speaker` and `to` are still None: who is meant is settled later."""
    quoted = quotations(annotated)
    drafts = [draft for frame in annotated.frames if frame.kind == "statement" and (draft := _draft(annotated, frame, quoted))]
    drafts = _continued(annotated, drafts, quoted)
    whole = [(draft, _statement(annotated, draft, quoted)) for draft in drafts]
    return tuple(replace(statement, within=_within(annotated, draft, statement, whole)) for draft, statement in whole)


def _draft(annotated: Annotated, frame: Frame, quoted: Sequence[Quotation]) -> Draft | None:
    """One frame's words, mended; None where nothing is said."""
    source, cue, content = ((part.tokens if (part := frame.part(role)) else ()) for role in ("source", "cue", "content"))
    content = _trimmed_all(annotated, _to_quotations(content, quoted, frame.anchor))
    source = _trimmed_all(annotated, source)
    if not content:
        return None
    return Draft(frame, source, cue or (Stretch(frame.anchor, frame.anchor + 1),), _joined(annotated, content))


def _to_quotations(content: Runs, quoted: Sequence[Quotation], anchor: int) -> Runs:
    """A content that covers most of a quotation covers all of it: the marks say where it begins and ends."""
    runs = list(content)
    for quotation in quoted:
        inside = [run for run in runs if run.start < quotation.end and quotation.start < run.end]
        covered = sum(min(run.end, quotation.end) - max(run.start, quotation.start) for run in inside)
        if not inside or covered < _MOSTLY * (quotation.end - quotation.start) or quotation.start <= anchor < quotation.end:
            continue
        first, last = min(quotation.start, inside[0].start), max(quotation.end, inside[-1].end)
        runs = sorted([run for run in runs if run not in inside] + [Stretch(first, last)], key=lambda run: run.start)
    return tuple(runs)


def _trimmed_all(annotated: Annotated, runs: Runs) -> Runs:
    return tuple(cut for run in runs if (cut := _trimmed(annotated, run)))


def _trimmed(annotated: Annotated, run: Stretch) -> Stretch | None:
    """A run without marks at its edges, and without the `that` that opens it; a quotation's own marks inside stay balanced."""
    tokens = annotated.tokens
    start, end = run.start, run.end
    while start < end and (tokens[start].text in _EDGES and not _pairs(annotated, start, end)):
        start += 1
    if start < end and tokens[start].text.lower() in _SUBORDINATORS and tokens[start].upos in ("SCONJ", "PRON"):
        start += 1
    while start < end and tokens[end - 1].text in _EDGES and not _pairs(annotated, end - 1, end, start):
        end -= 1
    return Stretch(start, end) if start < end else None


def _pairs(annotated: Annotated, at: int, end: int, start: int | None = None) -> bool:
    """Whether the mark at the edge belongs to a quotation that opens or closes inside the run, being only a part of it."""
    tokens = annotated.tokens
    if tokens[at].text not in MARKS:
        return False
    inner = range(at + 1, end) if start is None else range(start, at)
    partner = next((place for place in (inner if start is None else reversed(inner)) if tokens[place].text in MARKS), None)
    return partner is not None and partner != (end - 1 if start is None else start)


def _joined(annotated: Annotated, runs: Runs) -> Runs:
    """Runs between which nothing but marks stand are one."""
    found: list[Stretch] = []
    for run in runs:
        if found and all(token.text in _EDGES for token in annotated.tokens[found[-1].end : run.start]):
            found[-1] = Stretch(found[-1].start, run.end)
        else:
            found.append(run)
    return tuple(found)


def _continued(annotated: Annotated, drafts: Sequence[Draft], quoted: Sequence[Quotation]) -> list[Draft]:
    """Quotations that nobody was found to say go on from the statement before, if that was in quotation marks too."""
    found = list(drafts)
    for quotation in quoted:
        size = quotation.end - quotation.start
        if size < 5 or not _opens_sentence(annotated, quotation):
            continue
        if any(run.start < quotation.end and quotation.start < run.end for draft in found for run in draft.content):
            continue
        if any(quotation.start - 3 <= draft.frame.anchor < quotation.end + 3 for draft in found):
            continue
        before = [draft for draft in found if draft.content[-1].end <= quotation.start and _is_quoted(draft, quoted)]
        if not before:
            continue
        last = max(before, key=lambda draft: draft.content[-1].end)
        earlier = [one for one in quoted if one.end <= quotation.start]
        if earlier and last.content[-1].end >= earlier[-1].end and quotation.paragraph - earlier[-1].paragraph <= 1:
            grown = replace(last, content=(*last.content, Stretch(quotation.start, quotation.end)))
            found[found.index(last)] = grown
    return found


def _opens_sentence(annotated: Annotated, quotation: Quotation) -> bool:
    sentence = annotated.sentences[annotated.tokens[quotation.start].sentence]
    return quotation.start - sentence.start <= 2


def _is_quoted(draft: Draft, quoted: Sequence[Quotation]) -> bool:
    last = draft.content[-1]
    return any(one.start < last.end and last.start < one.end for one in quoted)


def _statement(annotated: Annotated, draft: Draft, quoted: Sequence[Quotation]) -> Statement:
    source, cue, content = (tuple(annotated.span(run) for run in runs) for runs in (draft.source, draft.cue, draft.content))
    return Statement(
        id=content_id("s", [(span.start, span.end) for span in (*cue, *content)], [(span.start, span.end) for span in source]),
        source=source,
        cue=cue,
        content=content,
        speaker=None,
        speaker_kind="named" if source else "unnamed",
        quoted=_manner(draft, quoted),
        act=_act(annotated, draft),
        to=None,
        on_condition=on_condition(annotated, draft.cue[0].start),
        date=None,
        within=None,
        evidence=_evidence(annotated, draft),
    )


def _manner(draft: Draft, quoted: Sequence[Quotation]) -> Quoted:
    """Direct where all of the content stands in quotation marks, mixed where some does."""
    total = sum(run.end - run.start for run in draft.content)
    inside = sum(max(0, min(run.end, one.end) - max(run.start, one.start)) for run in draft.content for one in quoted)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * total else "mixed"


def _act(annotated: Annotated, draft: Draft) -> Act:
    """The act by the cue's own word where that leaves no doubt, else as the model sees it."""
    label = draft.frame.label("act")
    sure = acts().get(annotated.tokens[draft.frame.anchor].lemma.lower())
    if sure and (label is None or label.score < _SURE):
        return sure
    return label.value if label else "unclear"  # type: ignore[return-value]  # the model's list is the vocabulary's own


def _evidence(annotated: Annotated, draft: Draft) -> tuple[Span, ...]:
    """The sentences that hold the statement, runs of them joined."""
    tokens = annotated.tokens
    numbers = sorted({tokens[at].sentence for run in (*draft.source, *draft.cue, *draft.content) for at in range(run.start, run.end)})
    runs: list[Stretch] = []
    for number in numbers:
        sentence = annotated.sentences[number]
        if runs and runs[-1].end == sentence.start:
            runs[-1] = Stretch(runs[-1].start, sentence.end)
        else:
            runs.append(sentence)
    return tuple(annotated.span(run) for run in runs)


def _within(annotated: Annotated, draft: Draft, statement: Statement, whole: Sequence[tuple[Draft, Statement]]) -> str | None:
    """The id of the smallest other statement whose content holds the cue."""
    cue = annotated.tokens[draft.frame.anchor].span
    around = [
        (piece.end - piece.start, other.id) for _, other in whole if other is not statement for piece in other.content if piece.holds(cue)
    ]
    return min(around)[1] if around else None
