"""Who is meant by the words that name a speaker, what sort of speaker that is, and to whom it was said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.actors import Knowledge
from dragoman.knowledge.mention_nouns import mention_nouns
from dragoman.model.annotated import Annotated
from dragoman.model.entities import Entity, Mention
from dragoman.model.entries import Statement
from dragoman.model.span import Span
from dragoman.model.tree import Tree, tree
from dragoman.model.vocabulary import SpeakerKind

_DOCUMENTS = frozenset(
    "report statement resolution letter document communique communiqué declaration memo paper survey poll study article note text law"
    " constitution footage video image photograph data record tweet post release website book agreement indictment readout transcript"
    " email account accord deal plan annex leaflet flier terms advice proposal proposals sign decree manifesto dossier briefing".split()
)
_PLAIN_GROUPS = frozenset("media press doctor resident witness official people staff community population crowd".split())
_TELLING = frozenset(
    "tell urge ask warn order beg press remind persuade convince inform brief assure implore advise instruct promise threaten lobby"
    " petition caution command direct invite pressure thank congratulate".split()
)
_JOINED: dict[str, frozenset[str]] = {
    "on": frozenset(("call",)),
    "upon": frozenset(("call",)),
    "to": frozenset(
        "say appeal reply relay write speak message assurance promise pledge complain confirm announce offer warning explain".split()
    ),
    "with": frozenset(("plead", "insist")),
}
_LINKS = frozenset(("by", "from", "of", "in"))


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who is in a report, ready for lookup: mentions by the word they hang on and by the word they begin with, entities, and the named."""

    grown: Tree
    at_head: dict[int, Mention]
    at_start: dict[int, Mention]
    mentions: tuple[Mention, ...]
    by_id: dict[str, Entity]
    named: frozenset[str]
    knowledge: Knowledge


def spoken(
    statements: Sequence[Statement], mentions: Sequence[Mention], entities: Sequence[Entity], annotated: Annotated, knowledge: Knowledge
) -> tuple[Statement, ...]:
    """The statements with `speaker`, `speaker_kind` and `to`; order and ids are kept."""
    cast = _cast(tree(annotated), mentions, entities, knowledge)
    found: list[Statement] = []
    paper: str | None = None  # whose paper was last quoted, for "the statement" without more
    for statement in statements:
        made = _spoken(statement, cast, paper)
        paper = made.speaker if made.speaker_kind in {"document", "institution"} and made.speaker else paper
        found.append(made)
    return tuple(found)


def _cast(grown: Tree, mentions: Sequence[Mention], entities: Sequence[Entity], knowledge: Knowledge) -> _Cast:
    at_head: dict[int, Mention] = {}
    at_start: dict[int, Mention] = {}
    for mention in mentions:
        if mention.entity:
            head = grown.run(mention.head)[0]
            if head not in at_head or mention.form == "name":
                at_head[head] = mention
            at_start.setdefault(grown.run(mention.span)[0], mention)
    named = frozenset(mention.entity for mention in mentions if mention.entity and mention.form == "name")
    return _Cast(grown, at_head, at_start, tuple(mentions), {entity.id: entity for entity in entities}, named, knowledge)


def _spoken(statement: Statement, cast: _Cast, paper: str | None) -> Statement:
    to = _hearer(statement, cast)
    words = [at for piece in statement.source for at in cast.grown.run(piece)]
    if not words:
        return replace(statement, speaker=None, speaker_kind="unnamed", to=to)
    head = _head(words, cast)
    if _is_document(head, cast):
        owner = _owner(words, head, cast)
        return replace(statement, speaker=owner or paper, speaker_kind="document", to=to)
    mention = _meant(words, head, cast)
    entity = cast.by_id.get(mention.entity) if mention is not None and mention.entity else None
    kind = _kind(entity, head, cast)
    speaker = entity.id if entity is not None else None  # those without a name too: an entry of their own says what is known of them
    return replace(statement, speaker=speaker, speaker_kind=kind, to=to if to != speaker else None)


def _head(words: list[int], cast: _Cast) -> int:
    """The noun or pronoun that the words naming a speaker hang on: the last of their first noun phrase."""
    tokens = cast.grown.tokens
    head = None
    for at in words:
        token = tokens[at]
        closes = token.upos in {"ADP", "VERB", "AUX", "SCONJ", "CCONJ"} or token.text in {",", "(", "–", "—", "who", "which"}
        if head is not None and closes and tokens[at - 1].text != "-":  # "Turkey-based" ends no phrase
            break
        owned = token.upos == "PRON" and token.text.lower() in _POSSESSIVES and at != words[-1]
        if token.upos in {"NOUN", "PROPN", "PRON", "NUM"} and not owned:
            head = at
    return head if head is not None else cast.grown.top(words)


_ENDS = frozenset(("ADP", "VERB", "AUX", "SCONJ", "CCONJ"))
_STOPS = frozenset((",", "(", "–", "—", "who", "which"))
_POSSESSIVES = frozenset("his her its their our my".split())


def _is_document(head: int, cast: _Cast) -> bool:
    token = cast.grown.tokens[head]
    mention = cast.at_head.get(head)
    return (token.lemma.lower() in _DOCUMENTS or token.text.lower() in _DOCUMENTS) and not (mention is not None and mention.form == "name")


def _owner(words: list[int], head: int, cast: _Cast) -> str | None:
    """Whose a document is: who stands in its phrase, before it or after `by`, `from` or `of`."""
    inside = [at for at in words if at in cast.at_head and at != head]
    before = [at for at in inside if at < head]
    after = [at for at in inside if at > head and _linked(at, head, cast)]
    for at in [*reversed(before), *after]:
        mention = cast.at_head[at]
        entity = cast.by_id.get(mention.entity or "")
        if entity is not None and entity.type not in {"place", "facility"} and (mention.form != "pronoun" or at in before):
            return entity.id
    return None


def _linked(at: int, head: int, cast: _Cast) -> bool:
    """Whether a preposition of origin stands between a document and a name."""
    return any(cast.grown.tokens[between].text.lower() in _LINKS for between in range(head + 1, at))


def _meant(words: list[int], head: int, cast: _Cast) -> Mention | None:
    """The mention that the source hangs on, else a person's name in it, else the last name before its head, else the first mention."""
    found = cast.at_head.get(head)
    if found is None:
        found = next((one for one in cast.mentions if one.entity and one.form == "name" and _covers(one, head, cast)), None)
    inside = [cast.at_head[at] for at in words if at in cast.at_head]
    persons = [one for one in inside if one.form == "name" and one.type == "person"]
    if found is not None and (found.entity in cast.named or not persons):
        return found
    apposed = [one for one in persons if _after_comma(one, cast) or (found is None and _after_title(one, cast))]
    if apposed:
        return apposed[0]
    if found is not None:
        return found
    before = [cast.at_head[at] for at in words if at in cast.at_head and at < head and not _half(at, cast)]
    bodies = [one for one in before if one.form == "name" and one.type in {"organisation", "group", "person"}]
    return bodies[-1] if bodies else None


def _covers(mention: Mention, at: int, cast: _Cast) -> bool:
    token = cast.grown.tokens[at]
    return mention.start <= token.start and token.end <= mention.end


def _after_comma(mention: Mention, cast: _Cast) -> bool:
    first = cast.grown.run(mention.span)[0]
    return first > 0 and cast.grown.tokens[first - 1].text in {",", "–", "—"}


def _after_title(mention: Mention, cast: _Cast) -> bool:
    """Whether a name closes the phrase that begins with its bearer's title ("Minister for the Middle East Jane Roe")."""
    first = cast.grown.run(mention.span)[0]
    return first > 0 and cast.grown.tokens[first - 1].upos in {"NOUN", "PROPN"} and cast.grown.tokens[first - 1].text not in {"'s", "’s"}


def _half(at: int, cast: _Cast) -> bool:
    """Whether a name is half of a compound (`Turkey-based`)."""
    tokens = cast.grown.tokens
    return at + 1 < len(tokens) and tokens[at + 1].text in {"-", "–"}


def _kind(entity: Entity | None, head: int, cast: _Cast) -> SpeakerKind:
    """Named, unnamed or an institution, by what the source names and, where that has no name, by its noun."""
    if entity is not None and entity.id in cast.named:
        return "named" if entity.type in {"person", "nationality"} else "institution"
    if entity is not None and cast.grown.tokens[head].upos == "PRON":
        last = (entity.aliases or (entity.name,))[0].split()[-1].lower() if entity.name else ""
        return _kind_of_noun(last, last.removesuffix("s"), entity, cast)
    token = cast.grown.tokens[head]
    if entity is not None and entity.type == "person" and _in_office(head, cast):
        return "named"
    return _kind_of_noun(token.text.lower(), token.lemma.lower(), entity, cast)


def _in_office(head: int, cast: _Cast) -> bool:
    """Whether one certain person is meant by what he is ("the mayor"), and not anybody who spoke ("the official")."""
    run = cast.grown.chunk(head)
    tokens = cast.grown.tokens
    owned = any(tokens[at].text in {"'s", "’s"} for at in range(run.start, head))
    definite = owned or tokens[run.start].text.lower() in {"the", *_POSSESSIVES}
    return definite and tokens[head].lemma.lower() not in _ANYBODY


_ANYBODY = frozenset(
    "official source diplomat man woman witness resident officer soldier aide activist analyst worker doctor fighter".split()
)


def _kind_of_noun(word: str, lemma: str, entity: Entity | None, cast: _Cast) -> SpeakerKind:
    if lemma in _PLAIN_GROUPS or word in _PLAIN_GROUPS:
        return "unnamed"
    if lemma == "leader" and entity is not None and entity.type == "group" and entity.code:
        return "institution"
    agent = cast.knowledge.agent(word) or cast.knowledge.agent(lemma)
    if agent is not None:
        return "institution" if agent.kind == "group" else "unnamed"
    kind = mention_nouns().get(lemma)
    return "institution" if kind in {"organisation", "country"} or lemma in {"side", "party", "west", "force", "power"} else "unnamed"


def _hearer(statement: Statement, cast: _Cast) -> str | None:
    """Who was told: right behind the verb of telling, or behind its preposition; before it where it is passive ("were told")."""
    tokens = cast.grown.tokens
    for piece in statement.cue:
        run = cast.grown.run(piece)
        for at in reversed(run):
            lemma = tokens[at].lemma.lower()
            if lemma in _TELLING and tokens[at].upos in {"VERB", "NOUN"}:
                if _is_passive(at, cast):
                    return _subject(at, statement, cast)
                found = _begins(at + 1, cast)
                if found is not None and not _in_source(found, statement):
                    return found.entity
            after = at + 1
            word = tokens[after].text.lower() if after < len(tokens) else ""
            if after < len(tokens) and lemma in _JOINED.get(word, ()):
                found = _begins(after + 1, cast)
                if found is not None:
                    return found.entity
            if tokens[at].text.lower() in _JOINED and at > run[0] and tokens[at - 1].lemma.lower() in _JOINED[tokens[at].text.lower()]:
                found = _begins(at + 1, cast)
                if found is not None:
                    return found.entity
    return None


def _begins(at: int, cast: _Cast) -> Mention | None:
    """The mention that begins with a word, or with the title before it; None where that word stands for nobody."""
    found = cast.at_start.get(at)
    if found is not None:
        head = cast.grown.run(found.head)[0]
        around = cast.at_head.get(head, found)
        return around if around.entity else found
    tokens = cast.grown.tokens
    for step in range(1, 6):
        if at + step >= len(tokens) or tokens[at + step - 1].upos not in {"NOUN", "PROPN", "ADJ", "DET"}:
            return None
        name = cast.at_start.get(at + step)
        if name is not None and name.form == "name" and name.type in {"person", "organisation"}:
            return name
    return None


def _is_passive(at: int, cast: _Cast) -> bool:
    return at > 0 and any(cast.grown.tokens[before].lemma == "be" for before in range(max(0, at - 2), at))


def _subject(at: int, statement: Statement, cast: _Cast) -> str | None:
    """The last one told of before a passive verb, in its sentence."""
    sentence = cast.grown.tokens[at].sentence
    for before in range(at - 1, max(-1, at - 12), -1):
        if cast.grown.tokens[before].sentence != sentence:
            return None
        found = cast.at_head.get(before)
        if found is not None and not _in_source(found, statement):
            return found.entity
    return None


def _in_source(mention: Mention, statement: Statement) -> bool:
    return any(piece.holds(Span(mention.head.start, mention.head.end)) for piece in statement.source)
