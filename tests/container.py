"""The steps of ``release/Containerfile`` and ``compose.yaml``, in a bare root instead of an engine.

Run by ``tests/fresh --container`` as root, with a new Debian root: copies and runs what the file
says, then uses docgen as the container would, as the unprivileged user, with the rest read-only.
"""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

REPOSITORY = Path(__file__).parents[1]
CHROOT = shutil.which("chroot") or "/usr/sbin/chroot"
RELEASE = REPOSITORY / "release"
SCHEDULE = """
[[schedule]]
name = "each-minute"
cron = "* * * * *"
zone = "UTC"
products = ["summary"]
countries = ["KZ"]
[[schedule.deliver]]
to = "folder"
path = "delivered"
"""


class Step(NamedTuple):
    """An instruction of a Containerfile and the rest of its line, continued lines joined."""

    word: str
    rest: str


def steps(text: str) -> list[Step]:
    """The instructions of a Containerfile (docs.docker.com/reference/dockerfile)."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ").splitlines()
    return [Step(*line.split(maxsplit=1)) for line in joined if line.strip()]


def service() -> dict[str, Any]:
    """The one service of ``compose.yaml``."""
    found = YAML(typ="safe").load(RELEASE / "compose.yaml")["services"]["schedule"]
    assert isinstance(found, dict)
    return found


def make_image(root: Path, context: Path) -> tuple[str, str, dict[str, str]]:
    """Do the steps in ``root``; returns user, working folder and environment."""
    user, folder, environment = "0:0", "/", {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    passed = {key: value for key, value in os.environ.items() if "proxy" in key.lower()}
    for word, rest in steps((RELEASE / "Containerfile").read_text("utf-8")):
        match word:
            case "COPY":
                *patterns, target = rest.split()
                (root / target.strip("/")).mkdir(parents=True, exist_ok=True)
                for path in (path for each in patterns for path in context.glob(each)):
                    shutil.copy(path, root / target.strip("/"))
            case "RUN":
                command = [CHROOT, str(root), "/bin/sh", "-e", "-c", rest]
                variables = {**environment, **passed, "DEBIAN_FRONTEND": "noninteractive"}
                subprocess.run(command, env=variables, check=True, stdout=subprocess.DEVNULL)
            case "ENV":
                key, _, value = rest.partition("=")
                environment[key] = value
            case "USER":
                user = rest
            case "WORKDIR":
                folder = rest
                (root / rest.strip("/")).mkdir(parents=True, exist_ok=True)
            case "FROM" | "ENTRYPOINT" | "CMD":
                pass
            case _:
                raise AssertionError(f"no step like {word} is known here")
    return user, folder, environment


@contextmanager
def mounted(*arguments: str | Path) -> Iterator[None]:
    subprocess.run(["mount", *arguments], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", arguments[-1]], check=True)


def make_devices(folder: Path) -> None:
    """What every engine gives a container, read-only or not (OCI runtime-spec, "Linux")."""
    for name, minor in {"null": 3, "zero": 5, "random": 8, "urandom": 9}.items():
        os.mknod(folder / name, 0o666 | stat.S_IFCHR, os.makedev(1, minor))
        (folder / name).chmod(0o666)
    (folder / "shm").mkdir()
    (folder / "shm").chmod(0o1777)


class Container:
    """What runs in ``view``, a root that is read-only but for its mounts."""

    def __init__(self, view: Path, user: str, folder: str, environment: dict[str, str]) -> None:
        number, _, group = user.partition(":")
        self._start = [
            *(CHROOT, str(view), "/usr/bin/setpriv", "--reuid", number, "--regid", group),
            *("--clear-groups", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"),
            *("/bin/sh", "-c", f'cd {folder} && exec "$@"', "sh"),
        ]
        self._environment = environment

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*self._start, *command], env=self._environment)

    def run(self, *command: str) -> int:
        return self.start(*command).wait()


def use(container: Container, project: Path, sums: bytes) -> None:
    """Build, and let the schedule deliver once; the documents must be the repository's."""
    assert container.run("docgen", "doctor") == 0
    started = time.monotonic()
    assert container.run("docgen", "build", "--quiet") == 0
    sys.stdout.write(f"container: the batch in {time.monotonic() - started:.1f} s\n")
    assert (project / "build/SHA256SUMS").read_bytes() == sums
    with (project / "docgen.toml").open("a", encoding="utf-8") as settings:
        settings.write(SCHEDULE)
    delivered = project / "delivered"
    delivered.mkdir()
    shutil.chown(delivered, *map(int, [project.stat().st_uid] * 2))
    running = container.start("docgen", *service()["command"])
    until = time.monotonic() + 120
    while not (delivered / "SHA256SUMS").exists() and time.monotonic() < until:
        time.sleep(1)
    assert "summary-kazakhstan.docx" in (delivered / "SHA256SUMS").read_text("utf-8")
    running.send_signal(signal.SIGTERM)
    assert running.wait(60) == 0


def main(root: Path) -> None:
    """Make the image in ``root``, and use it."""
    context, view, project = (root.with_name(f"{root.name}-{each}") for each in ("in", "ro", "my"))
    with ExitStack() as places:
        for folder in (context, view, project):
            folder.mkdir()
            places.callback(shutil.rmtree, folder)
        dist = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
        subprocess.run([*dist, "--directory", context / "build/dist"], cwd=REPOSITORY, check=True)
        shutil.copy(REPOSITORY / "requirements.lock", context)
        user, workdir, environment = make_image(root, context)
        docgen = [Path(sys.executable).with_name("docgen")]
        subprocess.run([*docgen, "build", "--quiet", "--project", REPOSITORY], check=True)
        subprocess.run([*docgen, "init", "--example", project], check=True)
        subprocess.run(["chown", "-R", user, project], check=True)
        places.enter_context(mounted("--bind", root, view))
        subprocess.run(["mount", "-o", "remount,ro,bind", view], check=True)
        places.enter_context(mounted("-t", "tmpfs", "tmpfs", view / "tmp"))
        places.enter_context(mounted("-t", "proc", "proc", view / "proc"))
        places.enter_context(mounted("-t", "tmpfs", "tmpfs", view / "dev"))
        make_devices(view / "dev")
        places.enter_context(mounted("--bind", project, view / workdir.strip("/")))
        command = [CHROOT, str(view), "/usr/bin/touch", "/x"]
        touched = subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
        assert touched.returncode != 0  # not even root can
        sums = (REPOSITORY / "build/SHA256SUMS").read_bytes()
        use(Container(view, user, workdir, environment), project, sums)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
