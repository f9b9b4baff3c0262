// Lucide's icons in node_modules and the ontology's types → one SVG file with the icon of every type in the type's colour.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const FIELD = /^(id|icon|colour) = "([^"]+)"$/gm;

export async function icons(packages, ontology, out) {
  const known = JSON.parse(await readFile(join(packages, "@iconify-json/lucide/icons.json"), "utf8")).icons;
  const types = [];
  for (const [, key, value] of (await readFile(ontology, "utf8")).matchAll(FIELD)) {
    if (key === "id") types.push({});
    types.at(-1)[key] = value;
  }
  const symbols = types.map(({ id, icon, colour }) => {
    if (!(icon in known)) throw new Error(`${ontology}: type ${id}: Lucide has no icon named ${icon}; choose one that it has`);
    const drawn = known[icon].body.replaceAll("currentColor", colour);
    return `<symbol id="${id}" viewBox="0 0 24 24">${drawn}</symbol>`;
  });
  await writeFile(join(out, "types.svg"), `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
}
