"""Mentions: the words of a report that stand for somebody or something."""

from dragoman.extract.mention_names import proper_names
from dragoman.extract.mention_nominals import nominals
from dragoman.extract.mention_pronouns import pronouns
from dragoman.knowledge.actors import Knowledge
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.annotated import Annotated, Stretch
from dragoman.model.entities import Mention
from dragoman.model.ids import content_id
from dragoman.model.tree import tree
from dragoman.model.vocabulary import MentionForm, MentionType


def mentions(annotated: Annotated, knowledge: Knowledge, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Names, nominals and pronouns, in order of the text and not yet tied to entities; a nominal may hold names and others."""
    grown = tree(annotated)
    named = proper_names(annotated, knowledge, gazetteer)
    found: dict[tuple[int, int], Mention] = {}

    def add(run: Stretch, head: int, kind: MentionType, form: MentionForm) -> None:
        at = annotated.span(run)
        known_by = content_id("m", annotated.document.id, at.start, at.end)
        found.setdefault((at.start, at.end), Mention(known_by, at.start, at.end, grown.tokens[head].span, kind, form))

    for name in named:
        add(name.tokens, grown.top(range(name.tokens.start, name.tokens.end)), name.type, "name")
    for nominal in nominals(grown, named):
        add(nominal.tokens, nominal.head, nominal.type, "nominal")
    for token, kind in pronouns(grown):
        add(Stretch(token.index, token.index + 1), token.index, kind, "pronoun")
    return tuple(sorted(found.values(), key=lambda mention: (mention.start, -mention.end)))
