"""Finds outputs: they are the modules that have a function of a certain name."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any


def functions_named(name: str, package: str) -> Iterator[Any]:
    """The function of this name in every module below a package that has one, by module name."""
    path = importlib.import_module(package).__path__
    for found in sorted(module.name for module in pkgutil.walk_packages(path, f"{package}.")):
        module = importlib.import_module(found)
        if hasattr(module, name):
            yield getattr(module, name)
