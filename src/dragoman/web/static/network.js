// The network of actors, drawn by cytoscape from what the table says.
"use strict";

addEventListener("DOMContentLoaded", async () => {
  const box = document.getElementById("network");
  if (!box || typeof cytoscape === "undefined") return box?.remove(); // the table says the same
  const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const graph = await (await fetch(box.dataset.graph)).json();
  const hue = { acts_on: ink("--events"), speaks_of: ink("--statements"), accuses: ink("--ceasefires") };
  const drawn = cytoscape({
    container: box,
    elements: [
      ...graph.nodes.map((one) => ({ data: { id: one.id, label: one.name } })),
      ...graph.edges.map((one, at) => ({ data: { id: `t${at}`, source: one.from, target: one.to, width: 1 + Math.log2(one.told), hue: hue[one.relation] } })),
    ],
    style: [
      { selector: "node", style: { label: "data(label)", color: ink("--ink"), "background-color": ink("--link"), "font-size": 20, width: 18, height: 18, "text-outline-color": ink("--paper"), "text-outline-width": 3, "min-zoomed-font-size": 5 } },
      { selector: "edge", style: { width: "data(width)", "line-color": "data(hue)", "target-arrow-color": "data(hue)", "target-arrow-shape": "triangle", "curve-style": "bezier", opacity: 0.75 } },
      { selector: ".far", style: { opacity: 0.12 } },
    ],
    layout: { name: "cose", animate: false, randomize: false, nodeRepulsion: () => 9000, idealEdgeLength: () => 90, nodeDimensionsIncludeLabels: true },
    minZoom: 0.2,
    maxZoom: 3,
  });
  drawn.on("tap", "node", (event) => { location.href = `/actors/${encodeURIComponent(event.target.id())}`; });
  drawn.on("mouseover", "node", (event) => drawn.elements().not(event.target.closedNeighborhood()).addClass("far"));
  drawn.on("mouseout", "node", () => drawn.elements().removeClass("far"));
  box.dataset.drawn = "yes";
});
