"""Files that are written: never one that is read, aside and renamed, and one sentence when it cannot be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from carbon.core.errors import CarbonError
from carbon.core.sentences import say


def check_output(target: Path, inputs: Sequence[Path]) -> None:
    """Refuse to write onto a file that is read, whatever its name: links and hard links too.

    Parameters: target; inputs, files, or folders with all that is in them.
    Raises: CarbonError `output_is_input`.
    """
    if not target.exists():
        return
    files = (file for given in inputs for file in (given.rglob("*") if given.is_dir() else [given]))
    if target.is_file() and any(file.is_file() and file.samefile(target) for file in files):
        message = say("{target} is a file that is read; it would be lost. Name another file with -o.", target=target)
        raise CarbonError(message, code="output_is_input", field="output")


@contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """Give a file beside the target, which takes its name when it is whole; what a killed run left of it is written over.

    Parameters: target.
    Raises: CarbonError for a folder that is not there, and when it cannot be written; the file that was there stays.
    """
    if not target.parent.is_dir():
        raise CarbonError(say("folder {parent} does not exist. Create it first.", parent=target.parent), code="file_missing")
    aside = target.with_name(f".{target.stem}.part{target.suffix}")
    try:
        yield aside
        aside.replace(target)
    except OSError as error:
        old = say(" The existing file is unchanged.") if target.exists() else ""
        raise CarbonError(
            say("{target_name} cannot be written: {reason}.{old}", target_name=target.name, reason=error.strerror or error, old=old),
            code="write",
            field="output",
        ) from error
    finally:
        aside.unlink(missing_ok=True)


def write_text(text: str, target: Path) -> None:
    """Write a text as UTF-8."""
    with written_aside(target) as aside:
        aside.write_text(text, encoding="utf-8")
