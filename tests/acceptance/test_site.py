"""The documentation site: every link leads somewhere, and reading it needs no other host."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from conftest import REPOSITORY
from handbook.reference import reference
from handbook.site import SiteError, make_site
from programs import environment

# What a browser fetches by itself; links that a reader may follow are not among them.
_FETCHED = re.compile(
    r"(?:<(?:script|img|iframe|source)[^>]* src|<link[^>]*rel=.?(?:stylesheet|icon)[^>]* href)"
    r"=.?(?:https?:)?//|url\(\s*.?(?:https?:)?//|@import"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(REPOSITORY, reference(), tmp_path_factory.mktemp("build"))


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", env=environment())
        yield browser.new_page(viewport={"width": 390, "height": 844})
        browser.close()


def test_nothing_is_fetched_from_another_host(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".css")]
    assert len(files) > 20
    assert [path.name for path in files if _FETCHED.search(path.read_text("utf-8"))] == []


def test_it_can_be_read_and_searched_from_a_disk(site: Path, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in site.rglob("*.html"):
        page.goto(path.as_uri())
        # On a narrow page, nothing is wider than the window.
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path.name
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").or_(page.locator("input[type=text]")).first.fill("shard")
    page.get_by_text("Build only share").first.wait_for(timeout=10_000)
    assert len(asked) > 100
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("SECURITY.md", "CHANGELOG.md"):
        (tmp_path / name).write_text("# A page\n")
    (tmp_path / "templates/shared/fonts").mkdir(parents=True)
    (tmp_path / "zensical.toml").write_text((REPOSITORY / "zensical.toml").read_text())
    (tmp_path / "docs/index.md").write_text("# Home\n\n[gone](gone.md) [part](security.md#gone)\n")
    with pytest.raises(
        SiteError, match=r"(?s)page does not exist.*gone\.md.*anchor does not exist"
    ):
        make_site(tmp_path, {}, tmp_path / "build")
