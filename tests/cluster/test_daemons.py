"""The private part of ``multiprocessing`` that a worker on a cluster needs."""

import subprocess
import sys

# A daemon that starts a child before and after allow_children().
DAEMON = """
import multiprocessing
from docgen.cluster.daemons import allow_children

def start(context):
    try:
        child = context.Process(target=int)
        child.start()
    except AssertionError as error:
        print(error, flush=True)
    else:
        child.join()
        print(child.exitcode, flush=True)

def work(context):
    start(context)
    allow_children()
    start(context)

context = multiprocessing.get_context("fork")
daemon = context.Process(target=work, args=(context,), daemon=True)
daemon.start()
daemon.join()
"""


def test_python_keeps_the_daemon_mark_in_config() -> None:
    """``BaseProcess._config["daemon"]``: multiprocessing has no public way to change it."""
    done = subprocess.run(
        [sys.executable, "-c", DAEMON], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "daemonic processes are not allowed to have children",
        "0",
    ]
