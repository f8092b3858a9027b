import time

import pytest

from dragoman.model.problem import Problem
from dragoman.web.accounts import account, opened, read_accounts, write_accounts

ANN = account("ann", "reviewer", "correct horse")


@pytest.fixture
def path(tmp_path):
    where = tmp_path / "accounts.tsv"
    assert write_accounts(where, [ANN]) is None
    return where


def test_an_account_is_known_by_its_name_and_password_alone(path):
    accounts = opened(path)
    assert accounts.checked("ann", "correct horse") == ANN
    assert accounts.checked("ann", "correct hors") is None
    assert accounts.checked("eve", "correct horse") is None


def test_the_file_holds_no_password_but_its_hash(path):
    text = path.read_text()
    assert text.startswith("ann\treviewer\t$argon2id$v=19$m=65536,t=3,p=4$")
    assert "horse" not in text


def test_a_password_is_the_same_however_a_keyboard_writes_it(path):
    write_accounts(path, [account("ann", "reader", "caf\u00e9 at noon")])
    assert opened(path).checked("ann", "cafe\u0301 at noon") is not None


def test_an_unknown_name_takes_as_long_as_a_wrong_password(path):
    accounts = opened(path)

    def took(name):
        times = []
        for _ in range(5):
            began = time.perf_counter()
            accounts.checked(name, "wrong")
            times.append(time.perf_counter() - began)
        return min(times)

    assert 0.5 < took("eve") / took("ann") < 2


def test_a_change_of_the_file_holds_at_once(path):
    accounts = opened(path)
    assert accounts.holds(ANN)
    write_accounts(path, [account("ann", "reader", "correct horse")])
    assert not accounts.holds(ANN)
    assert accounts.called("ann").role == "reader"
    path.chmod(0o644)
    assert accounts.called("ann") is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ann\treader\n", "1: is no account: a name, reader or reviewer, an argon2id hash, tabs between them"),
        ("ann\tking\t$argon2id$x\n", "1: is no account: a name, reader or reviewer, an argon2id hash, tabs between them"),
        ("ann\treader\tsecret\n", "1: is no account: a name, reader or reviewer, an argon2id hash, tabs between them"),
        ("\nann\treader\t$argon2id$x\nann\treader\t$argon2id$x\n", "3: 'ann' is there already"),
    ],
)
def test_a_line_that_is_no_account_is_named(path, text, fault):
    path.write_text(text)
    assert read_accounts(path) == Problem("bad-accounts", f"{path}:{fault}", severity="error")


def test_no_account_at_all_is_a_fault(path):
    path.write_text("")
    assert opened(path).message == f"{path}: holds no account; `dragoman account add NAME --file {path}` adds one"
    path.write_bytes(b"\xff")
    assert opened(path).message == f"{path}: is not UTF-8"
