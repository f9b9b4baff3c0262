// npm packages in node_modules → src/marsad/desk/static/vendor: a script, a style sheet of fonts, the outlines of states,
// the icons of events, and the licences of all.
import { copyFile, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { icons } from "./icons.mjs";
import { outlines } from "./outlines.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../../..");
const out = join(here, "../static/vendor");

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "licences"), { recursive: true });
await build({
  entryPoints: ["desk.js", "fonts.css"].map((name) => join(here, name)),
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  loader: { ".woff2": "copy" },
  assetNames: "[name]",
  logLevel: "warning",
});

await outlines(join(root, "node_modules"), out);
await icons(join(root, "node_modules"), join(here, "../../knowledge/ontology/types.toml"), out);

// What is served to others travels with its licence.
const fonts = ["@fontsource/ibm-plex-sans-arabic", "@fontsource-variable/noto-naskh-arabic"];
const served = ["htmx.org", "world-atlas", ...fonts];
for (const name of served) {
  const folder = join(root, "node_modules", name);
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  for (const file of (await readdir(folder)).filter((each) => /^(LICENSE|NOTICE)(\.txt|\.md)?$/i.test(each))) {
    await copyFile(join(folder, file), join(out, "licences", `${name.replace(/[@/]/g, "_")}-${version}-${file}`));
  }
}
await copyFile(join(here, "lucide-LICENSE"), join(out, "licences", "lucide-LICENSE")); // the package of icons has none
console.log(`desk assets built in ${out}`);
