"""What nginx sends with our configuration: headers, compression, addresses; and what it refuses."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.parse import quote, unquote

import brotli
import pytest
from browser import served
from playwright.sync_api import Browser
from publishing import Place, place
from settings_of import FORGE, PROGRAM
from sites import leads_on
from test_light_and_strict import WATCH

from catalog.outputs.site.security_policy import HEADERS, OPEN_HEADERS, admin_headers

WEEK = 7 * 24 * 3600


BELOW = {"own-domain": "", "below-a-folder": "mau/", "odd-names": quote("mẫu (c++)/")}


@pytest.fixture(scope="module", params=BELOW)
def there(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """A published site with the form for editors, at the root of a server or below a folder."""
    name = "nơi đăng; x" if request.param == "odd-names" else "public"
    folder = tmp_path_factory.mktemp("place")
    with place(folder, BELOW[request.param], name=name, admin=FORGE) as there:
        done = there.publish()
        assert done.returncode == 0, done.stderr
        yield there


def _ask(url: str, **headers: str) -> tuple[int, Message, bytes]:
    """One request, redirects not followed."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *args: object) -> None:
            return None

    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.build_opener(Stay).open(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def _stylesheet(there: Place) -> str:
    return f"assets/{next((there.live / 'assets').glob('site.*.css')).name}"


def test_every_answer_carries_the_sites_own_headers(there: Place) -> None:
    pages = {"": 200, "dich/biet-boi.html": 200, _stylesheet(there): 200, "khong-co": 404}
    for path, status in pages.items():
        answer = _ask(there.url + path)
        assert answer[0] == status, path
        for name, value in HEADERS.items():
            assert answer[1].get_all(name) == [value], path
        assert not {"Access-Control-Allow-Origin", "X-Robots-Tag"} & {*answer[1]}, path


def test_the_form_has_headers_of_its_own_in_place_of_the_sites(there: Place) -> None:
    paths = ["", "index.html", "form.json", *PROGRAM]
    own = admin_headers(FORGE)
    for path in paths:
        status, headers, _ = _ask(f"{there.url}admin/{path}")
        assert status == 200, path
        for name, value in {**HEADERS, **own}.items():
            assert headers.get_all(name) == [value], path
        assert "Access-Control-Allow-Origin" not in headers, path
    status, headers, _ = _ask(f"{there.url}admin/khong-co")
    assert (status, headers["X-Robots-Tag"]) == (404, None)
    assert headers.get_all("Content-Security-Policy") == [HEADERS["Content-Security-Policy"]]


def test_a_window_that_signs_in_elsewhere_comes_back_to_the_form(
    there: Place, browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "login.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{there.url}admin/")
    with served(tmp_path) as forge, page.expect_popup() as opened:
        page.evaluate("window.open(location.href, 'sign-in', 'popup')")
        for address in (f"{forge}login.html", f"{there.url}admin/?code=1"):
            opened.value.wait_for_load_state()
            opened.value.evaluate("address => { location.href = address }", address)
            opened.value.wait_for_url(address)
    assert opened.value.evaluate("opener.location.pathname") == page.evaluate("location.pathname")
    page.close()


def test_the_parts_of_the_form_say_what_they_are(there: Place) -> None:
    types = {".wasm": "application/wasm", ".woff2": "font/woff2", ".css": "text/css"}
    for name, content in PROGRAM.items():
        _, headers, body = _ask(f"{there.url}admin/{name}", **{"Accept-Encoding": "br"})
        kind = types.get(Path(name).suffix, "javascript")
        assert headers["Content-Type"].removesuffix("; charset=utf-8").endswith(kind), name
        packed = headers["Content-Encoding"] == "br"
        assert (brotli.decompress(body) if packed else body) == content, name
        assert packed == (len(content) > 1000 and not name.endswith(".woff2")), name


def test_pages_of_others_may_read_open_data(there: Place) -> None:
    status, headers, _ = _ask(f"{there.url}api/v1/goals.json")
    assert status == 200
    for name, value in (HEADERS | OPEN_HEADERS).items():
        assert headers.get_all(name) == [value]


def test_addresses_work_without_their_ending(there: Place) -> None:
    for page in ("dich/biet-boi", "gioi-thieu", "en/gioi-thieu"):
        assert _ask(there.url + page)[2] == (there.live / f"{page}.html").read_bytes()
    assert _ask(f"{there.url}dich/")[2] == (there.live / "dich" / "index.html").read_bytes()
    status, headers, _ = _ask(f"{there.url}dich")
    below = there.url.removeprefix(f"http://127.0.0.1:{there.port}")
    assert (status, unquote(headers["Location"])) == (301, unquote(f"{below}dich/"))


def test_what_is_not_there_is_said_so(there: Place) -> None:
    for path in ("khong-co.html", "sau/xa/khong-co", "assets/", "assets/site.0123456789.css"):
        status, headers, body = _ask(there.url + path)
        assert status in (403, 404), path
        if status == 404:
            assert body == (there.live / "404.html").read_bytes(), path
        assert "immutable" not in str(headers["Cache-Control"]), path
        assert b"Index of" not in body, path


def test_nothing_but_the_site_is_served(there: Place) -> None:
    root = f"http://127.0.0.1:{there.port}/"
    for path in ("..%2fpublish.lock", f"{there.url}..%2f..%2fpublish.lock", "publish.lock"):
        status, _, body = _ask(path if path.startswith("http") else root + path)
        assert status in (400, 403, 404), path
        assert b"UTC" not in body, path


def test_what_changes_with_its_content_is_kept_and_pages_are_not(there: Place) -> None:
    kept = {_stylesheet(there): "public, max-age=31536000, immutable"}
    short = dict.fromkeys(("", "dich/biet-boi", "assets/icon.svg"), "public, max-age=60")
    for path, value in {**kept, **short}.items():
        assert _ask(there.url + path)[1].get_all("Cache-Control") == [value], path
    _, headers, _ = _ask(there.url)
    again = _ask(there.url, **{"If-None-Match": headers["ETag"]})
    assert again[0] == 304 and again[1]["Content-Security-Policy"]


def test_texts_come_compressed_and_say_what_they_are(there: Place) -> None:
    types = {"": "text/html", _stylesheet(there): "text/css", "assets/icon.svg": "image/svg+xml"}
    types["api/v1/csv/goals.csv"] = "text/csv"
    plain = squeezed = 0
    for path, type_ in types.items():
        for name, open_ in (("gzip", gzip.decompress), ("br", brotli.decompress)):
            _, headers, body = _ask(there.url + path, **{"Accept-Encoding": name})
            content = _ask(there.url + path)[2]
            assert headers["Content-Encoding"] == name, path
            assert headers["Content-Type"] == f"{type_}; charset=utf-8", path
            assert headers.get_all("Vary") == ["Accept-Encoding"], path
            assert open_(body) == content, path
            plain, squeezed = plain + len(content), squeezed + len(body)
    assert squeezed < plain / 3


def test_a_browser_refuses_nothing_and_reports_nothing(there: Place, browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script(WATCH)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    pages = [path for path in sorted(there.live.rglob("*.html")) if not leads_on(path)]
    assert len(pages) > 40
    for path in pages[::3]:
        page.goto(there.url + path.relative_to(there.live).as_posix())
        assert page.evaluate("refused") == [], path
    page.goto(f"{there.url}tim-kiem#q=boi")
    page.wait_for_selector("#search-hits li")
    assert page.evaluate("refused") == []
    assert not said
    page.close()


def test_the_servers_policy_holds_by_itself(there: Place, browser: Browser) -> None:
    evil = there.live / "evil.html"
    evil.write_text('<!doctype html><title>x</title><script>document.title = "ran"</script>')
    framing = there.project.folder.parent / "framing.html"
    framing.write_text(f'<!doctype html><iframe src="{there.url}"></iframe>')
    page = browser.new_page()
    page.goto(f"{there.url}evil.html")
    assert page.title() == "x"  # no inline script runs, though this page has no policy of its own
    page.goto(framing.as_uri())
    page.wait_for_load_state("networkidle")
    assert page.frames[1].url == "chrome-error://chromewebdata/"  # nobody may frame the site
    page.close()
    evil.unlink()
