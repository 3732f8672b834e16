"""Lists what the form edits, as collections of Sveltia CMS: records, the plan, pages of prose."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from catalog.collected.addresses import address_of, language_root, record_path
from catalog.collected.catalog import Catalog
from catalog.collected.data_files import DATA
from catalog.model.fields import ID, LONGEST_ID
from catalog.model.kinds import KINDS
from catalog.model.plan import Plan
from catalog.outputs.admin.file_shapes import file_shape
from catalog.outputs.admin.form_fields import FormFields
from catalog.outputs.shared.edition import Edition
from catalog.reading.front_matter import FrontMatter, PostMatter
from catalog.reading.messages import MESSAGES
from catalog.reading.prose import POSTS

Collection = dict[str, Any]
LONGEST_LABEL = 80
"""The most letters of a clause in a list of choices."""
_BODY = {
    "name": "body",
    "label": "Nội dung",
    "widget": "richtext",
    "modes": ["raw", "rich_text"],
}
TAKEN = " (đã có bài)"
"""Beside a clause that a record quotes, since each is quoted once."""
PLAN = "plan"
PAGE, POST = "page-frontmatter", "post-frontmatter"
"""Formats of prose; Sveltia CMS asks for that ending where a file has front matter."""
PICTURES = "hinh"


class Collections:
    """What the form edits of an edition; a kind of record that is added has its place by itself."""

    def __init__(self, edition: Edition) -> None:
        self.catalog, settings = edition.catalog, edition.settings
        self.choices, self.folder = settings.choices, settings.in_repository
        names = {language.code: language.name for language in self.catalog.words.languages}
        self.fields = FormFields(names)
        self.first = self.catalog.default_language

    @property
    def pictures(self) -> str:
        """The folder of the pictures that prose shows."""
        return self._path(posixpath.join(self.choices.docs, self.first, PICTURES))

    def all(self) -> list[Collection]:
        """The plan, records of each kind, and prose of each folder and language."""
        return [self.plan(), *map(self.kind, KINDS), *self.prose()]

    def shapes(self) -> dict[str, dict[str, Any]]:
        """How files are written, by the name of their format."""
        models: dict[str, type[BaseModel]] = {name: kind.model for name, kind in KINDS.items()}
        models |= {PLAN: Plan, PAGE: FrontMatter, POST: PostMatter}
        return {name: file_shape(model) for name, model in models.items()}

    def plan(self) -> Collection:
        """The one file that holds the plan itself."""
        words = self.catalog.words
        title = words.pages["plan"].title.shown(self.first, self.first)[1]
        file = {
            "name": PLAN,
            "label": title,
            "file": self._path(DATA / "plan.yml"),
            "format": PLAN,
            "fields": self.fields.of(Plan),
        }
        return {"name": PLAN, "label": title, "icon": "description", "files": [file]}

    def kind(self, name: str) -> Collection:
        """The records of a kind; the name of a file is made from the title, and is the id."""
        model = KINDS[name].model
        title = f"title.{self.first}"
        return {
            "name": name,
            "label": self.catalog.words.pages[name].title.shown(self.first, self.first)[1],
            "label_singular": model.model_config.get("title", name),
            "folder": self._path(DATA / name),
            "extension": "yml",
            "format": name,
            "create": True,
            "delete": name != "sources",  # texts cite them, which the form does not follow
            "identifier_field": title,
            "summary": f"{{{{{title}}}}}",
            "sortable_fields": {"fields": [title, "status"]},
            "slug": {
                "template": f"{{{{fields.{title}}}}}",
                "editable": True,
                "pattern": [f"^(?=.{{1,{LONGEST_ID}}}$){ID}$", MESSAGES["id"]],
            },
            "fields": self.fields.of(model, hidden=("id",)),
            "aliases_field": False,  # `formerly` has them
            "preview_path": self._address(record_path(self.catalog, name, "{{slug}}")),
        }

    def sources(self) -> list[tuple[str, str]]:
        """(id, title and publisher) of what a text may cite."""
        first = self.first
        return [
            (one.id, f"{one.title.shown(first, first)[1]} — {one.publisher.shown(first, first)[1]}")
            for one in self.catalog.sources
        ]

    def prose(self) -> Iterator[Collection]:
        """Pages of each folder of each language, and posts."""
        codes = self.catalog.language_codes
        found = {(codes.index(code), posixpath.dirname(path)) for code, path in self.catalog.prose}
        for place, folder in sorted(found):
            code = codes[place]
            is_news = f"/{folder}/".endswith(POSTS)
            model = PostMatter if is_news else FrontMatter
            below = posixpath.normpath(posixpath.join(self.choices.docs, code, folder))
            yield {
                "name": below.replace("/", "-"),
                "label": self._prose_label(code, folder, is_news=is_news),
                "icon": "newspaper" if is_news else "article",
                "folder": self._path(below),
                "extension": "md",
                "format": POST if is_news else PAGE,
                "create": True,
                "identifier_field": "title",
                "slug": {"template": "{{fields.title}}", "editable": ["create"]},
                "fields": [*self.fields.of(model), _BODY],
                "media_folder": f"/{self.pictures}",
                "public_folder": posixpath.relpath(PICTURES, folder or "."),
                **self._shown(code, folder, is_news=is_news),
            }

    def _prose_label(self, code: str, folder: str, *, is_news: bool) -> str:
        sort = "Tin" if is_news else "Trang viết"
        where = f", {folder}" if folder and not is_news else ""
        return f"{sort}{where} ({self.fields.languages[code]})"

    def _shown(self, code: str, folder: str, *, is_news: bool) -> dict[str, Any]:
        """Where a page of prose lies; the address of a post has its day, which is not known."""
        if is_news:
            return {"editor": {"preview": False}}
        path = posixpath.join(language_root(self.catalog, code), folder, "{{slug}}.html")
        return {"preview_path": self._address(path), "aliases_field": False}

    def _address(self, path: str) -> str:
        return address_of(path, in_folders=self.choices.in_folders)

    def _path(self, path: object) -> str:
        return f"{self.folder}{path}"


def listed(catalog: Catalog) -> Mapping[str, Sequence[tuple[str, str]]]:
    """(value, label) of each choice that only a plan has, by what they are of."""
    first = catalog.default_language
    own = catalog.words.own
    taken = {quote.clause for _, _, quote in catalog.quotes()}
    return {
        "clauses": [
            (id, f"{id}{TAKEN if id in taken else ''} — {_short(clause.text)}")
            for id, (_, clause) in catalog.clauses.items()
        ],
        "pictures": [(name, name) for name in sorted(catalog.drawings)],
        "themes": [(id, name.shown(first, first)[1]) for id, name in own.themes.items()],
        "strands": [(id, name.shown(first, first)[1]) for id, name in own.strands.items()],
    }


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_LABEL else f"{words[: LONGEST_LABEL - 1]}…"
