"""The int8 file against the float model: what each head loses, and where the two read differently.

`python -m dragoman_training.parity --float DIR --corpora DIR [--weights DIR]`; exit status 1 where a head loses more than half a point.
The float files come from `python -m dragoman_training.export --float`.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from dragoman.language.engine import Engine
from dragoman_training.corpora import universal_dependencies
from dragoman_training.evaluate import figures, seen

MOST_LOST = 0.5
"""Points out of a hundred that int8 may cost a head."""
LISTED = 40


def main() -> int:
    """Prints both figures of each head, then words that are read differently; the exit status."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--float", type=Path, required=True)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--weights", type=Path, help="the int8 files, where they are not the package's")
    options.add_argument("--most", type=int, default=10**9, help="documents of each corpus that are read")
    chosen = options.parse_args()
    small, whole = Engine(chosen.weights), Engine(chosen.float)
    found, wanted = (figures(engine, chosen.corpora, chosen.most) for engine in (small, whole))
    for name in wanted:
        print(f"{name:36s} float {wanted[name]:.2f}  int8 {found[name]:.2f}  {found[name] - wanted[name]:+.2f}")
    for line in differences(small, whole, chosen.corpora):
        print(line)
    faults = lost(found, wanted)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def lost(found: Mapping[str, float], wanted: Mapping[str, float]) -> list[str]:
    """A line for each head that loses too much."""
    return [
        f"{name}: int8 has {found[name]:.2f}, float {wanted[name]:.2f}; at most {MOST_LOST} points may be lost"
        for name in wanted
        if found[name] < wanted[name] - MOST_LOST
    ]


def differences(small: Engine, whole: Engine, corpora: Path) -> Iterator[str]:
    """Words of GUM's dev part that the two tag differently, at most `LISTED`."""
    listed = 0
    for lesson in universal_dependencies.lessons(corpora / "ud" / "gum-dev.conllu", "gum"):
        one, other = seen(small, lesson), seen(whole, lesson)
        names = [view.names.argmax(axis=1) for view in (one, other)]
        for at in np.flatnonzero((one.upos != other.upos) | (names[0] != names[1])).tolist():
            labels = small.labels
            yield (
                f"{lesson.name} {at} {lesson.words[at]!r}: float {labels.upos[int(other.upos[at])]} {labels.names[int(names[1][at])]},"
                f" int8 {labels.upos[int(one.upos[at])]} {labels.names[int(names[0][at])]}"
            )
            listed += 1
            if listed == LISTED:
                return


if __name__ == "__main__":
    raise SystemExit(main())
