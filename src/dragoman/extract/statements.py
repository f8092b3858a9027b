"""Statements, whole: the model's source, cue and content put together by syntax and quotation marks.

The model finds the cue and tags the words of source and content around it. What it gives is mended here by general rules, each
a function with its reason: contents end at quotation marks, a quotation goes on over paragraphs, a statement lies within another.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from dragoman.extract.grammar import Grammar, grammar
from dragoman.extract.quotations import Quotation, quotations
from dragoman.extract.statement_acts import act, manner
from dragoman.extract.statement_conditions import on_condition
from dragoman.extract.statement_contents import after_preposition, content, governed
from dragoman.extract.statement_contests import settled, without_doubles
from dragoman.extract.statement_continued import continued
from dragoman.extract.statement_drafts import Draft, indexes, joined, runs_of, trimmed
from dragoman.extract.statement_sources import shared, source
from dragoman.extract.statement_unseen import unseen
from dragoman.model.annotated import Annotated, Frame, Stretch
from dragoman.model.entries import Statement
from dragoman.model.ids import content_id
from dragoman.model.span import Span


def statements(annotated: Annotated) -> tuple[Statement, ...]:
    """The statements of a report in order of their cues. `speaker` and `to` are still None: who is meant is settled later."""
    quoted = quotations(annotated)
    trees = grammar(annotated)
    frames = [frame for frame in annotated.frames if frame.kind == "statement"]
    cues = frozenset(frame.anchor for frame in frames)
    seen = shared(trees, [_draft(trees, frame, quoted, cues) for frame in frames])
    whole = [draft for draft in seen if draft.content]
    drafts = settled(annotated, without_doubles([*whole, *unseen(trees, whole, quoted)]))
    taken = {draft.frame.anchor for draft in drafts}
    hollow = [draft for draft in seen if not draft.content and draft.frame.anchor not in taken]
    drafts = continued(trees, sorted([*drafts, *hollow], key=_anchor), quoted)
    drafts = [replace(draft, content=joined(annotated.tokens, trimmed(annotated.tokens, draft.content))) for draft in drafts]
    found = {(statement := _statement(trees, draft, quoted)).id: (draft, statement) for draft in drafts if draft.content}
    return tuple(replace(statement, within=_within(annotated, draft, statement, found.values())) for draft, statement in found.values())


def _anchor(draft: Draft) -> int:
    return draft.frame.anchor


def _draft(grammar: Grammar, frame: Frame, quoted: Sequence[Quotation], cues: AbstractSet[int]) -> Draft:
    """One frame's words, mended. There is no cue where the model sees the statement at its source ("Minister: no talks")."""
    found, cue, said = ((runs_of(indexes(part.tokens)) if (part := frame.part(role)) else ()) for role in ("source", "cue", "content"))
    if not cue and frame.anchor not in indexes(found):
        cue = (Stretch(frame.anchor, frame.anchor + 1),)
    cue, said = after_preposition(grammar, cue, said)
    who = source(grammar, frame.anchor, cue, found, said)
    said = said or governed(grammar, frame.anchor, who)
    return Draft(frame, who, cue, content(grammar, frame.anchor, cue, who, said, quoted, cues))


def _statement(trees: Grammar, draft: Draft, quoted: Sequence[Quotation]) -> Statement:
    annotated = trees.annotated
    source, cue, content = (tuple(annotated.span(run) for run in runs) for runs in (draft.source, draft.cue, draft.content))
    return Statement(
        id=content_id("s", annotated.document.id, *((span.start, span.end) for span in (*cue, *content, *source)), len(source)),
        source=source,
        cue=cue,
        content=content,
        speaker=None,
        speaker_kind="named" if source else "unnamed",
        quoted=manner(trees, draft, quoted),
        act=act(trees, draft),
        to=None,
        on_condition=on_condition(annotated, draft.frame.anchor),
        date=None,
        within=None,
        evidence=_evidence(annotated, draft),
    )


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


def _within(annotated: Annotated, draft: Draft, statement: Statement, whole: Iterable[tuple[Draft, Statement]]) -> str | None:
    """The id of the smallest other statement whose content holds the cue."""
    cue = annotated.tokens[draft.frame.anchor].span
    around = [
        (piece.end - piece.start, other.id) for _, other in whole if other is not statement for piece in other.content if piece.holds(cue)
    ]
    return min(around)[1] if around else None
