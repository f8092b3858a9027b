from dragoman.resolve.time_lexer import LETTER, lexed
from dragoman.resolve.time_patterns import ANY, FORMS, RULES, letters_of


def test_forms_are_written_in_kinds_of_words():
    assert letters_of("the? ordinal of") == LETTER["the"] + "?" + LETTER["ordinal"] + LETTER["of"]


def test_each_form_has_a_name_of_its_own():
    assert len({name for name, _ in FORMS}) == len(FORMS) == len(RULES)


def test_the_search_skips_words_that_are_no_expression_by_themselves():
    assert ANY.search(lexed("the two of them and a man at home").letters) is None
    assert ANY.search(lexed("a man, two weeks").letters).start() == 3
