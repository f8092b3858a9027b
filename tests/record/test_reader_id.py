import re

from dragoman.record.reader_id import reader_id


def test_it_names_the_version_and_what_it_reads_with():
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", reader_id())
