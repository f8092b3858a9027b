"""One line of JSON Lines to the fields of a report."""

import json
import re
from dataclasses import dataclass

from dragoman.intake.encoding import decode
from dragoman.intake.failure import refusal, shown
from dragoman.model.problem import Problem

FIELDS = ("name", "text", "html", "published", "title", "publisher", "url")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN_AROUND = 20


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one line as they stand there. Either `text` or `html` is given; other keys of the line are left aside."""

    name: str | None = None
    text: str | None = None
    html: str | None = None
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None


def row(line: bytes) -> Row | Problem:
    """The fields of one line, or the problem why it gives no report."""
    decoded = decode(line)
    if isinstance(decoded, Problem):
        return decoded
    try:
        value = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        near = decoded.text[max(0, error.pos - _SHOWN_AROUND) : error.pos + _SHOWN_AROUND]
        return refusal("bad-json", f"is not JSON: {error.msg.removesuffix(' at')} at character {error.pos:,}, in {shown(near)}")
    except RecursionError:
        return refusal("bad-json", f"is JSON that nests too deep, from {shown(decoded.text[:_SHOWN_AROUND])} on")
    except ValueError as error:  # a number of more digits than Python reads
        return refusal("bad-json", f"is not JSON: {error}")
    if not isinstance(value, dict):
        return refusal("bad-json", f"is not a JSON object, but {shown(decoded.text.strip())}")
    given: dict[str, str] = {}
    for key in FIELDS:
        field = value.get(key)
        if field is None:
            continue
        if not isinstance(field, str):
            return refusal("bad-field", f'has no string in "{key}", but {shown(json.dumps(field))}')
        lone = _SURROGATE.search(field)
        if lone:
            return refusal(
                "bad-field",
                f'has half a character in "{key}": the lone surrogate U+{ord(lone.group()):04X} at character {lone.start():,}',
            )
        if "\0" in field:
            return refusal("bad-field", f'has the character U+0000 in "{key}", at character {field.index(chr(0)):,}')
        given[key] = field
    if "text" not in given and "html" not in given:
        keys = ", ".join(f'"{key}"' for key in value)
        found = f", but only {shown(keys)}" if value else ": {}"
        return refusal("no-body", f'has neither "text" nor "html"{found}')
    return Row(**given)
