"""The form in Chromium: signing in, changing fields, and what stands in the files afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any

from form_forge import REPOSITORY
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request
from project import Project
from settings_of import add_settings

FORGE = "http://127.0.0.1:1"
"""Where the forge of the site is said to be; nobody answers there."""
SETTINGS = f"""\
extra:
  admin:
    forge: gitea
    repository: {REPOSITORY}
    branch: main
    address: {FORGE}
"""
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  await Promise.all(Object.entries(files).map(async ([path, text]) => {
    const names = path.split("/");
    let folder = root;
    for (const name of names.slice(0, -1)) {
      folder = await folder.getDirectoryHandle(name, { create: true });
    }
    const file = await folder.getFileHandle(names.at(-1), { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  }));
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, at) => {
    for await (const [name, entry] of folder.entries()) {
      if (entry.kind === "directory") await walk(entry, `${at}${name}/`);
      else found[at + name] = await (await entry.getFile()).text();
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""
SETTLED = """async () => {
  const still = new CSSStyleSheet();
  still.replaceSync('*, ::before, ::after { transition: none !important }');
  document.adoptedStyleSheets = [still];
  const count = () => document.querySelectorAll('body *').length;
  for (let last = -1, alike = 0; alike < 2; ) {
    last = count();
    await new Promise(done => setTimeout(done, 60));
    alike = count() === last ? alike + 1 : 0;
  }
}"""
OPEN_FOLDER = "window.showDirectoryPicker = () => navigator.storage.getDirectory()"
"""The folder that an editor would choose is the browser's own, which no dialog asks for."""
SANDBOX = "An iframe which has both allow-scripts"
"""What Chromium says of the preview of Sveltia CMS, whose frame holds no script."""


class FormPage:
    """The form at an address; `troubles` are messages of the browser, `asked` foreign hosts."""

    def __init__(
        self, browser: Browser, address: str, hosts: tuple[str, ...] = (), **screen: Any
    ) -> None:
        self.address = address
        self.hosts = (address, *hosts, "blob:", "data:")
        self.troubles: list[str] = []
        self.asked: list[str] = []
        screen = {"viewport": {"width": 1280, "height": 900}} | screen
        context = browser.new_context(locale="vi-VN", **screen)
        context.add_init_script(OPEN_FOLDER)
        self.page: Page = context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", self._ask)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error" and SANDBOX not in message.text:
            self.troubles.append(f"{message.location['url']}: {message.text}")

    def _ask(self, request: Request) -> None:
        if not request.url.startswith(self.hosts):
            self.asked.append(request.url)

    def fill(self, files: Mapping[str, str]) -> None:
        """Puts files into the folder, and goes to where one signs in."""
        self.page.goto(f"{self.address}404.html")
        self.page.evaluate(FILL, dict(files))
        self.page.goto(f"{self.address}admin/")
        self.page.get_by_role("button").first.wait_for()

    def open_folder(self, files: Mapping[str, str]) -> None:
        """Signs in to a folder of the machine that has these files."""
        self.fill(files)
        self.page.get_by_role("button").first.click()
        self.page.locator("[data-collection], nav, [role=listbox]").first.wait_for()

    def sign_in(self, token: str) -> None:
        """Signs in to the forge with a token."""
        self.page.goto(f"{self.address}admin/")
        self.give(token)

    def give(self, token: str) -> None:
        """Signs in where the form asks who one is."""
        self.page.get_by_role("button").nth(1).click()
        self.page.locator("input:visible").first.fill(token)
        self.page.keyboard.press("Enter")

    def files(self) -> dict[str, str]:
        """The files of the folder."""
        found: dict[str, str] = self.page.evaluate(READ)
        return found

    def go(self, where: str) -> None:
        """Opens a page of the form that is no entry."""
        self.page.goto(f"{self.address}admin/#/{where}")
        self.settle()

    def settle(self) -> None:
        """Waits until fields come no more; colours change at once from then on."""
        self.page.evaluate(SETTLED)

    def open(self, collection: str, entry: str = "") -> None:
        """Opens an entry; a new one without a name."""
        where = f"entries/{entry}" if entry else "new"
        self.page.goto(f"{self.address}admin/#/collections/{collection}/{where}")
        self.page.locator("section[data-key-path]").first.wait_for()

    def field(self, path: str) -> Locator:
        """What one types in for a field, once it is on the screen."""
        holder = path.split(".")[0]
        section = f'section[data-key-path="{holder}"]'
        self.page.locator(section).first.evaluate("one => one.scrollIntoView()")
        found = self.page.locator(f'section[data-key-path="{path}"]').first
        return found.locator("textarea, input:not([type=file]):not([list])").first

    def write(self, path: str, words: str) -> str:
        """Puts words into a field; what stood there."""
        box = self.field(path)
        box.wait_for()
        before = box.input_value()
        box.fill(words)
        return before

    def write_prose(self, words: str) -> None:
        """Types words at the beginning of a page's text."""
        section = self.page.locator('section[data-key-path="body"]').first
        section.evaluate("one => one.scrollIntoView()")
        section.locator("textarea:visible, [contenteditable=true]:visible").first.click()
        self.page.keyboard.press("Control+Home")
        self.page.keyboard.type(words)

    def choose(self, path: str, choice: str) -> None:
        """Chooses one of the words that a field offers."""
        section = self.page.locator(f'section[data-key-path="{path}"]').first
        listed = section.locator("select")
        if listed.count():
            listed.select_option(choice)
        else:
            section.get_by_role("radio", name=choice, exact=True).click()

    def save(self) -> None:
        """Asks to save, and does not wait."""
        self.page.get_by_role("button", name="Lưu", exact=True).first.click()

    def saved(self, collection: str) -> None:
        """Saves, and waits for the list that follows."""
        self.save()
        self.page.wait_for_url(re.compile(rf"#/collections/{collection}$"))

    def menu(self, name: str) -> None:
        """Chooses from the menu of an entry."""
        self.page.get_by_role("button").filter(has_text="more_vert").first.click()
        self.page.get_by_role("menuitem", name=name).click()

    def says(self, words: str) -> None:
        """Waits for words on the screen."""
        self.page.get_by_text(words).locator("visible=true").first.wait_for()


def build_form(folder: Path) -> None:
    """Builds tests/small with the form in a project of the folder."""
    project = Project(folder / "project", kit=False)
    add_settings(project, SETTINGS)
    built = project.build(SITE_URL="https://example.org/")
    assert built.returncode == 0, built.stderr


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    lines = [*unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)]
    return [line for line in lines[2:] if line[0] in "+-"]


def texts(plan: Path) -> dict[str, str]:
    """The texts of a plan's data and prose by their paths."""
    paths = [path for top in ("data", "docs") for path in (plan / top).rglob("*")]
    kept = (".yml", ".md", ".svg", ".txt")
    return {
        path.relative_to(plan).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(paths)
        if path.suffix in kept
    }
