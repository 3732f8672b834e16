// Writes files as the form does: tasks as JSON on the standard input, what was written on the output.

import { BY_HAND, ORIGINAL } from "../admin/source/carried.js";
import { readPage, writePage } from "../admin/source/page-file.js";
import { readRecord, writeRecord } from "../admin/source/record-file.js";

let text = "";
for await (const part of process.stdin) text += part;
const { notation, shapes, tasks } = JSON.parse(text);
const written = tasks.map(({ kind, text, values }) => {
  const isPage = kind.endsWith("-frontmatter");
  const read = (isPage ? readPage : readRecord)(text, shapes[kind]);
  const wanted = values ? { ...values, [ORIGINAL]: read[ORIGINAL], [BY_HAND]: true } : read;
  const fresh = { ...(values ?? read), [ORIGINAL]: undefined };
  const write = isPage ? writePage : writeRecord;
  return { kept: write(wanted, shapes[kind], notation), fresh: write(fresh, shapes[kind], notation) };
});
process.stdout.write(JSON.stringify(written));
