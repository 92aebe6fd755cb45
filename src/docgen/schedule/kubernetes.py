"""An entry → a Kubernetes CronJob."""

from io import StringIO

from ruamel.yaml import YAML

from docgen.schedule.timetable import ScheduleEntry, parse_cron
from docgen.schedule.unit import GRACE, Unit, UnitFile, cannot, spans


def cron_job(unit: Unit, image: str) -> UnitFile:
    """A CronJob (``batch/v1``) that runs ``unit`` in ``image``.

    The volume claim ``docgen`` holds the project, at the path that it has here. Raises
    :class:`UsageError` if Kubernetes cannot run the entry.
    """
    if not unit.output.is_relative_to(unit.root):
        hint = "its volume holds only the project"
        raise cannot(unit.entry, "kubernetes", "write to a folder outside the project", hint)
    name = f"docgen-{unit.entry.name}"
    if len(name) > 52:  # Kubernetes: 63 letters for a name, of which a job's suffix takes 11
        hint = "45 letters at most"
        raise cannot(unit.entry, "kubernetes", "take so long a name", hint)
    job = {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "metadata": {"name": name},
        "spec": {
            "schedule": _schedule(unit.entry),
            "timeZone": unit.entry.zone,
            "concurrencyPolicy": "Forbid",
            "startingDeadlineSeconds": 86400,
            "jobTemplate": {
                "spec": {
                    "activeDeadlineSeconds": unit.seconds,
                    "backoffLimit": 0,
                    "template": {"spec": _pod(unit, image)},
                }
            },
        },
    }
    text = StringIO()
    yaml = YAML()
    yaml.width = 1000
    yaml.dump(job, text)
    return UnitFile(f"{name}.yaml", text.getvalue())


def _pod(unit: Unit, image: str) -> dict[str, object]:
    return {
        "restartPolicy": "Never",
        "terminationGracePeriodSeconds": GRACE,
        "containers": [
            {
                "name": "docgen",
                "image": image,
                "command": list(unit.command),
                "envFrom": [{"secretRef": {"name": "docgen", "optional": True}}],
                "volumeMounts": [{"name": "project", "mountPath": str(unit.root)}],
            }
        ],
        "volumes": [{"name": "project", "persistentVolumeClaim": {"claimName": "docgen"}}],
    }


def _schedule(entry: ScheduleEntry) -> str:
    """The entry's times as Kubernetes reads them: Sunday is 0, and a step has a range before it."""
    cron = parse_cron(entry.cron)
    fields = [
        "*" if len(values) == full else spans(values)
        for values, full in (
            (cron.minutes, 60),
            (cron.hours, 24),
            (cron.days, 31),
            (cron.months, 12),
            (cron.weekdays, 7),
        )
    ]
    if cron.both and "*" not in (fields[2], fields[4]):
        hint = "give one or the other"
        raise cannot(entry, "kubernetes", "combine days of the month with weekdays", hint)
    if not cron.both and "*" in (fields[2], fields[4]):
        fields[2] = fields[4] = "*"  # one of the two is every day
    return " ".join(fields)
