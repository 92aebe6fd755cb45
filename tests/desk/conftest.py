"""A desk for tests, without a server: requests go to the application itself."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from starlette.testclient import TestClient

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
