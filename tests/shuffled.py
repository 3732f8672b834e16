"""Writes a record as somebody else might: other order, quotes and breaks, with comments."""

from __future__ import annotations

import random
import re
from typing import Any

import yaml

from catalog.reading.source import Unreadable
from catalog.reading.yaml_tree import parse

STYLES = ("", '"', "'", "|", ">")


def shuffled(text: str, chance: random.Random) -> str:
    """The same values in another form that our reader takes."""
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    flow = chance.random() < 0.3
    while True:
        found: str = yaml.serialize(
            _shuffle(node, chance, flow=flow),
            allow_unicode=True,
            width=chance.choice((40, 80, 10_000)),
            indent=chance.choice((2, 4)),
        )
        try:
            same = parse(found, "x").root.plain() == parse(text, "x").root.plain()
        except Unreadable:  # a style in which our reader suspects a slip
            same = False
        if same:
            return found


def _shuffle(node: Any, chance: random.Random, *, flow: bool) -> yaml.Node:
    if isinstance(node, yaml.ScalarNode):
        styles = STYLES if "\n" in node.value else STYLES[:3]
        return yaml.ScalarNode("tag:yaml.org,2002:str", node.value, style=chance.choice(styles))
    inner = flow and chance.random() < 0.5
    if isinstance(node, yaml.SequenceNode):
        items = [_shuffle(item, chance, flow=flow) for item in node.value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=inner)
    pairs = [
        (yaml.ScalarNode("tag:yaml.org,2002:str", key.value), _shuffle(value, chance, flow=flow))
        for key, value in node.value
    ]
    chance.shuffle(pairs)
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=inner)


def with_comments(text: str, chance: random.Random) -> tuple[str, list[str]]:
    """(text, comments) with a few of them wherever YAML and our reader allow one."""
    comments: list[str] = []
    meant = parse(text, "x").root.plain()
    for number in range(8):
        lines = text.split("\n")[:-1]
        at, comment = chance.randrange(len(lines)), f"# lời {number} của ai đó"
        indent = re.match(r" *", lines[at])
        assert indent
        if chance.random() < 0.5:
            lines.insert(at, indent.group() + comment)
        else:
            lines[at] += f" {comment}"
        found = "\n".join(lines) + "\n"
        try:
            same = parse(found, "x").root.plain() == meant
        except Unreadable:
            continue
        if same:
            text = found
            comments.append(comment)
    return text, comments
