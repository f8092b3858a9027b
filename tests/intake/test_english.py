import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake.english import ENGLISH, LEAST, english_words, not_english, sample
from dragoman.knowledge.languages import language_names
from foreign import FOREIGN

REPORT = (
    "GENEVA, March 14, 2016 - The two delegations came back to the table on Monday, a week after they had left it. The mediator said"
    " that the truce was holding in most of the country. The government promised to withdraw its troops from the city."
)


@pytest.mark.parametrize(("code", "text"), FOREIGN.items(), ids=FOREIGN)
def test_another_language_is_told_by_its_words(code, text):
    told = not_english(text)
    assert told is not None
    assert (told.code, told.severity) == ("not-english", "error")
    assert told.message == f"is in {language_names()[code]} ({code}), by its words; only English is read"


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        REPORT.upper(),
        "Talks resume",
        ("Abdul Rahman al-Qaisi, Mohammed bin Salman, Hussein Amir-Abdollahian, Abdullah Abdullah, Khalifa Haftar, Ali Larijani, Nabih Berri,"
        " Saad al-Hariri, Walid al-Moallem, Bouthaina Shaaban, Riyad Hijab, Mohammed Alloush"),
        ("Killed: 12. Injured: 40. Aleppo 1,200; Idlib 3,400; Homs 75; Hama 1,010; Deir ez-Zor 410; Raqqa 22; Daraa 640; Latakia 17; Tartus 8;"
        " Damascus 2,104; Rif Dimashq 1,913; Quneitra 41; Suwayda 12; Hasakah 98"),
        ("Putin vows Aleppo strikes, Erdogan urges ceasefire; Lavrov, Kerry meet Geneva; Hezbollah fighters leave Qusayr; Assad troops enter"
        " Palmyra; Turkish jets bomb Afrin; Iranian advisers quit Khan Sheikhoun"),
        FOREIGN["fr"][:120],
        "",
        "2016-03-14\n" * 200,
    ],
    ids=["report", "capitals", "headline", "names", "table", "headlines", "short", "empty", "digits"],
)
def test_english_and_what_is_doubtful_pass(text):
    assert not_english(text) is None


@pytest.mark.parametrize(("code", "text"), FOREIGN.items(), ids=FOREIGN)
def test_an_english_report_may_quote_as_much_again_in_another_language(code, text):
    assert not_english(f"{REPORT} He repeated it in another language: “{text}”") is None


@pytest.mark.parametrize("code", ["fr", "ar", "sw", "de"])
def test_a_few_english_words_make_no_english_report(code):
    assert not_english(f"{FOREIGN[code] * 3} Copyright 2016 Example Wire. All rights reserved. Sign up for the newsletter.").code == "not-english"


@settings(deadline=None)  # a busy machine is no fault
@given(st.sampled_from(sorted(FOREIGN)), st.integers(1, 40))
def test_length_does_not_change_the_language(code, times):
    assert not_english(f"{FOREIGN[code]}\n" * times).message.startswith(f"is in {language_names()[code]} ({code})")


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=LEAST // 4))
def test_nothing_short_is_refused(text):
    assert not_english(text) is None


def test_a_long_text_is_looked_at_in_three_places():
    text = f"{'a' * 5000}{'b' * 5000}{'c' * 5000}"
    assert re.sub(r"(.)\1*", r"\1", sample(text)) == "a\nb\nc"
    assert sample(REPORT) == REPORT


def test_english_words_are_counted_among_all():
    assert english_words("The truce held, and that was IT.") == 4 / 7
    assert english_words("1, 2, 3!") == 0.0


def test_no_foreign_text_has_the_words_that_speak_for_english():
    assert {code: found for code, text in FOREIGN.items() if (found := ENGLISH & set(text.lower().split()))} == {}
