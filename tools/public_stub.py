"""Write src/carbon/__init__.pyi: the types of every public name, read off the code: python tools/public_stub.py."""

from __future__ import annotations

import inspect
import sys
import types
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pages import write

import carbon
from carbon.activities.fields.common import AmountOf
from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import field_reader, field_texts
from carbon.activities.framework.labels import LABELS, SHARED
from carbon.core.periods import Period
from carbon.core.quantities import Amount

TARGET = Path(carbon.__file__).with_name("__init__.pyi")
COMMON = (*LABELS, *SHARED)
"""Fields of every kind: they stand once in the stub, not in each class."""
HEAD = '''"""Types of the public names, for editors and type checkers: written by tools/public_stub.py, never by hand.

A kind of activity takes what a person writes (`distance="1 200 km"`, `period=2019`), and has what was read (`Amount`, `Period`).
"""
'''
TYPING = "from typing import Literal, TypedDict, Unpack"


def pages() -> dict[Path, str]:
    """Return the stub with its text."""
    classes = {name: cls for name in carbon.__all__ if name != "__version__" and is_kind(cls := getattr(carbon, name))}
    for cls in classes.values():
        cls.model_rebuild()
    bodies = [kind_class(name, cls) for name, cls in classes.items()]
    text = "\n".join([common(), *bodies])
    lines = [HEAD, *imports(classes), "", "__version__: str", "", all_names(), "", text]
    return {TARGET: "\n".join(lines)}


def is_kind(found: object) -> bool:
    """Return whether a public name is a kind of activity."""
    return isinstance(found, type) and issubclass(found, Activity) and found is not Activity


def all_names() -> str:
    """Return `__all__` as the module has it."""
    return "__all__ = [\n" + "".join(f'    "{name}",\n' for name in carbon.__all__) + "]"


def imports(classes: dict[str, type[Activity]]) -> list[str]:
    """Return the import lines: public names by their homes, and the types that the fields name."""
    homes: dict[str, set[str]] = {}
    for name in carbon.__all__:
        if name != "__version__" and name not in classes:
            homes.setdefault(getattr(carbon, name).__module__, set()).add(f"{name} as {name}")
    for home, name in USED - {("datetime", "date")}:
        if f"{name} as {name}" not in homes.get(home, ()):
            homes.setdefault(home, set()).add(name)
    lines = [f"from {home} import {', '.join(sorted(names))}" for home, names in sorted(homes.items())]
    return ["from collections.abc import Mapping", "from datetime import date", TYPING, "", *lines]


USED: set[tuple[str, str]] = set()
"""Modules and names of the types that fields have."""


def common() -> str:
    """Return the fields that every kind takes, as keyword arguments."""
    lines = ["class _Common(TypedDict, total=False):"]
    lines += [f"    {name}: {given(Activity, name)}" for name in COMMON]
    return "\n".join([*lines, ""])


def kind_class(name: str, cls: type[Activity]) -> str:
    """Return one kind as a class: what it is, what its fields hold and what it takes."""
    own = [field for field in cls.model_fields if field != "kind" and field not in COMMON]
    lines = [f"class {name}(Activity):", *docstring(cls, own), "", f'    kind: Literal["{cls.kind_name()}"]']
    lines += [f"    {field}: {held(cls.model_fields[field].annotation)}" for field in own]
    needed = {field: cls.model_fields[field].is_required() for field in own}
    arguments = [
        f"{field}: {given(cls, field)}" + ("" if needed[field] else " = ...") for field in sorted(own, key=needed.get, reverse=True)
    ]
    parts = ["self", *(["*", *arguments] if own else []), "**common: Unpack[_Common]"]
    return "\n".join([*lines, "    def __init__(", *[f"        {part}," for part in parts], "    ) -> None: ...", ""])


def docstring(cls: type[Activity], own: list[str]) -> list[str]:
    """Return what an editor shows of a kind: what it is, and the sentence of each field."""
    summary, texts = inspect.cleandoc(cls.__doc__ or "").splitlines()[0], field_texts(cls)
    fields = [f"    {field}: {texts[field]}" for field in own]
    return [f'    """{summary}', "", "    Parameters", "    ----------", *fields, '    """'] if fields else [f'    """{summary}"""']


def held(annotation: Any) -> str:
    """Return a field's type as text, its readers left out."""
    if get_origin(annotation) is Annotated:
        return held(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(held(part) for part in get_args(annotation)))
    if get_origin(annotation) is Literal:
        return f"Literal[{', '.join(repr(word) for word in get_args(annotation))}]"
    if get_origin(annotation) is not None:
        parts = ", ".join("..." if part is Ellipsis else held(part) for part in get_args(annotation))
        return f"{get_origin(annotation).__name__}[{parts}]"
    if annotation is type(None) or annotation is None:
        return "None"
    if annotation.__module__ != "builtins":
        USED.add((annotation.__module__, annotation.__name__))
    return str(annotation.__name__)


def given(cls: type[Activity], name: str) -> str:
    """Return what a field takes: text as in a cell, the value itself, and what else its reader reads."""
    kept = held(cls.model_fields[name].annotation)
    parts = [part for part in kept.split(" | ") if part != "None"]
    taken = dict.fromkeys([*parts, *ALSO.get(parts[0].partition("[")[0], ()), "str"])
    reader = field_reader(cls, name)
    if isinstance(reader, AmountOf) and reader.bare:
        taken["float"] = None
    if "Amount" in taken:
        USED.add(("carbon.core.quantities", "Quantity"))
    return " | ".join([*taken, "None"]) if "None" in kept.split(" | ") else " | ".join(taken)


ALSO = {
    Amount.__name__: ("Quantity", "tuple[float, str]"),
    Period.__name__: ("int", date.__name__),
    "tuple": ("Mapping[str, object]", "list[str]"),
    "float": ("int",),
    "int": ("float",),
}
"""What the reader of a type takes beside the type and text."""


if __name__ == "__main__":
    sys.exit(write(pages()))
