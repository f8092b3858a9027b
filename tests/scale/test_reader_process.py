from multiprocessing import get_context

import pytest

from dragoman.intake.failure import Failure
from dragoman.intake.parcels import Parcel
from dragoman.scale.reader import Wants
from dragoman.scale.reader_process import work
from parcelled import parcel


def begun(wants):
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=work, args=(theirs, wants), daemon=True)
    process.start()
    theirs.close()
    return ours, process


def test_parcels_are_answered_in_their_order_and_the_end_of_the_pipe_is_the_end():
    pipe, process = begun(Wants())
    for one in (parcel(1), Parcel("a.txt", "a", b""), parcel(2)):
        pipe.send(one)
    assert pipe.recv() == ("ready", None)
    kinds = [pipe.recv() for _ in range(3)]
    assert [kind for kind, _ in kinds] == ["read"] * 3
    assert [isinstance(value, Failure) for _, value in kinds] == [False, True, False]
    pipe.close()
    process.join(10)
    assert process.exitcode == 0


def test_who_cannot_read_says_why(tmp_path):
    (tmp_path / "own.tsv").write_text("no table\n")
    pipe, process = begun(Wants(knowledge=tmp_path / "own.tsv"))
    kind, why = pipe.recv()
    assert kind == "unfit"
    assert why.startswith("own.tsv, line 1: unknown column 'no table'")
    with pytest.raises(EOFError):
        pipe.recv()
    process.join(10)
