// Builds admin/built/, the program of the form, from the packages that package-lock.json names.

import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = path.join(here, "node_modules");
const sveltia = path.join(packages, "@sveltia", "cms");
const built = path.join(here, "built");
const fresh = `${built}.new`;

await rm(fresh, { recursive: true, force: true });
await mkdir(fresh, { recursive: true });
const result = await build({
  absWorkingDir: here,
  bundle: true,
  entryPoints: { form: "source/main.js" },
  format: "esm",
  splitting: true,
  chunkNames: "parts/[name]-[hash]",
  legalComments: "linked",
  loader: { ".json": "json", ".css": "css" },
  metafile: true,
  minify: true,
  outdir: fresh,
  plugins: [vietnamese(), unused(), mended()],
  target: "es2022",
});
await cp(path.join(sveltia, "npm", "assets"), path.join(fresh, "assets"), {
  recursive: true,
  filter: (file) => !/\.(map|wasm)$|heic-worker/.test(file), // the policy of the page lets no WASM run
});
await writeFile(path.join(fresh, "LICENSES.txt"), await licences(Object.keys(result.metafile.inputs)));
await rm(built, { recursive: true, force: true });
await rename(fresh, built);

/** Adds our strings to the Vietnamese ones of Sveltia CMS, which lacks some. */
function vietnamese() {
  const filter = /locales[\\/]vi\.json$/;
  return {
    name: "vietnamese",
    setup(setup) {
      setup.onLoad({ filter }, async ({ path: file }) => {
        const theirs = JSON.parse(await readFile(file, "utf8"));
        const ours = JSON.parse(await readFile(path.join(here, "vi.json"), "utf8"));
        return { contents: JSON.stringify(merged(theirs, ours)), loader: "json" };
      });
    },
  };
}

/** Leaves out what the form never shows: other languages, and colours of program texts. */
function unused() {
  return {
    name: "unused",
    setup(setup) {
      const nothing = () => ({ path: "nothing", namespace: "unused" });
      setup.onResolve({ filter: /@shikijs.(langs|themes)./ }, nothing);
      setup.onResolve({ filter: /locales.[A-Za-z-]+\.json$/ }, ({ path: file }) =>
        file.endsWith("vi.json") ? undefined : nothing(),
      );
      setup.onLoad({ filter: /./, namespace: "unused" }, () => ({ contents: "export default {};", loader: "js" }));
    },
  };
}

/** Leads Sveltia CMS to the fonts it brings, in place of those of a CDN, and lets fingers zoom. */
function mended() {
  const elsewhere = /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([\w-]+)[^/]*\/([\w-]+)\.woff2/g;
  const unzoomable = /`maximum-scale=1`,/g;
  return {
    name: "mended",
    setup(setup) {
      setup.onLoad({ filter: /cms.npm.index\.js$/ }, async ({ path: file }) => {
        const fonts = await readdir(path.join(sveltia, "npm", "assets"));
        const own = (_, font, subset) => `assets/${fonts.find((name) => name.startsWith(`${font}-${subset}-`))}`;
        const text = await readFile(file, "utf8");
        return { contents: text.replace(elsewhere, own).replace(unzoomable, ""), loader: "js" };
      });
    },
  };
}

function merged(theirs, ours) {
  const found = { ...theirs };
  for (const [key, value] of Object.entries(ours)) {
    found[key] = typeof value === "object" ? merged(theirs[key] ?? {}, value) : value;
  }
  return found;
}

/** The licence of each package that is in the program, which all ask to be shipped. */
async function licences(inputs) {
  const names = inputs.map((file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]);
  const texts = [];
  for (const name of [...new Set(names.filter(Boolean))].sort()) {
    const { version, license } = JSON.parse(await readFile(path.join(packages, name, "package.json"), "utf8"));
    texts.push(`${name} ${version} (${license})\n\n${await licenceOf(path.join(packages, name))}`);
  }
  return texts.join(`\n${"-".repeat(72)}\n\n`);
}

async function licenceOf(folder) {
  const name = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file));
  return name ? readFile(path.join(folder, name), "utf8") : "The package ships no text of its licence.\n";
}
