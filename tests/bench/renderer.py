"""``python -m bench.renderer ROOT``: documents rendered by docgen's renderer in one warm process.

The counterpart of ``bench.bare``: paths on standard input, seconds on standard output.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.inside import Inside
from docgen.job import Request
from docgen.render.document import Renderer
from docgen.sources import Sources


def main() -> None:
    """Render, and print the seconds."""
    root = Path(sys.argv[1])
    wanted = set(sys.stdin.read().split("\n"))
    jobs = [job for job in Inside(root).jobs(Request()) if job.path in wanted]
    renderer = Renderer(Sources(root))
    renderer.render(jobs[0])
    with TemporaryDirectory() as folder:
        start = time.perf_counter()
        for number, job in enumerate(jobs):
            (Path(folder) / f"{number}.{job.document.format}").write_bytes(
                renderer.render(job).content
            )
        sys.stdout.write(f"{time.perf_counter() - start}\n")


if __name__ == "__main__":
    main()
