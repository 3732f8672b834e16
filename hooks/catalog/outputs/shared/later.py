"""A file that takes long to make: a preview makes it only once somebody asks for it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Later:
    make: Callable[[], bytes]


Content = str | bytes | Later
