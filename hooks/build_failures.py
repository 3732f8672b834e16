"""Ends a build in words, whatever failed; what MkDocs itself says, it says in its own.

It wires nothing by itself: hooks/publish.py calls it.
"""

import sys
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.exceptions import Abort, MkDocsException

from catalog.building.process import STAYS, BuildProcess, Stopped, tell
from catalog.environment.last_net import in_words
from catalog.outputs.shared.templates import template_problem


def fail(process: BuildProcess, error: BaseException | None) -> None:
    """Raises Abort for what would be a traceback; does nothing if there is none, or it is told."""
    if not isinstance(error, Exception) or isinstance(error, MkDocsException | SystemExit):
        return
    if isinstance(error, TemplateError):
        raise Abort(tell([template_problem(error)], process.folder)) from None
    print(in_words(error, process.folder), file=sys.stderr)
    raise Abort(STAYS) from None


def seal(process: BuildProcess, site: Path) -> None:
    """Ends a whole build. Raises Abort if a page of the public site is lost."""
    try:
        process.seal(site)
    except Stopped as error:
        raise Abort(str(error)) from None


def end(process: BuildProcess) -> None:
    """Puts a whole site in place. Raises Abort if that fails, or if MkDocs ends because it failed.

    It says of a failure outside a build only that it ends: of a port that is in use, for one.
    """
    fail(process, sys.exception())
    try:
        process.end()
    except OSError as error:
        fail(process, error)
