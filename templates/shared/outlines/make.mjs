// Makes outlines.json from the npm packages world-atlas@2.0.2, topojson-client@3 and
// topojson-simplify@3, and iso.json, which holds ISO 3166-1 numbers and letters: {"398": "KZ", …}
//   node make.mjs iso.json > outlines.json
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";

const topology = createRequire(import.meta.url)("world-atlas/countries-50m.json");
const weighted = presimplify(topology);
const simple = simplify(weighted, quantile(weighted, 0.2));

// Tenths of a degree, longitude and latitude in turn; rings that shrink to nothing are left out.
function rings(object) {
  const { type, coordinates } = object.geometry;
  return (type === "Polygon" ? [coordinates] : coordinates)
    .flat()
    .map((ring) => {
    const points = ring.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)]);
    const apart = points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
    return apart.length > 3 ? apart.slice(0, -1).flat() : [];
  }).filter((ring) => ring.length);
}

// A state whose islands are all too small for that has a box of a tenth of a degree on each that is
// more than two degrees from the others, so that it can be pointed at.
function specks(object) {
  const { type, coordinates } = object.geometry;
  const outer = type === "Polygon" ? [coordinates[0]] : coordinates.map((polygon) => polygon[0]);
  const found = [];
  for (const [[x, y]] of outer.sort((a, b) => b.length - a.length)) {
    if (found.every(([u, v]) => Math.hypot(x - u, y - v) > 2)) found.push([x, y]);
  }
  return found
    .map((point) => point.map((value) => Math.round(value * 10)))
    .map(([x, y]) => [x, y, x + 1, y, x + 1, y + 1]);
}

const letters = JSON.parse(readFileSync(process.argv[2], "utf8"));
const full = new Map(feature(topology, topology.objects.countries).features.map((country) => [country.id, country]));
const land = feature(simple, simple.objects.land);
const parties = {};
for (const country of feature(simple, simple.objects.countries).features) {
  if (!country.id) continue; // what has no ISO code
  const shape = country.geometry && rings(country);
  const code = letters[country.id];
  parties[code] = (parties[code] ?? []).concat(shape?.length ? shape : specks(full.get(country.id)));
}
const sorted = Object.entries(parties).sort(([a], [b]) => (a < b ? -1 : 1));
const lines = sorted.map(([code, shape]) => `"${code}":${JSON.stringify(shape)}`);
console.log(`{"land":${JSON.stringify(land.features.flatMap(rings))},\n"parties":{\n${lines.join(",\n")}}}`);
