"""Where and when a clause puts what it tells."""

from dragoman.extract.grammar import Grammar
from dragoman.extract.parties import Parties
from dragoman.model.edtf import Side, between, date_of, edtf, since
from dragoman.model.entities import Time
from dragoman.model.scene import Scene
from dragoman.model.span import Span

_PLACES = frozenset(("country", "place", "facility"))
_WHERE = frozenset(
    (
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "across",
        "around",
        "throughout",
        "within",
        "off",
        "along",
        "over",
        "from",
        "into",
        "to",
        "on",
    )
)
_SURE = ("in", "at", "near", "inside", "outside", "across", "around", "throughout", "within", "off", "along")


def where(trees: Grammar, who: Parties, clause: Span, at: int) -> str | None:
    """The place that a clause names with a preposition of place, the one nearest to token `at`; `in` and `at` before `to` and `from`."""
    found: list[tuple[int, int, str]] = []
    for mention in who.scene.mentions_in(clause):
        if mention.entity is None or mention.form == "pronoun":
            continue
        entity = who.entities.get(mention.entity)
        head = _token(trees, mention.head)
        if entity is None or entity.type not in _PLACES or head is None:
            continue
        case = _case(trees, head, mention.span)
        if case in _WHERE:
            found.append((case not in _SURE, abs(head - at), entity.id))
    return min(found)[2] if found else None


def _case(trees: Grammar, head: int, span: Span) -> str:
    """The preposition of a place: by the tree, else the word before the mention."""
    own = trees.case_of(head).split(" ")[-1]
    if own:
        return own
    at = head
    while at > 0 and trees.tokens[at - 1].start >= span.start:
        at -= 1
    while at > 0 and trees.tokens[at - 1].upos in ("DET", "ADJ", "NOUN"):
        at -= 1
    return trees.tokens[at - 1].text.lower() if at > 0 and trees.tokens[at - 1].upos == "ADP" else ""


def when(scene: Scene, clause: Span, side: Side | None = None) -> str | None:
    """The date that a clause gives to what it tells: its finest time expression on the given side of the report's day."""
    return date_of(scene.times_in(clause), side, scene.published)


def period(trees: Grammar, scene: Scene, clause: Span, at: int) -> str | None:
    """The stretch of time that a count covers: "since 2015", "between May and August", "in the past two days", "on Monday"."""
    times = [time for time in scene.times_in(clause) if time.type != "SET"]
    if not times:
        return None
    tokens = trees.tokens
    best = min(times, key=lambda time: (edtf(time) is None, abs(time.start - tokens[at].start)))
    before = _before(trees, best)
    if before == "since" or before.endswith(("began in", "began on")):
        return since(best)
    if before == "between":
        later = [time for time in times if time.start > best.start]
        return between(best, later[0]) if later else edtf(best)
    return edtf(best)


def _before(trees: Grammar, time: Time) -> str:
    at = _token(trees, Span(time.start, time.start + 1))
    if at is None or at == 0:
        return ""
    words = trees.annotated.document.text[trees.tokens[max(0, at - 2)].start : time.start].lower().split()
    return words[-1] if words and words[-1] in ("since", "between") else " ".join(words)


def _token(trees: Grammar, span: Span) -> int | None:
    """The index of the token that begins where a span does, by bisection."""
    low, high = 0, len(trees.tokens)
    while low < high:
        middle = (low + high) // 2
        if trees.tokens[middle].start < span.start:
            low = middle + 1
        else:
            high = middle
    return low if low < len(trees.tokens) and trees.tokens[low].start == span.start else None
