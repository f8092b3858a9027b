import pytest

from dragoman.resolve.place_context import containers, said_kinds


def around(text):
    """The text without the brackets, and where the bracketed name stands."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on [Kessab], in Syria's Latakia province.", ("Syria", "Latakia province")),
        ("The farm in [Pandi], Bulacan, was closed.", ("Bulacan",)),
        ("She lives in [Paris], Texas.", ("Texas",)),
        ("Fighters left the Libyan town of [Derna] at dawn.", ("Libyan",)),
        ("They met in Ukraine's eastern city of [Kramatorsk].", ("Ukraine",)),
        ("A clinic in [Marib] in central Yemen was hit.", ("Yemen",)),
        ("The camp at [Tripoli] (Lebanon) is full.", ("Lebanon",)),
        ("It spread to Ohio, [Georgia], Texas and Utah.", ()),
        ("He left. Syria said so. [Aleppo] fell.", ()),
        ("Talks opened in [Geneva] on Monday.", ()),
    ],
)
def test_what_the_words_around_a_name_say_it_lies_in(text, expected):
    assert containers(*around(text)) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("in [Jiangsu] province", "province"),
        ("in the states of Bihar and [Manipur]", "province"),
        ("in the city of [Van]", "city"),
        ("on the [Orontes] river", "water"),
        ("in the old district of [Nairobi]", "province"),
        ("in the Mukuru district of [Nairobi]", None),
        ("in [Nairobi] itself", None),
    ],
)
def test_what_the_words_beside_a_name_call_it(text, kind):
    kinds = said_kinds(*around(text))

    assert kind in kinds if kind else kinds == frozenset()
