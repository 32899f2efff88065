"""Print the walk of a calculation through the library: which files it crosses, in what order and how often: python tools/walk.py.

`python tools/walk.py` walks a quick calculation (`diesel 40 L`) and a table of two rows. What is loaded is not counted, only what is
called: functions and methods of carbon, with an empty memory of answers.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import polars as pl

import carbon
from carbon.factors.catalogue import Catalogue

HOME = Path(carbon.__file__).parent
ENGINE = "engine"
TABLE = {"what": ["diesel", "petrol"], "qty": [40.0, 1.5], "uom": ["l", "l"], "site": ["a", "b"]}


@dataclass
class Walk:
    """Files in the order they are crossed, with the number of calls, and the calls between rooms.

    Parameters: files, path below the package → calls; functions, path → names in order; arrows, (room, room) → calls.
    """

    files: Counter[str] = field(default_factory=Counter)
    functions: dict[str, dict[str, None]] = field(default_factory=dict)
    arrows: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def rooms(self) -> list[str]:
        """The rooms in the order they are entered."""
        return list(dict.fromkeys(room_of(path) for path in self.files))

    def __str__(self) -> str:
        rows = [
            f"{room_of(path):18} {path:42} {calls:6}  {', '.join(list(self.functions[path])[:4])}" for path, calls in self.files.items()
        ]
        ways = [f"{one} → {other} ({calls})" for (one, other), calls in self.arrows.items()]
        head = f"{len(self.files)} files, {len(self.rooms)} rooms, {len(self.arrows)} arrows between them"
        return "\n".join([head, *rows, "arrows: " + ", ".join(ways)])


def room_of(path: str) -> str:
    """Return the room of a file: a room of the engine, or a part of the library.

    >>> room_of("engine/plan/plan.py"), room_of("core/units/scales.py")
    ('engine/plan', 'core')
    """
    first, *rest = path.split("/")
    return f"{first}/{rest[0]}" if first == ENGINE and len(rest) > 1 else first


def walked(work: Callable[[], Any]) -> Walk:
    """Return the walk of a piece of work.

    Parameters: work, called once to load what it needs and once more to be walked.
    """
    work()
    found = Walk()

    def note(frame: FrameType, event: str, _: Any) -> None:
        path = _path(frame)
        if event != "call" or path is None:
            return
        found.files[path] += 1
        found.functions.setdefault(path, {})[frame.f_code.co_name] = None
        caller = _caller(frame)
        if caller and room_of(caller) != room_of(path):
            found.arrows[room_of(caller), room_of(path)] += 1

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found


def _path(frame: FrameType) -> str | None:
    """The file of a frame below the package; bodies of modules and classes, comprehensions and lambdas are no calls."""
    name, file = frame.f_code.co_name, Path(frame.f_code.co_filename)
    if name.startswith("<") or not file.is_relative_to(HOME):
        return None
    return file.relative_to(HOME).as_posix()


def _caller(frame: FrameType) -> str | None:
    above = frame.f_back
    while above is not None:
        if Path(above.f_code.co_filename).is_relative_to(HOME):
            return Path(above.f_code.co_filename).relative_to(HOME).as_posix()
        above = above.f_back
    return None


def quick() -> Any:
    """Calculate one activity by its word, nothing of it known before."""
    return carbon.calculate("diesel", "40 L", region="GB", period=2019, catalogue=_anew()).co2e_kg


def table() -> Any:
    """Calculate a table, nothing of it known before, and give it back with its results."""
    given = {"kind": "what", "amount": "qty", "unit": "uom", "region": "GB", "period": 2019, "site": "site"}
    return carbon.calculate(pl.DataFrame(TABLE), catalogue=_anew(), **given).to_frame()


def _anew() -> Catalogue:
    return Catalogue(carbon.catalogue().layers)


if __name__ == "__main__":
    for title, work in (("diesel 40 L", quick), ("a table of two rows", table)):
        print(f"{title}: {walked(work)}\n")
