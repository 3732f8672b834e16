"""Outputs announce themselves: a module that has a certain function is one."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any


def functions_named(name: str, package: str) -> Iterator[Any]:
    """That function of every module below a package that has one, in order of the modules."""
    path = importlib.import_module(package).__path__
    for found in sorted(module.name for module in pkgutil.walk_packages(path, f"{package}.")):
        module = importlib.import_module(found)
        if hasattr(module, name):
            yield getattr(module, name)
