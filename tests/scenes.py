"""Scenes for tests, from text with marks: what the language model and the coreference would give, without either.

`[Kenya|country]` names somebody or something (the same name is the same entity; `[Moscow=Russia|country]` gives the name of the entity
where it differs). `word/V`, `/J`, `/R` make a word a verb, an adjective, an adverb; other words are tagged by a short list and by their
capital. Words hang flat on the first verb of their sentence, so that the order of words decides. Days are read by the project's own reader.
"""

import re

from dragoman.language.lemmas import lemma
from dragoman.model.annotated import Annotated, Frame, Stretch, Token
from dragoman.model.document import Document
from dragoman.model.entities import Entity, Mention, Role
from dragoman.model.entries import Statement
from dragoman.model.scene import Scene
from dragoman.model.span import Span
from dragoman.resolve.times import times

_TAGS = {"V": "VERB", "J": "ADJ", "R": "ADV"}
_CLOSED = {
    "DET": "the a an this that these those any no some each both all",
    "ADP": "of in on at by for with between among to from after before since despite during under about over into until through except",
    "PRON": "it he she they them who which his her their its we us i you another other",
    "AUX": "is are was were be been being has have had will would shall should can could may might must do does did",
    "CCONJ": "and or but",
    "SCONJ": "if unless because although while when as",
    "PART": "not ’s n’t",
    "NUM": "one two three four five six seven eight nine ten",
    "ADJ": "new next last second third first",
}
_UPOS = {word: upos for upos, words in _CLOSED.items() for word in words.split()}
_PIECE = re.compile(
    r"\[(?P<name>[^|\]=]+)(?:=(?P<full>[^|\]]+))?\|(?P<type>\w+)\]|(?P<word>[^\W_]+(?:’(?!s\b)[^\W_]+)*(?:\.\w\.)?|’s|[^\w\s])(?:/(?P<tag>[VJR]))?|(?P<space>\s+)"
)


def scene(marked, published="2030-05-14", said=(), codes=(), roles=(), frames=()):
    """A scene. `said`: (speaker, words) or (speaker, words, act); `codes`: (name, code); `roles`: (name, title, of); `frames`: (kind, word, score)."""
    text, words, named = "", [], []
    for piece in _PIECE.finditer(marked):
        if piece["space"]:
            text += piece["space"]
        elif piece["name"]:
            start = len(text)
            for part in re.split(r"( )", piece["name"]):
                if part != " ":
                    words.append((len(text), part, "PROPN" if part[:1].isupper() else _UPOS.get(part, "NOUN")))
                text += part
            named.append((Span(start, len(text)), piece["full"] or piece["name"], piece["type"], words[-1][0]))
        else:
            word = piece["word"]
            words.append((len(text), word, _tag(word, piece["tag"])))
            text += word
    tokens, sentences = _tokens(words)
    entities = {}
    for _, full, kind, _ in named:
        held = tuple(Role(title, f"e-{of}" if of else None, (Span(0, 1),)) for who, title, of in roles if who == full)
        entities[full] = Entity(f"e-{full}", full, (), kind, dict(codes).get(full), (), held, tuple(role.of for role in held if role.of))
    mentions = tuple(
        Mention(
            f"m-{span.start}",
            span.start,
            span.end,
            Span(last, span.end),
            kind,
            "name" if text[span.start].isupper() else "nominal",
            f"e-{full}",
        )
        for span, full, kind, last in named
    )
    at = {token.text: token.index for token in reversed(tokens)}
    seen = tuple(Frame(kind, at[word], score, (), ()) for kind, word, score in frames)
    annotated = Annotated(Document("d-1", "test", text, published=published), tokens, sentences, (), seen)
    return Scene(annotated, mentions, tuple(entities.values()), times(annotated), tuple(_said(text, *one) for one in said), published)


def _tag(word, mark):
    if mark:
        return _TAGS[mark]
    if not word[0].isalnum() and word != "’s":
        return "PUNCT"
    if word.isdigit():
        return "NUM"
    return _UPOS.get(word.lower(), "PROPN" if word[0].isupper() else "NOUN")


def _tokens(words):
    runs, first = [], 0
    for place, (_, word, _) in enumerate(words):
        if word in ".?!" or place == len(words) - 1:
            runs.append((first, place + 1))
            first = place + 1
    tokens = []
    for number, (left, right) in enumerate(runs):
        root = next((place for place in range(left, right) if words[place][2] == "VERB"), left)
        for place in range(left, right):
            start, word, upos = words[place]
            after = next((there for there in range(place + 1, right) if words[there][2] == "VERB"), root)
            head, relation = (after, "advmod") if word in ("not", "never") else (root, "root" if place == root else "dep")
            form = word.lower() if upos == "NOUN" else word
            tokens.append(Token(place, start, start + len(word), word, lemma(form, upos), upos, "", head, relation, number))
    return tuple(tokens), tuple(Stretch(*run) for run in runs)


def _said(text, speaker, words, act="say"):
    start = text.index(words)
    content = Span(start, start + len(words))
    return Statement(f"s-{start}", (), (), (content,), f"e-{speaker}", "named", "indirect", act, None, None, None, None, (content,))


def names(scene_, ids):
    """The names of entities by id, in order."""
    by = {entity.id: entity.name for entity in scene_.entities}
    return [by[one] for one in ids]
