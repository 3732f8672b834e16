"""Every message of deploy/ is heard by a test of publishing: all that is wrong, and what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from project import ROOT
from test_broken import messages_of

HEARING = ("test_publishing*.py", "test_carried.py")
FILLED = "…"
"""Stands where a test's own words are filled in."""


def test_every_message_is_heard() -> None:
    messages = {text for path in (ROOT / "deploy").glob("*.py") for text in messages_of(path)}
    assert len(messages) > 25
    files = {path for pattern in HEARING for path in (ROOT / "tests").glob(pattern)}
    files -= {ROOT / "tests" / "test_publishing_words.py"}
    heard = {text for path in files for text in _expected(path.read_text(encoding="utf-8"))}
    assert len(heard) > 25
    assert not [message for message in messages if not any(_is(message, text) for text in heard)]


def _is(message: str, text: str) -> bool:
    """Whether a text has all of what is wrong, and the beginning of what to do."""
    wrong, _, do = message.partition(" — ")
    said_wrong, dash, said_do = text.partition(" — ")
    whole = re.sub(r"\\(.)", r"\1", do)
    told = said_do.strip()
    return bool(dash and told and re.fullmatch(wrong, said_wrong) and whole.startswith(told))


def _expected(code: str) -> Iterator[str]:
    """Each text that a test file expects: in an assert, a call of `refused`, or what these name."""
    tree = ast.parse(code)
    waiting = [node for node in ast.walk(tree) if _expects(node)]
    bound = _bindings(tree)
    names: set[str] = set()
    pieces = {
        piece for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values
    }
    while waiting:
        for node in set(ast.walk(waiting.pop())) - pieces:
            if isinstance(node, ast.Name) and node.id in bound and node.id not in names:
                names.add(node.id)
                waiting += bound[node.id]
            elif isinstance(node, ast.Constant | ast.JoinedStr):
                yield _text(node)


def _expects(node: ast.AST) -> bool:
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(node, ast.Assert) or getattr(called, "id", "") == "refused"


def _bindings(tree: ast.AST) -> dict[str, list[ast.expr]]:
    """What a name is given anywhere in a file."""
    bound: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.For):
            value = node.iter if isinstance(node, ast.For) else node.value
            targets = [node.target] if isinstance(node, ast.For) else node.targets
            for name in (part for target in targets for part in ast.walk(target)):
                if isinstance(name, ast.Name):
                    bound.setdefault(name.id, []).append(value)
    return bound


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts = (part.value if isinstance(part, ast.Constant) else FILLED for part in node.values)
    return "".join(map(str, parts))


TEST = """
WORDS = {"a": "số 7 sai — sửa"}
def test() -> None:
    "lời khác — bỏ"
    unused = "tệp hỏng — xóa"
    for key, message in WORDS.items():
        refused(done, message)
    assert f"trang {page} mất — trả" in done.stderr
"""


def test_only_what_is_expected_counts_as_heard() -> None:
    heard = [text for text in _expected(TEST) if " — " in text]
    assert sorted(heard) == ["số 7 sai — sửa", f"trang {FILLED} mất — trả"]
    assert _is("số .+ sai — sửa lại", "số 7 sai — sửa")
    assert not _is("số .+ sai — sửa lại", "7 sai — sửa")
    assert not _is("số .+ sai — sửa lại", "số 7 sai — bỏ")
    assert not _is("số .+ sai — sửa lại", "số 7 sai — ")
