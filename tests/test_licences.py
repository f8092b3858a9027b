"""What ships has a licence that is allowed, or `make check` refuses it."""

import json

import pytest

import licences
from licences import Part

RULES = licences.rules()


@pytest.mark.parametrize(
    ("expression", "held"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-2.0-only OR MIT", True),
        ("MIT AND GPL-2.0-only", False),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", True),
        ("MIT AND (GPL-2.0-only OR AGPL-3.0-only)", False),
        ("(MIT OR Apache-2.0)", True),
        ("GPL-3.0-only OR MIT AND BUSL-1.1", False),
    ],
)
def test_an_expression_is_met_by_allowed_licences_alone(expression, held):
    assert licences.permitted(expression, set(RULES["allowed"])) is held


def test_what_is_refused_says_why():
    parts = [Part("good", "1", "MIT"), Part("viral", "2", "GPL-3.0-only"), Part("mute", "3", None), Part("psycopg", "3.2", "LGPL-3.0-only")]
    assert list(licences.refused(parts, RULES)) == [
        "viral 2: the licence 'GPL-3.0-only' is not allowed by tools/licences.toml",
        "mute 3: its licence is not known: install it, or say it in tools/licences.toml",
    ]
    assert list(licences.refused([Part("other", "1", "LGPL-3.0-only")], RULES)) == [
        "other 1: the licence 'LGPL-3.0-only' is not allowed by tools/licences.toml"
    ]


def test_licences_come_from_the_installed_metadata():
    lock = "click==8.3.0 \\\n    --hash=sha256:00\n    # via dragoman\nno-such-package==1.0 \\\nscipy==1.2\npsycopg[binary]==3.2 \\\n"
    assert licences.packages(lock, RULES) == [
        Part("click", "8.3.0", "BSD-3-Clause"),
        Part("no-such-package", "1.0", None),
        Part("scipy", "1.2", "BSD-3-Clause"),
        Part("psycopg", "3.2", "LGPL-3.0-only"),
    ]


def test_licences_of_libraries_come_from_their_lock_file():
    inner = {"": {"name": "own"}, "node_modules/a/node_modules/@x/b": {"version": "2", "license": "ISC"}, "node_modules/c": {"version": "1"}}
    assert licences.libraries(json.dumps({"packages": inner}), RULES) == [Part("@x/b", "2", "ISC"), Part("c", "1", None)]


def test_notice_and_list_name_the_same():
    own = {**RULES, "carried": [one for one in RULES["carried"] if one["notice"] != "REIGN"]}
    notice = (licences.ROOT / "NOTICE").read_text(encoding="utf-8")
    assert list(licences.unnoticed(notice, own)) == [
        "tools/licences.toml lacks what NOTICE has: - Leaders of states from REIGN (OEFDataScience/REIGN.github.io), MIT."
    ]
    assert list(licences.unnoticed(notice.replace("REIGN", "somebody"), RULES)) == [
        "NOTICE does not name REIGN",
        "tools/licences.toml lacks what NOTICE has: - Leaders of states from somebody (OEFDataScience/somebody.github.io), MIT.",
    ]


def test_all_that_ships_is_allowed():
    assert licences.licence_faults() == []
