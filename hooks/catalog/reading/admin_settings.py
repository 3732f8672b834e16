"""Where the form of `extra.admin` in mkdocs.yml reads and saves: a forge, or a folder alone."""

from collections.abc import Iterator
from typing import Annotated, Literal
from urllib.parse import urlsplit

from catalog.model.fields import Address, Form, Strict
from catalog.reading.choices import Choices
from catalog.reading.messages import MESSAGES
from catalog.reading.source import Problem

SETTING = ("extra", "admin")
LOCAL = "local"
_APIS = {
    "github": ("https://github.com", "https://api.github.com"),
    "gitlab": ("https://gitlab.com", "https://gitlab.com/api/v4"),
}
"""(address, address of its programs) of forges that are one for everybody."""
_API_PATHS = {"github": "/api/v3", "gitlab": "/api/v4", "gitea": "/api/v1", "forgejo": "/api/v1"}


class Admin(Strict):
    """The repository that the form edits, and the forge it is on."""

    forge: Literal["github", "gitlab", "gitea", "forgejo", "local"]
    repository: Annotated[str, Form(r"[\w.-]+(/[\w.-]+)+", "repository")] | None = None
    branch: Annotated[str, Form(r"[\w./-]+", "branch")] | None = None
    address: Address | None = None
    app_id: Annotated[str, Form(r"[\w.-]+", "app_id")] | None = None

    @property
    def home(self) -> str:
        """The origin of the forge; empty without one."""
        if self.address:
            parts = urlsplit(self.address)
            return f"{parts.scheme}://{parts.netloc}"
        return _APIS.get(self.forge, ("", ""))[0]

    @property
    def api(self) -> str:
        """Where programs ask the forge; empty without one."""
        if self.address:
            return f"{self.address.rstrip('/')}{_API_PATHS[self.forge]}"
        return _APIS.get(self.forge, ("", ""))[1]


def admin_settings(choices: Choices) -> Admin | None:
    """What mkdocs.yml says of the form; None if it says nothing. It must have been checked."""
    values = choices.at(*SETTING)
    return Admin.model_validate(values) if values else None


def incomplete_admin(choices: Choices) -> Iterator[Problem]:
    """What a forge needs to be known and is not written."""
    forge = choices.text(*SETTING, "forge")
    if not choices.node(*SETTING) or forge in ("", LOCAL):
        return
    if not choices.text(*SETTING, "repository"):
        yield choices.problem((*SETTING, "repository"), MESSAGES["missing"])
    if forge not in _APIS and not choices.text(*SETTING, "address"):
        yield choices.problem((*SETTING, "address"), MESSAGES["missing"])
