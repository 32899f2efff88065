"""Write every file that is made from code and data, in order: python tools/written.py; with --check, say which are stale.

After any change of factors, words, kinds, fields, checks or public names. A file that already holds what it should is left alone. `--check`
writes nothing: it prints each stale file with the lines that differ and the command that mends it, and returns 1. A dataset whose files
were edited is sealed by hand, since its seal says that the edit was compared with the publication; it is named until it is.
"""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from pages import differences, shown, stale

TOOLS = Path(__file__).parent
FIRST = "kind_table"
"""The other tools find the kinds through its tables: it runs first, and where they are stale the others are not asked."""
ORDER = (
    FIRST,
    "datasets/uncertainty_defaults",
    "kinds_page",
    "checks_page",
    "public_stub",
    "public_api",
    "factor_table",
    "page_numbers",
    "datasets_page",
)
SEALS = "datasets/seal"
AFTERWARDS = {"public_api": "then say in changes/ what a user has to change"}
"""What a person does besides, by tool."""


def main() -> int:
    """Write or check, and return 1 where a tool fails or a file is stale."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; print what is stale and return 1")
    lines = list(checked() if parser.parse_args().check else written())
    print(*lines, sep="\n", end="\n" if lines else "")
    return int(bool(lines))


def written() -> Iterator[str]:
    """Run each tool in a process of its own, so that each sees what those before it wrote; yield what is left to a person."""
    for name in ORDER:
        if subprocess.run([sys.executable, str(TOOLS / f"{name}.py")], check=False).returncode:
            yield f"failed: python tools/{name}.py"
    yield from unsealed()


def checked() -> Iterator[str]:
    """Yield each stale file, the lines that differ, and what mends it."""
    for name in ORDER:
        pages = _tool(name).pages()
        old = stale(pages)
        for path in old:
            yield f"stale: {shown(path)}. Run python tools/written.py{', ' * (name in AFTERWARDS)}{AFTERWARDS.get(name, '')}."
            yield from (f"    {line}" for line in differences(path, pages[path]))
        if old and name == FIRST:
            yield "Files that are made through these tables were not looked at."
            return
    yield from unsealed()


def unsealed() -> Iterator[str]:
    """Yield each dataset whose files are not those that its datapackage.json seals."""
    for path in stale(_tool(SEALS).pages()):
        folder = shown(path.parent)
        yield f"not sealed: {folder}. Compare what was edited with the publication, then run python tools/{SEALS}.py {folder}."


def _tool(name: str) -> ModuleType:
    path = TOOLS / f"{name}.py"
    if str(path.parent) not in sys.path:
        sys.path.append(str(path.parent))
    return import_module(path.stem)


if __name__ == "__main__":
    sys.exit(main())
