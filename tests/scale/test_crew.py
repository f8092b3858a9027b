import json
import os
import signal
import threading
import time
from contextlib import closing

import pytest

from dragoman.intake.failure import Failure, refusal
from dragoman.scale.crew import AHEAD, AT_HAND, Crew, UnfitError
from dragoman.scale.reader import Wants
from parcelled import long_parcel, parcel

EMPTY = Failure("b.txt", refusal("empty", "is empty"))


def named(results):
    return [str(one) if isinstance(one, Failure) else json.loads(one)["document"]["name"] for one in results]


def test_results_come_in_the_order_of_the_parcels():
    items = [long_parcel(0, 500), parcel(1), EMPTY, *map(parcel, range(2, 8))]
    with closing(Crew(Wants(), 2)) as crew:
        assert named(crew.read(items)) == ["talks-0", "talks-1", "b.txt: is empty", *(f"talks-{number}" for number in range(2, 8))]


def test_no_more_is_taken_in_than_is_being_read():
    taken = []

    def coming():
        for number in range(200):
            taken.append(number)
            yield parcel(number)

    with closing(Crew(Wants(), 1)) as crew:
        results = crew.read(coming())
        next(results)
        assert len(taken) <= AHEAD + AT_HAND


def test_a_dead_reader_s_parcels_are_read_again():
    items = [parcel(number) for number in range(12)]
    with closing(Crew(Wants(), 2)) as crew:
        results = crew.read(items)
        first = [next(results)]
        os.kill(crew._hands[0].process.pid, signal.SIGKILL)
        assert named([*first, *results]) == [f"talks-{number}" for number in range(12)]


def test_what_ends_its_reader_twice_is_set_aside_and_the_others_are_read():
    poison = long_parcel(1)
    items = [parcel(0), poison, parcel(2), parcel(3)]
    with closing(Crew(Wants(), 1)) as crew:
        over = threading.Event()

        def kill():
            """End whoever reads the second parcel, as a report that breaks its reader would."""
            while not over.wait(0.02):
                for hand in list(crew._hands):
                    if hand.ready and hand.held and hand.held[0][1] is poison:
                        os.kill(hand.process.pid, signal.SIGKILL)
                        time.sleep(0.3)

        threading.Thread(target=kill, daemon=True).start()
        try:
            assert named(crew.read(items)) == ["talks-0", "talks.jsonl:1: ended its reader 2 times (signal 9)", "talks-2", "talks-3"]
        finally:
            over.set()


def test_a_reader_that_does_not_answer_is_ended():
    with closing(Crew(Wants(), 1, patience=3)) as crew:
        assert named(crew.read([long_parcel(0, 200_000), parcel(1)])) == ["talks.jsonl:0: ended its reader 2 times (no answer in 3 seconds)", "talks-1"]


def test_where_no_reader_can_work_that_is_said_once(tmp_path):
    (tmp_path / "own.tsv").write_text("no table\n")
    with closing(Crew(Wants(knowledge=tmp_path / "own.tsv"), 2)) as crew, pytest.raises(UnfitError, match=r"^own\.tsv, line 1: unknown column 'no table'"):
        list(crew.read([parcel(0)]))
