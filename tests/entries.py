"""Entries of a record, made by hand and in few words.

`entry("commitments", "2016-03-14", of="withdraw_forces", by=[RUSSIA], what="pull out")`; parts are made by `part("Russia", "RUS")`.
"""

from typing import Any

from dragoman.record.rows import Entry, Part, Source, Voice

_PARTS = (
    *("by", "to", "places", "place", "actors", "recipients", "speaker", "accuser", "accused", "parties", "sponsors", "excluded", "monitors"),
    *("participants", "mediators", "hosts", "absent", "tabled", "holder"),
)
_ALONE = ("what", "scope", "name", "group", "deadline_rule")
_SEVERAL = ("exceptions", "conditions", "agenda")


def part(name: str, code: str | None = None, *sectors: str, being: str = "country", actor: str | None = None) -> Part:
    """Somebody: a country, where he has no sectors and no other type."""
    kind = "organisation" if sectors and being == "country" else being
    return Part("", actor or f"a-{name.lower().replace(' ', '-')}", name, kind, code, sectors)  # type: ignore[arg-type]


RUSSIA = part("Russia", "RUS")
SYRIA = part("Syria", "SYR")
USA = part("United States", "USA")
PUTIN = part("Vladimir Putin", "RUS", "GOV", being="person")
HNC = part("High Negotiations Committee", "SYR", "OPP")
UN = part("United Nations", "UNO", being="organisation")
ENVOY = part("Staffan de Mistura", "UNO", "GOV", being="person")
MONITOR = part("Observatory", "NGO", "SOC")
GENEVA = part("Geneva", "CHE", being="place")


def said(speaker: Part | None = None, act: str = "say", statement: str = "s-1") -> Voice:
    """A mouth through which an entry comes."""
    return Voice(statement, act, _as("speaker", speaker) if speaker else None, "named" if speaker else "unnamed")


def entry(
    kind: str,
    known: str,
    *,
    of: str | None = None,
    status: str | None = None,
    start: str | None = None,
    end: str | None = None,
    by: list[Part] | None = None,
    voices: tuple[Voice, ...] = (),
    words: str = "",
    named: str | None = None,
    happening: str | None = None,
    report: str | None = None,
    story: str | None = None,
    verdict: Any = None,
    **more: Any,
) -> Entry:
    """An entry of the report of the day `known`. Parts are given by role; wordings as strings; all else goes into its `data`."""
    roles = {role: more.pop(role) for role in _PARTS if role in more} | ({"by": by} if by else {})
    parts = tuple(_as(role, one) for role in _PARTS for one in roles.get(role, ()))
    data: dict[str, Any] = {"start": start, "end": end, **more}
    for key in _ALONE:
        if isinstance(more.get(key), str):
            data[key] = {"text": more[key]}
    for key in _SEVERAL:
        data[key] = [{"text": one} for one in more.get(key, ())]
    data.setdefault("what", {"text": words})
    report = report or f"d-{known}"
    words = words or (more["what"] if isinstance(more.get("what"), str) else kind)
    name = named or f"{kind[0]}-{known}-{of}-{status}-{words[:20]}"
    source = Source(report, f"report of {known}", None, "SPW", known, known, None, story or report)
    last = more.get("deadline") or end or start
    return Entry(name, kind, source, of, status, start, last, parts, voices, words, data, happening or name, verdict=verdict)  # type: ignore[arg-type]


def _as(role: str, one: Part) -> Part:
    return Part(role, one.actor, one.name, one.type, one.code, one.sectors, one.place)
