"""Write docs/activities.md from the kinds themselves: `python tools/kinds_page.py`."""

from __future__ import annotations

import sys
from pathlib import Path

from pages import write

from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import about_kind, field_help, field_texts, own_fields
from carbon.activities.framework.kinds import kinds
from carbon.core.store.read import store

TARGET = Path(__file__).parents[1] / "docs" / "activities.md"
HEAD = """# Kinds of activity

Written by `tools/kinds_page.py` from the classes in `src/carbon/activities/`. Every kind also has the common fields:

| field | |
|---|---|
{common}

"""


def pages() -> dict[Path, str]:
    """Return the page with its text."""
    common = "\n".join(f"| `{name}` | {text} |" for name, text in field_texts(Activity).items())
    text = "\n".join(_kind(cls) for cls in sorted(kinds().values(), key=lambda cls: cls.kind_name()))
    return {TARGET: HEAD.format(common=common) + text}


def _kind(cls: type[Activity]) -> str:
    head, _, after = about_kind(cls).partition("\n\n")
    words = [row[0] for row in store().rows("SELECT word FROM word WHERE kind = ? ORDER BY word", cls.kind_name())]
    amount = " or ".join(" × ".join(f"`{name}`" for name in form) for form in cls.amounts)
    control, purpose = (cls.model_fields[name].default for name in ("control", "purpose"))
    rows = "\n".join(f"| `{name}` | {field_help(cls, name)} |" for name in own_fields(cls))
    examples = "\n".join(f"    python -m carbon {example}" for example in cls.examples)
    return f"""## {cls.kind_name()}

{head}

Amount: {amount}. Required: {", ".join(cls.required) or "what it asks first"}; expected: {", ".join(cls.expected) or "nothing more"}.
Booked as {control}, {purpose.replace("_", " ")}, unless said otherwise. Words: {", ".join(words) or "none"}.

| field | |
|---|---|
{rows}

{" ".join(after.split())}

{examples}
"""


if __name__ == "__main__":
    sys.exit(write(pages()))
