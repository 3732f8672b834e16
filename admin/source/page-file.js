// Reads and writes a page of prose: YAML between lines of ---, then Markdown.

import { ORIGINAL } from "./carried.js";
import { readRecord, writeRecord } from "./record-file.js";

const HEAD = /^---\n([\s\S]*?\n)---(?:\n|$)/;

/** The values of a page, its Markdown under `body`. */
export function readPage(text, shape) {
  const found = text.match(HEAD);
  if (!found) throw new Error("no front matter");
  const { [ORIGINAL]: head, ...values } = readRecord(found[1], shape);
  const body = text.slice(found[0].length);
  if (typeof values.date === "string") values.date = { created: values.date }; // as the form asks
  return { ...values, body: body.trim(), [ORIGINAL]: `---\n${head}---\n${body.trimEnd()}\n` };
}

/** The text of a page that says what the values do. */
export function writePage(values, shape, notation) {
  const { body = "", [ORIGINAL]: original, ...others } = values;
  const [whole, head] = original?.match(HEAD) ?? ["", ""];
  if (others.date?.created && !others.date.updated) others.date = others.date.created;
  const text = writeRecord({ ...others, [ORIGINAL]: head }, shape, notation);
  const before = original?.slice(whole.length) ?? "";
  const rest = before.trim() === body.trim() && before ? before : `\n${body.trim()}\n`;
  return `---\n${text}---\n${rest}`;
}
