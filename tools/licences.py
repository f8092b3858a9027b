"""What Dragoman carries and leans on, each with its licence: docs/licences.md, and the faults that `make check` refuses.

Versions come from the lock files, licences from the metadata of the installed packages, data and model from tools/licences.toml.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
RULES = Path("tools/licences.toml")
PAGE = Path("docs/licences.md")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s\\;]+)", re.MULTILINE)
LONGEST = 80  # letters of a licence's name; what is longer is its text


@dataclass(frozen=True, slots=True)
class Part:
    """Something that ships or is installed with it. `licence` is an SPDX expression, or None where nothing tells it."""

    name: str
    version: str
    licence: str | None


def rules() -> dict[str, Any]:
    """What tools/licences.toml says."""
    return tomllib.loads((ROOT / RULES).read_text(encoding="utf-8"))


def packages(lock: str, told: dict[str, Any]) -> list[Part]:
    """Every package that a lock file pins, in its order."""
    return [Part(name, version, package_licence(name, told)) for name, version in PINNED.findall(lock)]


def extras(told: dict[str, Any]) -> list[Part]:
    """The packages that the extras for users name."""
    optional = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    named = {re.split(r"[\[<>=]", line, maxsplit=1)[0] for extra, lines in optional.items() if extra != "dev" for line in lines}
    return [part for part in packages((ROOT / "requirements-dev.lock").read_text(encoding="utf-8"), told) if part.name in named]


def libraries(lock: str, told: dict[str, Any]) -> list[Part]:
    """Every library that front-end/package-lock.json pins."""
    found = {}
    for path, one in json.loads(lock)["packages"].items():
        if path:
            name = path.rpartition("node_modules/")[2]
            found[name, one["version"]] = Part(name, one["version"], one.get("license") or told["told"].get(name, {}).get("licence"))
    return [found[key] for key in sorted(found)]


def package_licence(name: str, told: dict[str, Any]) -> str | None:
    """The licence of an installed package as SPDX writes it; None where it is not installed or does not tell."""
    if name in told["told"]:
        return str(told["told"][name]["licence"])
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return None
    classified = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or [] if line.startswith("License :: ")]
    for said in (_field(about, "License-Expression"), _field(about, "License"), *(classified if len(classified) == 1 else [])):
        if said and said != "UNKNOWN" and len(said) <= LONGEST:
            return str(told["read_as"].get(said, said))
    return None


def _field(about: PackageMetadata, key: str) -> str | None:
    return about[key] if key in about else None  # noqa: SIM401 -- its type has no `get`


def permitted(expression: str, allowed: set[str]) -> bool:
    """Whether an SPDX expression can be met with allowed licences alone: AND binds before OR."""
    inner = re.search(r"\(([^()]*)\)", expression)
    if inner:
        stands = next(iter(sorted(allowed))) if permitted(inner[1], allowed) else "refused"
        return permitted(expression[: inner.start()] + stands + expression[inner.end() :], allowed)
    return any(all(one.strip() in allowed for one in choice.split(" AND ")) for choice in expression.split(" OR "))


def refused(parts: list[Part], told: dict[str, Any]) -> Iterator[str]:
    """What may not ship, each with the reason."""
    allowed = set(told["allowed"])
    for part in parts:
        if part.licence is None:
            yield f"{part.name} {part.version}: its licence is not known: install it, or say it in {RULES}"
        elif not permitted(part.licence, allowed) and told["excepted"].get(part.name, {}).get("licence") != part.licence:
            yield f"{part.name} {part.version}: the licence {part.licence!r} is not allowed by {RULES}"


def unnoticed(notice: str, told: dict[str, Any]) -> Iterator[str]:
    """What is carried and not in NOTICE, or in NOTICE and not in the list; and what is listed and not there."""
    lines = [line for line in notice.splitlines() if line.startswith("- ")]
    for one in told["carried"]:
        if not any(one["notice"] in line for line in lines):
            yield f"NOTICE does not name {one['notice']}"
        if one["licence"] not in told["allowed"]:
            yield f"{one['where']}: the licence {one['licence']!r} is not allowed by {RULES}"
        if not (ROOT / one["where"]).exists():
            yield f"{RULES}: {one['where']} is not there"
    yield from (f"{RULES} lacks what NOTICE has: {line}" for line in lines if not any(one["notice"] in line for one in told["carried"]))


def licence_faults() -> list[str]:
    """All that `make check` refuses."""
    told = rules()
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    return [*(fault for parts in _all(told) for fault in refused(parts, told)), *unnoticed(notice, told)]


def licences_page() -> str:
    """docs/licences.md."""
    told = rules()
    run, more, drawn = _all(told)
    lines = ["# What ships, and under which licence", ""]
    lines += ["<!-- generated by `make docs` from the lock files, the packages and tools/licences.toml -->", ""]
    lines += ["Dragoman itself is Apache-2.0. `make check` refuses whatever has a licence that the last table does not allow.", ""]
    lines += ["## Carried in the package", "", "| what | where | source | licence |", "|---|---|---|---|"]
    lines += [f"| {one['what']} | `{one['where']}` | <{one['source']}> | {one['licence']} |" for one in told["carried"]]
    lines += ["", "Every other table says its source in its first lines; the sample reports are Dragoman's own.", ""]
    lines += ["## Libraries of the pages, carried in the built package", ""]
    lines += ["All that the lock file pins; those that the pages do not call themselves are inside those they do.", "", *_table(drawn)]
    lines += ["## Installed with it", ""]
    lines += ["Not carried: pip fetches them, at these versions where `requirements.lock` is used.", "", *_table(run)]
    lines += ["## Installed where an extra asks for it", ""]
    lines += ["The packages that the extras name, without what those bring along.", "", *_table(more)]
    lines += ["## What is allowed, and why", "", "| licence | reason |", "|---|---|"]
    lines += [*(f"| {name} | {why} |" for name, why in told["allowed"].items())]
    lines += [f"| {one['licence']}, for {name} alone | {one['why']} |" for name, one in told["excepted"].items()]
    return "\n".join([*lines, ""])


def _all(told: dict[str, Any]) -> tuple[list[Part], list[Part], list[Part]]:
    run = packages((ROOT / "requirements.lock").read_text(encoding="utf-8"), told)
    return run, extras(told), libraries((ROOT / "front-end/package-lock.json").read_text(encoding="utf-8"), told)


def _table(parts: list[Part]) -> list[str]:
    rows = [f"| {one.name} | {one.version} | {one.licence or 'not known'} |" for one in parts]
    return ["| name | version | licence |", "|---|---|---|", *rows, ""]
