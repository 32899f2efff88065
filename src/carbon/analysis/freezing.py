"""Freeze a result into a lock: everything its totals came from, so that they can be printed again and verified years later."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from math import fsum
from pathlib import Path
from typing import Any

from carbon.analysis.ledger import Emissions, line_numbers, plan_record
from carbon.analysis.verify_lock import ONE_BY_ONE, SCHEMA, canonical, digest, whole_seal
from carbon.core.errors import CarbonError
from carbon.core.periods import Period
from carbon.core.sentences import say
from carbon.core.spread import Spread
from carbon.inventory.footprint import Footprint, input_files
from carbon.tables.outputs import check_output, written_aside

_VIEWS = ("location", "market")


def freeze(result: Emissions, path: str | Path) -> Path:
    """Write a lock: amounts of all rows, lines with their factors and citations, GWP values, totals, and a digest of each.

    The same result gives the same bytes. A name that ends in .gz is compressed.

    Parameters: result, a footprint or emissions; path of the file.
    Raises: CarbonError for a result without an answer, for a path that cannot be written, and for that of a file the result was read from.

    >>> import carbon, tempfile
    >>> folder = tempfile.mkdtemp()
    >>> made = freeze(carbon.calculate("diesel", "40 L", region="GB", period=2019), f"{folder}/car.lock")
    >>> from carbon.analysis.thawing import thaw
    >>> thaw(made).co2e_kg == carbon.calculate("diesel", "40 L", region="GB", period=2019).co2e_kg
    True
    """
    target = Path(path)
    if target.is_dir():
        raise CarbonError(
            say("{target} is a folder. Name a file in it, as {target_2}.", target=target, target_2=target / "2019.lock"), code="file_type"
        )
    content = _frozen_text(lock_record(result)).encode()
    check_output(target, input_files(result))
    with written_aside(target) as aside:
        aside.write_bytes(gzip.compress(content, compresslevel=6, mtime=0) if target.suffix == ".gz" else content)
    return target


def lock_record(result: Emissions) -> dict[str, Any]:
    """Return the lock of a result as plain values, without its digests.

    Parameters: result.
    Raises: CarbonError for a result without an answer.
    """
    if result.total_kg(result.basis) is None:
        raise CarbonError(say("no row has an answer, so there is nothing to freeze. Fix the errors that check prints."), code="no_answer")
    plan = plan_record(result.plan)
    per_unit = plan.pop("co2e_per_unit")
    for name in ("format", "seal", "fingerprint", "combinations"):
        plan.pop(name)
    lines = [line | {"co2e_per_unit": value} for line, value in zip(plan.pop("lines"), per_unit, strict=True)]
    names = list(result.labels)
    amounts, questions, rows, _ = result.input.portions
    lock: dict[str, Any] = {
        "carbon_lock": SCHEMA,
        "library": _version(),
        "fingerprint": result.plan.fingerprint,
        "head": _head(result),
        **plan,
        "lines": lines,
        "labels": names,
        "rows": [[_plain(cell) for cell in row] for row in zip(*(result.labels[name] for name in names), strict=True)],
        "portions": list(zip(rows.tolist(), questions.tolist(), amounts.tolist(), strict=True)),
        "refused": [[item.row, item.finding.as_dict()] for item in result.refused],
        "notes": [finding.as_dict() for finding in result.notes],
        "totals": {view: _totals(result, view) for view in _VIEWS},
        **_of_inventory(result),
    }
    return lock


def _version() -> str:
    import carbon

    return carbon.__version__


def _head(result: Emissions) -> dict[str, Any]:
    return {"basis": result.basis, "rows": result.rows, "complete": result.complete, "unanswered": result.unanswered}


def _of_inventory(result: Emissions) -> dict[str, Any]:
    """What a footprint has beside its rows: settings, the files it was read from, control totals, exclusions, base year."""
    if not isinstance(result, Footprint):
        return {"settings": None, "inputs": {}, "controls": [], "exclusions": [], "base_year": None, "left_out": []}
    return {
        "settings": result.source.settings if result.source else None,
        "inputs": dict(result.source.sha256) if result.source else {},
        "controls": [asdict(control) for control in result.controls],
        "exclusions": [asdict(item) for item in result.exclusions],
        "left_out": [list(item) for item in result.left_out],
        "base_year": None if result.base_year is None else _base_year(result.base_year),
    }


def _base_year(base: Any) -> dict[str, Any]:
    names = ("year", "basis", "stated_kg", "effect_kg", "weight", "threshold")
    return {name: getattr(base, name) for name in names} | {"changes": [change.model_dump() for change in base.changes]}


def _plain(cell: Any) -> Any:
    """A label as JSON; what has parts says what it is, so that it comes back as it was."""
    if isinstance(cell, Period):
        return {"period": [cell.start.isoformat(), cell.end.isoformat()]}
    if isinstance(cell, Spread):
        return {"spread": list(cell)}
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    return cell if cell is None or isinstance(cell, str | int | float | bool) else str(cell)


def _totals(result: Emissions, view: str) -> list[list[Any]]:
    """[key, value, kg] of every total of a view, each summed exactly over the rows."""
    parts: dict[tuple[str, str], list[float]] = {}
    for source, number, amount in _amounts(result):
        line = result.plan.lines[number][1]
        if line.basis not in (None, view):
            continue
        kilograms = amount * float(result.plan.co2e_per_unit[number])
        scope, category = line.booking
        places = (("total", ""), ("scope", str(scope)), ("category", str(category or "")), ("source", source))
        for place in places:
            parts.setdefault(place, []).append(kilograms)
        for gas, mass in line.gases.items():
            parts.setdefault(("gas", gas), []).append(amount * mass)
    return [[key, value, fsum(values)] for (key, value), values in sorted(parts.items())]


def _amounts(result: Emissions) -> Iterator[tuple[str, int, float]]:
    """(source, line number, amount): the sum of a source's rows is exact, as the program that verifies it adds it."""
    sources: Sequence[Any] = result.labels.get("source", [None] * result.rows)
    names = ["" if source is None else str(source) for source in sources]
    sums: dict[tuple[str, int], list[float]] = {}
    portions = result.input.portions
    for row, question, amount in zip(portions.row.tolist(), portions.row_question.tolist(), portions.amounts.tolist(), strict=True):
        sums.setdefault((names[row], question), []).append(amount)
    lines = line_numbers(result)
    for (source, question), amounts in sums.items():
        for number in lines.get(question, ()):
            yield source, number, fsum(amounts)


def lock_text(result: Emissions) -> str:
    """Return the lock of a result as JSON with one item of a list per line, so that two locks can be compared line by line.

    Parameters: result.
    Raises: CarbonError for a result without an answer.
    """
    return _frozen_text(lock_record(result))


def _frozen_text(lock: Mapping[str, Any]) -> str:
    """The text of a lock and of its digests: each item is written once, and its digest is that of its text."""
    sections, seals = list[str](), dict[str, Any]()
    for name, value in lock.items():
        if name in ONE_BY_ONE:
            items = [canonical(item) for item in value]
            seals[name] = [digest(item) for item in items]
            text = "[\n" + ",\n".join(items) + "\n]" if items else "[]"
        else:
            text = canonical(value)
            seals[name] = digest(text)
        sections.append(f"{canonical(name)}: {text}")
    sections += [f'"seals": {json.dumps(seals)}', f'"seal": "{whole_seal(seals)}"']
    return "{\n" + ",\n".join(sections) + "\n}\n"
