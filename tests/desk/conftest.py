"""A desk for tests, without a server: requests go to the application itself. And a Chromium."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from desk.serving import Chromiums
from docgen.desk.access import Access
from docgen.desk.app import make_app
from docgen.desk.desk import Desk
from docgen.job import Job
from docgen.workers.pool import Done, Executor, Started, pool_executor

PORT = 8642
ORIGIN = f"http://127.0.0.1:{PORT}"
FROM_US = {"Sec-Fetch-Site": "same-origin", "Origin": ORIGIN}


def run_nothing(root: Path, jobs: Sequence[Job], started: Started) -> Done:
    """Renders no document, where a test is not about the documents."""
    yield from ()


def client_of(root: Path, access: Access, run_beside: Executor = run_nothing) -> TestClient:
    """A browser that has not opened the desk of ``root``."""
    app = make_app(Desk(root, root / "build", pool_executor(1), run_beside), access)
    return TestClient(app, base_url=ORIGIN, follow_redirects=False)


@pytest.fixture
def access() -> Access:
    return Access(PORT)


@pytest.fixture
def browser(mini: Path, access: Access) -> Iterator[TestClient]:
    """A browser that has opened the desk of the tiny project."""
    with client_of(mini, access) as client:
        client.get(access.address())
        yield client


@pytest.fixture(scope="module")
def chromiums(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromiums]:
    from playwright.sync_api import sync_playwright  # one of the judges, which `make test` lacks

    with sync_playwright() as playwright:
        chromiums = Chromiums(playwright, tmp_path_factory.mktemp("chromium"))
        yield chromiums
        chromiums.close()


@pytest.fixture
def chromium(chromiums: Chromiums) -> Iterator[Any]:
    """A browser that runs, without pages; the test fails if it ends before."""
    yield chromiums.running()
    chromiums.settle()
