// Keeps the id of a record the same as the name of its file.

/** The entry with its id; if it had another one, that one is among its former ids. */
export function keepId(entry, shapes) {
  const shape = shapes[entry.get("collection")];
  if (!shape?.fields.id) return undefined;
  const id = entry.get("slug");
  const old = entry.getIn(["data", "id"]);
  const former = plain(entry.getIn(["data", "formerly"]));
  const others = former.filter((one) => one !== id);
  const wanted = old && old !== id && !others.includes(old) ? [...others, old] : others;
  const renamed = entry.setIn(["data", "id"], id);
  return wanted.length || former.length ? renamed.setIn(["data", "formerly"], wanted) : renamed;
}

function plain(value) {
  return value?.toJS ? value.toJS() : (value ?? []);
}
