"""Nobody reaches the desk but the browser that was given its address."""

import re

import pytest
from starlette.testclient import TestClient

from conftest import REPOSITORY, TESTS
from desk.conftest import FROM_US, ORIGIN, client_of
from docgen.desk.access import LARGEST_BODY, Access


@pytest.fixture
def stranger(access: Access) -> TestClient:
    """A browser that has not opened the desk."""
    return client_of(TESTS / "projects/mini", access)


@pytest.fixture
def browser(stranger: TestClient, access: Access) -> TestClient:
    """A browser that has."""
    stranger.get(access.address())
    return stranger


def test_the_address_becomes_a_cookie_that_no_script_and_no_other_site_gets(
    stranger: TestClient, access: Access
) -> None:
    assert stranger.get("/").status_code == 403
    opened = stranger.get(access.address())
    assert (opened.status_code, opened.headers["location"]) == (303, "/")
    cookie = opened.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "expires" not in cookie  # it ends with the browser
    assert stranger.get("/").status_code == 200


def test_the_address_that_starts_a_browser_serves_once(
    stranger: TestClient, access: Access
) -> None:
    address = access.address(once=True)
    assert stranger.get(address).status_code == 303
    stranger.cookies.clear()
    assert stranger.get(address).status_code == 403
    assert stranger.get(access.address()).status_code == 303


@pytest.mark.parametrize("key", ["", "?key=", "?key=é", "?key=0", "?key=0&key=1"])
def test_a_guessed_key_opens_nothing(stranger: TestClient, key: str) -> None:
    answer = stranger.get(f"/{key}")
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/events",
        "/preview",
        "/preview/state",
        "/preview/0/file",
        "/build",
        "/static/desk.css",
        "/fonts/x.ttf",
        "/no-such-page",
    ],
)
def test_every_address_is_guarded(stranger: TestClient, path: str) -> None:
    assert stranger.get(path).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "docgen.example.org"},
        {"Host": "docgen.example.org:8642"},
        {"Host": "localhost:8642"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:8643"},
        {"Host": ""},
        {"Origin": "https://example.org"},
        {"Origin": "http://127.0.0.1:8643"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},  # another port of this machine
    ],
)
def test_another_site_is_refused_even_with_the_cookie(
    browser: TestClient, headers: dict[str, str]
) -> None:
    assert browser.get("/", headers=headers).status_code == 403
    assert browser.post("/build", headers=FROM_US | headers).status_code == 403


@pytest.mark.parametrize("site", [None, "none", "same-site", "cross-site"])
def test_only_a_page_of_the_desk_writes(browser: TestClient, site: str | None) -> None:
    headers = {"Origin": ORIGIN} | ({"Sec-Fetch-Site": site} if site else {})
    assert browser.post("/build", headers=headers).status_code == 403
    assert browser.get("/build").json()["words"] == ""  # nothing was begun


def test_a_body_has_a_length_and_a_limit(browser: TestClient) -> None:
    endless = browser.post("/build", headers=FROM_US, content=iter([b"x"]))
    assert endless.status_code == 403
    large = browser.post("/build", headers=FROM_US, content=b"x" * (LARGEST_BODY + 1))
    assert large.status_code == 403


@pytest.mark.parametrize("path", ["/", "/preview", "/build", "/static/desk.css", "/no-such-page"])
def test_no_page_may_run_or_embed_or_keep_anything(browser: TestClient, path: str) -> None:
    headers = browser.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "connect-src")} == {"'self'"}
    assert policy["frame-ancestors"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_pages_hold_no_script_or_style_of_their_own(browser: TestClient) -> None:
    for path in ("/", "/review/demo", "/preview", "/coverage"):
        page = browser.get(path).text
        assert re.findall(r"<script(?![^>]* src=\"/static/)|<style|\son\w+=|\sstyle=", page) == []


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/fonts/..%2f..%2f..%2fdocgen.toml",
        "/fonts/../../docgen.toml",
        "/fonts/OFL-source-sans-3.txt",
    ],
)
def test_no_path_leads_to_another_file(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_the_faces_are_those_of_the_documents(access: Access) -> None:
    browser = client_of(REPOSITORY, access)
    browser.get(access.address())
    styles = browser.get("/static/desk.css").text
    faces = re.findall(r'url\("(/fonts/[^"]+)"\)', styles)
    assert len(faces) == 3
    assert {browser.get(face).headers["content-type"] for face in faces} == {"font/ttf"}
    assert "http" not in styles
