"""The head of what is printed about an inventory: its name, and its notice where it has one."""

from __future__ import annotations

from carbon.analysis.ledger import Emissions
from carbon.analysis.opening import titled
from carbon.cli.render import console, plain


def print_head(found: Emissions) -> None:
    """Print the name of an inventory and its notice: a reconstruction is always labelled as one.

    Parameters: found, a footprint or other result.
    """
    settings = getattr(found, "settings", None)
    console().print(f"[bold]{plain(titled(found))}[/]")
    if settings and settings.inventory.notice:
        console().print(f"[italic]{plain(settings.inventory.notice)}[/]")
    console().print()
