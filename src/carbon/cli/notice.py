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
    print_incomplete(found)
    console().print()


def print_incomplete(*found: Emissions) -> None:
    """Print which results are partial, each by its name where there are several: a number made of them is partial too.

    Parameters: found, footprints or other results.
    """
    for one in found:
        if not one.complete:
            state = one.completeness
            said = state if len(found) == 1 else say("{name}: {state}", name=titled(one, say("the result")), state=state)
            console().print(f"[red]{plain(said)}[/]")
