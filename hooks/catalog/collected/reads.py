"""Notes which parts of a catalog are read while something is made, so that it may be kept.

A part is a record or a page of prose (`goals/ben-vung`, `prose/vi/tin/index`), all of a kind
(`goals/`) or only which there are (`goals/*`), or what is worked out of them
(`derived/long_lists`). What never changes between builds without changing everything is no part:
the plan, its words, the texts of its sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import update_wrapper
from typing import Any, Generic, Protocol, TypeVar, overload

DERIVED = "derived"
"""The kind of what is worked out, among parts."""
NAMES = "*"
"""Which records or pages of a kind there are, in their order, whatever they say; no id is that."""
Key = TypeVar("Key", bound=str | tuple[str, str])
Value = TypeVar("Value")
Owner = TypeVar("Owner", bound="Reading")


class Reads:
    """What is being made notes each part that it reads; so does all that it is made for."""

    def __init__(self) -> None:
        self._open: list[set[str]] = []

    def note(self, *parts: str) -> None:
        if self._open:
            self._open[-1].update(parts)

    @contextmanager
    def recorded(self) -> Iterator[set[str]]:
        """The parts that are read meanwhile."""
        parts: set[str] = set()
        self._open.append(parts)
        try:
            yield parts
        finally:
            self._open.pop()
            self.note(*parts)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Meanwhile nothing is noted: who asked will know otherwise if it comes out differently."""
        before, self._open = self._open, []
        try:
            yield
        finally:
            self._open = before


class Noted(Mapping[Key, Value]):
    """A mapping that notes what is read of it: one value, or all of them."""

    def __init__(self, values: Mapping[Key, Value], name: str, reads: Reads) -> None:
        self._values: Mapping[Any, Value] = values
        self._all, self._reads = f"{name}/", reads

    def part(self, key: Key) -> str:
        """The part that a value is."""
        return self._all + ("/".join(key) if isinstance(key, tuple) else str(key))

    def __getitem__(self, key: Key) -> Value:
        self._reads.note(self.part(key))
        return self._values[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._reads.note(self.part(key))
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None

    def __iter__(self) -> Iterator[Key]:
        self._reads.note(self._all + NAMES)
        return iter(self._values)

    def __len__(self) -> int:
        self._reads.note(self._all + NAMES)
        return len(self._values)

    def values(self) -> Any:
        self._reads.note(self._all)
        return self._values.values()

    def items(self) -> Any:
        self._reads.note(self._all)
        return self._values.items()


class Reading(Protocol):
    """What reads a catalog."""

    @property
    def reads(self) -> Reads: ...


class remembered(Generic[Owner, Value]):  # noqa: N801 - used as `cached_property` is
    """A property that is worked out once; who asks for it has read what it was made from."""

    def _parts(self, name: str, read: set[str]) -> Sequence[str]:
        """What somebody has read who asks for it."""
        return tuple(read)

    def __init__(self, work_out: Callable[[Owner], Value]) -> None:
        self._work_out = work_out
        update_wrapper(self, work_out)  # type: ignore[arg-type]

    def __set_name__(self, owner: type, name: str) -> None:
        self._name, self._stored = name, f"{name} and its parts"

    @overload
    def __get__(self, owner: None, kind: type) -> remembered[Owner, Value]: ...
    @overload
    def __get__(self, owner: Owner, kind: type) -> Value: ...
    def __get__(self, owner: Any, kind: type) -> Any:
        if owner is None:
            return self
        known: tuple[Value, Sequence[str]] | None = vars(owner).get(self._stored)
        if known is None:
            with owner.reads.aside(), owner.reads.recorded() as read:
                value = self._work_out(owner)
            known = vars(owner)[self._stored] = value, self._parts(self._name, read)
        owner.reads.note(*known[1])
        return known[0]


class derived(remembered[Owner, Value]):  # noqa: N801 - used as `cached_property` is
    """A property of a catalog that counts as it comes out, whatever it was made from.

    What was made of it stays, if it is worked out again and has the same `repr`.
    """

    def _parts(self, name: str, read: set[str]) -> Sequence[str]:
        return (f"{DERIVED}/{name}",)
