"""Join the files of changes/ into CHANGELOG.md: python tools/changelog.py VERSION; without a version they are only printed."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEAD = "## Unreleased\n"


def fragments(folder: Path) -> dict[Path, str]:
    """Return each file of changes with its text, in the order of their names.

    Parameters: folder.
    Raises: ValueError for a file whose text does not begin as a list does.
    """
    found = {path: path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob("*.md")) if path.name != "README.md"}
    for path, text in found.items():
        if not text.startswith("- "):
            raise ValueError(f"{path.name} does not begin with '- '. Write each change as a line of a list.")
    return found


def joined(page: str, texts: list[str], version: str, day: str) -> str:
    """Return the changelog with a released version: the lines of the files, and those that stood under "Unreleased".

    Parameters: page, the changelog; texts of the files; version; day of the release.
    Raises: ValueError where the page has no "Unreleased", or the version already.
    """
    if page.count(HEAD) != 1:
        raise ValueError(f"the changelog must have '{HEAD.strip()}' once")
    if f"## {version} " in page:
        raise ValueError(f"the changelog has {version} already")
    before, _, after = page.partition(HEAD)
    standing, mark, earlier = after.partition("\n## ")
    lines = "\n".join(filter(None, [*texts, standing.strip()]))
    return f"{before}{HEAD}\n## {version} ({day})\n\n{lines}\n{mark}{earlier}"


def main(arguments: list[str]) -> int:
    """Print the changes, or release them, and return the exit code."""
    found, page = fragments(ROOT / "changes"), ROOT / "CHANGELOG.md"
    if not arguments:
        print("\n".join(found.values()))
        return 0
    day = datetime.now(UTC).date().isoformat()
    page.write_text(joined(page.read_text(encoding="utf-8"), list(found.values()), arguments[0], day), encoding="utf-8")
    for path in found:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
