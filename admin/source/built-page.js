// Shows, beside the form, the page of a record as it was last built.

import { Component, createElement as element, createRef } from "react";

const NOTE = "Trang như lần dựng gần nhất. Chỗ vừa sửa sẽ hiện sau khi lưu và dựng lại.";
const NONE = "Chưa có trang của mục này. Trang sẽ có sau khi lưu và dựng lại.";

/** A preview for Sveltia CMS; `path` is where a page lies, with {{slug}} for the record. */
export function builtPage(path, root) {
  return class BuiltPage extends Component {
    place = createRef();

    render() {
      return element("div", { ref: this.place });
    }

    componentDidMount() {
      this.show();
    }

    componentDidUpdate(before) {
      if (before.entry.get("slug") !== this.props.entry.get("slug")) this.show();
    }

    async show() {
      const slug = this.props.entry.get("slug");
      const address = new URL(path.replaceAll("{{slug}}", slug ?? ""), root);
      const page = slug ? await fetched(address) : undefined;
      fill(this.place.current, page, address);
    }
  };
}

/** The document at an address; undefined if there is none. */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) return undefined;
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Puts what a page is about into a place of the preview, with the styles of the page. */
function fill(place, page, address) {
  if (!place) return;
  const target = place.ownerDocument;
  const shown = page?.querySelector("main");
  const note = target.createElement("p");
  note.lang = "vi";
  note.style.cssText = "margin: 0; padding: 0.75rem 1.5rem; border-block-end: 1px solid; font-size: 0.9rem;";
  note.textContent = shown ? NOTE : NONE;
  note.style.fontFamily = "system-ui, sans-serif";
  target.documentElement.style.colorScheme = "light dark";
  place.replaceChildren(note);
  if (!shown) return;
  for (const one of shown.querySelectorAll("script")) one.remove();
  absolute(page, address);
  target.documentElement.lang = page.documentElement.lang;
  for (const style of page.querySelectorAll('link[rel="stylesheet"]')) target.head.append(target.importNode(style));
  place.append(target.importNode(shown, true));
  target.getElementById(address.hash.slice(1))?.scrollIntoView();
}

function absolute(page, address) {
  for (const name of ["href", "src"]) {
    for (const one of page.querySelectorAll(`[${name}]`)) {
      one.setAttribute(name, new URL(one.getAttribute(name), address).href);
    }
  }
}
