"""Keeps what Jinja compiles of templates, for other languages and for the next build."""

from typing import ClassVar

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket, bc_magic

from catalog.environment.cache import Cache


class CompiledTemplates(BytecodeCache):
    """In memory for the languages of a build, and in a cache, if there is one."""

    made: ClassVar[dict[bytes, bytes]] = {}

    def __init__(self, cache: Cache | None) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        name = _ingredients(bucket)
        code = self.made.get(name) or (self.cache.find(name) if self.cache else None)
        if code:
            self.made[name] = code
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        name = _ingredients(bucket)
        self.made[name] = code = bucket.bytecode_to_string()
        if self.cache:
            self.cache.keep(name, code)


def _ingredients(bucket: Bucket) -> bytes:
    """All that decides what becomes of a template: its name, file, text, how and by what."""
    jinja = bucket.environment
    how = (jinja.autoescape, jinja.trim_blocks, jinja.lstrip_blocks, sorted(jinja.extensions))
    made_by = f"Jinja {jinja2.__version__}"
    return bc_magic + f"{made_by} {bucket.key} {bucket.checksum} {how}".encode()
