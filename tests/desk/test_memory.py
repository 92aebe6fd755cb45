"""A desk that is open for days: its memory stays as it is, however much is decided."""

import http.client
import json
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from desk.serving import Desk, desk_of
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here

pytestmark = pytest.mark.long

DECISIONS = 2_000
WARM = 600  # the desk keeps the last 500 changes for undoing, and caches fill
# KiB; a snapshot of the file kept for each decision would be more. 3,200 and 4,160 were measured.
MOST = 8 * 1024
STATEMENT = "JOINT STATEMENT ON NETS\n\nBergen, 4 March 2030\n\n" + "\n\n".join(
    f"{number}. Norway and Iceland agreed to mend {number} nets by {2030 + number}."
    for number in range(1, 13)
)


class Visitor:
    """Asks a desk as its pages do, without a browser."""

    def __init__(self, desk: Desk) -> None:
        address = urlsplit(desk.address)
        self._connection = http.client.HTTPConnection(str(address.hostname), address.port)
        self._headers = {"Sec-Fetch-Site": "same-origin", "Origin": desk.origin}
        self._connection.request("GET", f"/?{address.query}", headers=self._headers)
        answer = self._connection.getresponse()
        answer.read()
        self._headers["Cookie"] = str(answer.headers["Set-Cookie"]).partition(";")[0]

    def close(self) -> None:
        self._connection.close()

    def get(self, path: str) -> bytes:
        return self._asked("GET", path, None)

    def post(self, path: str, asked: object) -> dict[str, object]:
        return dict(json.loads(self._asked("POST", path, json.dumps(asked))))

    def _asked(self, method: str, path: str, body: str | None) -> bytes:
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        content = answer.read()
        assert answer.status == 200, content
        return content


def resident(process: int) -> int:
    """The memory of a process, in KiB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1])


def test_memory_is_flat_over_two_thousand_decisions(mini: Path, tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    import_file(mini, file, "nets", draft_here, language="en")
    head = mini / "content/nets/declaration.yaml"
    head.write_text(head.read_text("utf-8").replace("???", "Talks"), "utf-8")
    with desk_of(mini) as desk, closing(Visitor(desk)) as visitor:
        pending = json.loads(visitor.get("/review/nets/state"))["pending"]
        entries = {each["paragraph"]: each["entry"] for each in pending["paragraphs"]}
        refs = list(entries)
        warm = 0
        for number in range(DECISIONS):
            ref = refs[number % len(refs)]
            decision = {"type": "summary", "paragraph": ref, "summary": f"Nets, round {number}."}
            asked = {"decision": decision, "seen": entries[ref]}
            told = visitor.post("/review/nets/decisions", asked)
            entries[ref] = told["paragraph"]["entry"]  # type: ignore[index]
            if number % 100 == 0:
                visitor.get("/review/nets/state")
                visitor.get("/")
            if number == WARM:
                warm = resident(desk.process)
        grown = resident(desk.process) - warm
    text = (mini / "content/nets/annotations.yaml").read_text("utf-8")
    assert text.count("Nets, round 19") == len(refs)
    assert grown <= MOST, f"{grown} KiB more than the {warm} KiB after {WARM} decisions"
