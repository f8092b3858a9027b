"""Negotiations as wholes."""

import pytest

from dragoman.extract.talks import talks
from parsed import parsed
from scenes import names, scene

UN = (("United Nations", "UNO"), ("Ms Dahl", "UNO"))


def read(marked, **more):
    told = scene(marked, **more)
    text = told.annotated.document.text
    return told, [(one.name.of(text), one) for one in talks(told)]


def test_a_round_with_everything_told():
    told, ((name, one),) = read(
        "Talks brokered/V by [Qatar|country] between the [army|group] and the [rebels|group] resumed/V in [Doha|place] on 12 May 2030."
    )
    assert name == "Talks"
    assert (names(told, one.mediators), names(told, one.participants)) == (["Qatar"], ["army", "rebels"])
    assert (names(told, [one.place]), one.start, one.status) == (["Doha"], "2030-05-12", "opened")
    assert one.why == "the noun 'Talks'; status by the verb 'resumed'"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Kenya|country] hosted/V talks in [Nairobi|place].", ["talks"]),
        ("The peace process has stalled/V.", ["The peace process"]),
        ("A donor conference opened/V in [Oslo|place].", ["A donor conference"]),
        ("[Mr Otieno|person] met/V [Ms Dahl|person] in [Oslo|place].", ["Mr Otieno met Ms Dahl in Oslo"]),
        ("The accord signed/V in [Kathmandu|place] holds/V.", ["The accord signed"]),
        ("[Ms Dahl|person] shuttled/V between the [army|group] and the [rebels|group].", ["shuttled between the army and the rebels"]),
        ("He met/V the demands in [Oslo|place].", []),
        ("[Kenya|country] and [Uganda|country] met/V in a cricket match in [Oslo|place].", []),
        ("Any talks would be long/J.", []),
        ("The news conference in [Oslo|place] opened/V.", []),
        ("The peace process commission resigned/V.", []),
        ("The process took/V weeks.", []),
        ("He talks/V to them.", []),
        ("A friend of the talks spoke/V.", []),
    ],
)
def test_what_is_a_negotiation_and_what_is_not(marked, expected):
    assert [name for name, _ in read(marked)[1]] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Talks opened/V in [Doha|place]. The talks ended/V on Friday.", 1),
        ("Talks opened/V in [Doha|place]. Other talks began/V in [Oslo|place].", 2),
        ("Talks in [Doha|place] ended/V. The [Doha|place] talks failed/V.", 1),
        ("A second round of talks ended/V. A third round of talks opens/V in June.", 2),
        ("Talks opened/V in [Doha|place]. [Mr Otieno|person] met/V [Ms Dahl|person] in [Oslo|place].", 2),
        ("[Mr Otieno|person] met/V [Ms Dahl|person] in [Oslo|place], their new meeting.", 1),
    ],
)
def test_parallel_tracks_stay_apart(marked, expected):
    assert len(read(marked)[1]) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Talks will begin/V in [Doha|place].", "scheduled"),
        ("Talks in [Doha|place] collapsed/V.", "collapsed"),
        ("The stalled/J talks in [Doha|place] mattered/V.", "suspended"),
        ("[Kenya|country] postponed/V talks in [Nairobi|place].", "postponed"),
        ("[Kenya|country] proposed/V talks in [Nairobi|place].", "proposed"),
        ("Talks in [Doha|place] ended/V and the sides signed/V an agreement.", "concluded_with_text"),
        ("If talks in [Doha|place] fail/V, war follows.", "unclear"),
    ],
)
def test_how_talks_stand(marked, expected):
    assert [one.status for _, one in read(marked)[1]] == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Proximity talks opened/V in [Doha|place].", "proximity"),
        ("Talks opened/V in [Doha|place]; the envoy met/V them separately/R.", "proximity"),
        ("A phone call between [Mr Otieno|person] and [Ms Dahl|person] ended/V.", "phone_or_video"),
        ("A summit opened/V in [Oslo|place].", "summit"),
        ("The accord was signed/V in [Kathmandu|place].", "signing"),
        ("Talks opened/V in [Doha|place].", "unclear"),
    ],
)
def test_formats(marked, expected):
    assert read(marked)[1][0][1].format == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The first of three rounds of talks opened/V.", (1, 3)),
        ("A sixth round of talks opened/V.", (6, None)),
        ("The round, the first of three, opened/V.", (1, 3)),
        ("The session, the 4th, opened/V.", (4, None)),
        ("Two rounds of talks ended/V.", (None, 2)),
        ("The first talks opened/V in [Doha|place].", (None, None)),
    ],
)
def test_rounds(marked, expected):
    assert [(one.round, one.rounds) for _, one in read(marked)[1]] == [expected]


def test_an_envoy_mediates_with_his_body():
    told, ((_, one),) = read(
        "The [United Nations|organisation] talks opened/V in [Oslo|place]. [Ms Dahl|person] left/V.",
        codes=UN,
        roles=(("Ms Dahl", "UN envoy", "United Nations"),),
    )
    assert names(told, one.mediators) == ["United Nations", "Ms Dahl"]


def test_a_side_s_envoy_does_not_mediate():
    told, ((_, one),) = read(
        "Talks opened/V in [Oslo|place]. [Mr Otieno|person] left/V.", codes=(("Mr Otieno", "KEN"),), roles=(("Mr Otieno", "envoy", None),)
    )
    assert names(told, one.mediators) == []


def test_who_stays_away_takes_no_part():
    told, ((_, one),) = read("The [rebels|group] boycotted/V talks in [Oslo|place].")
    assert (names(told, one.absent), one.participants) == (["rebels"], ())


def test_a_mediator_s_meeting_is_held_where_his_talks_are():
    marked = (
        "The [United Nations|organisation] talks opened/V in [Oslo|place]. "
        "The [rebels|group] held/V a meeting with [Ms Dahl|person] on Monday."
    )
    told, (_, (_, meeting)) = read(marked, codes=UN, roles=(("Ms Dahl", "envoy", "United Nations"),))
    assert (meeting.format, names(told, [meeting.place])) == ("consultation", ["Oslo"])


def test_a_paper_has_its_author_and_stage():
    told, ((_, one),) = read("At talks in [Oslo|place] the [rebels|group] tabled/V a paper.")
    assert [(paper.name.of(told.annotated.document.text), paper.stage) for paper in one.documents] == [("paper", "tabled")]


def test_talks_of_a_statement_are_said_in_it():
    told, ((_, one),) = read("[Ms Dahl|person] said/V talks opened/V in [Oslo|place].", said=(("Ms Dahl", "talks opened in Oslo"),))
    assert one.said_in == told.statements[0].id


def test_a_frame_of_the_model_makes_a_noun_talks():
    marked = "The consultation mattered/V."
    assert (read(marked)[1], len(read(marked, frames=(("talks", "consultation", 0.9),))[1])) == ([], 1)


def test_what_talks_are_for_is_not_what_becomes_of_them():
    written = (
        "Talks/NOUN/nsubj/5 to/PART/mark/3 end/VERB/acl/1/VerbForm=Inf war/NOUN/obj/3 resumed/VERB/root/0 "
        "in/ADP/case/7 Oslo/PROPN/obl/5 ./PUNCT/punct/5"
    )
    assert [one.status for one in talks(parsed(written, {"Oslo": "place"}))] == ["opened"]


def test_many_talks_at_different_times_are_no_talks_in_particular():
    assert read("Several peace talks collapsed/V.")[1] == []


def test_talks_of_long_ago_are_not_those_of_today():
    _told, found = read("Talks opened/V in [Oslo|place]. Talks in [Oslo|place] two years ago collapsed/V.")
    assert [one.status for _, one in found] == ["opened", "collapsed"]


def test_a_mediator_who_sees_the_sides_apart_makes_it_proximity():
    marked = "The [United Nations|organisation] talks opened/V in [Oslo|place]. [Ms Dahl|person] is meeting/V the two sides separately/R."
    _, found = read(marked, codes=UN, roles=(("Ms Dahl", "UN envoy", "United Nations"),))
    assert found[0][1].format == "proximity"


def test_a_paper_given_to_the_mediator_is_a_paper_of_the_round():
    marked = (
        "The [United Nations|organisation] talks opened/V in [Oslo|place]. "
        "At a meeting with [Ms Dahl|person] on Monday the [rebels|group] tabled/V a paper."
    )
    told, found = read(marked, codes=UN, roles=(("Ms Dahl", "envoy", "United Nations"),))
    assert [(paper.name.of(told.annotated.document.text), paper.stage) for paper in found[0][1].documents] == [("paper", "tabled")]
