"""Every message of deploy/ is heard by a test of publishing."""

from __future__ import annotations

from project import ROOT
from test_broken import messages_of

HEARING = ("test_publishing*.py", "test_carried.py", "test_command.py")


def test_every_message_is_heard() -> None:
    messages = {text for path in (ROOT / "deploy").glob("*.py") for text in messages_of(path)}
    assert len(messages) > 25
    files = {path for pattern in HEARING for path in (ROOT / "tests").glob(pattern)}
    heard = "".join(path.read_text(encoding="utf-8") for path in files)
    assert not [message for message in messages if not _is_heard(message, heard)]


def _is_heard(message: str, heard: str) -> bool:
    """Whether a test has words of what is wrong, as they stand around what is filled in."""
    for half in message.replace("\\", "").split(" — "):
        parts = [part.strip(" ():,“”") for part in half.split(".+")]
        if words := [part[:24] for part in parts if len(part) >= 7]:
            return any(part in heard for part in words)
    return False
