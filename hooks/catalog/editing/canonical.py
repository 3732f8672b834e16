"""Writes a file of data/ in its one form: what it says and its comments decide every byte.

- Fields stand in the order of `model/field_order.py`, languages in the plan's; a value that the
  model would have anyway is left out, unless a comment says something of it.
- Words for people, addresses, numbers to dial and colours stand in double quotes; ids, words of a
  list, dates and numbers do not.
- A text that has paragraphs is a block (`|-`), a line for each; so is one of over 70 letters where
  the model expects paragraphs. No text is broken into lines, so that a change shows its words.
- A list of values is on one line if that has at most 120 characters, and so are words in several
  languages in words.yml; everything else has a line for each field and item.
- An empty line stands before comments that begin a line, and nowhere else.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import BaseModel, RootModel

from catalog.editing.remarks import FILE, Remarks
from catalog.model.field_order import fields_in_order
from catalog.model.fields import Path
from catalog.model.shapes import Shape
from catalog.model.words import PlanWords
from catalog.reading.source import Node

WIDTH = 120
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_COMMENTABLE = re.compile(r"[A-Za-z0-9./-]+")
_MEANINGS = yaml.SafeLoader.yaml_implicit_resolvers
_NONE = Remarks()


@dataclass(frozen=True)
class _Value:
    """A value: as it was written, what it means, and what may stand there."""

    node: Node
    meant: Any
    shape: Shape


def written(
    root: Node, meant: BaseModel, languages: Sequence[str], remarks: Mapping[Path, Remarks]
) -> str:
    """The text of a file that says what `meant` does, with its comments."""
    writer = _Writer(remarks, languages, one_line_maps=isinstance(meant, PlanWords))
    lines = [*writer.mapping(_Value(root, meant, Shape(type(meant))), (), "")]
    of_file = remarks.get(FILE, _NONE)
    if of_file.before:
        lines = [*of_file.before, "", *lines[1 if not lines[0] else 0 :]]
    if of_file.after:
        lines += ["", *of_file.after]
    return "\n".join(lines).lstrip("\n") + "\n"


@dataclass(frozen=True)
class _Writer:
    remarks: Mapping[Path, Remarks]
    languages: Sequence[str]
    one_line_maps: bool
    """Whether words in several languages stand on one line where they fit."""

    def mapping(self, value: _Value, path: Path, indent: str) -> Iterator[str]:
        """The lines of each field."""
        for key, child in self.fields(value, path):
            remarks = self.remarks.get((*path, key), _NONE)
            yield from self.entry(f"{indent}{_key(key)}:", child, (*path, key), indent, remarks)

    def entry(
        self, head: str, value: _Value, path: Path, indent: str, remarks: Remarks
    ) -> Iterator[str]:
        """The lines of a field: what is said of it, its name with its value, what is below."""
        first, *rest = self.lines(value, path, f"{indent}  ")
        beside, above = _beside(first, remarks.beside)
        comments = [*remarks.before, *above]
        if comments and not indent:
            yield ""
        yield from (f"{indent}{one}".rstrip() for one in comments if one or not indent)
        yield f"{head} {first}".rstrip() + beside
        yield from rest
        yield from (f"{indent}{one}" for one in remarks.after)

    def lines(self, value: _Value, path: Path, indent: str) -> list[str]:
        """What stands behind the name of a field, and the lines below it."""
        content = value.node.value
        if content is None:
            return [""]
        if isinstance(content, str):
            return self.scalar(value, indent)
        if one_line := self.on_one_line(value, path, len(indent) + len(str(path[-1]))):
            return [one_line]
        if isinstance(content, dict):
            return ["", *self.mapping(value, path, indent)]
        items = enumerate(self.items(value))
        return ["", *(line for n, item in items for line in self.item(item, (*path, n), indent))]

    def item(self, value: _Value, path: Path, indent: str) -> Iterator[str]:
        """The lines of an item of a list; comments above its first field stand above it."""
        remarks = self.remarks.get(path, _NONE)
        if isinstance(value.node.value, dict) and value.node.value:
            lines = [*self.mapping(value, path, f"{indent}  ")]
            above = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
            comments = [*remarks.before, *remarks.beside, *(one.strip() for one in lines[:above])]
            yield from (f"{indent}{one}" for one in comments if one)
            yield f"{indent}- {lines[above].lstrip()}"
            yield from lines[above + 1 :]
            yield from (f"{indent}{one}" for one in remarks.after)
        else:
            yield from self.entry(f"{indent}-", value, path, indent, remarks)

    def scalar(self, value: _Value, indent: str) -> list[str]:
        words = value.meant if isinstance(value.meant, str) else str(value.node.value)
        if value.shape.is_block(words):
            return ["|-", *(f"{indent}{line}" if line else "" for line in words.split("\n"))]
        return [_inline(words, value.shape)]

    def on_one_line(self, value: _Value, path: Path, before: int) -> str:
        """A list of values, or words in languages, if they fit and no comment stands in them."""
        content = value.node.value
        if content and any(p[: len(path)] == path and p != path for p in self.remarks):
            return ""
        if isinstance(content, list):
            parts = [*self.items(value)]
            if not all(isinstance(part.node.value, str) for part in parts):
                return ""
            found = f"[{', '.join(_scalar(part) for part in parts)}]"
        elif not content:
            return "{}"
        elif not self.one_line_maps or isinstance(path[-1], int):
            return ""
        else:
            pairs = [*self.fields(value, path)]
            if not all(isinstance(part.node.value, str) for _, part in pairs):
                return ""
            found = f"{{ {', '.join(f'{_key(key)}: {_scalar(part)}' for key, part in pairs)} }}"
        return found if not content or before + len(found) <= WIDTH else ""

    def items(self, value: _Value) -> Iterator[_Value]:
        assert isinstance(value.node.value, list)
        for node, meant in zip(value.node.value, value.meant, strict=True):
            yield _Value(node, meant, value.shape.inner())

    def fields(self, value: _Value, path: Path) -> Iterable[tuple[str, _Value]]:
        """(name, value) of each field that is written, in order."""
        assert isinstance(value.node.value, dict)
        nodes = {key: node for key, (_, node) in value.node.value.items()}
        meant = value.meant
        if isinstance(meant, RootModel):
            ranks = {code: rank for rank, code in enumerate(self.languages)}
            for key in sorted(nodes, key=lambda code: ranks.get(code, len(ranks))):
                yield key, _Value(nodes[key], meant.root[key], value.shape.of_words(type(meant)))
        elif isinstance(meant, BaseModel):
            for key, (name, field) in fields_in_order(type(meant)).items():
                said = key in nodes and (
                    field.is_required()
                    or getattr(meant, name) != field.get_default()
                    or any(p[: len(path) + 1] == (*path, key) for p in self.remarks)
                )
                if said:
                    yield key, _Value(nodes[key], getattr(meant, name), Shape.of_field(field))
        else:
            for key, node in nodes.items():
                yield key, _Value(node, meant[key], value.shape.inner())


def _beside(first: str, comments: Sequence[str]) -> tuple[str, Sequence[str]]:
    """(comment on the line, comments above it): a sentence without quotes may have none."""
    may_follow = not first or first[0] in '"[{|' or _COMMENTABLE.fullmatch(first)
    if not comments or not may_follow:
        return "", comments
    return f" {comments[0]}", comments[1:]


def _scalar(value: _Value) -> str:
    words = value.meant if isinstance(value.meant, str) else str(value.node.value)
    return _inline(words, value.shape)


def _inline(words: str, shape: Shape) -> str:
    is_plain = not shape.is_text or (shape.is_word and _is_safe(words))
    return words if is_plain else json.dumps(words, ensure_ascii=False)


def _key(name: str) -> str:
    return name if _is_safe(name) else json.dumps(name, ensure_ascii=False)


def _is_safe(words: str) -> bool:
    """Whether YAML takes the words for these words, also where it knows numbers and the like."""
    meanings = (pattern for _, pattern in _MEANINGS.get(words[:1], ()))
    return bool(_SAFE.fullmatch(words)) and not any(one.match(words) for one in meanings)
