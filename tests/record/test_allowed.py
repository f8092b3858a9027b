from dragoman.record.allowed import allowed, correctable, hint_of


def test_closed_lists_are_those_of_the_values():
    assert "withdraw_forces" in allowed("commitments")["kind"]
    assert set(allowed("positions")) == {"issue", "stance"}


def test_what_a_person_may_know_better():
    assert correctable("talks") == ("end", "format", "round", "rounds", "start", "status")
    assert (hint_of("talks", "round"), hint_of("talks", "start"), hint_of("figures", "low")) == (int, str, float)
