"""Write tests/public_api.txt: every public name with its signature, and the names of columns and keys that users read.

python tools/public_api.py; read the difference before it is kept.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import polars as pl
from pages import write

import carbon
from carbon.activities.framework.base import Activity

TARGET = Path(__file__).parents[1] / "tests" / "public_api.txt"
EVERY_MODEL = {name for name in dir(Activity.__mro__[1]) if not name.startswith("_")}
"""What pydantic gives each model is pydantic's promise."""
MADE_FOR_YOU = ("Emissions", "Plan")
"""Classes that a user reads and never makes: how they are made is no promise."""


def lines() -> Iterator[str]:
    """Yield one line for each public name, and for each method and property of a public class."""
    for name in carbon.__all__:
        found = getattr(carbon, name)
        if not isinstance(found, type):
            yield f"{name}{parameters(found)}" if callable(found) else name
        elif issubclass(found, Activity) and found is not Activity:
            yield f"{name}({', '.join(fields(found))})"
        else:
            yield f"{name}{made(found)}"
            yield from (f"{name}.{member}" for member in members(found))


def named() -> Iterator[str]:
    """Yield one line for each exit of a result: the names of its columns or keys, which programs of users ask for by name."""
    asked = {"region": "GB", "period": 2019}
    one, two = (carbon.calculate("diesel", "40 L", gwp_set=name, **asked) for name in ("ar5_100", "ar6_100"))
    table = carbon.calculate(pl.DataFrame({"what": ["diesel"], "qty": [4.0]}), kind="what", amount="qty", unit="l", **asked)
    yield f"Plan.columns(): {_listed(one.plan.columns())}"
    yield f"Plan.key_columns(): {_listed(table.plan.key_columns())}"
    yield f"Emissions.to_frame(): {_listed(table.to_frame().columns)}"
    yield f"Emissions.to_json(): {_listed(keys(json.loads(one.to_json())))}"
    yield f"Emissions.by('source', 'gas'): {_listed(one.by('source', 'gas').columns)}"
    yield f"compare().by('cause'): {_listed(carbon.compare(one, two).by('cause').columns)}"
    yield f"search(): {_listed(carbon.search('beef').columns)}"
    yield f"factor().factor.as_dict(): {_listed(carbon.factor('diesel', **asked).factor.as_dict())}"


def keys(item: object, above: str = "") -> Iterator[str]:
    """Yield the keys of JSON, each with those above it; of a list those of its first item."""
    if isinstance(item, Mapping):
        for name, value in item.items():
            yield f"{above}{name}"
            if name != "values":
                yield from keys(value, f"{above}{name}.")
    elif isinstance(item, list) and item:
        yield from keys(item[0], above)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def fields(cls: type[Activity]) -> list[str]:
    """Return the fields of a kind beside those of all kinds; one that is not needed with its default."""
    own = {name: info for name, info in cls.model_fields.items() if name not in Activity.model_fields and name != "kind"}
    return [name if info.is_required() else f"{name}={info.default!r}" for name, info in own.items()]


def made(cls: type) -> str:
    """Return the parameters of a class; of one that only the library makes, none."""
    if issubclass(cls, Activity):
        return f"({', '.join(cls.model_fields)})"
    return "" if cls.__name__ in MADE_FOR_YOU else parameters(cls)


def parameters(item: Callable[..., object]) -> str:
    """Return names and defaults of what a function takes; its types are in src/carbon/__init__.pyi."""
    found = inspect.signature(item)
    bare = [part.replace(annotation=inspect.Parameter.empty) for part in found.parameters.values()]
    return str(found.replace(parameters=bare, return_annotation=inspect.Signature.empty))


def members(cls: type) -> Iterator[str]:
    """Yield the methods with their signatures and the properties of a class, in alphabetical order."""
    for name, item in sorted(inspect.getmembers(cls)):
        if name.startswith("_") or name in EVERY_MODEL or getattr(item, "__objclass__", cls).__module__ == "builtins":
            continue
        if callable(item):
            if (getattr(item, "__module__", "") or "").startswith("carbon"):
                yield f"{name}{parameters(item)}"
        elif isinstance(item, property):
            yield name


def pages() -> dict[Path, str]:
    """Return the list with its text."""
    return {TARGET: "\n".join([*lines(), *named()]) + "\n"}


if __name__ == "__main__":
    sys.exit(write(pages()))
