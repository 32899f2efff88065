"""Write kind_table.py and field_table.py of src/carbon/activities/framework from the classes: python tools/kind_table.py."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from textwrap import fill

from pages import write

from carbon.activities.framework import kinds
from carbon.activities.framework.field_facts import facts_of

FOLDER = Path(kinds.__file__).parent
PREFIX = "carbon.activities."
KINDS = '''"""Kind → module and class, so that a calculation loads its own kind alone: written by tools/kind_table.py, never by hand."""

KINDS = {
'''
FIELDS = '''"""What is known of the fields of the shipped kinds: written by tools/kind_table.py, never by hand."""
# ruff: noqa: E501

'''
MEASURED = '"""Fields that need a unit → the dimensions they take, in the order in which sums are looked for."""\n'


def pages() -> dict[Path, str]:
    """Return module → its text."""
    found = {name: cls for name, cls in kinds.kinds().items() if cls.__module__.startswith(PREFIX)}
    rows = [f'    "{name}": ("{cls.__module__.removeprefix(PREFIX)}", "{cls.__name__}"),\n' for name, cls in sorted(found.items())]
    facts = facts_of(found.values())
    measured = [f'    "{name}": "{" ".join(sorted(dimensions))}",\n' for name, dimensions in facts.measured.items()]
    texts = [
        f'NAMES = """\n{_words(facts.names)}\n"""\n',
        f'NUMBERS = """\n{_words(facts.numbers)}\n"""\n"""Those whose cells hold numbers."""\n',
        f'AMOUNTS = """\n{_words(facts.amounts)}\n"""\n"""Those that an amount is one of, or the product of."""\n',
        f"MEASURED = {{\n{''.join(measured)}}}\n{MEASURED}",
    ]
    return {FOLDER / "kind_table.py": KINDS + "".join(rows) + "}\n", FOLDER / "field_table.py": FIELDS + "".join(texts)}


def _words(names: Iterable[str]) -> str:
    return fill(" ".join(sorted(names)), width=120, break_on_hyphens=False)


if __name__ == "__main__":
    sys.exit(write(pages()))
