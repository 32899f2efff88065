"""The head of what is printed about an inventory: its name, and its notice where it has one."""

from __future__ import annotations

from carbon.analysis.ledger import Emissions
from carbon.analysis.opening import titled
from carbon.cli.language import speak_as
from carbon.cli.render import console, plain
from carbon.core.sentences import say


def print_head(found: Emissions, language: str | None = None) -> None:
    """Print the name of an inventory and its notice: a reconstruction is always labelled as one. From here on its language is printed.

    Parameters: found, a footprint or other result; language that is asked for.
    """
    speak_as(language, found)
    settings = getattr(found, "settings", None)
    name = titled(found, say("the result"))
    console().print(f"[bold]{plain(name)}[/]")
    if settings and settings.inventory.notice:
        console().print(f"[italic]{plain(settings.inventory.notice)}[/]")
    console().print()
