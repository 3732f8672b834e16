// Keeps the id of a record the same as the name of its file.

import { BY_HAND } from "./carried.js";

/** The entry as somebody saves it: with its id, and with the one that it had before. */
export function keepId(entry, shapes) {
  const saved = entry.setIn(["data", BY_HAND], true);
  if (!shapes[entry.get("collection")]?.fields.id) return saved;
  const id = entry.get("slug");
  const old = entry.getIn(["data", "id"]);
  const former = plain(entry.getIn(["data", "formerly"])).filter((one) => one !== id);
  if (old && old !== id && !former.includes(old)) former.push(old);
  return saved.setIn(["data", "id"], id).setIn(["data", "formerly"], former);
}

function plain(value) {
  return value?.toJS ? value.toJS() : (value ?? []);
}
