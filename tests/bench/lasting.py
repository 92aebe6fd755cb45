"""``python -m bench.lasting ROOT COUNT …``: one worker's memory after so many documents.

It is a worker as docgen has them, but never replaced. Prints a line for each count: the count and
the memory in MB.
"""

import resource
import sys
from itertools import islice
from pathlib import Path

from bench.inside import Inside
from docgen.job import Request
from docgen.render.document import Renderer
from docgen.sources import Sources


def main() -> None:
    """Render, and print the memory at each count."""
    root, counts = Path(sys.argv[1]), [int(count) for count in sys.argv[2:]]
    jobs = Inside(root).jobs(Request())
    renderer = Renderer(Sources(root))
    for number, job in enumerate(islice(jobs, max(counts)), 1):
        renderer.render(job)
        if number in counts:
            sys.stdout.write(f"{number} {_resident():.1f}\n")


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()
