// The field for words: it counts syllables while one types, and inserts citations.

import { Component, createElement, createRef } from "react";

/** A field type for Sveltia CMS. */
export function wordsField() {
  return Words;
}

class Words extends Component {
  area = createRef();

  render() {
    const { value = "", field, forID, classNameWrapper, onChange } = this.props;
    return createElement(
      "div",
      { className: "words" },
      createElement("textarea", {
        ref: this.area,
        id: forID,
        className: classNameWrapper,
        lang: field.get("lang"),
        rows: field.get("paragraphs") ? 5 : 2,
        value: value ?? "",
        onChange: ({ target }) => onChange(target.value),
      }),
      createElement("p", { className: "words-count" }, `${syllables(value ?? "")} tiếng`),
    );
  }
}

/** How many syllables a text has as it is written; a number counts as one. */
export function syllables(words) {
  return words.replace(/\[@[^\]]*\]/g, " ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
