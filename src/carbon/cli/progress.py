"""What a person sees while something takes longer than a moment; nothing where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from carbon.cli.render import console


@contextmanager
def working(text: str) -> Iterator[None]:
    """Show what is being done and for how long, on a terminal only; the line is gone when it is done.

    Parameters: text, a sentence in the reader's language.
    """
    if not sys.stderr.isatty():
        yield
        return
    # Here, because rich's progress takes a while to import and only a terminal needs it.
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console(to_stderr=True), transient=True) as shown:
        shown.add_task(text, total=None)
        yield
