"""A release's bill of materials and sums; the wheel and the source themselves, built from a copy."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import build

LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".venv", "runs")
NEEDED = ("src", "tools", "docs", "samples", "facts", "front-end", "tests")
FILES = ("pyproject.toml", "requirements.lock", "README.md", "LICENSE", "NOTICE", "CHANGELOG.md", "CITATION.cff")


def test_the_bill_is_what_cyclonedx_wants():
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(build.bill("0.1.0"))) is None


def test_a_faulty_bill_would_be_seen():
    bill = build.bill("0.1.0")
    bill["components"][0]["type"] = "something"
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill)) is not None


def test_the_bill_names_every_locked_package_with_its_hashes():
    lock = (build.ROOT / "requirements.lock").read_text()
    components = build.bill("0.1.0")["components"]
    pinned = [line.split()[0].split("==") for line in lock.splitlines() if "==" in line and line[0].isalnum()]
    assert [[one["name"], one["version"]] for one in components if one["bom-ref"].startswith("pkg:pypi/")] == pinned
    told = [file["hashes"][0]["content"] for one in components for file in one.get("externalReferences", [])]
    assert len(told) == lock.count("--hash=sha256:")
    assert {one["name"] for one in components if one["type"] == "machine-learning-model"} == {
        f"{place}{name}.onnx" for place in ("", "fast/") for name in ("fillers", "sight", "ties")
    }


def test_the_same_sources_give_the_same_bill():
    assert build.bill("0.1.0") == build.bill("0.1.0")
    assert build.bill("0.1.0")["serialNumber"] != build.bill("0.1.1")["serialNumber"]


def test_a_release_is_built_and_its_sums_hold(tmp_path):
    for name in NEEDED:
        shutil.copytree(build.ROOT / name, tmp_path / name, ignore=LEFT_OUT)
    for name in FILES:
        shutil.copy(build.ROOT / name, tmp_path / name)
    subprocess.run([sys.executable, "tools/build.py"], cwd=tmp_path, check=True, capture_output=True)
    dist = tmp_path / "dist"
    lines = [line.split("  ") for line in (dist / "SHA256SUMS").read_text().splitlines()]
    assert {name for _, name in lines} == {path.name for path in dist.iterdir()} - {"SHA256SUMS"}
    assert sorted(name.rpartition(".")[2] for _, name in lines) == ["gz", "json", "whl"]
    assert all(hashlib.sha256((dist / name).read_bytes()).hexdigest() == digest for digest, name in lines)
    wheel = next(dist.glob("*.whl"))
    with zipfile.ZipFile(wheel) as packed:
        assert {f"dragoman/language/weights/{name}" for name in ("SHA256SUMS", "sight.onnx", "fast/SHA256SUMS", "fast/sight.onnx")} <= set(packed.namelist())
