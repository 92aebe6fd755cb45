"""How a build reaches a cluster, as the command has it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
import trustme

from clusters import running
from conftest import RunDocgen, children, tree
from docgen.cli.terminal import Progress
from docgen.errors import ExitCode
from docgen.job import Request
from docgen.workers.pool import run_inline

pytestmark = pytest.mark.early


def command(root: Path, executor: str, *options: str) -> list[str]:
    build = [sys.executable, "-m", "docgen", "build", "--project", str(root)]
    return [*build, "--executor", executor, *options]


def build(
    root: Path, executor: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(root, executor, "--format", "docx"),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **(environment or {})},
    )


def start(root: Path, executor: str, *options: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command(root, executor, *options),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for_a_document(root: Path, process: "subprocess.Popen[str]") -> None:
    while not list((root / "build").rglob("*.pdf")):
        assert process.poll() is None
        time.sleep(0.01)


@pytest.fixture
def slow(mini: Path) -> Path:
    """A project whose pages take long enough to come too late in the middle of a build."""
    page = mini / "templates/note/note.html"
    idle = "{% for _ in range(2000) %}{% for _ in range(1000) %}{% endfor %}{% endfor %}"
    page.write_text(page.read_text("utf-8").replace("<h1>", f"{idle}<h1>"), "utf-8")
    return mini


def at_home(root: Path, output: Path) -> dict[str, bytes]:
    """The tree that a local build makes of the whole project."""
    from docgen.build.conductor import build

    with Progress(quiet=True, explain=False) as progress:
        build(root, output, Request(), run_inline, progress)
    return tree(output)


def test_an_embedded_cluster_is_closed_to_others_and_survives_a_kill(
    mini: Path, tmp_path: Path
) -> None:
    with start(mini, "dask", "-j2") as process:
        wait_for_a_document(mini, process)
        workers = [pid for pid in children(process.pid) if is_worker(pid)]
        ports = [port for pid in (process.pid, *workers) for port in listening(pid)]
        os.kill(workers[0], signal.SIGKILL)
        out, errors = process.communicate()
    assert (process.returncode, out) == (0, "24 rendered, 0 fresh\n")
    assert "Traceback" not in errors
    assert tree(mini / "build") == at_home(mini, tmp_path / "home")
    assert len(workers) == 2
    assert {address for address, _ in ports} == {"0100007F"}  # 127.0.0.1, as Linux writes it


@pytest.mark.long
def test_an_interrupt_ends_an_embedded_cluster_and_says_no_more(slow: Path) -> None:
    with start(slow, "dask", "-j2") as process:
        wait_for_a_document(slow, process)
        workers = [pid for pid in children(process.pid) if is_worker(pid)]
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        out, errors = process.communicate()
    assert (process.returncode, out) == (130, "")
    assert errors.strip() == "stopped; the next build does the rest"
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def is_worker(pid: int) -> bool:
    return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()


def listening(pid: int) -> list[tuple[str, str]]:
    """Addresses and ports, hexadecimal, on which a process listens."""
    sockets = {str(path.readlink()) for path in Path(f"/proc/{pid}/fd").iterdir() if path.exists()}
    found = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            if state == "0A" and f"socket:[{rest[5]}]" in sockets:
                address, _, port = local.partition(":")
                found.append((address, port))
    return found


@pytest.mark.long
def test_a_scheduler_that_dies_ends_the_build_and_the_next_does_the_rest(
    slow: Path, tmp_path: Path
) -> None:
    with running(tmp_path, workers=1) as doomed, start(slow, doomed.executor) as process:
        wait_for_a_document(slow, process)
        doomed.scheduler.kill()
        out, errors = process.communicate()
    assert (process.returncode, out) == (ExitCode.MACHINE, "")
    lost = "the connection to the Dask scheduler is lost"
    assert (
        errors == f"error: {lost} (finished documents are written; the next build makes the rest)\n"
    )
    done = len(list((slow / "build").rglob("*.pdf"))) + len(list((slow / "build").rglob("*.docx")))
    assert 0 < done < 24
    rest = subprocess.run(command(slow, "local"), capture_output=True, text=True, check=True)
    assert rest.stdout == f"{24 - done} rendered, {done} fresh\n"
    assert tree(slow / "build") == at_home(slow, tmp_path / "home")


@pytest.mark.long
def test_tls(mini: Path, tmp_path: Path) -> None:
    ours = certificates(tmp_path / "ours", trustme.CA())
    others = certificates(tmp_path / "others", trustme.CA())
    with running(tmp_path, workers=1, environment=ours) as closed:
        assert closed.address.startswith("tls://127.0.0.1:")
        refused = build(mini, closed.executor, others)
        assert refused.returncode == ExitCode.MACHINE
        assert "error: no Dask scheduler at tls://127.0.0.1:" in refused.stderr
        plain = build(mini, closed.executor.replace("tls", "dask"))
        assert plain.returncode == ExitCode.MACHINE
        done = build(mini, closed.executor, ours)
    assert (done.returncode, done.stdout, done.stderr) == (0, "12 rendered, 0 fresh\n", "")


def certificates(folder: Path, authority: trustme.CA) -> dict[str, str]:
    """Dask's settings for one certificate that serves scheduler, workers and client."""
    folder.mkdir()
    certificate = authority.issue_cert("127.0.0.1")
    authority.cert_pem.write_to_path(folder / "ca.pem")
    certificate.cert_chain_pems[0].write_to_path(folder / "cert.pem")
    certificate.private_key_pem.write_to_path(folder / "key.pem")
    tls = "DASK_DISTRIBUTED__COMM__TLS"
    settings = {f"{tls}__CA_FILE": str(folder / "ca.pem")}
    for who in ("CLIENT", "SCHEDULER", "WORKER"):
        settings[f"{tls}__{who}__CERT"] = str(folder / "cert.pem")
        settings[f"{tls}__{who}__KEY"] = str(folder / "key.pem")
    return settings


def test_tls_without_certificates(mini: Path, tmp_path: Path) -> None:
    done = build(mini, "tls://127.0.0.1:1", {"DASK_CONFIG": os.devnull})
    assert (done.returncode, done.stderr) == (
        ExitCode.MACHINE,
        "error: tls:// needs certificates"
        " (set DASK_DISTRIBUTED__COMM__TLS__CA_FILE to a PEM file)\n",
    )
    gone = certificates(tmp_path / "gone", trustme.CA())
    (tmp_path / "gone/key.pem").unlink()
    done = build(mini, "tls://127.0.0.1:1", gone)
    assert done.returncode == ExitCode.MACHINE
    assert f"CLIENT__KEY: there is no file {tmp_path}/gone/key.pem" in done.stderr


def test_no_scheduler(mini: Path) -> None:
    done = build(mini, "dask://127.0.0.1:1")
    assert done.returncode == ExitCode.MACHINE
    assert done.stderr.startswith("error: no Dask scheduler at tcp://127.0.0.1:1: ")
    assert done.stderr.endswith("(start one with: dask scheduler)\n")


def test_dask_is_not_installed(
    mini: Path, docgen: RunDocgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("docgen.cluster")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = docgen("build", "--project", mini, "--executor", "dask")
    assert done.code == ExitCode.MACHINE
    assert "--executor needs Dask: " in done.err
    assert "(install with: pip install 'docgen[dask]')" in done.err
