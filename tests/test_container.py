"""The container: who runs in it, and what it may write. `make fresh-container` does its steps."""

import shlex

from ruamel.yaml import YAML

from conftest import REPOSITORY
from container import RELEASE, service, steps
from docgen.cli.main import cli

IMAGE = steps((RELEASE / "Containerfile").read_text("utf-8"))


def only(word: str) -> str:
    (found,) = (step.rest for step in IMAGE if step.word == word)
    return found


def test_an_unprivileged_user_runs_docgen() -> None:
    user, _, group = only("USER").partition(":")
    assert int(user) > 999  # a number: Kubernetes cannot tell whether a name is root
    assert int(group) > 999
    assert [step.word for step in IMAGE[-4:]] == ["USER", "WORKDIR", "ENTRYPOINT", "CMD"]
    assert YAML(typ="safe").load(only("ENTRYPOINT")) == ["docgen"]


def test_it_has_the_libraries_and_versions_that_docgen_is_tested_with() -> None:
    native = (REPOSITORY / "Makefile").read_text("utf-8").partition("NATIVE := ")[2].splitlines()[0]
    installed = [word for step in IMAGE if step.word == "RUN" for word in shlex.split(step.rest)]
    assert set(native.split()) <= set(installed)
    assert "--constraint" in installed


def test_the_service_can_write_only_where_it_must() -> None:
    told = service()
    assert told["read_only"] is True
    assert told["cap_drop"] == ["ALL"]
    assert told["security_opt"] == ["no-new-privileges:true"]
    assert told["tmpfs"] == ["/tmp"]  # noqa: S108
    assert [volume.rpartition(":")[2] for volume in told["volumes"]] == [only("WORKDIR")]
    assert told["build"]["dockerfile"] == "release/Containerfile"


def test_its_command_is_one_of_docgens() -> None:
    group, command = service()["command"]
    assert command in cli.commands[group].commands  # type: ignore[attr-defined]


def test_lines_are_joined_and_comments_left_out() -> None:
    assert steps("FROM a\n# no\nRUN b \\\n  # no\n  && c\n") == [
        ("FROM", "a"),
        ("RUN", "b    && c"),
    ]
