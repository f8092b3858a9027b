import gzip
import io
import json

from dragoman.intake.failure import Failure
from dragoman.intake.limits import Limits
from dragoman.intake.parcels import Parcel, held_parcels, parcels


def test_each_report_of_an_input_is_one_parcel_and_none_is_opened(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "It held."}\n\nno JSON\n'))
    (tmp_path / "b.html").write_text("<p>It broke.")
    (tmp_path / "c.txt").write_text("It held again.")
    found = list(parcels([str(tmp_path)]))
    assert [(one.place.removeprefix(f"{tmp_path}/"), one.name, one.raw, one.form) for one in found] == [
        ("a.jsonl.gz:1", "a-1", b'{"text": "It held."}', "row"),
        ("a.jsonl.gz:3", "a-3", b"no JSON", "row"),
        ("b.html", "b", b"<p>It broke.", "page"),
        ("c.txt", "c", b"It held again.", "any"),
    ]


def test_what_cannot_be_cut_fails_in_its_place(tmp_path):
    (tmp_path / "a.json").write_text('[{"text": "It held."}]')
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "It held. " * 10}) + "\n" + json.dumps({"text": "It broke."}))
    found = list(parcels([str(tmp_path / "a.json"), str(tmp_path / "b.jsonl"), "-"], io.BytesIO(b"It held."), Limits(line_bytes=40)))
    assert [one.problem.code if isinstance(one, Failure) else one.place.rsplit("/", 1)[-1] for one in found] == [
        "bad-json", "too-large", "b.jsonl:2", "-",
    ]  # fmt: skip


def test_bytes_that_are_held_are_cut_as_a_file_of_their_name_is():
    assert [one.name for one in held_parcels(b'{"text": "It held."}\n{"text": "It broke."}', "feed")] == ["feed-1", "feed-2"]
    assert list(held_parcels(b"<p>It held.", "talks.html")) == [Parcel("talks.html", "talks", b"<p>It held.", "page")]
