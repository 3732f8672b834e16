// Starts Sveltia CMS with what form.json says of the plan.

import CMS from "@sveltia/cms";
import { builtPage } from "./built-page.js";
import { choiceField } from "./choice-field.js";
import { formatOf } from "./formats.js";
import { keepId } from "./ids.js";
import { onlyKnownHosts } from "./network.js";
import { wordsField } from "./words-field.js";
import "./form.css";

const FAILED = "Không lấy được form.json của trang này. Xem lại mạng, rồi tải lại trang.";

try {
  start(await (await fetch("form.json")).json());
} catch (error) {
  document.body.textContent = FAILED;
  throw error;
}

function start({ configuration, hosts, listed, notation, shapes, sources }) {
  onlyKnownHosts(hosts);
  for (const [name, shape] of Object.entries(shapes)) {
    const { extension, ...ways } = formatOf(name, shape, notation);
    CMS.registerCustomFormat(name, extension, ways);
  }
  CMS.registerFieldType("words", wordsField(sources));
  CMS.registerFieldType("choice", choiceField(listed));
  for (const { name, preview_path: path } of configuration.collections) {
    if (path) CMS.registerPreviewTemplate(name, builtPage(path, new URL("../", location.href)));
  }
  CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => keepId(entry, shapes) });
  // It speaks the language of its page, whatever that of the browser, until another is chosen.
  Object.defineProperty(navigator, "languages", { value: [document.documentElement.lang] });
  configuration.logo = { src: new URL("../assets/icon.svg", location.href).pathname };
  if (!hosts.length) document.body.classList.add("form-local");
  CMS.init({ config: configuration });
}
