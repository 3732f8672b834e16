"""Writes the files of the form in admin/, if mkdocs.yml says which repository it edits.

The program itself, which no plan changes, is copied beside them by `building/`.
"""

import json
from collections.abc import Iterator
from typing import Any

from catalog.language.slugs import slugify
from catalog.outputs.admin.collections import Collections, listed
from catalog.outputs.admin.file_shapes import notation
from catalog.outputs.shared.edition import Edition
from catalog.outputs.site.security_policy import admin_policy
from catalog.reading.admin_settings import ADMIN, LOCAL, Admin, admin_settings
from catalog.reading.gate import PICTURE

_MEDIA = {
    "max_file_size": PICTURE.heaviest,
    "slugify_filename": True,
    "transformations": {
        "raster_image": {"format": "webp", "quality": 70, "width": 1024, "height": 1024}
    },
}
"""Photographs become light enough for a page; what a camera says of place and time goes."""


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """The page of the form, and what it must know of the plan; nothing without the setting."""
    admin = admin_settings(edition.settings.choices)
    if not admin:
        return
    template = edition.press.pages.get_template("admin.html.jinja")
    catalog = edition.catalog
    site_name = catalog.plan.site.name.shown(catalog.default_language, catalog.default_language)[1]
    yield (
        f"{ADMIN}/index.html",
        template.render(policy=admin_policy(admin), site_name=site_name),
    )
    yield f"{ADMIN}/form.json", _json(form(edition, admin, site_name))


def form(edition: Edition, admin: Admin, site_name: str) -> dict[str, Any]:
    """What the program in admin/source/ asks for when it starts."""
    collections = Collections(edition)
    configuration: dict[str, Any] = {
        "load_config_file": False,
        "backend": _backend(admin, site_name),
        "publish_mode": "editorial_workflow" if admin.forge in _WITH_REVIEW else None,
        "app_title": site_name,
        "site_url": edition.settings.site_url or None,
        "media_folder": collections.pictures,
        "public_folder": "/",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "media_libraries": {"default": {"config": _MEDIA}},
        "output": {"omit_empty_optional_fields": True},
        "collections": collections.all(),
    }
    return {
        "configuration": {key: value for key, value in configuration.items() if value is not None},
        "notation": notation(edition.catalog.language_codes),
        "shapes": collections.shapes(),
        "listed": listed(edition.catalog),
        "sources": collections.sources(),
        "hosts": admin.origins,
    }


_WITH_REVIEW = ("github", "gitlab")
"""Forges where what is saved can wait in a merge request, whose checks say what is wrong."""
_COMMITS = {
    "create": "Thêm {{collection}}: {{slug}}",
    "update": "Sửa {{collection}}: {{slug}}",
    "delete": "Xóa {{collection}}: {{slug}}",
    "uploadMedia": "Thêm tệp {{path}}",
    "deleteMedia": "Xóa tệp {{path}}",
}


def _backend(admin: Admin, site_name: str) -> dict[str, Any]:
    if admin.forge == LOCAL:  # the program opens a folder only if it knows some forge
        return {
            "name": "gitea",
            "repo": f"{LOCAL}/{slugify(site_name, '-')}",
            "auth_methods": ["token"],
        }
    found = {
        "name": "gitea" if admin.forge == "forgejo" else admin.forge,
        "repo": admin.repository,
        "branch": admin.branch,
        "api_root": admin.api,
        "base_url": admin.home,
        "app_id": admin.app_id,
        "auth_type": "pkce" if admin.app_id and admin.forge == "gitlab" else None,
        "auth_methods": ["oauth", "token"] if admin.app_id else ["token"],
        "commit_messages": _COMMITS,
    }
    return {key: value for key, value in found.items() if value is not None}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
