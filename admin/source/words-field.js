// The field for words: it counts syllables while one types, and inserts citations of sources.

import { Component, createElement as element, createRef } from "react";
import { explain, name } from "./introduce.js";

const CHOICES = "form-sources";
const COUNTED = { vi: "tiếng" };

/** A field type for Sveltia CMS; `sources` are (id, title) of what may be cited. */
export function wordsField(sources) {
  offer(sources);
  return Words;
}

class Words extends Component {
  area = createRef();
  box = createRef();
  state = { words: this.props.value ?? "" };
  /** What was handed over and has not come back: the form answers late, and the caret would jump. */
  sent = [];

  componentDidMount() {
    const box = this.box.current;
    name(this.area.current);
    if (box) name(box, `${box.id}-label`);
    this.componentDidUpdate();
  }

  componentDidUpdate(before) {
    const { forID, value } = this.props;
    if (before && before.value !== value) this.take(value ?? "");
    explain(this.area.current, forID, `${forID}-count`);
    this.box.current?.removeAttribute("aria-invalid"); // Sveltia CMS takes it for the field
  }

  render() {
    const { field, forID } = this.props;
    const { words } = this.state;
    const language = field.get("lang");
    return element(
      "div",
      { className: "words" },
      element("textarea", {
        ref: this.area,
        id: forID,
        lang: language,
        "aria-required": field.get("required"),
        rows: field.get("paragraphs") ? 4 : 2,
        value: words,
        onChange: ({ target }) => this.change(target.value),
        onKeyDown: (event) => this.stayOnOneLine(event),
      }),
      element(
        "div",
        { className: "words-foot" },
        element("span", { id: `${forID}-count` }, `${syllables(words)} ${COUNTED[language] ?? "từ"}`),
        field.get("cites") ? this.citing(forID) : null,
      ),
    );
  }

  /** A box that finds a source by name and puts `[@id]` where the caret is. */
  citing(forID) {
    const id = `${forID}-cite`;
    return element(
      "span",
      { className: "words-cite" },
      element("label", { id: `${id}-label`, htmlFor: id }, "Chèn nguồn"),
      element("input", {
        ref: this.box,
        id,
        list: CHOICES,
        placeholder: "gõ tên nguồn, rồi chọn",
        onChange: ({ target }) => this.cite(target),
      }),
    );
  }

  cite(box) {
    if (!document.querySelector(`#${CHOICES} option[value="${CSS.escape(box.value)}"]`)) return;
    const area = this.area.current;
    const { selectionStart: start, selectionEnd: end, value } = area;
    const space = start && !/\s$/.test(value.slice(0, start)) ? " " : "";
    const mark = `${space}[@${box.value}]`;
    box.value = "";
    this.change(value.slice(0, start) + mark + value.slice(end));
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(start + mark.length, start + mark.length);
    });
  }

  change(typed) {
    const words = this.isOneLine() ? typed.replace(/\s*\n\s*/g, " ") : typed;
    this.sent.push(words);
    this.setState({ words });
    this.props.onChange(words);
  }

  /** Shows words that somebody else put into the field, not those that were typed here. */
  take(words) {
    const place = this.sent.indexOf(words);
    if (place >= 0) this.sent = this.sent.slice(place + 1);
    else if (words !== this.state.words) this.setState({ words });
  }

  stayOnOneLine(event) {
    if (event.key === "Enter" && this.isOneLine() && !event.nativeEvent.isComposing) event.preventDefault();
  }

  isOneLine() {
    return !this.props.field.get("paragraphs");
  }
}

/** How many syllables a text has as it is written; a number counts as one, a citation as none. */
function syllables(words) {
  return words.replace(/\[@[^\]]*\]/g, " ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Puts the list of sources on the page, once for all fields. */
function offer(sources) {
  const list = document.createElement("datalist");
  list.id = CHOICES;
  for (const [id, title] of sources) list.append(new Option(title, id));
  document.body.append(list);
}
