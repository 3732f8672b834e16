// What values say, in one form: text, lists and objects without anything empty.

import { isMapping, shapeOf } from "./yaml-text.js";

/** The form of a value as it comes from a form or a file; undefined if it says nothing. */
export function said(value, shape, languages) {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((one) => said(one, shape?.each, languages));
    return items.filter((one) => one !== undefined);
  }
  if (isMapping(value)) return saidOfMapping(value, shape, languages);
  return String(value).normalize("NFC").trim() || undefined;
}

function saidOfMapping(value, shape, languages) {
  const found = {};
  for (const name of namesInOrder(value, shape, languages)) {
    const inner = said(value[name], shapeOf(shape, name), languages);
    const isEmpty = inner === undefined || (Array.isArray(inner) && !inner.length);
    if (!isEmpty) found[name] = inner;
    else if (shape?.type === "record" && shape.fields[name]?.empty) found[name] = [];
  }
  return Object.keys(found).length ? found : undefined;
}

/** The names of a mapping in the order in which a file has them; unknown ones come last. */
function namesInOrder(value, shape, languages) {
  const known = shape?.type === "record" ? Object.keys(shape.fields) : [];
  const order = shape?.type === "words" ? languages : known;
  const required = known.filter((name) => shape.fields[name].empty);
  const present = Object.keys(value);
  const rank = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...new Set([...present, ...required])].sort((a, b) => rank(a) - rank(b));
}
