"""``python -m handbook``: makes the documentation site."""

import click

from conftest import REPOSITORY
from handbook.markdown import Undocumented
from handbook.reference import reference
from handbook.site import SiteError, make_site


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make the documentation site in build/site/."""
    try:
        site = make_site(REPOSITORY, reference(), REPOSITORY / "build")
    except (Undocumented, SiteError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"open {site.relative_to(REPOSITORY)}/index.html")


if __name__ == "__main__":
    main()
