"""What `times` finds in a text that needs no more than its words and its day."""

from dragoman.model.annotated import Annotated
from dragoman.model.document import Document
from dragoman.resolve.times import times


def annotated(text, published="2016-03-14", furniture=(), tokens=(), names=()):
    return Annotated(Document("d", "d", text, published=published, furniture=furniture), tokens, (), names)


def found(text, published="2016-03-14", **more):
    """Words, type, value, first and last day of each expression; an empty string where there is no day."""
    got = times(annotated(text, published, **more))
    return [(text[time.start : time.end], time.type, time.value, time.from_ or "", time.to or "") for time in got]


def values(text, published="2016-03-14", **more):
    """Words and value of each expression."""
    return [(words, value) for words, _, value, _, _ in found(text, published, **more)]
