"""Write docs/activities.md from the kinds themselves: `python tools/kinds_page.py`."""

from __future__ import annotations

import inspect
from pathlib import Path

from carbon.activities.fields.common import Word
from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import field_reader, field_texts, kinds, own_fields
from carbon.core.store.read import store

TARGET = Path(__file__).parents[1] / "docs" / "activities.md"
HEAD = """# Kinds of activity

Written by `tools/kinds_page.py` from the classes in `src/carbon/activities/`. Every kind also has the common fields: {common}.

"""


def page() -> str:
    """Return the page."""
    common = ", ".join(f"`{name}` ({text.rstrip('.')})" for name, text in field_texts(Activity).items())
    return HEAD.format(common=common) + "\n".join(_kind(cls) for cls in sorted(kinds().values(), key=lambda cls: cls.kind_name()))


def _kind(cls: type[Activity]) -> str:
    text = inspect.cleandoc(cls.__doc__ or "").split(">>>")[0]
    head, _, rest = text.partition("Parameters\n----------\n")
    after = " ".join(rest.partition("\n\n")[2].split())
    words = [row[0] for row in store().rows("SELECT word FROM word WHERE kind = ? ORDER BY word", cls.kind_name())]
    amount = " or ".join(" × ".join(f"`{name}`" for name in form) for form in cls.amounts)
    control, purpose = (cls.model_fields[name].default for name in ("control", "purpose"))
    rows = "\n".join(f"| `{name}` | {_field(cls, name)} |" for name in own_fields(cls))
    examples = "\n".join(f"    python -m carbon {example}" for example in cls.examples)
    return f"""## {cls.kind_name()}

{head.strip()}

Amount: {amount}. Required: {", ".join(cls.required) or "what it asks first"}; expected: {", ".join(cls.expected) or "nothing more"}.
Booked as {control}, {purpose.replace("_", " ")}, unless said otherwise. Words: {", ".join(words) or "none"}.

| field | |
|---|---|
{rows}

{after}

{examples}
"""


def _field(cls: type[Activity], name: str) -> str:
    text, reader = field_texts(cls).get(name, ""), field_reader(cls, name)
    return text or (", ".join(reader.words) if isinstance(reader, Word) else "")


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
