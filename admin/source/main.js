// Starts Sveltia CMS with what form.json says of the plan.

import CMS from "@sveltia/cms";
import { builtPage } from "./built-page.js";
import { keepId } from "./ids.js";
import { onlyKnownHosts } from "./network.js";
import { readPage, writePage } from "./page-file.js";
import { readRecord, writeRecord } from "./record-file.js";
import { wordsField } from "./words-field.js";
import "./form.css";

const { configuration, hosts, notation, shapes, sources } = await (await fetch("form.json")).json();

onlyKnownHosts(hosts);
for (const [name, shape] of Object.entries(shapes)) {
  const isPage = name.endsWith("-frontmatter");
  CMS.registerCustomFormat(name, isPage ? "md" : "yml", {
    fromFile: (text) => (isPage ? readPage : readRecord)(text, shape),
    toFile: (values) => (isPage ? writePage : writeRecord)(values, shape, notation),
  });
}
CMS.registerFieldType("words", wordsField(sources));
for (const { name, preview_path: path } of configuration.collections) {
  if (path) CMS.registerPreviewTemplate(name, builtPage(path, new URL("../", location.href)));
}
CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => keepId(entry, shapes) });
// It speaks the language of its page, whatever that of the browser, until another is chosen.
Object.defineProperty(navigator, "languages", { value: [document.documentElement.lang] });
CMS.init({ config: configuration });
