"""Whole processes as a person starts them, by processor time: the least of some runs in turns, beside one that loads the libraries."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Row, Run, in_process

from inventories import ROWS, written

EXAMPLE = Path(__file__).parents[1] / "examples" / "norrbotten-2019"
_LIBRARIES = "import numpy, pydantic"
_BESIDE = f"python -c '{_LIBRARIES}'"


def processes() -> list[Row]:
    """A quick calculation and a flight, footprint and report of the example, and the report of many rows."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        quick = least({"": _LIBRARIES, "diesel": _command("diesel", "40", "L"), "flight": _command("flight", "LLA", "ARN")}, 9)
        example = {"footprint": _command("footprint", EXAMPLE), "report": _command("report", EXAMPLE, "-o", page)}
        whole = least({"": _LIBRARIES, **example}, 5)
        many = least({"": _command("report", written(ROWS), "-o", page)}, 1)[""]
        size = page.stat().st_size / 1e6
    return [
        _beside("quick calculation", quick["diesel"], quick[""], "≤ 1.6 ×"),
        _beside("quick flight", quick["flight"], quick[""], "≤ 1.6 ×"),
        _beside("footprint examples/norrbotten-2019", whole["footprint"], whole[""], ""),
        _beside("report examples/norrbotten-2019, with its scenarios", whole["report"], whole[""], "≤ 1.5 s"),
        Row(
            f"report of 100 000 rows of CSV, processor time; {size:.1f} MB",
            many.cpu,
            ROWS,
            "",
            None,
            "≤ 5 s, ≤ 5 MB",
            many.memory,
            many.cpu,
        ),
    ]


def least(codes: Mapping[str, str], runs: int) -> dict[str, Run]:
    """Return the run of each code that took the least processor time, in turns; what a first run makes for later ones is made before."""
    for code in codes.values():
        in_process(code)
    found: dict[str, list[Run]] = {name: [] for name in codes}
    for _ in range(runs):
        for name, code in codes.items():
            found[name].append(in_process(code))
    return {name: min(some, key=lambda run: run.cpu) for name, some in found.items()}


def _command(*words: object) -> str:
    return f"import sys; sys.argv[1:] = {[str(word) for word in words]!r}; from carbon.__main__ import run; run()"


def _beside(name: str, run: Run, libraries: Run, aim: str) -> Row:
    return Row(f"{name}, processor time", run.cpu, beside=_BESIDE, beside_seconds=libraries.cpu, aim=aim)
