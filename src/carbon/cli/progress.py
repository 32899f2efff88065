"""What a person sees while something takes longer than a moment; nothing where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from carbon.cli.language import speak_as, told
from carbon.core.sentences import say

if TYPE_CHECKING:
    from carbon.analysis.ledger import Emissions


def shown_opening(path: str) -> Emissions:
    """Return the footprint of a folder or workbook, or the result of a lock, while a person sees that it is calculated.

    Parameters: path. Raises: CarbonError as `opened`.
    """
    # Here, because a file that is read needs nothing of an inventory.
    from carbon.analysis.opening import opened

    with working(told(say("calculating {folder} …", folder=path))):
        found = opened(path)
    # What is refused from here on is said in the language of the inventory too.
    speak_as(None, found)
    return found


@contextmanager
def working(text: str) -> Iterator[None]:
    """Show what is being done and for how long, on a terminal only; the line is gone when it is done.

    Parameters: text, a sentence in the reader's language.
    """
    if not sys.stderr.isatty():
        yield
        return
    # Here, because rich takes a while to import and only a terminal needs it.
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from carbon.cli.render import console

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console(to_stderr=True), transient=True) as shown:
        shown.add_task(text, total=None)
        yield
