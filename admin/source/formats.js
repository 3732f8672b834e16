// The formats of files, as Sveltia CMS asks for them, and what an editor is told if one fails.

import { readPage, writePage } from "./page-file.js";
import { readRecord, Refused, writeRecord } from "./record-file.js";
import { tell } from "./telling.js";

const REFERRED =
  "Chưa xóa gì: còn bài nhắc tới mục này. Mở từng bài dưới đây, gỡ chỗ nhắc, rồi xóa lại.";
const UNREADABLE =
  "Có tệp không đọc được, nên không hiện ở đây. Sửa tệp ở trang của kho, rồi mở lại trang này.";
const UNWRITABLE = "Chưa lưu gì: tệp này viết khác lạ, lưu sẽ mất chữ. Sửa tệp ở trang của kho.";

/** A format of `name`: how a text becomes values, and values a text. */
export function formatOf(name, shape, notation) {
  const isPage = name.endsWith("-frontmatter");
  const read = isPage ? readPage : readRecord;
  const write = isPage ? writePage : writeRecord;
  return {
    extension: isPage ? "md" : "yml",
    fromFile: (text) => reading(() => read(text, shape), text),
    toFile: (values) => writing(() => write(values, shape, notation), values),
  };
}

function reading(read, text) {
  try {
    return read();
  } catch (error) {
    const name = text.match(/^(?:id|title): *(.+)$/m)?.[1] ?? text.split("\n", 1)[0];
    tell(UNREADABLE, error.line ? `${name} (dòng ${error.line})` : name);
    throw error;
  }
}

function writing(write, values) {
  try {
    return write();
  } catch (error) {
    tell(error instanceof Refused ? REFERRED : UNWRITABLE, nameOf(values));
    throw error;
  }
}

/** What people call a record or page. */
function nameOf({ title, id }) {
  return (typeof title === "object" ? Object.values(title ?? {})[0] : title) ?? id ?? "";
}
