"""The floors of quality: what a small slice of each measure reached with each model, which later work may raise and not lower.

`python tools/floors.py --gold DIR --corpora DIR --scorer FILE` measures the slices and says which fall below; `--pin` writes the
floors anew and refuses to lower one unless `--lower "why"` says why, which is kept beside it.
"""

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from dragoman.language.model_files import Model
from dragoman.model.problem import Problem
from dragoman.reading import Tools, tools
from measures import MEASURES, Figures, Source, asking, has_gold, measured

ROOT = Path(__file__).parent.parent
FILES: dict[Model, Path] = {"full": ROOT / "tools/floors.toml", "fast": ROOT / "tools/floors-fast.toml"}
SLICE = {"record": 4, "attribution": 6, "events": 40, "places": 12, "mentions": 14}
"""How many texts of each measure are in its slice."""
HELD = {
    "record": ("entities", "statements", "events", "figures", "positions", "evidence.valid"),
    "attribution": ("source exact", "cue exact", "content exact", "relation"),
    "events": ("type", "role span"),
    "places": ("toponyms", "within 161 km, of all gold"),
    "mentions": ("all recall",),
}
SLACK = 0.005
"""Another processor may round int8 otherwise: a figure may lie this far under its floor."""


@dataclass(frozen=True, slots=True)
class Slice:
    """One pinned slice: the digest of its gold, its floors, and why any was lowered."""

    digest: str
    floors: Figures
    lowered: str = ""


def pinned(file: Path = FILES["full"]) -> dict[str, Slice]:
    """The floors as they stand in a file."""
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: Slice(row["digest"], dict(row["floors"]), row.get("lowered", "")) for name, row in raw.items()}


def measure(source: Source, ready: Tools) -> dict[str, Slice]:
    """The slices as they are read now."""
    found = {}
    for one in MEASURES:
        if not has_gold(one, source):
            continue
        figures, digest = measured(one, source, ready, SLICE[one.name])
        found[one.name] = Slice(digest, {name: round(figures[name], 4) for name in HELD[one.name]})
    return found


def below(now: dict[str, Slice], floors: dict[str, Slice]) -> list[str]:
    """A line for each figure under its floor; slices of other data than was pinned are said to be that."""
    faults = []
    for name, floor in floors.items():
        if now[name].digest != floor.digest:
            faults.append(f"{name}: the data is not what was pinned (digest {now[name].digest[:12]}, pinned {floor.digest[:12]})")
            continue
        faults += [
            f"{name}: {figure} is {now[name].floors[figure]:.3f}, its floor is {value:.3f}"
            for figure, value in floor.floors.items()
            if now[name].floors[figure] < value - SLACK
        ]
    return faults


def written(now: dict[str, Slice], reasons: dict[str, str]) -> str:
    """The file's text; `reasons` say of a slice why a floor of it fell."""
    lines = [
        "# Floors of quality on small slices, pinned by `make floors`; they only rise. Each digest is the SHA-256 of the slice's gold.",
        "",
    ]
    for name, one in now.items():
        lowered = [f'lowered = "{reasons[name]}"'] if name in reasons else []
        lines += [f"[{name}]", f'digest = "{one.digest}"', *lowered, f"[{name}.floors]"]
        lines += [*(f'"{figure}" = {value}' for figure, value in one.floors.items()), ""]
    return "\n".join(lines)


def main() -> int:
    """Measure, and pin where asked; the exit status."""
    options = asking(__doc__ or "")
    options.add_argument("--pin", action="store_true", help="write the floors anew")
    options.add_argument("--lower", metavar="WHY", default="", help="allow floors to be lowered, for this reason")
    options.add_argument("--model", choices=FILES, default="full", help="whose floors")
    chosen = options.parse_args()
    file = FILES[chosen.model]
    source = Source(chosen.gold, chosen.corpora, chosen.scorer)
    if source.missing():
        print(f"{source.missing()[0]}: does not exist, so nothing is measured", file=sys.stderr)
        return 1
    ready = tools(model=chosen.model)
    assert not isinstance(ready, Problem)  # noqa: S101 -- only a user's own tables can be faulty
    now = measure(source, ready)
    faults = below(now, pinned(file)) if file.exists() else []
    for fault in faults:
        print(fault, file=sys.stderr)
    if not chosen.pin:
        return 1 if faults else 0
    if faults and not chosen.lower:
        print('nothing was pinned: floors only rise; to lower one, say why with --lower "why"', file=sys.stderr)
        return 1
    fallen = {fault.split(":")[0]: chosen.lower for fault in faults}
    file.write_text(written(now, fallen), encoding="utf-8")
    print(f"wrote {file.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
