import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.intake.meter import Meter
from dragoman.intake.parcels import parcels


def test_it_tells_which_part_of_all_files_has_been_read(tmp_path):
    (tmp_path / "a.txt").write_text("It held.")
    (tmp_path / "b.txt").write_text("It broke." + " " * 15)
    meter = Meter([str(tmp_path)])
    shares = [meter.share(), *(meter.share() for _ in parcels([str(tmp_path)], meter=meter))]
    assert shares == [0.0, 0.25, 1.0]


def test_it_does_not_guess(tmp_path):
    assert Meter(["-"]).share() is None
    assert Meter([str(tmp_path / "gone.txt")]).share() is None


def test_it_counts_what_is_read_out_of_order_too(tmp_path):
    pq.write_table(pa.table({"text": ["It held."] * 500, "other": [str(number) for number in range(500)]}), tmp_path / "a.parquet", row_group_size=50)
    meter = Meter([str(tmp_path)])
    shares = [meter.share() for _ in parcels([str(tmp_path)], meter=meter)]
    assert len(shares) == 500
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] <= 1.0
