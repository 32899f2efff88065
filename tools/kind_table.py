"""Write src/carbon/activities/framework/kind_table.py from the classes: python tools/kind_table.py."""

from __future__ import annotations

from pathlib import Path

from carbon.activities.framework import kinds

TARGET = Path(kinds.__file__).with_name("kind_table.py")
HEAD = '''"""Kind → module and class, so that a calculation loads its own kind alone: written by tools/kind_table.py, never by hand."""

KINDS = {
'''


def page() -> str:
    """Return the text of the module."""
    prefix = "carbon.activities."
    found = {name: cls for name, cls in kinds.kinds().items() if cls.__module__.startswith(prefix)}
    rows = [f'    "{name}": ("{cls.__module__.removeprefix(prefix)}", "{cls.__name__}"),\n' for name, cls in sorted(found.items())]
    return HEAD + "".join(rows) + "}\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    print(TARGET)
