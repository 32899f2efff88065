"""What a file that is made from code or data should hold, and whether it does: shared by the tools that make one.

Such a tool has `pages()`: each of its files with the text it should have. `tools/written.py` asks all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINES, LETTERS = 12, 160
"""How much of a difference is printed: enough to see what it is about."""


def write(pages: Mapping[Path, str]) -> int:
    """Write the files that differ, say which, and return the exit code."""
    for path in stale(pages):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path], encoding="utf-8", newline="")
        print(f"written: {shown(path)}")
    return 0


def stale(pages: Mapping[Path, str]) -> list[Path]:
    """Return the files that are not there or hold another text."""
    return [path for path, text in pages.items() if kept(path) != text]


def kept(path: Path) -> str | None:
    """Return what a file holds to the last letter, ends of lines included, or None where there is none."""
    return path.read_bytes().decode("utf-8") if path.is_file() else None


def shown(path: Path) -> str:
    """Return how a file is named: from the checkout's root."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def differences(path: Path, text: str) -> Iterator[str]:
    """Yield the first lines in which a file differs from its text, each with its sign, and how many more there are."""
    found = unified_diff((kept(path) or "").splitlines(), text.splitlines(), lineterm="", n=0)
    lines = [line for line in islice(found, 2, None) if not line.startswith("@@")]
    yield from (line[:LETTERS] for line in lines[:LINES])
    if len(lines) > LINES:
        yield f"and {len(lines) - LINES} more lines"
