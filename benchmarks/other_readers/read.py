"""One reader of PyPI's, asked over and over: `python read.py NAME REPORTS`; a line on stdin asks for a round: its seconds and finds.

It runs in a venv of its own, where Dragoman is not; what it imports is therefore named and not known to the type checker here.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

Reader = Callable[[int, dict[str, str]], int]
"""Reads a report, given its place in the file too; gives how many things it found."""


def spacy_blank(_: Path) -> Reader:
    """Words and sentences by rule, the least that spaCy does."""
    nlp = import_module("spacy").blank("en")
    nlp.add_pipe("sentencizer")
    return lambda _, report: sum(1 for _ in nlp(report["text"]).sents)


def textacy(reports: Path) -> Reader:
    """Direct quotations with their speakers, on a `Doc` whose grammar stands already (`REPORTS.spacy`): its making is not timed."""
    quotations = import_module("textacy.extract.triples").direct_quotations
    kept = import_module("spacy.tokens").DocBin().from_disk(reports.with_suffix(".spacy"))
    docs: list[Any] = list(kept.get_docs(import_module("spacy").blank("en").vocab))
    return lambda at, _: sum(1 for _ in quotations(docs[at]))


def dateparser(_: Path) -> Reader:
    """Dates anywhere in a text, relative ones against the report's day."""
    search = import_module("dateparser.search").search_dates

    def read(_: int, report: dict[str, str]) -> int:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(report["published"])}
        return len(search(report["text"], languages=["en"], settings=settings) or ())

    return read


READERS = {"spacy": spacy_blank, "textacy": textacy, "dateparser": dateparser}


def main() -> None:
    """Load, then answer until stdin ends."""
    name, reports = sys.argv[1], Path(sys.argv[2])
    read = READERS[name](reports)
    texts: list[dict[str, str]] = json.loads(reports.read_text(encoding="utf-8"))
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.process_time()
        found = sum(read(at, report) for at, report in enumerate(texts))
        print(json.dumps([time.process_time() - start, found]), flush=True)


if __name__ == "__main__":
    main()
