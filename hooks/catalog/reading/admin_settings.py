"""Where the form of `extra.admin` in mkdocs.yml reads and saves: a forge, or a folder alone."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from catalog.model.fields import Address, Form, Strict
from catalog.model.web_addresses import encoded
from catalog.reading.choices import Choices
from catalog.reading.messages import MESSAGES
from catalog.reading.source import Problem

SETTING = ("extra", "admin")
ADMIN = "admin"
"""The folder of the form in a site."""
GUIDE = f"{ADMIN}/huong-dan.html"
"""The page there that tells editors how to work in it."""
LOCAL = "local"
Forge = Literal["github", "gitlab", "gitea", "forgejo", "local"]
_APIS = {
    "github": ("https://github.com", "https://api.github.com"),
    "gitlab": ("https://gitlab.com", "https://gitlab.com/api/v4"),
}
"""(address, address of its programs) of forges that are one for everybody."""
_API_PATHS = {"github": "/api/v3", "gitlab": "/api/v4", "gitea": "/api/v1", "forgejo": "/api/v1"}
_IN_GROUPS = "gitlab"
"""The forge on which repositories may lie in groups of groups."""
_NO_APP = "GitHub chỉ cho vào bằng token — xóa dòng này"
_NAME = "[A-Za-z0-9_.-]+"
Repository = Annotated[str, Form(f"{_NAME}(/{_NAME})+", "repository")]
Branch = Annotated[str, Form(r"\w[\w.-]*(/\w[\w.-]*)*", "branch")]
ForgeAddress = Annotated[Address, Form(r"https?://[\w.-]+(:[0-9]+)?(/[\w./~-]*)?", "forge_address")]
"""It becomes a part of a policy and of a server's configuration."""
AppId = Annotated[str, Form(_NAME, "app_id")]


class Admin(Strict):
    """The repository that the form edits, and the forge it is on."""

    forge: Forge
    repository: Repository | None = None
    branch: Branch | None = None
    address: ForgeAddress | None = None
    app_id: AppId | None = None

    @property
    def home(self) -> str:
        """The origin of the forge; empty without one."""
        return _origin(self._own) if self._own else self._of_everybody[0]

    @property
    def api(self) -> str:
        """Where programs ask the forge; empty without one."""
        if not self._own:
            return self._of_everybody[1]
        return f"{self._own.rstrip('/')}{_API_PATHS[self.forge]}"

    @property
    def origins(self) -> Sequence[str]:
        """Whom the form may ask, besides its own site."""
        return sorted({_origin(address) for address in (self.home, self.api) if address})

    @property
    def _own(self) -> str:
        """The address of a forge that is not everybody's, as programs write it; else empty."""
        written = (encoded(self.address) or "") if self.address and self.forge != LOCAL else ""
        return written if written and _origin(written) != self._of_everybody[0] else ""

    @property
    def _of_everybody(self) -> tuple[str, str]:
        return _APIS.get(self.forge, ("", ""))


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def admin_settings(choices: Choices) -> Admin | None:
    """What mkdocs.yml says of the form; None if it says nothing. It must have been checked."""
    values = choices.at(*SETTING)
    return Admin.model_validate(values) if values else None


def incomplete_admin(choices: Choices) -> Iterator[Problem]:
    """What a forge needs to be known and is not written, and what it does not take."""
    forge, repository = (choices.text(*SETTING, name) for name in ("forge", "repository"))
    if forge not in {*get_args(Forge)} - {LOCAL}:  # what is no forge has a message of its own
        return
    if not repository:
        yield choices.problem((*SETTING, "repository"), MESSAGES["missing"])
    elif forge != _IN_GROUPS and repository.count("/") > 1:
        yield choices.problem((*SETTING, "repository"), MESSAGES["repository"])
    if forge not in _APIS and not choices.text(*SETTING, "address"):
        yield choices.problem((*SETTING, "address"), MESSAGES["missing"])
    if forge == "github" and choices.text(*SETTING, "app_id"):
        yield choices.problem((*SETTING, "app_id"), _NO_APP)
