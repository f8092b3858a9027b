import pytest

from dragoman.record.store.paging import number_of


@pytest.mark.parametrize(("after", "number"), [(None, 5), ("7", 7), ("2016-03-14_7", 5), ("", 5), ("-3", 5)])
def test_what_is_the_token_of_another_kind_of_page_is_the_first_page(after, number):
    assert number_of(after, 5) == number
