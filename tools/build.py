"""Make a release in dist/: the wheel, the source, what they are made of (CycloneDX), and the SHA-256 of each: `make build`.

The wheel and the source take their times from the last commit, so that the same commit gives the same bytes.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from licences import Part, libraries, packages, rules

ROOT = Path(__file__).parent.parent
DIST = ROOT / "dist"
SUMS = "SHA256SUMS"
HASHED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+) \\\n((?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)
SPDX = re.compile(r"[A-Za-z0-9.-]+")


def main() -> int:
    """Build all of it; the exit status."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    DIST.mkdir(exist_ok=True)
    for old in DIST.iterdir():
        if old.is_file():
            old.unlink()
    moment = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    environment = {**os.environ, **({"SOURCE_DATE_EPOCH": moment} if moment else {})}
    done = subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(DIST)], cwd=ROOT, env=environment, check=False)
    if done.returncode:
        return done.returncode
    (DIST / f"dragoman-{version}.cdx.json").write_text(json.dumps(bill(version), indent=1) + "\n", encoding="utf-8")
    if not (ROOT / "src/dragoman/web/static/lib/pinned.txt").exists():
        print("the wheel lacks the libraries of the pages: run `make setup` where npm's registry is reachable", file=sys.stderr)
    (DIST / SUMS).write_text(sums(DIST), encoding="ascii")
    print((DIST / SUMS).read_text(encoding="ascii"), end="")
    return 0


def bill(version: str) -> dict[str, Any]:
    """The bill of materials, CycloneDX 1.6: the locked packages with their hashes, the pages' libraries, the model."""
    told = rules()
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    hashes = {name: re.findall(r"sha256:([0-9a-f]{64})", lines) for name, _, lines in HASHED.findall(lock)}
    drawn = libraries((ROOT / "front-end/package-lock.json").read_text(encoding="utf-8"), told)
    components = [
        *(_component(one, f"pkg:pypi/{one.name}@{one.version}", hashes[one.name]) for one in packages(lock, told)),
        *(_component(one, f"pkg:npm/{one.name.replace('@', '%40')}@{one.version}", []) for one in drawn),
        *_model(version),
    ]
    own = {"type": "application", "bom-ref": "dragoman", "name": "dragoman", "version": version, "purl": f"pkg:pypi/dragoman@{version}"}
    content = {"metadata": {"component": {**own, "licenses": [{"license": {"id": "Apache-2.0"}}]}}, "components": components}
    number = uuid5(NAMESPACE_URL, json.dumps(content, sort_keys=True))
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{number}", "version": 1, **content}


def sums(folder: Path) -> str:
    """The SHA-256 of every file of a folder, as `sha256sum --check` reads it."""
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and path.name != SUMS]
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)


def _component(part: Part, purl: str, hashes: list[str]) -> dict[str, Any]:
    """A package. A lock file pins several files of it, of which one is installed: each is a reference with its hash."""
    known = part.licence or ""
    licence = {"license": {"id": known}} if SPDX.fullmatch(known) else {"expression": known}
    files = [{"type": "distribution", "url": purl, "hashes": [{"alg": "SHA-256", "content": one}]} for one in hashes]
    kept: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": part.name, "version": part.version, "purl": purl}
    return {**kept, **({"licenses": [licence]} if known else {}), **({"externalReferences": files} if files else {})}


def _model(version: str) -> list[dict[str, Any]]:
    """The language models' files, each with its hash."""
    weights = ROOT / "src/dragoman/language/weights"
    pairs = [
        (digest, f"{place}{name}")
        for place in ("", "fast/")
        for digest, name in (line.split("  ") for line in (weights / place / SUMS).read_text(encoding="ascii").splitlines())
    ]
    return [
        {
            "type": "machine-learning-model" if name.endswith(".onnx") else "data",
            "bom-ref": f"model/{name}", "name": name, "version": version,
            "hashes": [{"alg": "SHA-256", "content": digest}], "licenses": [{"license": {"id": "Apache-2.0"}}],
        }
        for digest, name in pairs
    ]  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
