"""The desk in a real browser: what it shows, how soon, to whom, and without a mouse."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desk.serving import SECONDS, Desk, desk_of, shipped_project, start

pytestmark = pytest.mark.long

OpenDesk = Callable[..., Any]

BRIEFING = "/preview?product=briefing/pdf&variant=kz"
WORD = "/preview?product=summary/docx&variant=kz"
PAGES = (
    "/",
    "/coverage?text=central-asia-italy-2025/en&paragraph=14",
    "/compare?text=central-asia-italy-2025/en",
    "/review/central-asia-italy-2025",
    "/register",
    BRIEFING,
    WORD,
)
SHOWN = (
    "desk-build button, desk-preview :is(.words, iframe), .adopted, .pair, .register table, "
    "#left:not(:empty)"
)
AXE = Path(sys.prefix) / "npm/node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shipped_project(tmp_path_factory.mktemp("desk") / "project")


@pytest.fixture(scope="module")
def desk(project: Path) -> Iterator[Desk]:
    with desk_of(project) as desk:
        yield desk


@pytest.fixture
def opened(chromium: Any) -> Iterator[OpenDesk]:
    """Opens a desk in a browser of its own; no script may fail there, and none of content's run."""
    went_wrong: list[str] = []
    contexts: list[Any] = []

    def open_desk(desk: Desk, **settings: Any) -> Any:
        contexts.append(chromium.new_context(**settings))
        page = contexts[-1].new_page()
        page.set_default_timeout(SECONDS * 1000)
        page.on("pageerror", lambda error: went_wrong.append(str(error)))
        page.on("dialog", lambda dialog: went_wrong.append(dialog.accept() or dialog.message))
        page.goto(desk.address)
        return page

    yield open_desk
    for each in contexts:
        each.close()
    assert went_wrong == []


def wait_until(page: Any, condition: str) -> None:
    """Wait for a JavaScript condition; the browser's own way to do so is forbidden to the page."""
    end = time.monotonic() + SECONDS
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        time.sleep(0.02)


def with_pages(page: Any, desk: Desk, path: str = BRIEFING) -> None:
    """Open a preview, and wait until it shows its document."""
    page.goto(desk.origin + path)
    page.wait_for_selector("desk-preview img, desk-preview iframe")
    wait_until(page, "[...document.images].slice(0, 1).every(each => each.naturalWidth)")


def test_the_first_page_is_there_soon_and_for_no_one_else(
    chromium: Any, opened: OpenDesk, desk: Desk
) -> None:
    page = opened(desk)
    assert page.url == f"{desk.origin}/"  # the key is gone from the address
    opening = []
    for _ in range(4):
        began = time.monotonic()
        page.goto(f"{desk.origin}/")
        page.wait_for_selector("desk-build button")
        opening.append(time.monotonic() - began)
    assert min(opening) <= 4  # a second on an idle machine; others test beside this one
    assert page.evaluate("document.cookie") == ""
    stranger = chromium.new_context().new_page()
    assert stranger.goto(f"{desk.origin}/").status == 403


def test_a_saved_note_is_on_the_page_within_a_second_of_its_render_and_the_place_stays(
    opened: OpenDesk, desk: Desk, project: Path
) -> None:
    page = opened(desk)
    with_pages(page, desk)
    page.evaluate("scrollTo(0, 400)")
    page.evaluate(
        """() => {
        window.old = document.querySelector("desk-preview img").src;
        const events = new EventSource("/events");
        events.addEventListener("document", () => { window.made ??= performance.now(); });
        new MutationObserver(() => {
          const first = document.querySelector("desk-preview img");
          if (first.src !== window.old) window.shown ??= performance.now();
        }).observe(document.querySelector("desk-preview"),
          { childList: true, subtree: true, attributes: true });
        }"""
    )
    page.wait_for_timeout(300)
    note = project / "content/central-asia-italy-2025/notes/kz.md"
    note.parent.mkdir(exist_ok=True)
    before = note.read_text("utf-8") if note.exists() else ""
    note.write_text(f"{before}\n\nAsk for the date of the roundtable.\n", "utf-8")
    wait_until(page, "window.shown")
    assert page.evaluate("window.shown - window.made") <= 1000
    assert page.evaluate("scrollY") == 400
    assert page.evaluate("document.querySelector('desk-preview img').naturalWidth") > 1000


def test_the_words_of_a_page_are_selected_found_and_in_their_place(
    opened: OpenDesk, desk: Desk
) -> None:
    page = opened(desk)
    with_pages(page, desk)
    layer = page.locator("desk-page").first.locator(".words")  # another's may be there before
    layer.locator("span").first.wait_for()
    assert layer.get_attribute("lang") == "en"
    version = page.locator("desk-page img").first.get_attribute("src").split("/")[2]
    content = page.request.get(f"{desk.origin}/preview/{version}/file").body()
    with pypdfium2.PdfDocument(content) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert layer.text_content().split() == text.replace("\ufffe", "").split()

    run = layer.locator("span", has_text="Kazakhstan").first
    words, box = run.text_content(), run.bounding_box()
    with pypdfium2.PdfDocument(content) as pdf:
        searched = pdf[0].get_textpage().search(words)
        found = searched.get_next()
        left, *_ = pdf[0].get_textpage().get_charbox(found[0], loose=True)
        right = pdf[0].get_textpage().get_charbox(found[0] + found[1] - 1, loose=True)[2]
        scale = page.locator("desk-page").first.bounding_box()["width"] / pdf[0].get_width()
    at = page.locator("desk-page").first.bounding_box()["x"]
    assert box["x"] - at == pytest.approx(left * scale, abs=2)
    assert box["width"] == pytest.approx((right - left) * scale, abs=3)

    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, middle)
    page.mouse.up()
    assert page.evaluate("getSelection().toString().trim()") == words.strip()
    page.evaluate("getSelection().removeAllRanges()")
    assert page.evaluate("words => find(words)", words)


def test_only_pages_near_the_window_get_words(opened: OpenDesk, desk: Desk) -> None:
    page = opened(desk, viewport={"width": 1280, "height": 300})
    with_pages(page, desk)
    page.wait_for_selector("desk-page .words span")
    page.wait_for_timeout(300)
    assert page.locator("desk-page:last-child .words").count() == 0
    page.locator("desk-page").last.scroll_into_view_if_needed()
    page.wait_for_selector("desk-page:last-child .words span")


def test_an_error_stands_beside_the_last_page(opened: OpenDesk, desk: Desk, project: Path) -> None:
    page = opened(desk)
    with_pages(page, desk)
    pages = page.locator("desk-preview img").count()
    template = project / "templates/briefing/country.html"
    good = template.read_text("utf-8")
    line = good.count("\n") + 1
    template.write_text(f"{good}{{{{ no_such_word }}}}\n", "utf-8")
    page.wait_for_selector(f".error .place:has-text('templates/briefing/country.html:{line}')")
    assert page.locator("desk-preview img").count() == pages
    assert page.get_by_text("It cannot be made as the files are now.").is_visible()
    annotations = project / "content/central-asia-italy-2025/annotations.yaml"
    template.write_text(good, "utf-8")
    page.wait_for_selector("#state .error", state="detached")
    kept = annotations.read_text("utf-8")
    annotations.write_text(f"{kept}\n  unknown: [", "utf-8")
    page.wait_for_selector("#state .error .place:has-text('annotations.yaml:')")
    assert page.locator("desk-preview img").count() == pages
    annotations.write_text(kept, "utf-8")
    page.wait_for_selector("#state .error", state="detached")


def test_the_reading_of_a_word_file_keeps_its_place(
    opened: OpenDesk, desk: Desk, project: Path
) -> None:
    page = opened(desk)
    with_pages(page, desk, WORD)
    assert page.get_by_text("read as a web page").is_visible()
    frame = page.frame_locator("desk-preview iframe:not(.coming)")
    frame.locator("h1").wait_for()
    page.evaluate("document.querySelector('iframe').contentWindow.scrollTo(0, 300)")
    settings = project / "docgen.toml"
    good = settings.read_text("utf-8")
    settings.write_text(good.replace("What was agreed", "All that was agreed"), "utf-8")
    frame.get_by_text("All that was agreed").wait_for()
    wait_until(page, "document.querySelector('iframe').contentWindow.scrollY === 300")
    settings.write_text(good, "utf-8")


def test_a_project_has_one_desk_even_after_one_was_killed(opened: OpenDesk, tmp_path: Path) -> None:
    root = shipped_project(tmp_path / "project")
    first = Desk(root)
    second = start(root)
    out, told = second.communicate(timeout=SECONDS)
    assert (second.returncode, out) == (2, "")
    assert f"a desk is already open for this project, at {first.origin}" in told
    page = opened(first)
    assert page.title().startswith("Overview")
    assert first.end(signal.SIGKILL) == -signal.SIGKILL
    page.wait_for_selector("desk-build .words:has-text('The desk has ended')")
    with desk_of(root) as third:
        assert opened(third).title().startswith("Overview")


def test_hostile_content_is_shown_as_typed(opened: OpenDesk, tmp_path: Path) -> None:
    root = shipped_project(tmp_path / "project")
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>{{ 7 * 7 }}"
    declaration = next(root.glob("content/*/declaration.yaml"))
    _, rest = declaration.read_text("utf-8").split("\ndate:", 1)
    titles = f"title: '{hostile}'\nshort_title: '{hostile}'"
    declaration.write_text(f"{titles}\ndate:{rest}", "utf-8")
    with desk_of(root) as desk:
        page = opened(desk)
        assert page.locator(".declared").text_content() == hostile
        with_pages(page, desk, WORD)
        frame = page.frame_locator("desk-preview iframe:not(.coming)")
        frame.get_by_text(hostile).first.wait_for()
        assert page.evaluate("document.querySelector('iframe').contentDocument.scripts.length") == 0


def test_a_build_without_a_mouse_and_stopped(opened: OpenDesk, tmp_path: Path) -> None:
    root = shipped_project(tmp_path / "project")
    with desk_of(root) as desk:
        page = opened(desk)
        page.wait_for_selector("desk-build button")
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == "Build":
                break
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        page.wait_for_selector("desk-build progress:visible")
        wait_until(page, "document.querySelector('desk-build progress').value > 0")
        assert page.evaluate("document.activeElement.textContent") == "Stop"
        page.keyboard.press("Enter")
        page.wait_for_selector("desk-build .words:has-text('Stopped:')")
        assert page.evaluate("document.activeElement.textContent") == "Build"
        page.wait_for_selector("#builds dd:has-text('left')")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_a_reader(
    opened: OpenDesk, desk: Desk, path: str, scheme: str
) -> None:
    page = opened(desk, color_scheme=scheme)
    page.goto(desk.origin + path)
    page.wait_for_selector(SHOWN)
    page.wait_for_selector("text=Checking content and templates…", state="detached")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")
    assert [
        (each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]
    ] == []
    assert len(found["passes"]) > 10


@pytest.mark.parametrize("width", [320, 640])  # the latter is 200 % of 1,280
@pytest.mark.parametrize("path", PAGES)
def test_every_page_fits_a_small_window(
    opened: OpenDesk, desk: Desk, path: str, width: int
) -> None:
    page = opened(desk, viewport={"width": width, "height": 800})
    page.goto(desk.origin + path)
    page.wait_for_selector(SHOWN)
    assert page.evaluate("document.documentElement.scrollWidth") == width
