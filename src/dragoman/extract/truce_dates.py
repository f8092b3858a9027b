"""When a truce began, is to begin, ended or is to end."""

from collections.abc import Sequence

from dragoman.extract.lists import Lists
from dragoman.extract.truce_mentions import TruceMention
from dragoman.model.edtf import edtf

_STARTS = (
    "took effect",
    "take effect",
    "taken effect",
    "into force",
    "in force since",
    "into effect",
    "took hold",
    "begin",
    "began",
    "start",
    "since",
    "signed",
    "declared",
    "agreed",
    "concluded",
)
_ENDS = ("expire", "lapse", "ran out", "run out", "until", "through", "ended", "due to end")


def start_of(listed: Lists, group: Sequence[TruceMention]) -> str | None:
    """By words of beginning (`took effect on Monday`), else by a date in its own phrase (`last month’s truce`)."""
    return _date(listed, group, _STARTS) or _own_date(group)


def end_of(listed: Lists, group: Sequence[TruceMention]) -> str | None:
    """By words of ending: `expires on Friday`, `lapsed at midnight on Saturday`."""
    return _date(listed, group, _ENDS)


def _date(listed: Lists, group: Sequence[TruceMention], words: Sequence[str]) -> str | None:
    """The date that follows words of beginning or ending in a sentence of the truce, within a few words."""
    text = listed.trees.annotated.document.text
    for mention in group:
        sentence = listed.trees.sentence(mention.head)
        for time in listed.who.scene.times_in(sentence):
            if time.type not in ("DATE", "TIME") or not time.from_:
                continue
            lead = text[max(sentence.start, time.start - 40) : time.start].lower()
            if any(word in lead for word in words):
                return edtf(time)
    return None


def _own_date(group: Sequence[TruceMention]) -> str | None:
    """A date in the truce’s own phrase: `last month’s truce`, `a ceasefire in Syria in 2012`."""
    return next((edtf(time) for mention in group for time in mention.times if time.from_), None)
