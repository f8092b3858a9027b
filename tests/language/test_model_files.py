"""The model's files are those that were packed, or nothing is read."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.language.model_files import FILES, SUMS, DamagedModelError, model_files, packaged

WEIGHTS = Path(str(packaged()))


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(WEIGHTS, tmp_path / "weights"))


def complaint(place):
    with pytest.raises(DamagedModelError) as error:
        model_files(place)
    return str(error.value)


def flipped(file, at):
    """Change one bit of a file; the hashes before and after."""
    raw = bytearray(file.read_bytes())
    before = hashlib.sha256(raw).hexdigest()
    raw[at] ^= 1
    file.write_bytes(raw)
    return before, hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(("model", "beside"), [("full", {"fast"}), ("fast", set())])
def test_the_packaged_files_are_all_there_and_all_listed(model, beside):
    place = Path(str(packaged(model)))
    assert {name: len(raw) for name, raw in model_files(place).items()} == {name: (place / name).stat().st_size for name in FILES}
    assert {path.name for path in place.iterdir()} == {*FILES, SUMS, *beside}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("at", [0, -1])
def test_one_bit_is_enough(copy, name, at):
    wanted, found = flipped(copy / name, at)
    assert complaint(copy) == (
        f"{copy / name}: the model is damaged: the file's SHA-256 is {found}, expected was {wanted}; install Dragoman anew."
    )


def test_a_file_that_is_gone_is_named(copy):
    (copy / "sight.onnx").unlink()
    assert complaint(copy) == f"{copy / 'sight.onnx'}: the model is damaged: the file cannot be read: No such file or directory."


def test_a_list_that_is_no_list_is_named(copy):
    (copy / SUMS).write_text("abc  sight.onnx\n")
    assert complaint(copy) == f"{copy / SUMS}: the model is damaged: 'abc  sight.onnx' is no line of a SHA-256 and a file's name."


def test_a_list_that_lacks_a_file_is_named(copy):
    lines = (copy / SUMS).read_text().splitlines(keepends=True)
    (copy / SUMS).write_text("".join(line for line in lines if "ties" not in line))
    assert complaint(copy) == f"{copy / SUMS}: the model is damaged: there is no SHA-256 of ties.onnx."


def test_the_command_says_it_in_one_line_and_reads_nothing(tmp_path):
    package = shutil.copytree(Path(dragoman.__file__).parent, tmp_path / "src/dragoman", ignore=shutil.ignore_patterns("__pycache__"))
    wanted, found = flipped(package / "language/weights/sight.onnx", 12_345_678)
    (tmp_path / "a.txt").write_text("GENEVA, March 14, 2016 - The rebels said they would stop.")
    command = [sys.executable, "-c", "from dragoman.cli.commands import dragoman; dragoman()", "read", "a.txt", "--out", "out.txt"]
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path / "src")}, capture_output=True, text=True, check=False
    )
    file = package / "language/weights/sight.onnx"
    assert done.stderr == f"Error: {file}: the model is damaged: the file's SHA-256 is {found}, expected was {wanted}; install Dragoman anew.\n"
    assert (done.returncode, done.stdout, (tmp_path / "out.txt").exists()) == (1, "", False)
