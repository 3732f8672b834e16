// The field for a name that only a plan has, such as a drawing: one of those that the build found.
//
// They are not in the configuration of Sveltia CMS, which throws drafts away when that changes.

import { Component, createElement as element, createRef } from "react";
import { explain, name } from "./introduce.js";

/** A field type for Sveltia CMS; `listed` has (value, label) of each choice by what they are of. */
export function choiceField(listed) {
  return class Choice extends Component {
    box = createRef();

    componentDidMount() {
      name(this.box.current);
      this.componentDidUpdate();
    }

    componentDidUpdate() {
      explain(this.box.current, this.props.forID);
    }

    render() {
      const { value, field, forID, onChange } = this.props;
      const known = listed[field.get("of")] ?? [];
      const own = value && !known.some(([one]) => one === value) ? [[value, value]] : [];
      return element(
        "select",
        {
          ref: this.box,
          id: forID,
          className: "choice",
          "aria-required": field.get("required"),
          value: value ?? "",
          onChange: ({ target }) => onChange(target.value),
        },
        element("option", { value: "" }, "—"),
        ...[...own, ...known].map(([one, label]) => element("option", { key: one, value: one }, label)),
      );
    }
  };
}
