import csv
import io
import xml.etree.ElementTree as ET

import pytest


@pytest.mark.parametrize("name", ["promises", "truces", "talks"])
def test_every_chart_is_a_picture_and_a_table(client, name):
    page = client.get(f"/{name}").text
    assert f'href="/charts/{name}.csv"' in page
    picture = client.get(f"/charts/{name}.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    marks = [one for one in ET.fromstring(picture.text).iter() if one.tag.endswith(("}circle", "}rect"))]  # noqa: S314 -- of our own making
    table = client.get(f"/charts/{name}.csv")
    assert table.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert len(rows) == len(marks) > 3
    assert set(rows[0]) == {"line", "day", "until", "what", "claimed", "where"}


def test_a_chart_is_narrowed_as_its_page(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/charts/promises.csv?actor=Russia&type=withdraw_forces").text)))
    assert {row["line"].rpartition(": ")[2] for row in rows} == {"withdraw forces"}


def test_figures_in_dispute_are_a_table_even_where_there_are_none(client):
    assert client.get("/charts/figures.csv").text.startswith("measure,unit,group,place,day,giver,low,high,since given anew,words,where\r\n")
    assert client.get("/charts/figures.svg?nth=99").status_code == 200


@pytest.mark.parametrize("path", ["/charts/nope.svg", "/charts/truces.exe"])
def test_there_is_no_other_chart(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is no such chart." in answer.text
