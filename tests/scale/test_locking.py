import subprocess
import sys

from dragoman.scale.locking import lock


def test_a_file_is_one_writer_s_at_a_time(tmp_path):
    path = tmp_path / "out.part"
    program = f"from dragoman.scale.locking import lock; print(lock(open({str(path)!r}, 'ab')))"
    with path.open("wb") as stream:
        assert lock(stream)
        other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert other.stdout == "False\n"
    with path.open("ab") as stream:
        assert lock(stream)
