"""Begins a build: reads what mkdocs.yml and the environment decide, and makes the whole site.

It wires nothing by itself: hooks/publish.py calls it.
"""

import datetime as dt
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from catalog.building.process import BuildProcess, Stopped, tell
from catalog.environment.admin_program import refuse_missing_program
from catalog.environment.refusal import Refused
from catalog.environment.settings import Settings, read_settings
from catalog.environment.settings_problems import settings_problems
from catalog.environment.site_folder import (
    refuse_foreign_files,
    refuse_shared_site,
    refuse_site_among_sources,
)
from catalog.reading.source import Unreadable
from mkdocs_edit import edit_template
from mkdocs_settings import choose


def begin(config: MkDocsConfig, process: BuildProcess) -> None:
    """Makes the site, and leads MkDocs to the folder to build into. Raises Abort."""
    folder, site = Path(config.config_file_path).parent, Path(config.site_dir)
    process.folder = folder
    try:
        settings = _settings(config, folder, process)
        refuse_missing_program(settings.choices)
        refuse_shared_site(site, folder)
        refuse_site_among_sources(site, folder, settings.choices.docs)
        if not process.serving:  # a preview builds into its own folder again and again
            refuse_foreign_files(site)
        config.site_dir = str(process.begin(folder, settings, site))
    except Unreadable as error:
        raise Abort(tell(error.problems, folder)) from None
    except (Refused, Stopped) as error:
        raise Abort(str(error)) from None
    # Plugins speak for the same day.
    day = dt.datetime.combine(settings.build_date, dt.time(), dt.UTC)
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        os.environ["SOURCE_DATE_EPOCH"] = str(int(day.timestamp()))


def _settings(config: MkDocsConfig, folder: Path, process: BuildProcess) -> Settings:
    choices = choose(config, serving=process.serving, on_request=process.answers)
    if problems := settings_problems(choices, folder):
        raise Stopped(tell(problems, folder))
    return read_settings(
        folder,
        os.environ,
        site_url=config.site_url or "",
        edit_url=edit_template(config, choices),
        markdown={one: config.mdx_configs.get(one, {}) for one in config.markdown_extensions},
        choices=choices,
    )
