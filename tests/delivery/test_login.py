"""Users and passwords of any letters, none of which is ever told."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.delivery.carry import Origin
from docgen.delivery.deliver import deliver
from docgen.delivery.mail import PASSWORD
from docgen.delivery.targets import MailTarget
from docgen.job import Request
from docgen.store.journal import Build, DeliveryAttempt, Journal
from releases import make_release, nobody_else
from servers import AUTH_WITHOUT_STARTTLS, Postbox, door, mail_server

pytestmark = pytest.mark.filterwarnings(AUTH_WITHOUT_STARTTLS)

USER, RIGHT = "bürö", "Пароль-ʻ𝄞"
PASSWORDS = st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=30)


def target(port: int, user: str) -> MailTarget:
    people = ("desk@example.org", ("minister@example.org",))
    return MailTarget("127.0.0.1", *people, "Today", "tls", port, user)


@pytest.fixture
def port(authority: trustme.CA, postbox: Postbox, request: pytest.FixtureRequest) -> Iterator[int]:
    """That of a server, whose door lets in the user alone."""
    trust = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(trust)
    options = {"authenticator": door(USER, RIGHT), "auth_required": True, "auth_require_tls": False}
    options |= getattr(request, "param", {})
    with mail_server(postbox, trust, **options) as found:
        yield found


def attempts(root: Path, mail: MailTarget, password: str) -> list[str]:
    """The errors of a delivery that is told to stop after its first attempt, as on record."""
    told: list[DeliveryAttempt] = []
    with Journal(root / "history.sqlite") as journal:
        number = journal.begin(Build("nightly", Request(), "2026-11-25T06:00:00+00:00"))
        deliver(
            Origin("nightly", root, nobody_else),
            (mail,),
            make_release(root / "build", {"en/a.pdf": b"a"}, number),
            journal,
            told.append,
            clock=lambda: datetime(2026, 11, 25, 6, tzinfo=UTC),
            sleep=lambda _: None,
            stop=lambda: bool(told),
            secret={PASSWORD: password}.get,
        )
        assert journal.builds(1)[0].deliveries == tuple(told)
    return [each.error for each in told]


@pytest.mark.usefixtures("trusted")
def test_a_user_and_a_password_outside_ascii(port: int, postbox: Postbox, tmp_path: Path) -> None:
    assert attempts(tmp_path, target(port, USER), RIGHT) == [""]
    assert len(postbox.letters) == 1


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("user", [USER, "desk"])
def test_no_letter_of_a_password_is_told(user: str, port: int, tmp_path: Path) -> None:
    """The server repeats what it is sent, and the message is the same for every password."""
    error = "127.0.0.1: 535 the server refuses this user or password"
    stopped = "not sent: docgen was stopped"

    @settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(PASSWORDS)
    def prove(password: str) -> None:
        assert attempts(tmp_path, target(port, user), password) == [error, stopped]

    prove()


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("port", [{"auth_exclude_mechanism": ["PLAIN"]}], indirect=True)
def test_a_server_without_plain(port: int, tmp_path: Path) -> None:
    error, _ = attempts(tmp_path, target(port, USER), RIGHT)
    assert error.startswith("127.0.0.1: the server does not offer PLAIN")
