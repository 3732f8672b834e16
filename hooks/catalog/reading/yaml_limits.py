"""Finds YAML that is nested too deep or repeats too much, before anything follows it.

libyaml and whoever walks a tree call themselves again at each level, and an alias stands for all
that its anchor holds, also for the aliases in there.
"""

import yaml

from catalog.reading.hidden import hidden_in
from catalog.reading.source import Problem

DEEPEST = 50
"""Levels of nesting that settings may have."""
MOST = 10_000
"""Values that all aliases of a file may stand for."""
TOO_DEEP = f"lồng sâu quá {DEEPEST} tầng — viết phẳng hơn"
TOO_MANY = f"các dấu * tới đây lặp lại quá {MOST} giá trị — bớt dấu *, hoặc viết giá trị ra"
_NUL = "\0"


def beyond_limits(text: str, file: str) -> Problem | None:
    """The first place where a file is too much, or has a character that no path may have.

    Raises yaml.YAMLError.
    """
    counted = _Counted()
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if message := counted.take(event):
            assert event.start_mark
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            return Problem(file, line, column, "", message)
    return None


class _Counted:
    """Counts values as whoever follows each alias meets them."""

    def __init__(self) -> None:
        self.values = self.repeated = 0
        self.sizes: dict[str, int] = {}
        """How many values each anchor stands for."""
        self.opened: list[tuple[str | None, int]] = []
        """The anchor of each list or mapping around, and how many values came before it."""

    def take(self, event: yaml.Event) -> str:
        """Counts what an event begins; returns what is wrong with it."""
        if isinstance(event, yaml.AliasEvent):
            return self.repeat(self.sizes.get(event.anchor or "", 1))
        if isinstance(event, yaml.CollectionEndEvent):
            anchor, before = self.opened.pop()
            if anchor:
                self.sizes[anchor] = self.values - before
        elif isinstance(event, yaml.CollectionStartEvent):
            self.opened.append((event.anchor, self.values))
            self.values += 1
            return TOO_DEEP if len(self.opened) > DEEPEST else ""
        elif isinstance(event, yaml.ScalarEvent):
            self.values += 1
            if event.anchor:
                self.sizes[event.anchor] = 1
            if _NUL in event.value:
                return next(words for _, words in hidden_in(_NUL))
        return ""

    def repeat(self, size: int) -> str:
        self.values += size
        self.repeated += size
        return TOO_MANY if self.repeated > MOST else ""
