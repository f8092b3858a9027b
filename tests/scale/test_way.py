from dragoman.scale.reader import Wants
from dragoman.scale.way import way


def test_whatever_changes_the_reading_changes_the_word(tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text("one")
    before = way(Wants(knowledge=own))
    own.write_text("two")
    assert len({before, way(Wants(knowledge=own)), way(Wants(gazetteer=own)), way(Wants()), way(Wants("2016-03-14"))}) == 5


def test_threads_do_not():
    assert way(Wants(threads=1)) == way(Wants(threads=2))
