// Reads a file of data/ for a form, and writes what the form says into the file's own text.
//
// Only the lines of what was changed are touched, so comments and everything else stay.

import { BY_HAND, ORIGINAL } from "./carried.js";
import { Edits } from "./edits.js";
import { losesReference } from "./references.js";
import { said } from "./said.js";
import { parsed, same, valueOf } from "./yaml-values.js";
import { isMapping, mappingLines, shapeOf } from "./yaml-text.js";

/** Thrown where a deletion would change a file that nobody opened. */
export class Refused extends Error {}

/** The values of a file, with its text under ORIGINAL. Throws an Error if it is no YAML of ours. */
export function readRecord(text, shape) {
  const original = whole(text);
  return { ...valueOf(parsed(original), shape), [ORIGINAL]: original };
}

/** The text of a file that says what the values do. Throws an Error if that cannot be written. */
export function writeRecord(values, shape, notation) {
  const { [BY_HAND]: _, [ORIGINAL]: before, ...others } = values;
  const original = before && whole(before);
  const wanted = said(others, shape, notation.languages) ?? {};
  if (!original) return `${mappingLines(withoutDefaults(wanted, shape), shape, "", notation).join("\n")}\n`;
  const root = parsed(original);
  if (losesReference(values, valueOf(root, shape))) throw new Refused("others refer to it");
  const edits = new Edits(original, notation);
  edits.mapping(root, wanted, shape, "");
  const text = edits.applied();
  const again = said(valueOf(parsed(text), shape), shape, notation.languages) ?? {};
  if (!same(withoutDefaults(again, shape), withoutDefaults(wanted, shape))) {
    throw new Error("the text would say something else");
  }
  return text;
}

/** A text with the end of its last line, which the form takes away. */
function whole(text) {
  return `${text.trimEnd()}\n`;
}

/** The same without fields that have the value that the model would have anyway. */
function withoutDefaults(value, shape) {
  if (Array.isArray(value)) return value.map((one) => withoutDefaults(one, shape?.each));
  if (!isMapping(value)) return value;
  const kept = Object.entries(value).filter(
    ([name, inner]) => shape?.type !== "record" || !(name in shape.fields) || inner !== shape.fields[name].default,
  );
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutDefaults(inner, shapeOf(shape, name))]));
}
