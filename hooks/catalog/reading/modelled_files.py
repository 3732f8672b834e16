"""Reads a YAML file as its model, quickly if nothing in it is unusual."""

import hashlib
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from catalog.model.values import share_names
from catalog.reading.gate import RECORD
from catalog.reading.messages import modelled
from catalog.reading.source import Document, Node, read_file, text_of
from catalog.reading.yaml_tree import document_of
from catalog.reading.yaml_values import usual_values

M = TypeVar("M", bound=BaseModel)


def read_model(path: Path, file: str, model: type[M]) -> tuple[M, Document]:
    """A file as its model, and where its fields stand. Raises Unreadable."""
    found, document = _read(read_file(path, file, RECORD), file, model)
    assert isinstance(found, model)
    return found, document


@lru_cache(maxsize=10_000)  # while somebody writes, all files but one are as they were
def _read(data: bytes, file: str, model: type[BaseModel]) -> tuple[BaseModel, Document]:
    text = text_of(data, file)
    values = usual_values(text)
    if values is None:
        document = document_of(text, file)
    else:
        document = Document(file, partial(_root, data, file), hashlib.sha256(data).digest())
    found = modelled(document, model, values)
    share_names(found)
    return found, document


def _root(data: bytes, file: str) -> Node:
    return document_of(text_of(data, file), file).root
