// Reads YAML as a tree that knows its places, and as the values that it means.

import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { shapeOf } from "./yaml-text.js";

/** The tree of a text. Throws an Error if it is no mapping, or no YAML. */
export function parsed(text) {
  const document = parseDocument(text, { schema: "failsafe", version: "1.1", merge: false });
  const [error] = document.errors;
  if (error) throw Object.assign(new Error(error.message), { line: error.linePos?.[0].line });
  if (!isMap(document.contents)) throw new Error("no mapping");
  return document.contents;
}

/** What a node means to a form: whole numbers, yes and no as such, all else as text. */
export function valueOf(node, shape) {
  if (isMap(node)) {
    const pairs = node.items.map(({ key, value }) => [String(key.value), value]);
    return Object.fromEntries(pairs.map(([name, value]) => [name, valueOf(value, shapeOf(shape, name))]));
  }
  if (isSeq(node)) return node.items.map((item) => valueOf(item, shape?.each));
  if (!isScalar(node)) throw new Error("an alias");
  const words = node.value ?? "";
  if (shape?.value === "integer" && /^(0|[1-9][0-9]{0,11})$/.test(words)) return Number(words);
  if (shape?.value === "boolean" && ["true", "false"].includes(words)) return words === "true";
  return words;
}

export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
