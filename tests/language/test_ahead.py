import threading

import pytest

from dragoman.language.ahead import ahead


def test_what_is_made_comes_in_order():
    assert list(ahead(lambda number: number * number, range(20), 3)) == [number * number for number in range(20)]


def test_nothing_gives_nothing():
    assert list(ahead(str, [], 2)) == []


def test_a_fault_comes_where_its_thing_does():
    made = ahead(lambda number: 6 // number, [1, 2, 0, 3], 2)
    assert [next(made), next(made)] == [6, 3]
    with pytest.raises(ZeroDivisionError):
        next(made)


def test_it_looks_no_further_ahead_than_it_says():
    taken = []

    def things():
        for number in range(100):
            taken.append(number)
            yield number

    made = ahead(str, things(), 2)
    next(made)
    assert len(taken) == 4


def test_stopping_early_leaves_no_thread_behind():
    before = threading.active_count()
    made = ahead(str, range(100), 2)
    next(made)
    made.close()
    assert threading.active_count() == before
