"""The shape of mkdocs.yml: which settings there are, and what sort of value each takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from catalog.model.fields import Strict
from catalog.reading.admin_settings import Admin
from catalog.reading.choices import Choices
from catalog.reading.messages import EMPTY, Open
from catalog.reading.source import Node, Problem, Step

TWO_NAMES = "một mục chỉ có một tên — thụt dòng này vào sâu hơn, hoặc thêm dấu - ở đầu"


@dataclass(frozen=True)
class _Sort:
    """Accepts values of some types, or none; `kind` names the message about others."""

    kind: str
    types: tuple[type, ...]

    def __call__(self, value: Any) -> Any:
        if value is None or isinstance(value, self.types):
            return value
        raise PydanticCustomError(self.kind, self.kind)


Words = Annotated[Any, BeforeValidator(_Sort("string_type", (str,)))]
YesNo = Annotated[Any, BeforeValidator(_Sort("yes_no", (bool,)))]
Names = Annotated[Any, BeforeValidator(_Sort("tuple_type", (list,)))]
Named = Annotated[Any, BeforeValidator(_Sort("tuple_type", (list, dict)))]
"""A list; as a mapping, each has its options."""
Titles = Annotated[dict[str, Words], BeforeValidator(_Sort("model_type", (dict,)))]
Level = Literal["warn", "info", "ignore"] | None
AbsoluteLinks = Literal["warn", "info", "ignore", "relative_to_docs"] | None


class NavChecks(Strict):
    omitted_files: Level = None
    not_found: Level = None
    absolute_links: AbsoluteLinks = None


class LinkChecks(Strict):
    not_found: Level = None
    absolute_links: AbsoluteLinks = None
    unrecognized_links: Level = None
    anchors: Level = None


class Checks(NavChecks, LinkChecks):
    """What is written beside `nav` and `links` is meant for both."""

    nav: NavChecks | None = None
    links: LinkChecks | None = None


class Theme(Open):
    name: Words = None
    custom_dir: Words = None
    locale: Words = None
    static_templates: Names = None
    language: Any = None
    direction: Any = None
    features: Any = None
    palette: Any = None
    font: Any = None
    icon: Any = None
    favicon: Any = None
    logo: Any = None


class Extra(Strict):
    """What MkDocs and Material know of it. Any other key is for overrides and plugins.

    A key that looks misspelt may be one of these, so rules/settings.py only warns of it.
    """

    model_config = ConfigDict(extra="ignore")

    admin: Admin | None = None
    alternate: Any = None
    analytics: Any = None
    annotate: Any = None
    consent: Any = None
    edit_url: Words = None
    generator: Any = None
    homepage: Any = None
    nav_translations: dict[str, Titles] | None = None
    polyfills: Any = None
    social: Names = None
    status: Any = None
    tags: Any = None
    version: Any = None


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class SiteSettings(Strict):
    """The settings of MkDocs."""

    UNUSED: ClassVar[Mapping[str, str]] = {
        "pages": "nay tên là `nav` — đổi tên",
        "google_analytics": "trang không đếm người đọc — xóa dòng này",
    }

    INHERIT: Words = None
    site_name: Words = None
    site_url: Words = None
    site_description: Words = None
    site_author: Words = None
    copyright: Words = None
    nav: Names = None
    theme: Annotated[Theme | None, BeforeValidator(_named)] = None
    docs_dir: Words = None
    site_dir: Words = None
    exclude_docs: Words = None
    draft_docs: Words = None
    not_in_nav: Words = None
    dev_addr: Words = None
    use_directory_urls: YesNo = None
    repo_url: Words = None
    repo_name: Words = None
    edit_uri: Words = None
    edit_uri_template: Words = None
    extra_css: Names = None
    extra_javascript: Names = None
    extra_templates: Names = None
    markdown_extensions: Named = None
    plugins: Named = None
    hooks: Names = None
    watch: Names = None
    strict: YesNo = None
    remote_branch: Words = None
    remote_name: Words = None
    validation: Checks | None = None
    extra: Extra | None = None


_OUR_HOOK = "hooks/publish.py"
_ADD_NOTHING = {
    *("blog", "git-revision-date-localized", "macros", "meta", "minify", "redirects", "rss"),
    *("search", "tags", "typeset"),
}
"""Plugins that add no file that a setting may name, but those that the catalog makes as well."""


_OF_HOOKS = ("language", "mark", "menu", "nav_of_plan", "own_docs", "pages", "part", "problems")
"""Keys of `extra` in which our hooks keep what they hand to each other and to templates."""
_TAKEN = "phần mềm dùng tên này cho việc khác — đặt tên khác"
_NO_HOOK = f"thiếu `{_OUR_HOOK}`, không có nó thì không dựng được trang — thêm vào"


def ours(choices: Choices) -> Iterator[Problem]:
    """Each key of `extra` that is ours, and a list of hooks without the one that is."""
    for name in _OF_HOOKS:
        if choices.node("extra", name):
            yield choices.problem(("extra", name), _TAKEN, at_key=True)
    hooks = [name for _, name, _ in choices.listed("hooks")]
    if hooks and not any(name.endswith(_OUR_HOOK) for name in hooks):
        yield choices.problem(("hooks",), _NO_HOOK)


def others_may_add(choices: Choices) -> bool:
    """Whether a hook or plugin may add pages, files or templates that the catalog cannot know."""
    hooks = [name for _, name, _ in choices.listed("hooks")]
    plugins = {name.removeprefix("material/") for _, name, _ in choices.listed("plugins")}
    return not all(name.endswith(_OUR_HOOK) for name in hooks) or not plugins <= _ADD_NOTHING


def misplaced(choices: Choices) -> Iterator[Problem]:
    """Each second name in an item of a list, and each entry of nav that leads nowhere."""
    for setting in ("nav", "plugins", "markdown_extensions"):
        node = choices.node(setting)
        for path, message in _misplaced(node, (setting,), deep=setting == "nav") if node else ():
            yield choices.problem(path, message, at_key=True)


def _misplaced(
    node: Node, path: tuple[Step, ...], *, deep: bool
) -> Iterator[tuple[tuple[Step, ...], str]]:
    for index, item in enumerate(node.value if isinstance(node.value, list) else ()):
        names = [*item.value] if isinstance(item.value, dict) else []
        for name in names[1:2]:
            yield (*path, index, name), TWO_NAMES
        for name in names[:1] if deep else ():
            found = item.child(name)
            if found and found[1].value in (None, ""):
                yield (*path, index, name), EMPTY
            elif found:
                yield from _misplaced(found[1], (*path, index, name), deep=True)
