// The map: shapes of countries carried along, areas as areas, spots as dots; nothing is asked of any other host.
"use strict";

addEventListener("DOMContentLoaded", async () => {
  const box = document.getElementById("map");
  if (!box || typeof maplibregl === "undefined") return box?.remove(); // the table says the same
  const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const [atlas, places] = await Promise.all(
    ["/static/lib/countries.json", box.dataset.places].map(async (at) => (await fetch(at)).json()),
  );
  const countries = topojson.feature(atlas, atlas.objects.countries);
  const told = new Map();
  for (const one of places.features) {
    if (one.properties.precision === "country") told.set(one.properties.country, one.properties);
  }
  for (const shape of countries.features) shape.properties.count = told.get(shape.properties.code)?.count ?? 0;
  const exact = places.features.filter((one) => one.properties.precision !== "country");
  const hue = ["case", [">", ["get", "accusations"], ["get", "events"]], ink("--ceasefires"), ink("--events")];
  maplibregl.setWorkerUrl("/static/lib/maplibre-worker.js");
  let drawn;
  try {
    drawn = new maplibregl.Map({
      container: box,
      attributionControl: false,
      cooperativeGestures: false,
      fadeDuration: 0,
      style: {
        version: 8,
        sources: {
          countries: { type: "geojson", data: countries },
          places: { type: "geojson", data: { type: "FeatureCollection", features: exact } },
        },
        layers: [
          { id: "sea", type: "background", paint: { "background-color": ink("--paper") } },
          { id: "land", type: "fill", source: "countries", paint: { "fill-color": ink("--card") } },
          { id: "told", type: "fill", source: "countries", filter: [">", ["get", "count"], 0], paint: { "fill-color": ink("--events"), "fill-opacity": 0.13 } },
          { id: "borders", type: "line", source: "countries", paint: { "line-color": ink("--faint"), "line-width": 0.6 } },
          { id: "areas", type: "fill", source: "places", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": hue, "fill-opacity": 0.18 } },
          { id: "outlines", type: "line", source: "places", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": hue, "line-width": 1.5, "line-dasharray": [2, 2] } },
          { id: "dots", type: "circle", source: "places", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-color": hue, "circle-radius": ["interpolate", ["linear"], ["get", "count"], 1, 5, 40, 16], "circle-stroke-color": ink("--card"), "circle-stroke-width": 1.5 } },
        ],
      },
    });
  } catch {
    return box.remove(); // no WebGL
  }
  drawn.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  const bounds = new maplibregl.LngLatBounds();
  const corners = (one) => (one.geometry.type === "Point" ? [one.geometry.coordinates] : one.geometry.coordinates[0]);
  for (const one of exact.length ? exact : places.features) corners(one).forEach((at) => bounds.extend(at));
  if (!bounds.isEmpty()) drawn.fitBounds(bounds, { padding: 60, maxZoom: 7, animate: false });
  for (const layer of ["dots", "areas"]) {
    drawn.on("click", layer, (event) => {
      const row = [...document.querySelectorAll("tbody tr")].find((one) => one.querySelector("bdi").textContent === event.features[0].properties.name);
      row?.scrollIntoView({ block: "center" });
      for (const lit of document.querySelectorAll("tr.lit")) lit.classList.remove("lit");
      row?.classList.add("lit");
    });
    drawn.on("mousemove", layer, (event) => {
      const { name, count } = event.features[0].properties;
      drawn.getCanvas().title = `${name}: ${count} told`;
    });
  }
  drawn.once("idle", () => { box.dataset.drawn = "yes"; });
});
