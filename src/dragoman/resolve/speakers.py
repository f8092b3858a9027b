"""Who is meant by the words that name a speaker, what sort of speaker that is, and to whom it was said."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.actors import Knowledge
from dragoman.model.annotated import Annotated
from dragoman.model.entities import Entity, Mention
from dragoman.model.entries import Statement
from dragoman.model.span import Span
from dragoman.model.tree import Tree, tree
from dragoman.model.vocabulary import SpeakerKind

_DOCUMENTS = frozenset(
    "report statement resolution letter document communique communiqué declaration memo paper survey poll study article note text law constitution"
    " footage video image photograph data record tweet post release website book agreement indictment".split()
)
_INDEFINITE = frozenset(("a", "an", "one", "some", "several", "two", "three", "four", "five", "many", "another", "other", "both"))
_SIDES = frozenset(
    "side party rebel opposition separatist insurgent jihadist militant guerrilla government group force army camp council alliance bloc coalition"
    " member team delegation trio quartet power paramilitary movement faction committee guard".split()
)
_BODIES = frozenset(("country", "organisation", "place", "facility"))


def spoken(
    statements: Sequence[Statement], mentions: Sequence[Mention], entities: Sequence[Entity], annotated: Annotated, knowledge: Knowledge
) -> tuple[Statement, ...]:
    """The statements with `speaker`, `speaker_kind` and `to`; order and ids are kept."""
    grown = tree(annotated)
    by_id = {entity.id: entity for entity in entities}
    named = frozenset(mention.entity for mention in mentions if mention.form == "name" and mention.type != "nationality" and mention.entity)
    return tuple(_spoken(statement, mentions, by_id, named, grown) for statement in statements)


def _spoken(
    statement: Statement, mentions: Sequence[Mention], by_id: dict[str, Entity], named: frozenset[str], grown: Tree
) -> Statement:
    head = _head(statement.source, grown)
    mention = _at(head, statement.source, mentions, grown)
    entity = by_id.get(mention.entity) if mention is not None and mention.entity else None
    kind = _kind(statement, entity, mention, head, named, grown)
    return replace(statement, speaker=entity.id if entity is not None else None, speaker_kind=kind, to=_hearer(statement, mentions, by_id, grown))


def _head(source: Sequence[Span], grown: Tree) -> int | None:
    """The word that the words naming a speaker hang on."""
    inside = [at for piece in source for at in grown.run(piece)]
    return grown.top(inside) if inside else None


def _at(head: int | None, source: Sequence[Span], mentions: Sequence[Mention], grown: Tree) -> Mention | None:
    """The mention whose head the source hangs on, else the first name in it, else the first mention."""
    if head is None:
        return None
    place = grown.tokens[head].span
    exact = [mention for mention in mentions if mention.head == place and mention.entity]
    if exact:
        return max(exact, key=lambda mention: (mention.form == "name", mention.end - mention.start))
    inside = [mention for mention in mentions if mention.entity and any(piece.holds(mention.head) for piece in source)]
    persons = [mention for mention in inside if mention.form == "name" and mention.type == "person"]
    chained = [mention for mention in inside if mention.head.start >= place.start]
    return next(iter(persons or chained or inside), None)


def _kind(statement: Statement, entity: Entity | None, mention: Mention | None, head: int | None, named: frozenset[str], grown: Tree) -> SpeakerKind:
    """Named, unnamed, an institution, or a document, by the head of the source and by what it names."""
    if not statement.source or head is None:
        return "unnamed"
    token = grown.tokens[head]
    if token.lemma.lower() in _DOCUMENTS and not (mention is not None and mention.form == "name" and mention.head == token.span):
        return "document"
    if entity is None:
        return "unnamed"
    if entity.type in _BODIES:
        return "institution"
    if entity.known_as or entity.id in named:
        return "named" if entity.type == "person" else "institution"
    if entity.type in ("group", "nationality"):
        return "institution" if _is_side(entity, grown, head, mention) else "unnamed"
    return "unnamed" if _is_unnamed(entity.aliases or (entity.name,)) else "named"


def _is_side(entity: Entity, grown: Tree, head: int, mention: Mention | None) -> bool:
    """Whether a group speaks as one: "the rebels", "both sides", "the opposition", but not "Western diplomats"."""
    if mention is None or mention.form == "pronoun":
        words = (entity.aliases or (entity.name,))[0].lower().split()
        return words[0] not in _INDEFINITE and bool(_SIDES & {word.removesuffix("s") for word in words})
    return grown.tokens[head].lemma.lower() in _SIDES


def _is_unnamed(forms: Sequence[str]) -> bool:
    """Whether nobody in particular is meant: an indefinite phrase, officials, sources, witnesses and the like."""
    first = forms[0].split()[0].lower() if forms and forms[0].split() else ""
    last = forms[0].split()[-1].lower().rstrip("s") if forms and forms[0].split() else ""
    return first in _INDEFINITE or last in ("official", "source", "diplomat", "witness", "resident", "analyst", "activist", "aide", "spokesman", "spokeswoman", "spokesperson", "survivor", "person", "expert", "doctor", "insider")


def _hearer(statement: Statement, mentions: Sequence[Mention], by_id: dict[str, Entity], grown: Tree) -> str | None:
    """Who was told: the object of `told`, `to` after said, that is no part of what was said."""
    for piece in statement.cue:
        for at in grown.run(piece):
            token = grown.tokens[at]
            if token.upos not in ("VERB", "NOUN"):
                continue
            for kid in grown.kids(at, "obj", "iobj", "obl", "nmod"):
                case = grown.kid(kid, "case")
                preposition = grown.tokens[case].text.lower() if case is not None else ""
                direct = not preposition and token.lemma.lower() in ("tell", "inform", "brief", "assure", "remind", "warn", "ask", "urge")
                if not (direct or preposition == "to"):
                    continue
                place = grown.tokens[kid].span
                if any(content.holds(place) for content in statement.content):
                    continue
                found = next((mention.entity for mention in mentions if mention.head == place and mention.entity in by_id), None)
                if found:
                    return found
    return None
