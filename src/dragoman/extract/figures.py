"""Figures: counts that people argue about, each with what it measures, how exact it is, and who gives it."""

from dragoman.extract.event_circumstances import period, where
from dragoman.extract.figure_counts import Counted, counted
from dragoman.extract.figure_measures import Read, measure_of
from dragoman.extract.figure_vetoes import in_passing, veto
from dragoman.extract.grammar import Grammar, grammar
from dragoman.extract.parties import Parties, parties
from dragoman.extract.quantities import Quantity, quantities
from dragoman.model.annotated import Frame
from dragoman.model.entries import Figure
from dragoman.model.ids import content_id
from dragoman.model.scene import Scene
from dragoman.model.span import Span, hull
from dragoman.model.vocabulary import Measure


def figures(scene: Scene) -> tuple[Figure, ...]:
    """The figures of a report in order of the text. Two for one thing stay two."""
    trees, who = grammar(scene.annotated), parties(scene)
    frames = {frame.anchor: frame for frame in scene.annotated.frames if frame.kind == "figure"}
    found: list[Figure] = []
    for sentence in scene.annotated.sentences:
        before: Figure | None = None
        for quantity in quantities(scene.annotated.tokens, sentence):
            frame = max((frames[at] for at in range(quantity.start, quantity.end) if at in frames), key=lambda one: one.score, default=None)
            made = _figure(scene, trees, who, quantity, frame, before.measure if before else None)
            if made is not None:
                found.append(made)
                before = made
    return tuple(found)


def _figure(scene: Scene, trees: Grammar, who: Parties, quantity: Quantity, frame: Frame | None, before: Measure | None) -> Figure | None:
    what = counted(trees, quantity)
    if veto(scene, trees, quantity, what):
        return None
    read = measure_of(trees, quantity, what, frame, before)
    if in_passing(trees, quantity, what, read, frame):
        return None
    span = Span(trees.tokens[quantity.hedged].start, trees.tokens[quantity.end - 1].end)
    evidence = _evidence(trees, quantity, what, span)
    return Figure(
        id=content_id("f", scene.annotated.document.id, span.start, span.end),
        measure=read.measure,
        group=_group(scene, what, frame),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        place=where(trees, who, evidence, quantity.anchor),
        period=period(trees, scene, evidence, quantity.anchor),
        said_in=scene.said_in(trees.tokens[quantity.anchor].span),
        evidence=(evidence,),
        why=_why(frame, read, quantity),
    )


def _group(scene: Scene, what: Counted, frame: Frame | None) -> Span | None:
    """The words of the counted: after the number, else those that the model gives."""
    if what.group is not None:
        return what.group
    part = frame.part("group") if frame else None
    return scene.annotated.span(part.tokens[0]) if part and part.score >= 0.5 else None


def _evidence(trees: Grammar, quantity: Quantity, what: Counted, span: Span) -> Span:
    """The clause around the number, with all words of the quantity and of what it counts."""
    clause = trees.clause(what.noun if what.noun is not None else quantity.anchor)
    sentence = trees.sentence(quantity.anchor)
    whole = hull([clause, span, *([what.group] if what.group else [])])
    return whole if sentence.holds(whole) else hull([span, *([what.group] if what.group else [])])


def _why(frame: Frame | None, read: Read, quantity: Quantity) -> str:
    model = f"model: figure {frame.score:.2f}" if frame else "model: no figure seen; quantities: a number by its words"
    return f"{model}; {read.why}; quantities: bound {quantity.bound}"
