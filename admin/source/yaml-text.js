// Writes values as YAML in the form of hooks/catalog/editing/canonical.py, byte for byte.
//
// Values are strings, lists and objects; their shapes say how each is written, see
// hooks/catalog/outputs/admin/file_shapes.py.

const WIDTH = 120;
const LONGEST_LINE = 70;
const PLAIN = ["plain", "record"]; // one day in place of the days of a post
const SAFE = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;

/** The lines of a field: its name with its value, and what is below. */
export function entryLines(name, value, shape, indent, notation) {
  const [first, ...below] = valueLines(value, shape, name, `${indent}  `, notation);
  return [`${indent}${key(name, notation)}: ${first}`.trimEnd(), ...below];
}

/** The lines of an item of a list. */
export function itemLines(value, index, shape, indent, notation) {
  if (isMapping(value)) {
    const [first, ...below] = mappingLines(value, shape, `${indent}  `, notation);
    return [`${indent}- ${first.trimStart()}`, ...below];
  }
  const [first, ...below] = valueLines(value, shape, String(index), `${indent}  `, notation);
  return [`${indent}- ${first}`.trimEnd(), ...below];
}

/** The lines of each field of a mapping. */
export function mappingLines(value, shape, indent, notation) {
  return Object.entries(value).flatMap(([name, inner]) =>
    entryLines(name, inner, shapeOf(shape, name), indent, notation),
  );
}

/** The shape of what stands under a name. */
export function shapeOf(shape, name) {
  if (shape?.type === "record") return shape.fields[name]?.shape;
  return shape?.each;
}

export function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueLines(value, shape, name, indent, notation) {
  if (typeof value === "string") return scalarLines(value, shape, indent, notation);
  if (Array.isArray(value)) {
    const line = oneLine(value, shape, name, indent, notation);
    if (line) return [line];
    return ["", ...value.flatMap((one, n) => itemLines(one, n, shape?.each, indent, notation))];
  }
  return ["", ...mappingLines(value, shape, indent, notation)];
}

function scalarLines(words, shape, indent, notation) {
  if (!isBlock(words, shape)) return [inline(words, shape, notation)];
  return ["|-", ...words.split("\n").map((line) => (line ? indent + line : ""))];
}

function isBlock(words, shape) {
  if (!shape?.block || words.includes("\t")) return false;
  const isLong = shape.block === "long" && [...words].length > LONGEST_LINE;
  return isLong || words.includes("\n");
}

/** A list of values on one line; empty if it does not fit. */
function oneLine(value, shape, name, indent, notation) {
  if (!value.every((one) => typeof one === "string")) return "";
  const found = `[${value.map((one) => inline(one, shape?.each, notation)).join(", ")}]`;
  const before = indent.length + [...name].length;
  return !value.length || before + [...found].length <= WIDTH ? found : "";
}

function inline(words, shape, notation) {
  const isPlain = PLAIN.includes(shape?.type) || (shape?.type === "word" && isSafe(words, notation));
  return isPlain ? words : JSON.stringify(words);
}

function key(name, notation) {
  return isSafe(name, notation) ? name : JSON.stringify(name);
}

/** Whether YAML takes the words for these words, also where it knows numbers and the like. */
function isSafe(words, notation) {
  const meanings = notation.meanings[words[0]] ?? [];
  return SAFE.test(words) && !meanings.some((one) => new RegExp(one).test(words));
}
