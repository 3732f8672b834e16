"""A forge for the form to read from and save to: as much of Gitea's API as Sveltia CMS asks for.

See https://docs.gitea.com/api/. It keeps one branch of one repository in memory.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

TOKEN = "0123456789abcdef0123456789abcdef01234567"
REPOSITORY = "phong/so-tay"


class Forge:
    """The files of a repository; `refuses` and `drops` are what goes wrong with it."""

    def __init__(self, plan: Path) -> None:
        paths = [path for top in ("data", "docs") for path in sorted((plan / top).rglob("*"))]
        self.files = {
            path.relative_to(plan).as_posix(): path.read_bytes() for path in paths if path.is_file()
        }
        self.commits = 1
        self.address = ""
        self.refuses = False
        """Whether the token is not good any more."""
        self.drops = False
        """Whether the network is gone when something is to be saved."""
        self.messages: list[str] = []

    def text(self, path: str) -> str:
        return self.files[path].decode()

    def change(self, path: str, content: bytes | None) -> None:
        """What somebody else saves meanwhile."""
        self.commits += 1
        self.files.pop(path, None)
        if content is not None:
            self.files[path] = content

    @property
    def head(self) -> str:
        return hashlib.sha1(str(self.commits).encode()).hexdigest()

    def answer(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        """(status, JSON) of a request below `/api/v1`."""
        path, _, query = path.partition("?")
        if self.refuses:
            return 401, {"message": "token is expired"}
        if path == "/version":
            return 200, {"version": "1.25.0"}
        if path == "/settings/api":
            return 200, {"default_paging_num": 30, "max_response_items": 50}
        if path == "/user":
            return 200, {
                "id": 1,
                "login": "bien-tap",
                "full_name": "Biên tập",
                "email": "bien-tap@example.org",
                "avatar_url": "https://portraits.example.org/1.png",
            }
        return self.of_repository(method, path.removeprefix(f"/repos/{REPOSITORY}"), query, body)

    def of_repository(self, method: str, path: str, query: str, body: Any) -> tuple[int, Any]:
        if path == "":
            return 200, {"permissions": {"pull": True, "push": True}, "default_branch": "main"}
        if path.startswith("/branches/"):
            return 200, {"commit": {"id": self.head, "message": "…"}}
        if path.startswith("/git/trees/"):
            return 200, {"tree": [self.entry(name) for name in self.files], "truncated": False}
        if path == "/file-contents":
            return 200, [self.content(name) for name in body["files"] if name in self.files]
        if path == "/commits":
            return 200, []
        if path == "/contents" and method == "POST":
            return self.save(body)
        return 404, {"message": f"{method} {path}?{query}"}

    def entry(self, path: str) -> dict[str, Any]:
        content = self.files[path]
        return {"type": "blob", "path": path, "sha": _sha(content), "size": len(content)}

    def content(self, path: str) -> dict[str, Any]:
        text = base64.b64encode(self.files[path]).decode()
        return {**self.entry(path), "content": text, "encoding": "base64"}

    def save(self, body: Any) -> tuple[int, Any]:
        """All operations of a commit, or none if a file is another than they were made for."""
        for one in body["files"]:
            old = self.files.get(one.get("from_path") or one["path"])
            if one["operation"] != "create" and (old is None or _sha(old) != one.get("sha")):
                return 409, {"message": f"sha does not match [{one['path']}]"}
            if one["operation"] == "create" and one["path"] in self.files:
                return 422, {"message": f"repository file already exists [{one['path']}]"}
        for one in body["files"]:
            self.files.pop(one.get("from_path") or one["path"], None)
            if one["operation"] != "delete":
                self.files[one["path"]] = base64.b64decode(one["content"])
        self.commits += 1
        self.messages.append(body["message"])
        saved = [
            {"path": one["path"], "sha": _sha(self.files[one["path"]])}
            if one["operation"] != "delete"
            else None
            for one in body["files"]
        ]
        commit = {"sha": self.head, "created": "2026-11-28T00:00:00Z"}
        return 201, {"commit": commit, "files": saved}


def _sha(content: bytes) -> str:
    """As git names a file: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects"""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


@contextmanager
def forge_of(plan: Path) -> Iterator[Forge]:
    """A forge that answers at its `address` on this machine."""
    forge = Forge(plan)

    class Handler(BaseHTTPRequestHandler):
        def do_OPTIONS(self) -> None:
            self.reply(204, None)

        def do_GET(self) -> None:
            self.ask("GET")

        def do_POST(self) -> None:
            self.ask("POST")

        def ask(self, method: str) -> None:
            length = int(self.headers.get("content-length", 0))
            body = json.loads(self.rfile.read(length)) if length else None
            if method == "POST" and forge.drops and re.search(r"/contents$", self.path):
                self.connection.close()
                return
            known = self.headers.get("authorization") == f"token {TOKEN}"
            path = self.path.removeprefix("/api/v1")
            wrong = (401, {"message": "invalid token"})
            self.reply(*(forge.answer(method, path, body) if known else wrong))

        def reply(self, status: int, found: Any) -> None:
            content = b"" if found is None else json.dumps(found).encode()
            self.send_response(status)
            self.send_header("access-control-allow-origin", "*")
            self.send_header("access-control-allow-headers", "authorization, content-type")
            self.send_header("access-control-allow-methods", "GET, POST, OPTIONS")
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    forge.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
