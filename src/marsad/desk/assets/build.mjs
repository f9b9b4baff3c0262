// npm packages in node_modules → src/marsad/desk/static/vendor: two scripts, one style sheet of fonts, their licences.
import { copyFile, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../../..");
const out = join(here, "../static/vendor");

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "licences"), { recursive: true });
await build({
  entryPoints: ["desk.js", "timeline.js", "fonts.css"].map((name) => join(here, name)),
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

// What is served to others travels with its licence.
const fonts = ["@fontsource/ibm-plex-sans-arabic", "@fontsource-variable/noto-naskh-arabic"];
const served = ["htmx.org", "echarts", "zrender", "tslib", ...fonts];
for (const name of served) {
  const folder = join(root, "node_modules", name);
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  for (const file of (await readdir(folder)).filter((each) => /^(LICENSE|NOTICE)(\.txt|\.md)?$/i.test(each))) {
    await copyFile(join(folder, file), join(out, "licences", `${name.replace(/[@/]/g, "_")}-${version}-${file}`));
  }
}
console.log(`desk assets built in ${out}`);
