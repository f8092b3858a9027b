import base64

import pytest

from dragoman.web.accounts import account, opened, write_accounts
from dragoman.web.sessions import FORGIVEN, IDLE, Sessions, Wait

ANN = account("ann", "reviewer", "correct horse")


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    where = tmp_path / "accounts.tsv"
    write_accounts(where, [ANN])
    return where


@pytest.fixture
def sessions(path, clock):
    return Sessions(opened(path), clock)


def basic(words):
    return "Basic " + base64.b64encode(words.encode()).decode()


def test_a_session_ends_when_it_lies_idle_or_is_ended(sessions, clock):
    key, who = sessions.sign_in("ann", "correct horse", "h")
    assert who == ANN
    clock.now = IDLE - 1
    assert sessions.account(key) == ANN
    clock.now += IDLE - 1
    assert sessions.account(key) == ANN
    clock.now += IDLE + 1
    assert sessions.account(key) is None
    other, _ = sessions.sign_in("ann", "correct horse", "h")
    sessions.end(other)
    assert sessions.account(other) is None


def test_a_session_ends_with_its_account(sessions, path):
    key, _ = sessions.sign_in("ann", "correct horse", "h")
    write_accounts(path, [account("ann", "reviewer", "another horse")])
    assert sessions.account(key) is None


def test_failed_tries_are_slowed_down_by_name_and_by_host(sessions, clock):
    for _ in range(5):
        assert sessions.sign_in("ann", "wrong", "h") is None
    assert sessions.sign_in("ann", "correct horse", "elsewhere") == Wait(1.0)
    assert sessions.sign_in("bob", "correct horse", "h") == Wait(1.0)
    clock.now = 1.5
    assert sessions.sign_in("ann", "wrong", "h") is None
    assert sessions.sign_in("ann", "correct horse", "h") == Wait(2.0)
    clock.now += FORGIVEN + 1
    assert sessions.sign_in("ann", "correct horse", "h")[1] == ANN


def test_a_program_gives_its_name_and_password_each_time(sessions, path):
    assert sessions.program(basic("ann:correct horse"), "h") == ANN
    assert sessions.program(basic("ann:correct horse"), "h") == ANN
    for header in (basic("ann:wrong"), basic("ann"), "Basic \u00fc", "Bearer abc", ""):
        assert sessions.program(header, "h") is None
    write_accounts(path, [account("bob", "reader", "another horse")])
    assert sessions.program(basic("ann:correct horse"), "h") is None
