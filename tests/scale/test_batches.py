from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.documents import Metadata
from dragoman.intake.failure import Failure, refusal
from dragoman.intake.parcels import Parcel
from dragoman.scale.batches import Batch, batches, groups, packed, unpacked

EMPTY = Failure("b.txt", refusal("empty", "is empty"))


def written(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return [str(folder / f"{name}.txt") for name in texts]


def test_small_files_of_a_folder_are_cut_together_and_big_ones_alone(tmp_path):
    paths = written(tmp_path, a="It held.", b="x" * 8_000_001, c="It broke.", d="It held again.")
    assert list(groups([str(tmp_path), "gone.txt"])) == [paths[:1], paths[1:2], [*paths[2:], "gone.txt"]]


def test_a_batch_is_named_by_where_it_is_from_what_it_holds_and_how_it_is_read(tmp_path):
    paths = written(tmp_path, a="It held.", b="It broke.", c="It held again.")
    before = [batch.id for batch in batches(paths, "r", size=2)]
    assert [batch.id for batch in batches(paths, "r", size=2)] == before
    assert len({*before, *(batch.id for batch in batches(paths, "another", size=2)), *(batch.id for batch in batches(paths[::-1], "r", size=2))}) == 6
    written(tmp_path, c="It broke again.")
    first, last = (batch.id for batch in batches(paths, "r", size=2))
    assert (first == before[0], last == before[1]) == (True, False)


@given(raw=st.binary(max_size=50), name=st.text(max_size=5), title=st.none() | st.text(max_size=5), byline=st.lists(st.text(max_size=5), max_size=2))
def test_what_is_packed_comes_out_as_it_was(raw, name, title, byline):
    parcel = Parcel("a.warc:7", name, raw, "page", Metadata(title=title, byline=tuple(byline)), "utf-8")
    assert unpacked(packed(Batch("b", (parcel, EMPTY)))) == Batch("b", (parcel, EMPTY))
