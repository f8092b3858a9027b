import re

from dragoman.record.reader_id import reader_id


def test_it_names_the_version_and_what_it_reads_with():
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", reader_id())


def test_another_model_is_another_reader_and_is_named():
    fast, full = reader_id("fast"), reader_id()
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{8}\.fast", fast)
    assert fast.removesuffix(".fast") != full
