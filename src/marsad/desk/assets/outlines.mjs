// world-atlas (Natural Earth) in node_modules → outlines of states and the borders between them, as the server draws them:
// hundredths of a degree, longitude before latitude, in one JSON file with a fine and a coarse drawing.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import iso from "iso-3166-1";
import { feature } from "topojson-client";

// Natural Earth draws lines as they are held. What docs/policy.md leaves open is no state's: it gets a ring of its own.
const OPEN = [[34.1, 45.1]];
const KOSOVO = { Kosovo: "XKX" };

// A line over the 180th meridian goes on beyond it, instead of back across the whole map.
const round = (points) => {
  const said = [];
  let [turn, last] = [0, points[0][0]];
  for (const [at, y] of points) {
    turn += at - last > 180 ? -360 : at - last < -180 ? 360 : 0;
    last = at;
    const x = at + turn;
    const [a, b] = [Math.round(x * 100), Math.round(y * 100)];
    if (said.at(-2) !== a || said.at(-1) !== b) said.push(a, b);
  }
  return said;
};

function inside([x, y], ring) {
  let found = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring.at(i - 1);
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) found = !found;
  });
  return found;
}

const code = (geometry) => iso.whereNumeric(geometry.id)?.alpha3 ?? KOSOVO[geometry.properties.name] ?? "";

function drawing(atlas) {
  const { geometries } = atlas.objects.countries;
  const lands = [];
  const users = new Map();
  for (const geometry of geometries) {
    const { type, coordinates } = feature(atlas, geometry).geometry;
    for (const polygon of type === "Polygon" ? [coordinates] : coordinates) {
      const open = OPEN.some((point) => inside(point, polygon[0]) && polygon[0].length < 200);
      const rings = polygon.map(round);
      lands.push([open ? "" : code(geometry), rings]);
      for (const [over, way] of [[(x) => x > 18000, -36000], [(x) => x < -18000, 36000]]) {
        if (rings[0].some((x, i) => i % 2 === 0 && over(x))) {
          lands.push([code(geometry), rings.map((ring) => ring.map((x, i) => (i % 2 ? x : x + way)))]);
        }
      }
    }
    for (const arc of geometry.arcs.flat(Infinity)) {
      const at = arc < 0 ? ~arc : arc;
      users.set(at, [...(users.get(at) ?? []), code(geometry)]);
    }
  }
  const borders = [];
  for (const [arc, [a, b, ...more]] of users) {
    if (b === undefined || more.length) continue;
    borders.push([a, b, round(feature(atlas, { type: "LineString", arcs: [arc] }).geometry.coordinates)]);
  }
  return { lands, borders };
}

export async function outlines(modules, out) {
  const read = async (name) => JSON.parse(await readFile(join(modules, "world-atlas", name), "utf8"));
  const [fine, coarse] = await Promise.all(["countries-50m.json", "countries-110m.json"].map(read));
  await writeFile(join(out, "world.json"), JSON.stringify({ fine: drawing(fine), coarse: drawing(coarse) }));
}
