"""What the README and the docs say is so: what they show is what the commands print, and what they name is there."""

import gzip
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from archived import packed, page, request, response, warcinfo
from foreign import FOREIGN

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\((?!https?://)([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_commands_it_names_can_be_made():
    named = set(re.findall(r"(?:`| {4})make ([a-z]+)\b", (ROOT / "README.md").read_text(encoding="utf-8")))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= named <= targets


def test_the_version_is_the_same_everywhere():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_dependency_has_its_hash_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.findall(r"^(\S+==\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE)
    assert len(entries) == len(re.findall(r"^\S+==", text, re.MULTILINE)) > 10
    assert "://" not in text


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for lock, listed in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", [*project["dependencies"], *project["optional-dependencies"]["dev"]]),
    ):
        locked = set(re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        assert {re.split(r"[\[<>=]", line)[0] for line in listed} - locked == set()


def test_archives_are_read_as_their_page_shows(tmp_path):
    french = response(f"<html><body><article><p>{FOREIGN['fr']}</p></article>".encode(), url="https://news.example/pourparlers")
    (tmp_path / "CC-NEWS-20160314-00001.warc.gz").write_bytes(packed(warcinfo(), request(), response(page()), french))
    (tmp_path / "archive").mkdir()
    rows = [{"text": "It held."}, {"headline": "Truce", "content": "It held."}]
    (tmp_path / "archive/2017.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    pq.write_table(pa.table({"text": ["It broke.", ""]}), tmp_path / "archive/2018.parquet")
    shown = re.search(r"```console\n(.*?)```", (ROOT / "docs/archives.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    printed = ""
    for command in re.findall(r"^\$ (.*)$", shown, re.MULTILINE):
        offset = re.search(r":(\d+): is in French", printed)
        true = re.sub(r"\+\d+", f"+{int(offset[1]) + 1}", command) if offset else command
        called = re.sub(r"^dragoman ", f"{sys.executable} -m dragoman ", true)
        run = subprocess.run(  # noqa: S602 -- the page shows a shell
            called, shell=True, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        printed += f"$ {command}\n{run.stdout}"
    assert re.sub(r"gz:\d+: is in", "gz:1111: is in", printed) == shown
