// The changes of a text of YAML, each of whole lines or of one value.

import { isMap, isSeq } from "yaml";
import { said } from "./said.js";
import { same, valueOf } from "./yaml-values.js";
import { entryLines, isMapping, itemLines, shapeOf } from "./yaml-text.js";

export class Edits {
  /** @param {string} text what is changed; @param {object} notation how YAML is written */
  constructor(text, notation) {
    this.text = text;
    this.notation = notation;
    this.found = [];
  }

  /** The text with all changes. */
  applied() {
    // From the end to the beginning, so that places stay; what comes later at a place goes first.
    const backwards = [...this.found].reverse().sort((a, b) => b.from - a.from || b.to - a.to);
    return backwards.reduce((text, { from, to, words }) => text.slice(0, from) + words + text.slice(to), this.text);
  }

  /** Makes a mapping say `wanted`, field by field. */
  mapping(node, wanted, shape, indent) {
    const present = new Map(node.items.map((pair) => [String(pair.key.value), pair]));
    for (const [name, pair] of present) {
      if (!(name in wanted)) this.replace(this.lineStart(pair.key.range[0]), this.endOf(pair), "");
    }
    let after = null;
    const names = this.inFileOrder(Object.keys(wanted), [...present.keys()]);
    for (const name of names) {
      const inner = shapeOf(shape, name);
      const pair = present.get(name);
      if (pair) {
        this.field(pair, wanted[name], inner, indent);
        after = pair;
      } else if (!isDefault(shape, name, wanted[name])) {
        const lines = entryLines(name, wanted[name], inner, indent, this.notation);
        const at = after ? this.endOf(after) : this.beginOf(node.items[0]);
        this.replace(at, at, `${lines.join("\n")}\n`);
      }
    }
  }

  /** The wanted names, those that the file has in its own order. */
  inFileOrder(wanted, present) {
    const kept = present.filter((name) => wanted.includes(name));
    let next = 0;
    return wanted.map((name) => (present.includes(name) ? kept[next++] : name));
  }

  /** Makes a field say `wanted`, if it does not. */
  field(pair, wanted, shape, indent) {
    if (this.says(pair.value, wanted, shape)) return;
    const isBlock = pair.value && !pair.value.flow;
    if (isBlock && isMap(pair.value) && isMapping(wanted)) {
      this.mapping(pair.value, wanted, shape, `${indent}  `);
    } else if (isBlock && isSeq(pair.value) && Array.isArray(wanted) && wanted.some(isMapping)) {
      this.list(pair.value, wanted, shape, `${indent}  `);
    } else {
      this.wholeField(pair, wanted, shape, indent);
    }
  }

  /** Writes a field anew; a comment beside it stays, above it if the value now has several lines. */
  wholeField(pair, wanted, shape, indent) {
    const lines = entryLines(String(pair.key.value), wanted, shape, indent, this.notation);
    const from = pair.key.range[0];
    const end = this.endOf(pair);
    const before = this.text.slice(from, end);
    const comments = commentsIn(before, pair, from);
    const words = lines.join("\n").slice(indent.length);
    if (!comments.length) {
      this.replace(from, end, `${words}\n`);
    } else if (lines.length === 1 && comments.length === 1) {
      this.replace(from, end, `${words} ${comments[0]}\n`);
    } else {
      this.replace(from, end, `${comments.join(`\n${indent}`)}\n${indent}${words}\n`);
    }
  }

  /** Makes a list of mappings say `wanted`: what stays at both ends is not touched. */
  list(node, wanted, shape, indent) {
    const old = node.items;
    const stays = (item, value) => this.says(item, value, shape?.each);
    let head = 0;
    while (head < old.length && head < wanted.length && stays(old[head], wanted[head])) head += 1;
    let tail = 0;
    const rest = () => Math.min(old.length, wanted.length) - head - tail;
    while (rest() > 0 && stays(old.at(-1 - tail), wanted.at(-1 - tail))) tail += 1;
    const gone = old.slice(head, old.length - tail);
    const come = wanted.slice(head, wanted.length - tail);
    if (gone.length === come.length && !this.isReordered(gone, come, shape)) {
      gone.forEach((item, n) => this.item(item, come[n], head + n, shape, indent));
    } else {
      this.middle(node, head, gone, come, shape, indent);
    }
  }

  isReordered(gone, come, shape) {
    return come.some((value) => gone.some((item) => this.says(item, value, shape?.each)));
  }

  /** Writes what stands between the ends of a list anew, with the text of each item that is kept. */
  middle(node, head, gone, come, shape, indent) {
    const left = [...gone];
    const chunks = come.map((value, n) => {
      const kept = left.findIndex((item) => this.says(item, value, shape?.each));
      if (kept >= 0) return this.chunk(node, left.splice(kept, 1)[0]);
      return `${itemLines(value, head + n, shape?.each, indent, this.notation).join("\n")}\n`;
    });
    const from = gone.length
      ? this.chunkStart(node, gone[0])
      : head
        ? this.endOfNode(node.items[head - 1])
        : this.chunkStart(node, node.items[0]);
    const to = gone.length ? this.endOfNode(gone.at(-1)) : from;
    this.replace(from, to, chunks.join(""));
  }

  /** Makes an item say `wanted` where it stands. */
  item(item, wanted, index, shape, indent) {
    const first = isMap(item) && !item.flow ? String(item.items[0]?.key.value) : undefined;
    if (isMapping(wanted) && first === Object.keys(wanted)[0]) {
      this.mapping(item, wanted, shape?.each, `${indent}  `);
    } else if (!this.says(item, wanted, shape?.each)) {
      const lines = itemLines(wanted, index, shape?.each, indent, this.notation);
      this.replace(this.lineStart(item.range[0]), this.endOfNode(item), `${lines.join("\n")}\n`);
    }
  }

  says(node, wanted, shape) {
    const { languages } = this.notation;
    return same(said(node ? valueOf(node, shape) : undefined, shape, languages), wanted);
  }

  /** The text of an item with the comments above it. */
  chunk(node, item) {
    return this.text.slice(this.chunkStart(node, item), this.endOfNode(item));
  }

  chunkStart(node, item) {
    const place = node.items.indexOf(item);
    if (place > 0) return this.endOfNode(node.items[place - 1]);
    return this.lineStart(item.range[0]);
  }

  /** Where the lines of a field begin, without the comments above it. */
  beginOf(pair) {
    return this.lineStart(pair.key.range[0]);
  }

  /** Where the line after a field begins. */
  endOf(pair) {
    const value = pair.value;
    const isEmpty = !value || value.range[1] <= pair.key.range[1];
    return isEmpty ? this.lineEnd(pair.key.range[1]) : this.endOfNode(value);
  }

  /** Where the line after a value begins. */
  endOfNode(node) {
    if (!node.flow && isMap(node) && node.items.length) return this.endOf(node.items.at(-1));
    if (!node.flow && isSeq(node) && node.items.length) return this.endOfNode(node.items.at(-1));
    const end = node.range[1];
    return this.text[end - 1] === "\n" ? end : this.lineEnd(end);
  }

  lineStart(offset) {
    return this.text.lastIndexOf("\n", offset - 1) + 1;
  }

  lineEnd(offset) {
    const found = this.text.indexOf("\n", offset);
    return found < 0 ? this.text.length : found + 1;
  }

  replace(from, to, words) {
    this.found.push({ from, to, words });
  }
}

function isDefault(shape, name, value) {
  return shape?.type === "record" && shape.fields[name]?.default === value;
}

/** The comments beside a field and in its list, without those that are part of its words. */
function commentsIn(text, pair, offset) {
  const value = pair.value;
  const comments = [];
  if (isSeq(value) && !value.flow) {
    const inside = value.items.flatMap((item) => [item.commentBefore, item.comment]);
    comments.push(value.commentBefore, ...inside);
  } else if (value) {
    comments.push(value.comment);
  }
  return comments.filter(Boolean).flatMap((one) => one.split("\n").map((line) => `#${line}`));
}
