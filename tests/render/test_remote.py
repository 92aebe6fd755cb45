"""What a page may fetch: from a real server with a certificate, if the project names its host."""

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from conftest import Log, RunDocgen
from docgen.build.conductor import build
from docgen.build.survey import survey
from docgen.errors import TemplateError
from docgen.job import Request
from docgen.render import remote
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources
from docgen.workers.pool import run_inline

PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
)
FACE = "@font-face { font-family: F; src: url(fonts/SourceSerif4_400Regular.ttf) }"


class Answers(BaseHTTPRequestHandler):
    """``/logo.svg``, and ways of not giving it."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/elsewhere.svg":
            self.send_response(302)
            self.send_header("Location", "/logo.svg")
            self.end_headers()
            return
        if self.path == "/gone.svg":
            self.send_error(404)
            return
        kind = "text/html" if self.path == "/page.svg" else "image/svg+xml"
        promised = len(PICTURE) + (self.path == "/cut.svg")
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(promised))
        self.end_headers()
        self.wfile.write(PICTURE)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def host(
    authority: trustme.CA, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """A server on this machine that this process trusts."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Answers,), {"asked": asked}))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def shown(root: Path, url: str, *hosts: str) -> dict[str, str | None]:
    """What the record says of a page with the picture at ``url``."""
    sources = Sources(root)
    page = f"<html lang=en><title>T</title><style>{FACE} p {{ font-family: F }}</style>"
    with sources.recording() as reads:
        printer = PdfPrinter(Resources(sources, "note"))
        for _ in range(2):
            printer.print(f"{page}<p>W<img alt=x src='{url}'>", "t", hosts)
    return reads


def test_a_named_host_is_asked_once_and_on_record(mini: Path, host: str, asked: list[str]) -> None:
    url = f"https://{host}/logo.svg"
    assert url in shown(mini, url, host)
    assert asked == ["/logo.svg"]


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://{host}/logo.svg", id="not https"),
        pytest.param("https://{host}@127.0.0.1/logo.svg", id="named as a user"),
        pytest.param("https://{host}.example.org/logo.svg", id="longer name"),
        pytest.param("ftp://{host}/logo.svg", id="ftp"),
    ],
)
def test_nothing_else_is_asked(mini: Path, host: str, asked: list[str], address: str) -> None:
    with pytest.raises(TemplateError, match="is not a file of the project"):
        shown(mini, address.format(host=host), host)
    assert asked == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("elsewhere.svg", "cannot be fetched: HTTP Error 302"),
        ("gone.svg", "cannot be fetched: HTTP Error 404"),
        ("page.svg", "neither stylesheet, picture nor font, but text/html"),
        ("cut.svg", "came cut"),
    ],
)
def test_an_answer_that_is_none_is_an_error(mini: Path, host: str, path: str, said: str) -> None:
    with pytest.raises(TemplateError, match=said):
        shown(mini, f"https://{host}/{path}", host)


def test_an_answer_without_end(mini: Path, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "LARGEST_FILE", 50)
    with pytest.raises(TemplateError, match="has more than"):
        shown(mini, f"https://{host}/logo.svg", host)


def test_a_stranger_with_the_name_of_a_host(
    mini: Path, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(TemplateError, match="CERTIFICATE_VERIFY_FAILED"):
        shown(mini, f"https://{host}/logo.svg", host)


def test_a_build_fetches_and_is_never_sure_of_it(mini: Path, host: str, asked: list[str]) -> None:
    url = f"https://{host}/logo.svg"
    page, settings = mini / "templates/note/note.html", mini / "docgen.toml"
    shows = page.read_text("utf-8").replace("<h1>", f"<img alt=x src='{url}'><h1>")
    page.write_text(shows, "utf-8")

    def refusals() -> set[str]:
        request = Request(formats=("pdf",), countries=("KZ",))
        report = build(mini, mini / "build", request, run_inline, Log())
        return {each.error.message for each in report.failures}

    assert refusals() == {f"'{url}' is not a file of the project"}
    named = f'[build]\nhosts = ["{host}"]'
    settings.write_text(settings.read_text("utf-8").replace("[build]", named), "utf-8")
    assert refusals() == set()
    assert asked == ["/logo.svg"]
    _, plan = survey(mini, mini / "build", Request())
    reasons = {
        step.job.document.format: step.reasons
        for step in plan.steps
        if step.job.view.variant.id == "kz"
    }
    assert reasons["pdf"] == (f"{url} may have changed",)


@pytest.mark.parametrize("host", ["https://example.org", "*.example.org", "Example.org", "a b", ""])
def test_a_host_that_is_none(mini: Path, docgen: RunDocgen, host: str) -> None:
    settings = mini / "docgen.toml"
    named = f'[build]\nhosts = ["{host}"]'
    settings.write_text(settings.read_text("utf-8").replace("[build]", named), "utf-8")
    done = docgen("check", "--project", mini)
    assert done.code == 3
    assert f"docgen.toml:2: '{host}' is not a host name" in done.err
