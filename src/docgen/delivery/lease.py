"""What the lock of a place says: which run holds it; and whether that run is still alive.

No clock is asked, since two machines need not agree. A run of this machine is alive as long as its
process is. A run elsewhere renews its lease; one that does not change while it is watched for as
long as :data:`LEASE` is over.
"""

import os
import socket
import time
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from docgen.delivery.record import Sender
from docgen.errors import DocgenError

# Seconds: how long a lease that is not renewed is respected, and how often it is renewed.
LEASE = 300.0
RENEW = 60.0

# Of this process: the tokens that it holds, and the leases that it has seen, with the time.
_held: set[str] = set()
_seen: dict[str, tuple[int, float]] = {}


class Lease(Struct, frozen=True):
    """A run that delivers: its entry and project, process and machine; ``host`` is for people.

    ``token`` is its own alone; ``beat`` counts how often the lease was renewed.
    """

    entry: str
    folder: str
    host: str
    machine: str
    process: int
    started: str
    token: str
    beat: int = 0

    def __str__(self) -> str:
        return f"entry '{self.entry}' of {self.folder}, process {self.process} on {self.host}"


def new_lease(sender: Sender, token: str) -> Lease:
    """The first lease of a run of this process for ``sender``."""
    process = os.getpid()
    _held.add(token)
    return Lease(
        sender.entry,
        sender.folder,
        socket.gethostname(),
        _machine(),
        process,
        _start_of(process),
        token,
    )


def give_up(lease: Lease) -> None:
    """Note that this process no longer holds ``lease``, even if its file could not be removed."""
    _held.discard(lease.token)


def is_over(lease: Lease) -> bool:
    """Whether the run that holds ``lease`` is dead, or has been silent for too long."""
    if lease.machine and lease.machine == _machine():
        if lease.process == os.getpid():
            return lease.token not in _held
        return not lease.started or _start_of(lease.process) != lease.started
    now = time.monotonic()
    beat, since = _seen.setdefault(lease.token, (lease.beat, now))
    if beat != lease.beat:
        _seen[lease.token] = (lease.beat, now)
        return False
    return now - since >= LEASE


def encode(lease: Lease) -> bytes:
    """The content of a lock."""
    return msgspec.json.encode(lease) + b"\n"


def decode(content: bytes, where: str) -> Lease:
    """The lease in ``content``. Raises :class:`DocgenError` if the file ``where`` is no lock."""
    try:
        return msgspec.json.decode(content, type=Lease)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        hint = "move it away or delete it; the next run delivers"
        raise DocgenError("not a lock of docgen's", where, hint=hint) from error


@cache
def _machine() -> str:
    """What tells this machine, since it was started, and this container of it from others."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text()
        processes = Path("/proc/self/ns/pid").readlink()
        return sha256(f"{boot}{processes}".encode()).hexdigest()[:32]
    except OSError:
        return ""


def _start_of(process: int) -> str:
    """When ``process`` was started, in ticks since the machine was (proc(5)); empty if it ended."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(errors="replace")
    except OSError:
        return ""
    fields = status.rpartition(")")[2].split()  # a name may hold blanks and brackets
    return "" if fields[0] == "Z" else fields[19]
