"""On which condition somebody speaks: anonymity, not being named, no leave to talk."""

import re

from dragoman.model.annotated import Annotated
from dragoman.model.span import Span

_NAMED = r"(?:named|identified|quoted by name|anonymous)"
_CONDITION = re.compile(
    rf"""
      (?:speaking\ |who\ (?:all\ |both\ )?spoke\ |talking\ )?(?:up)?on\ (?:the\ )?condition\ (?:of\ anonymity\b|(?:that\ )?(?:he|she|they|their|his|her)\b[^,.;”"]{{3,60}})
    | (?:speaking\ |who\ (?:all\ |both\ )?spoke\ )?(?:anonymously|off\ the\ record|on\ background)\b
    | who\ (?:asked|requested|declined|refused|wished|wanted|preferred|did\ not\ want|didn[’']t\ want|insisted)
      \ (?:not\ )?(?:to\ (?:be|remain)\ |on\ (?:not\ )?(?:being|remaining)\ )?(?:not\ to\ be\ )?(?:{_NAMED}|(?:on\ )?anonymity)\b
    | (?:asking|requesting|declining|refusing|wishing)\ (?:not\ )?to\ (?:be|remain)\ {_NAMED}\b
    | (?:who|because\ (?:he|she|they)|as\ (?:he|she|they))\ (?:was|were|is|are)(?:\ not|n[’']t)
      \ (?:authori[sz]ed|permitted|allowed)\ to\ (?:speak|talk|brief|discuss)\b(?:(?!\ (?:said|says|told)\b)[^,.;”"]){{0,60}}
    """,  # noqa: E501 - an alternative a line
    re.IGNORECASE | re.VERBOSE,
)


_SIGNS = ("condition", "anonym", "named", "identified", "quoted by", "record", "background", "uthori", "permitted", "allowed")


def on_condition(annotated: Annotated, cue_start: int) -> Span | None:
    """The words of the sentence with the cue (at token `cue_start`) that say on what condition its source speaks."""
    sentence = annotated.span(annotated.sentences[annotated.tokens[cue_start].sentence])
    words = sentence.of(annotated.document.text).lower()
    if not any(sign in words for sign in _SIGNS):  # the long pattern is slow where nothing of the kind is said
        return None
    found = _CONDITION.search(annotated.document.text, sentence.start, sentence.end)
    return Span(*found.span()) if found else None
