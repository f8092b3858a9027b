"""Where a report may tell an event: words that the tables or the language model take for a trigger, and cues that are acts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from dragoman.extract.grammar import Grammar
from dragoman.knowledge.event_triggers import STRONG, WITH_A_FRAME, WITH_A_PARTY, Trigger, event_words
from dragoman.knowledge.mention_nouns import mention_nouns
from dragoman.model.annotated import Frame
from dragoman.model.entries import Statement
from dragoman.model.scene import Scene
from dragoman.model.vocabulary import MODES, Act, EventType

_PARTICLE_REACH = 3
_SURE_FRAME, _SURE_TYPE = 0.7, 0.4
_ACTS: dict[Act, tuple[EventType, str | None, bool, int]] = {
    "accuse": ("ACCUSE", "allege", False, STRONG),
    "condemn": ("ACCUSE", "disapprove", False, STRONG),
    "criticise": ("ACCUSE", "disapprove", False, STRONG),
    "demand": ("REQUEST", None, False, STRONG),
    "urge": ("REQUEST", None, False, STRONG),
    "ask": ("REQUEST", None, False, WITH_A_PARTY),
    "refuse": ("REJECT", None, False, STRONG),
    "promise": ("AGREE", None, True, STRONG),
    "offer": ("AGREE", None, True, STRONG),
    "agree": ("AGREE", None, True, WITH_A_PARTY),
    "propose": ("AGREE", None, True, WITH_A_PARTY),
    "announce": ("AGREE", None, True, WITH_A_FRAME),
    "threaten": ("THREATEN", None, False, STRONG),
    "warn": ("THREATEN", None, False, WITH_A_FRAME),
    "welcome": ("SUPPORT", None, False, STRONG),
}
"""What saying something can do: the type, its mode, whether it hangs on what is undertaken, and the weight, by the act of a statement."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may carry an event. `speech` is the statement whose cue it is; `why` names the rules in order."""

    at: int
    type: EventType
    mode: str | None
    weight: int
    commits: bool
    frame: Frame | None
    speech: Statement | None
    why: tuple[str, ...]


def candidates(scene: Scene, trees: Grammar) -> Iterator[Candidate]:
    """Every word that may carry an event, in order of the text; roles and reality are not looked at yet."""
    frames = {frame.anchor: frame for frame in scene.annotated.frames if frame.kind == "event"}
    cues = _cues(scene, trees)
    for token in trees.tokens:
        at = token.index
        frame, speech = frames.get(at), cues.get(at)
        row = _row(trees, at, frame)
        if row is None and frame is None and speech is None and token.upos != "VERB":
            continue
        ought = _by_ought(scene, trees, at) if frame is None else None
        found = ought or (
            _by_speech(trees, at, frame, speech, row) or _by_table(trees, at, frame, speech, row) or _by_model(trees, at, frame, speech)
        )
        if found is not None:
            yield found


def _cues(scene: Scene, trees: Grammar) -> dict[int, Statement]:
    """Statements by the words of their cues."""
    found: dict[int, Statement] = {}
    starts = {token.start: token.index for token in trees.tokens}
    for statement in scene.statements:
        for cue in statement.cue:
            at = starts.get(cue.start)
            while at is not None and at < len(trees.tokens) and trees.tokens[at].end <= cue.end:
                found.setdefault(at, statement)
                at += 1
    return found


def _row(trees: Grammar, at: int, frame: Frame | None) -> Trigger | None:
    """The row of the table for a word: the one whose type the model prefers, else the one with a particle, else the weightiest."""
    token = trees.tokens[at]
    rows = event_words().triggers.get((token.lemma.lower(), token.upos))
    if rows is None:
        return None
    fitting = [row for row in rows if not row.particle or _follows(trees, at, row.particle)]
    if not fitting:
        return None
    if fitting[0].particle:
        return fitting[0]
    seen = frame.label("type") if frame else None
    return next((row for row in fitting if seen and row.type == seen.value), fitting[0])


def _follows(trees: Grammar, at: int, particle: tuple[str, ...]) -> bool:
    words = [token.text.lower() for token in trees.tokens[at + 1 : at + 1 + _PARTICLE_REACH + len(particle)]]
    return any(tuple(words[start : start + len(particle)]) == particle for start in range(_PARTICLE_REACH))


def _by_speech(trees: Grammar, at: int, frame: Frame | None, speech: Statement | None, row: Trigger | None) -> Candidate | None:
    """A cue whose act is an event in itself: to accuse, to demand, to promise. One candidate a statement: at its verb."""
    if speech is None or speech.act not in _ACTS or trees.tokens[at].upos not in ("VERB", "NOUN", "ADJ"):
        return None
    type_, mode, commits, weight = _ACTS[speech.act]
    if row is not None and row.type != type_ and row.weight == STRONG:
        return None
    if row is not None and row.type == type_:
        mode, weight = row.mode or mode, max(row.weight, weight)
    return Candidate(at, type_, mode, weight, commits, frame, speech, (f"_by_speech: the act {speech.act} of its statement",))


def _by_table(trees: Grammar, at: int, frame: Frame | None, speech: Statement | None, row: Trigger | None) -> Candidate | None:
    """A word of the trigger table; where the model is surer of another type, the model's type."""
    if row is None:
        return None
    seen = frame.label("type") if frame else None
    if seen is not None and seen.value != row.type and row.weight < STRONG and seen.score >= _SURE_TYPE and not row.particle:
        return _by_model(trees, at, frame, speech, sure=0.6)
    mode = row.mode or (_mode(frame, row.type) if frame else None)
    lemma = trees.tokens[at].lemma.lower()
    return Candidate(
        at, row.type, mode, row.weight, row.commits, frame, speech, (f"_by_table: {' '.join((lemma, *row.particle))} is {row.type}",)
    )


def _by_model(trees: Grammar, at: int, frame: Frame | None, speech: Statement | None, sure: float = _SURE_FRAME) -> Candidate | None:
    """A trigger that only the language model sees, where it is sure enough."""
    label = frame.label("type") if frame else None
    if frame is None or label is None or frame.score < sure or label.score < _SURE_TYPE:
        return None
    token = trees.tokens[at]
    if token.upos not in ("VERB", "NOUN") or token.upos == "NOUN" and mention_nouns().get(token.lemma.lower()) in _BEINGS:
        return None
    type_ = next(name for name in _TYPES if name == label.value)
    return Candidate(
        at, type_, _mode(frame, type_), WITH_A_FRAME, False, frame, speech, (f"_by_model: type {label.value} {label.score:.2f}",)
    )


BY_OUGHT = "_by_ought"
_OUGHT = frozenset(("must", "should"))


def _by_ought(scene: Scene, trees: Grammar, at: int) -> Candidate | None:
    """As in "the parties must stop", said by somebody: asks them to; the speaker asks, the subject is asked."""
    token = trees.tokens[at]
    if token.upos != "VERB" or not {trees.tokens[child].text.lower() for child in trees.dependents(at, "aux")} & _OUGHT:
        return None
    around = scene.said_in(token.span)
    speech = next((statement for statement in scene.statements if statement.id == around), None)
    if speech is None or speech.act in ("think", "doubt", "predict", "report") or trees.is_passive(at):
        return None
    return Candidate(at, "REQUEST", None, WITH_A_PARTY, False, None, speech, (f"{BY_OUGHT}: somebody ought to",))


def _mode(frame: Frame, type_: EventType) -> str | None:
    """The model's mode where it belongs to the type."""
    label = frame.label("mode")
    if label is None or label.score < _SURE_TYPE:
        return None
    of, _, mode = label.value.partition("/")
    return mode if of == type_ and mode in MODES.get(type_, ()) else None


_BEINGS = frozenset(("person", "group", "organisation", "country", "vehicle"))
_TYPES: tuple[EventType, ...] = get_args(EventType)
