def test_the_map_shows_areas_as_areas_and_says_the_same_in_a_table(client):
    places = client.get("/api/places").json()
    assert places["type"] == "FeatureCollection"
    for one in places["features"]:
        area = one["properties"]["precision"] in ("province", "district", "region")
        assert one["geometry"]["type"] == ("Polygon" if area else "Point")
        if area:
            (ring,) = one["geometry"]["coordinates"]
            assert ring[0] == ring[-1]
    page = client.get("/map").text
    assert all(f'id="{one["id"]}"' in page for one in places["features"])


def test_the_map_and_the_network_are_driven_by_the_filters_of_every_page(client):
    assert 'data-places="/api/places?since=2016-03-14"' in client.get("/map?since=2016-03-14").text
    assert len(client.get("/api/places?since=2016-03-20").json()["features"]) < len(client.get("/api/places").json()["features"])
    assert "Nothing that fits has a place on the map." in client.get("/map?until=1990-01-01").text
    assert "No two actors are tied by what fits." in client.get("/network?until=1990-01-01").text


def test_a_network_has_its_nodes_for_every_edge(client):
    graph = client.get("/api/network").json()
    ids = {one["id"] for one in graph["nodes"]}
    assert {end for edge in graph["edges"] for end in (edge["from"], edge["to"])} == ids
    assert {edge["relation"] for edge in graph["edges"]} <= {"acts_on", "speaks_of", "accuses"}


def test_one_kind_of_tie_at_a_time(client):
    page = client.get("/network?relation=accuses").text
    assert ">accuses<" in page
    assert ">acts on<" not in page
    assert "relation: &#39;loves&#39; is not one of acts_on, speaks_of, accuses." in client.get("/network?relation=loves").text
