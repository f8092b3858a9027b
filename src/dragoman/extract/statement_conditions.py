"""On which condition somebody speaks: anonymity, not being named, no leave to talk."""

import re

from dragoman.model.annotated import Annotated
from dragoman.model.span import Span

_CONDITION = re.compile(
    r"(?:speaking |who (?:all |both )?spoke |talking )?(?:up)?on (?:the )?condition (?:of anonymity|(?:that )?(?:he|she|they|their|his|her)[^,.;”\"]{3,60})"
    r"|(?:speaking |who (?:all |both )?spoke )?(?:anonymously|off the record|on background)\b"
    r"|who (?:asked|requested|declined|refused|wished|wanted|preferred|did not want|didn[’']t want|insisted)\s+(?:not )?(?:to (?:be|remain) )?(?:on )?"
    r"(?:not (?:being|to be) )?(?:named|identified|quoted by name|anonymous|anonymity)\b"
    r"|(?:asking|requesting|declining|refusing) (?:not )?to be (?:named|identified|quoted by name)\b"
    r"|who (?:was|were|is|are) not (?:authori[sz]ed|permitted|allowed) to (?:speak|talk|brief|discuss)[^,.;”\"]{0,60}"
    r"|(?:because|as) (?:he|she|they) (?:was|were|is|are)(?: not|n[’']t) (?:authori[sz]ed|permitted|allowed) to (?:speak|talk|brief|discuss)[^,.;”\"]{0,60}",
    re.IGNORECASE,
)


def on_condition(annotated: Annotated, cue_start: int) -> Span | None:
    """The words of the sentence with the cue (at token `cue_start`) that say on what condition its source speaks."""
    sentence = annotated.span(annotated.sentences[annotated.tokens[cue_start].sentence])
    found = _CONDITION.search(annotated.document.text, sentence.start, sentence.end)
    return Span(*found.span()) if found else None
