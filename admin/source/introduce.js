// Tells those who hear the form what a box of ours is for, in words that stand beside it.

const FIELD = "section.field";

/** Names a box by a label of its own, if it has one, its field, and the field around that. */
export function name(box, label) {
  const headings = fieldsOf(box).map((one) => idOf(one, "header > h4", "label"));
  headings.reverse();
  refer(box, "aria-labelledby", [label, ...headings]);
  refer(box.closest(FIELD), "aria-labelledby", headings);
}

/** Says the hint of a box, what is wrong with it, and perhaps more. */
export function explain(box, id, more) {
  const hints = fieldsOf(box).map((one) => idOf(one, ".footer > .hint", "hint"));
  const wrong = document.getElementById(`${id}-error`);
  refer(box, "aria-describedby", [wrong?.id, hints.find(Boolean), more]);
  box.setAttribute("aria-invalid", Boolean(wrong));
}

/** The field of a box, and the one around it if there is one. */
function fieldsOf(box) {
  const own = box.closest(FIELD);
  const around = own?.parentElement.closest(FIELD);
  return [own, around].filter(Boolean);
}

/** The id of what a field has beside its box; the heading has one from the start. */
function idOf(field, what, ending) {
  const found = field.querySelector(`:scope > ${what}`);
  if (found) found.id ||= field.querySelector(":scope > header > h4").id.replace(/label$/, ending);
  return found?.id;
}

function refer(box, attribute, ids) {
  box.setAttribute(attribute, ids.filter(Boolean).join(" "));
}
