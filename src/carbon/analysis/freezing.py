"""Freeze a result into a lock: everything its totals came from, so that they can be printed again and verified years later."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import asdict
from math import fsum
from pathlib import Path
from typing import Any

from carbon.analysis.ledger import Emissions, MemoryRows, amount_groups, line_numbers, plan_record
from carbon.analysis.lock_text import items, pieces, portions, rows
from carbon.analysis.signing import signer
from carbon.analysis.verify_lock import ONE_BY_ONE, SCHEMA
from carbon.core.errors import CarbonError
from carbon.core.gases import gwp
from carbon.core.sentences import say
from carbon.engine.result.subject import check_results
from carbon.inventory.footprint import Footprint, input_files
from carbon.tables.outputs import check_output, written_aside

_VIEWS = ("location", "market")


def freeze(result: Emissions, path: str | Path, sign: str | Path | None = None) -> Path:
    """Write a lock: amounts of all rows, lines with their factors and citations, GWP values, totals, and a digest of each.

    The same result gives the same bytes. A name that ends in .gz is compressed.

    Parameters: result, a footprint or emissions; path of the file; sign, path of a private Ed25519 key that signs the lock.
    Raises: CarbonError for a result without an answer, for a path that cannot be written or is a file that the result was read from, and
    for a file that is no private key.

    >>> import carbon, tempfile
    >>> folder = tempfile.mkdtemp()
    >>> made = freeze(carbon.calculate("diesel", "40 L", region="GB", period=2019), f"{folder}/car.lock")
    >>> from carbon.analysis.thawing import thaw
    >>> thaw(made).co2e_kg == carbon.calculate("diesel", "40 L", region="GB", period=2019).co2e_kg
    True
    """
    check_results("freeze", result)
    target = Path(path)
    if target.is_dir():
        raise CarbonError(
            say("{target} is a folder. Name a file in it, as {example}.", target=target, example=target / "2019.lock"), code="file_type"
        )
    signs = signer(sign) if sign is not None else None
    record = _record(result)
    check_output(target, input_files(result))
    with written_aside(target) as aside, aside.open("wb") as plain:
        if target.suffix != ".gz":
            plain.writelines(piece.encode() for piece in pieces(record, signs))
        else:
            # Without a name and a time in it, the same result gives the same bytes.
            with gzip.GzipFile("", "wb", compresslevel=6, fileobj=plain, mtime=0) as compressed:
                compressed.writelines(piece.encode() for piece in pieces(record, signs))
    return target


def _record(result: Emissions) -> dict[str, Any]:
    """Section → plain values, or texts of its items, without digests."""
    if result.total_kg(result.basis) is None:
        raise CarbonError(say("no row has an answer, so there is nothing to freeze. Fix the errors that check prints."), code="no_answer")
    plan = plan_record(result.plan)
    per_unit = plan.pop("co2e_per_unit")
    for name in ("format", "seal", "fingerprint", "combinations"):
        plan.pop(name)
    lines = [line | {"co2e_per_unit": value} for line, value in zip(plan.pop("lines"), per_unit, strict=True)]
    sections: dict[str, Any] = {
        "carbon_lock": SCHEMA,
        "library": _version(),
        "fingerprint": result.plan.fingerprint,
        "head": _head(result),
        **plan,
        "published_gwp": _published_gwp(plan["factors"]),
        "lines": lines,
        "labels": list(result.labels),
        "rows": rows(result),
        "portions": portions(result),
        "refused": [[item.row, item.finding.as_dict()] for item in result.refused],
        "notes": [finding.as_dict() for finding in result.notes],
        "totals": _totals(result),
        **_of_inventory(result),
    }
    return {name: items(value) if name in ONE_BY_ONE and isinstance(value, list) else value for name, value in sections.items()}


def _published_gwp(factors: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """GWP set → gas → its value, of the gases that publishers print as CO2e by it."""
    found: dict[str, dict[str, float]] = {}
    for form in (form for factor in factors for form in factor["forms"]):
        _, _, weighed = form["printed_in"].partition(" CO2e ")
        if weighed:
            weights = gwp(weighed)
            found.setdefault(weighed, {}).update({gas: weights[gas] for gas in form["published"] if gas in weights})
    return found


def _version() -> str:
    import carbon

    return carbon.__version__


def _head(result: Emissions) -> dict[str, Any]:
    head = {"basis": result.basis, "rows": result.rows, "complete": result.complete, "unanswered": result.unanswered}
    columns = result.input.origin.columns if isinstance(result.input, MemoryRows) and result.input.origin else {}
    # Findings name the columns as they stand in the files; a field that is called so there needs no word.
    other = {file: {field: name for field, name in named.items() if field != name} for file, named in columns.items()}
    return head | ({"columns": kept} if (kept := {file: named for file, named in other.items() if named}) else {})


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


def _totals(result: Emissions) -> dict[str, list[list[Any]]]:
    """View → [key, value, kg] of every total of it, each summed exactly over the rows."""
    parts: dict[str, dict[tuple[str, str], list[float]]] = {view: {} for view in _VIEWS}
    for source, number, amount in _amounts(result):
        line = result.plan.lines[number][1]
        kilograms = amount * float(result.plan.co2e_per_unit[number])
        scope, category = line.booking
        places = (("total", ""), ("scope", str(scope)), ("category", str(category or "")), ("source", source))
        found = [*((place, kilograms) for place in places), *((("gas", gas), amount * mass) for gas, mass in line.gases.items())]
        for view in _VIEWS if line.basis is None else (line.basis,):
            for place, kilograms in found:
                parts[view].setdefault(place, []).append(kilograms)
    return {view: [[key, value, fsum(values)] for (key, value), values in sorted(sums.items())] for view, sums in parts.items()}


def _amounts(result: Emissions) -> Iterator[tuple[str, int, float]]:
    """(source, line number, amount): the sum of a source's rows is exact, as the program that verifies it adds it."""
    lines = line_numbers(result)
    for (source, question), (_, amounts) in amount_groups(result).items():
        total = fsum(amounts.tolist())
        for number in lines.get(question, ()):
            yield source, number, total


def lock_text(result: Emissions) -> str:
    """Return the lock of a result as JSON with one item of a list per line, so that two locks can be compared line by line.

    Parameters: result.
    Raises: CarbonError for a result without an answer.
    """
    return "".join(pieces(_record(result)))
