"""``docgen schedule run`` with entries every few seconds, where crontab knows minutes."""

import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from docgen.cli.terminal import Chronicle
from docgen.schedule import runner
from docgen.schedule.perform import Outside, perform
from docgen.schedule.signals import Signals
from docgen.schedule.timetable import ScheduleEntry
from docgen.workers.pool import pool_executor

_SECONDS = {"three": 3, "five": 5}


def now() -> datetime:
    return datetime.now(UTC)


def next_time(entry: ScheduleEntry, after: datetime) -> datetime:
    seconds = _SECONDS[entry.name]
    return datetime.fromtimestamp((after.timestamp() // seconds + 1) * seconds, UTC)


def main(root: Path) -> None:
    output, signals = root / "build", Signals()
    outside = Outside(now, signals.sleep, signals.stop, os.environ.get)
    with signals, Chronicle(now) as chronicle:
        run = partial(
            perform,
            root=root,
            output=output,
            run=pool_executor(2),
            listener=chronicle,
            outside=outside,
        )
        runner.serve(root, output, run, chronicle, outside, next_time)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
