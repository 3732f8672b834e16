// Tells an editor what the form itself refuses, in a dialog; all that happens at once is in one.

const told = new Map();
const LATER = [0, 400, 2000]; // milliseconds; a dialog that asked takes the focus along when it has faded out

/** Says something, with what it is about in a list. */
export function tell(words, item) {
  if (!told.size) setTimeout(show, 100);
  told.set(words, [...(told.get(words) ?? []), item]);
}

function show() {
  const dialog = create("dialog", { className: "form-telling", role: "alertdialog", ariaLabel: "Thông báo" });
  for (const [words, items] of told) {
    const list = create("ul");
    list.append(...[...new Set(items)].sort().map((one) => create("li", { textContent: one })));
    dialog.append(create("p", { textContent: words }), list);
  }
  told.clear();
  const close = create("button", { textContent: "Đóng", autofocus: true });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => leave(dialog));
  dialog.append(close);
  document.body.append(dialog);
  dialog.showModal();
}

/** Goes back to where one was; to what is being edited if that is gone, as a dialog that asked is. */
function leave(dialog) {
  dialog.remove();
  for (const later of LATER) setTimeout(findTheWayBack, later);
}

function findTheWayBack() {
  if (document.activeElement === document.body) document.querySelector(".content-editor")?.focus();
}

function create(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
