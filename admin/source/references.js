// Refuses to delete what others refer to: Sveltia CMS would take the references out of them.

import { BY_HAND, ORIGINAL } from "./carried.js";

/** Throws an Error, and tells it, if values lost a reference that nobody took out. */
export function refuseLostReference(values, before, title) {
  const { [BY_HAND]: byHand, [ORIGINAL]: original, ...others } = values;
  if (byHand || !original || leaves(others) >= leaves(before)) return;
  tell(title);
  throw new Error(`${title} still refers to it`);
}

/** How many words and numbers values have. */
function leaves(value) {
  if (value === undefined || value === null || value === "") return 0;
  if (typeof value !== "object") return 1;
  return Object.values(value).reduce((sum, one) => sum + leaves(one), 0);
}

const told = new Set();

/** Lists those who refer to it in a dialog, all that one deletion meets in one. */
function tell(title) {
  told.add(title);
  if (told.size > 1) return;
  setTimeout(() => {
    const dialog = document.createElement("dialog");
    dialog.className = "form-refusal";
    const words = document.createElement("p");
    words.textContent = "Chưa xóa gì: còn bài nhắc tới mục này. Mở từng bài dưới đây, gỡ chỗ nhắc, rồi xóa lại.";
    const list = document.createElement("ul");
    list.append(...[...told].sort().map((one) => Object.assign(document.createElement("li"), { textContent: one })));
    const close = Object.assign(document.createElement("button"), { textContent: "Đóng", autofocus: true });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    dialog.append(words, list, close);
    document.body.append(dialog);
    told.clear();
    dialog.showModal();
  }, 100);
}
