import json
from pathlib import Path

import front_end

ROOT = Path(front_end.__file__).parent.parent


def test_every_library_is_pinned_to_one_version_and_its_hash():
    wanted = json.loads((ROOT / "front-end/package.json").read_text())["dependencies"]
    locked = json.loads((ROOT / "front-end/package-lock.json").read_text())["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in one for name, one in locked.items() if name)


def test_only_what_is_pinned_is_carried_along():
    wanted = json.loads((ROOT / "front-end/package.json").read_text())["dependencies"]
    assert {inside.split("/")[0] for inside in (*front_end.FILES, front_end.SHAPES)} == set(wanted)


def test_a_country_is_known_by_its_code_and_not_its_number():
    shapes = [{"type": "Polygon", "arcs": [], "id": "760", "properties": {"name": "Syria"}}, {"type": "Polygon", "arcs": [], "properties": {"name": "Kosovo"}}]
    atlas = {"type": "Topology", "transform": {}, "arcs": [], "objects": {"countries": {"geometries": shapes}, "land": {}}}
    coded = front_end._coded(atlas)
    assert [one["properties"]["code"] for one in coded["objects"]["countries"]["geometries"]] == ["SYR", "KOS"]
    assert set(coded["objects"]) == {"countries"}


def test_without_npm_it_says_what_is_missing(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(front_end, "OUT", tmp_path / "lib")
    monkeypatch.setattr(front_end, "_npm", lambda _: [str(tmp_path / "no-npm")])
    assert front_end.main() == 1
    said = capsys.readouterr().err
    assert said.startswith("npm did not install front-end/package-lock.json: [Errno 2] No such file or directory: ")
    assert said.endswith("The pages Map and Network will show their tables alone.\n")
