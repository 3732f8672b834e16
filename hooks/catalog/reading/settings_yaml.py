"""Reads the YAML of mkdocs.yml, which may have anchors, variables and names in Python."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.constructor import ConstructorError, SafeConstructor

from catalog.reading.gate import SETTINGS, NotRead, read_bytes
from catalog.reading.source import Document, Node, Problem, Unreadable, Value, decoded, told
from catalog.reading.yaml_limits import beyond_limits
from catalog.reading.yaml_syntax import (
    NO_NAME,
    NO_VALUE,
    NO_VARIABLE,
    syntax_problem,
    written_twice,
)

NAMED_IN_PYTHON = "!!python/name:"
CALLED_IN_PYTHON = "!!python/object/apply:"
"""Begins the only key of a mapping whose value holds what a function is called with."""
_PYTHON = "tag:yaml.org,2002:python/name:"
_CALL = "tag:yaml.org,2002:python/object/apply:"
_WITH_FORM = [f"tag:yaml.org,2002:{name}" for name in ("bool", "float", "int", "timestamp")]
_FROM_ENVIRONMENT = "!ENV"


def read_settings_file(file: Path, name: str, environment: Mapping[str, str]) -> Document:
    """A file of settings, by the name that people know; `environment` has what !ENV asks for.

    Raises Unreadable.
    """
    try:
        text = decoded(read_bytes(file, SETTINGS), name)
        if problem := beyond_limits(text, name):
            raise Unreadable([problem])
        root, reader = yaml.compose(text, yaml.CSafeLoader), _Reader(name, environment)
        document = Document(name, reader.node(root) if root else Node(1, 1, {}))
        if reader.twice:
            raise Unreadable(told(reader.twice))
        return document
    except NotRead as refused:
        raise Unreadable.refused(name, refused) from None
    except yaml.YAMLError as error:
        raise Unreadable([syntax_problem(error, name)]) from None


@dataclass(frozen=True)
class _Reader:
    file: str
    environment: Mapping[str, str]
    seen: dict[int, Node] = field(default_factory=dict)
    twice: list[Problem] = field(default_factory=list)
    """Each setting that is written twice."""

    def node(self, found: yaml.Node) -> Node:
        """A node that knows its place. Raises yaml.YAMLError.

        An alias leads to the same node, so that this follows each only once. Who walks the nodes
        meets it again at each place, which `beyond_limits` keeps few.
        """
        if id(found) not in self.seen:
            line, column = found.start_mark.line + 1, found.start_mark.column + 1
            is_text = found.tag.endswith(":str")
            self.seen[id(found)] = Node(line, column, None)
            self.seen[id(found)] = Node(line, column, self.value(found), is_text)
        return self.seen[id(found)]

    def value(self, found: yaml.Node) -> Value:
        if found.tag == _FROM_ENVIRONMENT:
            return self.from_environment(found)
        if found.tag.startswith(_CALL):
            line, column = found.start_mark.line + 1, found.start_mark.column + 1
            name = CALLED_IN_PYTHON + found.tag.removeprefix(_CALL)
            found.tag = ""  # the rest is read as what it is
            return {name: (Node(line, column, name), Node(line, column, self.value(found)))}
        if isinstance(found, yaml.MappingNode):
            return self.mapping(found)
        if isinstance(found, yaml.SequenceNode):
            return [self.node(item) for item in found.value]
        if found.tag.startswith(_PYTHON):
            return NAMED_IN_PYTHON + found.tag.removeprefix(_PYTHON)
        _require(_has_meaning(found), NO_VALUE, found)
        return None if found.tag.endswith(":null") else str(found.value)

    def mapping(self, found: yaml.MappingNode) -> Value:
        own: dict[str, Node] = {}
        for key, _ in found.value:
            _require(isinstance(key, yaml.ScalarNode), NO_NAME, key)
            name, node = str(key.value), self.node(key)
            if name in own:
                self.twice.append(written_twice(self.file, name, node, own[name]))
            own.setdefault(name, node)
        SafeConstructor().flatten_mapping(found)  # what `<<` takes from elsewhere comes first
        pairs = [(self.node(key), self.node(value)) for key, value in found.value]
        return {str(key.value): (key, value) for key, value in pairs}

    def from_environment(self, found: yaml.Node) -> Value:
        """The first variable that is set; of a list, else its last item."""
        names = found.value if isinstance(found, yaml.SequenceNode) else [found]
        *asked, default = names if len(names) > 1 else [*names, None]
        for one in asked:
            _require(isinstance(one, yaml.ScalarNode), NO_VARIABLE, one)
        return next(
            (self.environment[one.value] for one in asked if one.value in self.environment),
            self.value(default) if default else None,
        )


def _require(holds: bool, otherwise: str, found: yaml.Node) -> None:
    if not holds:
        raise ConstructorError(None, None, otherwise, found.start_mark)


def _has_meaning(found: yaml.Node) -> bool:
    """Whether YAML can make of the letters what they look like, or say that they are."""
    if found.tag not in _WITH_FORM:
        return True
    try:
        SafeConstructor().construct_object(found)
    except (ArithmeticError, AttributeError, LookupError, ValueError):  # of a date, a truth value
        return False
    return True
