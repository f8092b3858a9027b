import json

from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.failure import Failure, refusal
from dragoman.scale.journal import NOTHING, Beside, Far, failure_line, followed, note, noted
from parcelled import parcel

EMPTY = Failure("b.txt", refusal("empty", "is empty"))


def test_what_is_noted_is_told_again(tmp_path):
    far = Far("r").after(b"line\n", b"line\n", "a" * 32).after(EMPTY, failure_line(EMPTY), "b" * 32)
    note(tmp_path / "j", far)
    assert noted(tmp_path / "j", "r") == far
    assert (far.items, far.reports, far.written, far.failures, far.through) == (2, 1, 5, {"empty": 1}, "b" * 32)
    assert far.failures_written == len(failure_line(EMPTY))


def test_the_files_beside_an_output(tmp_path):
    beside = Beside(tmp_path / "out.jsonl")
    assert [path.name for path in (beside.part, beside.failures, beside.journal)] == ["out.jsonl.part", "out.jsonl.failures.jsonl", "out.jsonl.journal"]


def test_another_reading_is_not_gone_on_with(tmp_path):
    note(tmp_path / "j", Far("0.1+a"))
    problem = noted(tmp_path / "j", "0.1+b")
    assert problem.message == (
        f"{tmp_path / 'j'}: the run that broke off read with other options or another Dragoman (0.1+a, now 0.1+b);"
        " without this file it is begun anew."
    )


def test_what_is_no_journal_is_refused(tmp_path):
    (tmp_path / "j").write_text("{")
    assert noted(tmp_path / "j", "r").message.startswith(f"{tmp_path / 'j'}: does not say how far the run is (")
    (tmp_path / "j").write_text(json.dumps({"form": "other/1", "reading": "r"}))
    assert noted(tmp_path / "j", "r").message == f"{tmp_path / 'j'}: 'other/1' is not 'dragoman.journal/1'."


def test_a_failure_is_one_line():
    assert failure_line(EMPTY) == b'{"place": "b.txt", "code": "empty", "message": "is empty"}\n'


@given(st.lists(st.integers(0, 3), max_size=5), st.lists(st.integers(0, 3), max_size=5))
def test_a_hash_stands_for_all_items_so_far_in_their_order(one, other):
    def through(numbers):
        return [NOTHING, *(hash_ for _, hash_ in followed([parcel(number) if number else EMPTY for number in numbers]))][-1]

    assert (through(one) == through(other)) == (one == other)
