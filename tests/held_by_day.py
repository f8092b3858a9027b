"""Archives of short reports, and what a folder of reports by day holds of them."""

import json

from dragoman.record.report_tables import lines_of

TEXT = "GENEVA, March {day}, 2016 - The envoy said on Monday that {number} fighters had laid down their arms."


def archive(path, count):
    """So many reports as JSON Lines, one in seventeen of them none; the path as a command takes it."""
    texts = (TEXT.format(day=1 + number % 3, number=number) if number % 17 else "" for number in range(count))
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return str(path)


def held(out):
    """All lines that are in a folder of reports by day, sorted, and all its failures."""
    lines = sorted(line for path in out.glob("*.parquet") for line in lines_of(path))
    return lines, sorted(line for path in (out / "failures").glob("*") for line in path.read_text().splitlines())
