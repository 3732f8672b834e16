"""Starts Python programs quickly: a process that has imported what they import, and forks.

A program that has code of its own, not the repository's, reads it anew from its own PYTHONPATH.
tests/programs.py starts this file, one process for each process of pytest, and asks it.
"""

from __future__ import annotations

import ast
import contextlib
import gc
import importlib
import json
import os
import runpy
import selectors
import signal
import socket
import sys
import time
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "hooks", ROOT)
OURS = ("catalog", "deploy")
PROGRAM = "mkdocs.__main__"
SECOND_PROGRAM = "properdocs"
RUN = (PROGRAM, *(f"{name}.__main__" for name in OURS))


def main(address: str) -> None:
    """Serves until whoever started this closes our standard input; then ends what still runs."""
    sys.path[:1] = map(str, FOLDERS)  # in place of the folder of the tests
    for name in sorted({PROGRAM, *_modules(), *_imported()}):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    _load_what_settings_name()
    _compile_frame()
    del sys.path[: len(FOLDERS)]
    for name in RUN:
        sys.modules.pop(name)  # they will be run, not imported
    templates = sys.modules["catalog.outputs.shared.templates"]
    pages = templates.environment(templates.FOLDER)
    for name in pages.list_templates(extensions=["jinja"]):
        pages.get_template(name)
    gc.collect()
    gc.freeze()  # so that a program does not copy what it only reads
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        print("ready", flush=True)
        connection = _serve(listener)
    if connection:
        _become(connection)


def _load_what_settings_name() -> None:
    """Imports the plugins and Markdown extensions of mkdocs.yml."""
    choices = sys.modules["catalog.reading.choices"].read_choices(ROOT / "mkdocs.yml", {})
    extensions = sys.modules["catalog.environment.markdown_extensions"]
    sys.modules["markdown"].Markdown(extensions=[*extensions.markdown_extensions(choices)])
    named = {name for item in choices.at("plugins") for name in item}
    for plugin in entry_points(group="mkdocs.plugins"):
        if plugin.name in named:
            plugin.load()


def _compile_frame() -> None:
    """Compiles the templates of every page, which material_frame keeps."""
    own = ROOT / "overrides"
    theme = sys.modules["mkdocs.theme"].Theme(name="material", custom_dir=str(own))
    environment = theme.get_env()
    reads = sys.modules["catalog.collected.reads"].Reads()
    sys.modules["material_frame"].use_frame(environment, own, None, reads)
    languages = [f"partials/languages/{code}.html" for code in ("vi", "en")]
    for path in own.rglob("*.html"):
        environment.get_template(path.relative_to(own).as_posix())
    for name in ("base.html", "partials/language.html", *languages):
        environment.get_template(name)


def _modules() -> Iterator[str]:
    """Each module of ours."""
    for folder, package in zip(FOLDERS, OURS, strict=True):
        for path in (folder / package).rglob("*.py"):
            yield ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")


def _imported() -> Iterator[str]:
    """Each module of others that our code imports."""
    for folder in ("hooks", "deploy"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names = [node.module, *(f"{node.module}.{part.name}" for part in node.names)]
                yield from (name for name in names if name.split(".")[0] not in OURS)


def _serve(listener: socket.socket) -> socket.socket | None:
    """The connection of a program, in its own process; None in the server, at its end."""
    ended, told = socket.socketpair()
    told.setblocking(False)
    signal.set_wakeup_fd(told.fileno())
    signal.signal(signal.SIGCHLD, _wake)
    running: dict[int, socket.socket] = {}
    with selectors.DefaultSelector() as selector:
        for source in (sys.stdin, listener, ended):
            selector.register(source, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fileobj is sys.stdin:
                    _end(running)
                    return None
                if key.fileobj is ended:
                    ended.recv(1000)
                    _report(running)
                elif connection := _fork(listener, running):
                    return connection


def _wake(signum: int, frame: FrameType | None) -> None:
    """That a program ended is written to the wake-up socket; there is nothing else to do."""


def _fork(listener: socket.socket, running: dict[int, socket.socket]) -> socket.socket | None:
    """Begins a process for whoever calls; in that process, the connection."""
    connection, _ = listener.accept()
    pid = os.fork()
    if not pid:
        for other in running.values():
            other.close()
        return connection
    running[pid] = connection
    with contextlib.suppress(OSError):
        connection.sendall(f"{pid}\n".encode())
    return None


def _report(running: dict[int, socket.socket]) -> None:
    """Tells of each program that ended how it did."""
    while running:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        with running.pop(pid) as connection, contextlib.suppress(OSError):
            connection.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())


def _end(running: dict[int, socket.socket]) -> None:
    for pid in running:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _become(connection: socket.socket) -> None:
    """Turns this process into the program that is asked for, and runs it to its end."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    _, files, _, _ = socket.recv_fds(connection, 1, 2)
    with connection, connection.makefile("rb") as stream:
        asked = json.load(stream)
    for file, number in zip(files, (1, 2), strict=True):
        os.dup2(file, number)
        os.close(file)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    if asked["command"][0] == SECOND_PROGRAM:  # it puts itself in MkDocs' place at an import
        os.execv(sys.executable, [sys.executable, "-m", *asked["command"]])
    own = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    sys.path[:] = [asked["folder"], *own, *sys.path]
    importlib.invalidate_caches()
    if asked["own_code"]:
        ours = {*OURS, *(path.stem for path in FOLDERS[0].glob("*.py"))}
        for name in [name for name in sys.modules if name.split(".")[0] in ours]:
            del sys.modules[name]
    module, *arguments = asked["command"]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1])
