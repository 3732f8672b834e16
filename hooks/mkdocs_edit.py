"""Finds where a file is edited from what mkdocs.yml says of the repository.

It wires nothing by itself: hooks/publish.py calls it.
"""

import re
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from catalog.building.process import Stopped, tell
from catalog.environment.plan_folders import path_in_repository
from catalog.reading.choices import DOCS, Choices


def edit_template(config: MkDocsConfig, choices: Choices) -> str:
    """Where any file of the plan is edited, with {path} for its name; empty if nobody says.

    MkDocs speaks of files in its folder of documents. Ours are also beside it, so that the name of
    this folder is left out. Raises Stopped if it is not there.
    """
    if own := config.extra.get("edit_url"):
        return str(own)
    if config.edit_uri_template:
        setting = "edit_uri_template"
        template = re.sub(r"\{path!q\}", "{path}", str(config.edit_uri_template))
    elif config.edit_uri:
        setting, template = "edit_uri", config.edit_uri + "{path}"
    else:
        return ""
    folder = Path(config.config_file_path).parent
    for docs in (choices.docs, DOCS):
        before, found, after = template.partition(f"{docs}/{{path}}")
        if found:
            before = before.removesuffix(path_in_repository(folder))
            return _joined(config.repo_url or "", f"{before}{{path}}{after}")
    message = f"không có `{choices.docs}/` trước tên tệp — thêm vào, vì còn tệp ở ngoài thư mục ấy"
    raise Stopped(tell([choices.problem((setting,), message)], folder))


def _joined(repository: str, path: str) -> str:
    """The address as MkDocs joins it."""
    if not path.startswith(("?", "#")) and not repository.endswith("/"):
        repository += "/"
    return urljoin(repository, path)
