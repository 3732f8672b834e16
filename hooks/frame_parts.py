"""A tag for templates of the frame, for what is the same on many pages: it is rendered once.

`{% once frame.place %}…{% endonce %}` stands for what its content gave when it first had that key.
It wires nothing by itself: hooks/material_frame.py adds it to the theme's environment.
"""

from collections.abc import Callable, Sequence

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from catalog.collected.reads import Reads


class Once(Extension):
    """Remembers what was rendered as long as the environment lives, which is one build.

    Whatever it is shown on has read what it was made from, so that `reads` knows.
    """

    tags = {"once"}  # noqa: RUF012 - so Jinja wants it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.reads = Reads()
        self.rendered: dict[tuple[str | None, int, object], tuple[str, Sequence[str]]] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        place = [nodes.Const(parser.name), nodes.Const(line), parser.parse_expression()]
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        return nodes.CallBlock(self.call_method("_once", place), [], [], body).set_lineno(line)

    def _once(self, template: str | None, line: int, key: object, caller: Callable[[], str]) -> str:
        known = template, line, key
        if known not in self.rendered:
            with self.reads.recorded() as parts:
                text = caller()
            self.rendered[known] = text, tuple(parts)
        text, read = self.rendered[known]
        self.reads.note(*read)
        return text
