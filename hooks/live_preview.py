"""Keeps `mkdocs serve` answering when a change ends a build, such as a mistake in mkdocs.yml.

MkDocs would let every request wait until it is mended. It wires nothing by itself: hooks/publish.py
calls it.
"""

import os
import sys

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from catalog.building.process import BuildProcess, tell
from catalog.environment.last_net import in_words
from catalog.environment.settings_problems import settings_problems
from catalog.reading.choices import FILE, read_choices
from catalog.reading.source import Problem, Unreadable


def keep_answering(server: LiveReloadServer, process: BuildProcess) -> LiveReloadServer:
    """Makes a build that ends leave the last good site, with what is wrong told in the terminal."""
    build = server.builder

    def rebuild() -> None:
        try:
            build()
        except (Exception, SystemExit) as error:
            if problems := _of_settings(process):
                tell(problems, process.folder)
            elif isinstance(error, Exception):
                told = isinstance(error, MkDocsException)
                print(error if told else in_words(error, process.folder), file=sys.stderr)

    server.builder = rebuild
    return server


def _of_settings(process: BuildProcess) -> list[Problem]:
    """What is wrong in mkdocs.yml, at which MkDocs ends before it asks any hook."""
    try:
        choices = read_choices(process.folder / FILE, os.environ)
    except Unreadable as error:
        return list(error.problems)
    return settings_problems(choices, process.folder)
