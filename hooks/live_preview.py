"""Keeps `mkdocs serve` answering when a change ends a build, such as a mistake in mkdocs.yml.

MkDocs would let every request wait until it is mended. It wires nothing by itself: hooks/publish.py
calls it.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from catalog.building.process import BuildProcess, tell
from catalog.building.site import Site
from catalog.environment.last_net import in_words
from catalog.environment.places import from_here
from catalog.environment.settings_problems import settings_problems
from catalog.reading.choices import FILE, read_choices
from catalog.reading.source import Problem, Unreadable

_BOX = Markup(
    '<div class="pa-broken" role="alert" data-ended><p>{words}</p><ul>{items}</ul></div>\n'
)
_OLD_BOX = re.compile(r'<div class="pa-broken" role="alert" data-ended>.*?</div>\n', re.DOTALL)
_BELOW = "<main "


def keep_answering(server: LiveReloadServer, process: BuildProcess) -> LiveReloadServer:
    """Makes a build that ends leave the last good site, and tell in it and here what is wrong.

    What takes long to make is made when somebody asks for it.
    """
    build = server.builder

    def rebuild() -> None:
        try:
            with process.lock:
                build()
        except (Exception, SystemExit) as error:  # plugins and hooks of others may raise any
            _note(Path(server.root), process.site, _told(error, process.folder))
            if process.preview:
                process.preview.changed()

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        process.make_on_request(asked.removeprefix(server.mount_path), Path(server.root))
        return server.serve_request(environ, start_response)

    server.builder = rebuild
    server.set_app(answer)
    process.answers = True
    return server


def _told(error: BaseException, folder: Path) -> Sequence[str]:
    """Prints what is wrong, unless it was printed; returns it line by line."""
    if problems := _of_settings(folder):
        tell(problems, folder)
        return [str(from_here(problem, folder)) for problem in problems]
    words = str(error)
    if isinstance(error, Exception) and not isinstance(error, MkDocsException):
        words = in_words(error, folder)
    print(words, file=sys.stderr)
    return [words]


def _of_settings(folder: Path) -> list[Problem]:
    """What is wrong in mkdocs.yml, at which MkDocs ends before it asks any hook."""
    try:
        choices = read_choices(folder / FILE, os.environ)
    except Unreadable as error:
        return list(error.problems)
    return settings_problems(choices, folder)


def _note(root: Path, site: Site, lines: Sequence[str]) -> None:
    """Writes into each page what overrides/partials/notice.html says of mistakes in texts.

    The next build that does not end writes every page anew.
    """
    items = Markup().join(Markup("<li>{}</li>").format(line) for line in lines)
    for path in root.rglob("*.html"):
        folder = path.relative_to(root).parts[0]
        part = site.language(folder if folder in site.languages else None)
        box = _BOX.format(words=part.broken_words, items=items)
        html = _OLD_BOX.sub("", path.read_text(encoding="utf-8"))
        path.write_text(html.replace(_BELOW, box + _BELOW, 1), encoding="utf-8")
