"""Write docs/kinds_checks/README.md: every kind with the publication used as its check, from the pages of the subjects."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from pages import write

FOLDER = Path(__file__).parents[1] / "docs" / "kinds_checks"
HEAD = """# What each kind was checked against

Written by `tools/checks_page.py` from the pages of the subjects, which also list the rules that each subject keeps. The methods of the
Scope 3 Technical Guidance, category by category, stand in [scope3_methods.md](scope3_methods.md), the rules of all standards in
[rules.md](../rules.md).

| kind | publication | published | ours | page |
|---|---|---|---|---|
"""


def pages() -> dict[Path, str]:
    """Return the page with its text."""
    rows = [row for path in sorted(FOLDER.glob("*.md")) if path.name not in ("README.md", "scope3_methods.md") for row in _rows(path)]
    return {FOLDER / "README.md": HEAD + "\n".join(rows) + "\n"}


def _rows(path: Path) -> list[str]:
    """The rows of a page's first table, each with a link to the page."""
    table = re.split(r"\n## (?:Rules|Choices)", path.read_text(encoding="utf-8"))[0]
    lines = [line for line in table.splitlines() if line.startswith("|")][2:]
    return [f"{line} [{path.stem}]({path.name}) |" for line in lines]


if __name__ == "__main__":
    sys.exit(write(pages()))
