"""Reports annotated with the whole record, stand-off by verbatim strings (`NAME.txt` beside `NAME.gold.json`)."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman_training.demonyms import is_nationality
from dragoman_training.labels import MODES
from dragoman_training.lessons import Lesson, Parse, Plain, Told, head_of, plain
from dragoman_training.lessons import Parser

OWN = Path(__file__).parents[3] / "own"
"""Reports in the project's own words, annotated after the guide of the gold."""
_NAME_TYPE = {"person": "person", "organisation": "organisation", "group": "organisation", "country": "place", "place": "place",
              "facility": "place", "nationality": "nationality"}  # fmt: skip
_SMALL = frozenset("of the and for de al el - & in ’s 's ez ash an as bin van von der la on . ’ '".split())
_PRONOUNS = frozenset(
    "he she they it we i you him her them us me his its their our my who which that himself itself themselves this these those both".split()
)
_VAGUE = frozenset(
    "hundreds thousands dozens scores millions tens several many multiple few numerous some couple handful majority half third quarter"
    " two-thirds billions no none all most".split()
)
_UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
          "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "a": 1, "an": 1}  # fmt: skip
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "dozen": 12, "%": 0.01, "percent": 0.01}
KINDS = frozenset(("statement", "event", "commitment", "position", "figure", "talks"))


def lessons(folder: Path, parse: Parser, corpus: str) -> Iterator[Lesson]:
    """One lesson a report, in order of the names."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_bytes().decode("utf-8")
        yield _lesson(corpus, gold, plain(text), parse)


def _lesson(corpus: str, gold: dict[str, Any], cut: Plain, parse: Parser) -> Lesson:
    reader = _Reader(gold, cut, parse(cut))
    frames = sorted(reader.frames(), key=lambda told: (told.kind, told.anchor))
    seen: dict[tuple[str, int], Told] = {}
    for told in frames:
        seen.setdefault((told.kind, told.anchor), told)
    return Lesson(corpus, gold["doc"], cut.words, cut.opens, names=reader.names(), frames=tuple(seen.values()), kinds=KINDS)


class _Reader:
    """One report's strings found again in its words."""

    def __init__(self, gold: dict[str, Any], cut: Plain, tree: Parse) -> None:
        self.gold, self.cut, self.tree = gold, cut, tree
        self.forms: dict[str, tuple[str, ...]] = {
            entity["name"]: tuple(dict.fromkeys([entity["name"], *entity.get("aliases", [])])) for entity in gold["entities"]
        }
        self.types: Mapping[str, str] = {entity["name"]: entity["type"] for entity in gold["entities"]}

    def find(self, string: str | None, inside: Sequence[str] = ()) -> tuple[int, int] | None:
        """Where a verbatim string stands, in words; the occurrence inside the evidence where there is one."""
        if not string:
            return None
        for evidence in inside:
            at = self.cut.text.find(evidence)
            if at >= 0:
                found = _whole(string).search(self.cut.text, at, at + len(evidence) + len(string))
                if found:
                    return self.cut.run(*found.span())
        found = _whole(string).search(self.cut.text)
        return self.cut.run(*found.span()) if found else None

    def mentions(self, name: str, inside: Sequence[str], anchor: int) -> tuple[int, int] | None:
        """The mention of an entity inside the evidence that stands nearest to `anchor`, in words."""
        best: tuple[int, int] | None = None
        for evidence in inside:
            at = self.cut.text.find(evidence)
            if at < 0:
                continue
            for form in self.forms.get(name, (name,)):
                for found in _whole(form).finditer(self.cut.text[at : at + len(evidence)]):
                    run = self.cut.run(at + found.start(), at + found.end())
                    if run and (best is None or _far(run, anchor) < _far(best, anchor) or (_far(run, anchor) == _far(best, anchor) and run[1] - run[0] > best[1] - best[0])):
                        best = run
        return best

    def parts(self, entry: dict[str, Any], evidence: Sequence[str], anchor: int, **roles: str) -> tuple[tuple[tuple[str, int, int], ...], bool]:
        """The words that fill each role (`role=key of the entry`), and whether every filler was found."""
        parts: list[tuple[str, int, int]] = []
        whole = True
        for role, key in roles.items():
            names = entry.get(key) or []
            names = [names] if isinstance(names, str) else names
            found_one = False
            for name in names:
                run = self.mentions(name, evidence, anchor)
                if run is None or any(left < run[1] and run[0] < right for _, left, right in parts):
                    continue
                if found_one and self.types.get(name) in ("country", "organisation") and abs(_far(run, anchor)) > 4:
                    continue  # the state behind a person who is named already: implied, not said here
                found_one = True
                parts.append((role, *run))
            whole = whole and (found_one or not names)
        return tuple(parts), whole

    def told(self, kind: str, anchor: int, labels: dict[str, str], parts: tuple[tuple[str, int, int], ...], whole: bool = True) -> Told:
        hidden: tuple[int, ...] = ()
        if not whole:
            near = range(max(0, anchor - 40), min(len(self.cut.words), anchor + 40))
            hidden = tuple(at for at in near if self.cut.words[at].lower() in _PRONOUNS)
        return Told(kind, anchor, tuple((group, (value,)) for group, value in labels.items() if value), parts, hidden)

    def head(self, run: tuple[int, int]) -> int:
        return head_of(self.tree, *run)

    def frames(self) -> Iterator[Told]:
        """Every entry of the gold that can be tied to a word."""
        for entry in self.gold["statements"]:
            evidence = _strings(entry["evidence"])
            cue, source = self.find(entry["cue"], evidence), self.find(entry["source"], evidence)
            content = [self.find(piece, evidence) for piece in _strings(entry["content"])]
            bearer = cue or source
            if bearer:
                parts = [("source", *source)] if source else []
                parts += [("cue", *cue)] if cue else []
                parts += [("content", *run) for run in content if run]
                yield self.told("statement", self.head(bearer), {"act": entry["act"]}, tuple(parts))
        for entry in self.gold["events"]:
            evidence = _strings(entry["evidence"])
            trigger = self.find(entry["trigger"], evidence)
            if trigger:
                anchor = self.head(trigger)
                parts, whole = self.parts(entry, evidence, anchor, actor="actors", recipient="recipients", place="place")
                mode = entry["mode"] if entry["mode"] in MODES.get(entry["type"], ()) else None
                labels = {"type": entry["type"], "mode": f"{entry['type']}/{mode}" if mode else "none", "reality": entry["reality"]}
                yield self.told("event", anchor, labels, parts, whole)
        for entry in self.gold["commitments"]:
            evidence = _strings(entry["evidence"])
            what = self.find(entry["what"], evidence)
            if what:
                anchor = self.head(what)
                found, whole = self.parts(entry, evidence, anchor, actor="by", recipient="to")
                parts = [part for part in found if not (what[0] <= part[1] < what[1] and part[0] == "recipient")] + [("what", *what)]
                for role in ("condition", "exception"):
                    parts += [(role, *run) for run in (self.find(piece, evidence) for piece in entry[f"{role}s"]) if run]
                labels = {"commitment": entry["kind"], "strength": entry["strength"], "commitment_status": entry["status"]}
                yield self.told("commitment", anchor, labels, _apart(parts), whole)
        for entry in self.gold["positions"]:
            evidence = _strings(entry["evidence"])
            what = self.find(entry["what"], evidence)
            if what:
                anchor = self.head(what)
                found, whole = self.parts(entry, evidence, anchor, actor="holder")
                yield self.told("position", anchor, {"issue": entry["issue"], "stance": entry["stance"]}, _apart([*found, ("what", *what)]), whole)
        for entry in self.gold["figures"]:
            evidence = _strings(entry["evidence"])
            anchor_at = self.number(entry, evidence)
            if anchor_at is not None:
                group = self.find(entry["group"], evidence)
                parts = [("group", *group)] if group else []
                yield self.told("figure", anchor_at, {"measure": entry["measure"]}, tuple(parts))
        for entry in self.gold["talks"]:
            evidence = _strings(entry["evidence"])
            name = self.find(entry["name"], evidence)
            if name:
                anchor = self.head(name)
                parts, whole = self.parts(entry, evidence, anchor, participant="participants", mediator="mediators", place="place")
                yield self.told("talks", anchor, {"format": entry["format"], "talks_status": entry["status"]}, parts, whole)

    def number(self, entry: dict[str, Any], evidence: Sequence[str]) -> int | None:
        """The word that gives a figure: the number, or the vague word where there is none."""
        wanted = {float(entry[key]) for key in ("value", "low", "high") if entry.get(key) is not None}
        vague: int | None = None
        for string in evidence:
            run = self.find(string)
            if run is None:
                continue
            for at in range(*run):
                word = self.cut.words[at].lower()
                value = _value(word)
                if value is not None and wanted:
                    after = self.cut.words[at + 1].lower() if at + 1 < len(self.cut.words) else ""
                    if value in wanted or value * _SCALES.get(after, 1) in wanted or value / 100 in wanted:
                        return at
                if word in _VAGUE and vague is None:
                    vague = at
        return vague

    def names(self) -> tuple[str | None, ...]:
        """Name tags: what the entities' names cover; other words with a capital are left unknown, the rest are no names."""
        tags: list[str | None] = [None if word[:1].isupper() else "O" for word in self.cut.words]
        forms = sorted(
            ((form, kind) for name, every in self.forms.items() for form in every if (kind := _NAME_TYPE.get(self.types[name]))),
            key=lambda pair: -len(pair[0]),
        )
        taken = [False] * len(tags)
        for form, kind in forms:
            for found in _whole(form).finditer(self.cut.text):
                run = self.cut.run(*found.span())
                if not run:
                    continue
                left, right = run
                while left < right and self.cut.words[left].lower() in ("the", "a", "an"):
                    left += 1
                if left >= right or any(taken[left:right]) or not _is_name(self.cut.words[left:right]):
                    continue
                for at in range(left, right):
                    tags[at], taken[at] = f"{'B' if at == left else 'I'}-{kind}", True
        for at, word in enumerate(self.cut.words):
            if tags[at] in (None, "O") and is_nationality(word) and not taken[at]:
                tags[at] = "B-nationality"
            elif tags[at] is None and self.tree.upos[at] not in ("PROPN", "NOUN", "ADJ"):
                tags[at] = "O"
        return tuple(tags)


def _whole(string: str) -> re.Pattern[str]:
    """A string as whole words: `he` is not found in `The`."""
    return re.compile(rf"(?<!\w){re.escape(string)}(?!\w)")


def _strings(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [])


def _far(run: tuple[int, int], anchor: int) -> int:
    return 0 if run[0] <= anchor < run[1] else min(abs(run[0] - anchor), abs(run[1] - 1 - anchor))


def _apart(parts: Sequence[tuple[str, int, int]]) -> tuple[tuple[str, int, int], ...]:
    """Parts without overlap: a shorter one wins from a longer one that holds it, which is cut where it can be."""
    kept: list[tuple[str, int, int]] = []
    for role, start, end in sorted(parts, key=lambda part: part[2] - part[1]):
        pieces = [(start, end)]
        for _, left, right in kept:
            pieces = [piece for a, b in pieces for piece in ((a, min(b, left)), (max(a, right), b)) if piece[0] < piece[1]]
        if pieces:
            longest = max(pieces, key=lambda piece: piece[1] - piece[0])
            kept.append((role, *longest))
    return tuple(sorted(kept, key=lambda part: part[1]))


def _is_name(words: Sequence[str]) -> bool:
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper() | words[-1].isdigit() and all(
        word[:1].isupper() or word.lower() in _SMALL or word.isdigit() for word in words
    )


def _value(word: str) -> float | None:
    if word in _UNITS and word not in ("a", "an"):
        return float(_UNITS[word])
    bare = word.replace(",", "")
    return float(bare) if re.fullmatch(r"\d+(?:\.\d+)?", bare) else None
