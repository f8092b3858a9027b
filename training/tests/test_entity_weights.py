"""Clusters are paired with annotated entities by their names, and the weights say which signs tell them apart."""

import math

import numpy as np
import pytest

from dragoman_training.entity_weights import folded, header, paired, shifted
from dragoman_training.sign_weights import Candidate, common, f1_by_step, fit, kept_out, table, written


def test_names_are_folded() -> None:
    assert folded(["The Mayor’s Office", "José", "U.N.", "the "]) == {"mayor office", "jose", "u n", "the"}


@pytest.mark.parametrize(
    ("gold", "mine", "expected"),
    [
        ([["Red Lake"]], [["the red lake"]], {0: 0}),
        ([["Ana Pires"]], [["Pires"]], {0: 0}),
        # a whole name goes before a last word, whatever the order
        ([["Ana Pires", "Pires"], ["Rui Pires"]], [["Rui Pires"], ["Pires"]], {0: 1, 1: 0}),
        # an entity has one cluster only, the weightier
        ([["Red Lake"]], [["Red Lake"], ["Red Lake"]], {1: 0}),
        ([["Red Lake"]], [["Blue Lake"]], {}),
        ([["Red Lake"]], [["Red"]], {}),
        ([], [["Red Lake"]], {}),
    ],
)
def test_pairs(gold: list[list[str]], mine: list[list[str]], expected: dict[int, int]) -> None:
    assert paired([folded(one) for one in gold], [folded(one) for one in mine], range(len(mine))) == expected


def made(taken: bool, *signs: str, doc: str = "a") -> Candidate:
    return Candidate(doc, frozenset(signs), taken)


MADE = [made(True, "named", "speaks", doc=str(at % 10)) for at in range(40)] + [
    made(False, "named", "after on", doc=str(at % 10)) for at in range(40)
]


def test_the_fit_tells_what_speaks_for_and_against() -> None:
    names = common(MADE, least=2, least_rare=2, rare=" noun ")
    assert names == ["after on", "named", "speaks"]
    cells = table(MADE, names)
    against, neither, favour = fit(cells, np.array([one.taken for one in MADE], dtype=float), penalty=3.0)
    assert against < -1 and favour > 1
    assert abs(neither) < 0.01


def test_kept_out_reports_are_told_apart_too() -> None:
    names = common(MADE, 2, 2, " noun ")
    assert f1_by_step(MADE, kept_out(MADE, table(MADE, names), 3.0), gold=40)[0.5] == 1.0


def test_what_is_settled_is_not_weighed() -> None:
    one = [Candidate("a", frozenset(), True, True), Candidate("a", frozenset(), False, False)]
    assert f1_by_step(one, np.array([0.0, 1.0]), gold=1)[0.5] == 1.0


def test_rare_signs_are_left_out() -> None:
    some = [made(True, "named", "named noun ford")] * 2 + [made(True, "named")]
    assert common(some, least=2, least_rare=3, rare=" noun ") == ["named"]


def test_zero_is_the_chance_to_keep_from() -> None:
    moved = shifted({"named": 0.0, "named speaks": 1.0, "unnamed": -1.0}, chance=0.25)
    assert moved == {"named": math.log(3), "named speaks": 1.0, "unnamed": math.log(3) - 1}


def test_the_table_says_what_it_is() -> None:
    text = written(header(3), {"named speaks": 0.5, "named": -1.234, "named after by": 0.01}, least=0.1)
    assert text == (
        "# What speaks for and against taking a named or unnamed actor or place up as an entity (resolve/entity_choice.py); the sum"
        " decides.\n"
        "# Fitted by logistic regression on 3 reports annotated with the whole record, shifted so that zero is a chance of two in five.\n"
        "# Rows in order of `sign`.\n"
        "sign\tweight\nnamed\t-1.23\nnamed speaks\t0.50\n"
    )
