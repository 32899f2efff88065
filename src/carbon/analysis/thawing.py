"""A lock read again: the result with the very numbers it was frozen with, whatever datasets are installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from carbon.analysis.ledger import Emissions, MemoryRows, Plan, Portions, Refused, origin_of, plan_of_record
from carbon.analysis.lock_words import sentence
from carbon.analysis.signing import signature_problems
from carbon.analysis.verify_lock import input_problems, problems, read_lock, seal_problems
from carbon.core.errors import CarbonError, Finding
from carbon.core.periods import Period
from carbon.core.reasons import reason
from carbon.core.sentences import say
from carbon.core.spread import Spread
from carbon.inventory.base_year import Recalculation
from carbon.inventory.exclusions import Excluded
from carbon.inventory.footprint import ControlResult, Footprint, SourceFiles
from carbon.inventory.parts import BaseYearChange
from carbon.inventory.settings import settings_of
from carbon.tables.types import Table


def thaw(path: str | Path) -> Emissions[Table, Table]:
    """Return the result that a lock holds, bit for bit as it was frozen; that of an inventory is its footprint.

    Parameters: path of a file that `freeze` wrote.
    Raises: CarbonError for a file that is not a lock, is of another schema, or was changed, naming what.

    >>> import carbon, tempfile
    >>> from pathlib import Path
    >>> result = carbon.calculate("diesel", "40 L", region="GB", period=2019)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = carbon.freeze(result, Path(folder) / "diesel.lock")
    ...     same = thaw(path).co2e_kg == result.co2e_kg
    >>> same
    True
    """
    target = Path(path)
    lock = _read(target)
    _check_seals(lock, target)
    try:
        found = _result(lock)
        if not _agrees(found, lock):
            message = say("{lock}: its total does not follow from its rows. See python -m carbon verify {lock}", lock=target)
            raise CarbonError(message, code="lock_changed", field="lock")
        return (
            replace(found, source=replace(found.source, paths=(target.absolute(),)))
            if isinstance(found, Footprint) and found.source
            else found
        )
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, AssertionError) as error:
        if isinstance(error, CarbonError):
            raise
        raise CarbonError(
            say(
                "{file} was made by library {version} and cannot be read: {error}.",
                file=target.name,
                version=lock.get("library"),
                error=reason(error),
            ),
            code="lock_format",
        ) from error


def _check_seals(lock: dict[str, Any], target: Path) -> None:
    """Refuse a lock that was changed, naming the first change and how many more there are."""
    changed = list(seal_problems(lock))
    if not changed:
        return
    count = len(changed) - 1
    more = say(" {count} more changes: python -m carbon verify {target} lists them.", count=count, target=target) if count else ""
    raise CarbonError(
        say("{target_name}: {changed}{more} Freeze the inventory anew.", target_name=target.name, changed=changed[0], more=more),
        code="lock_changed",
        field="lock",
    )


def _agrees(found: Emissions, lock: Mapping[str, Any]) -> bool:
    """Whether rows and questions are those of the lock, and the total is the one that it states: `verify` tells all of it."""
    amounts, questions, rows, _ = found.input.portions
    if len(rows) and not (min(rows.min(), questions.min()) >= 0 and rows.max() < found.rows and questions.max() < len(lock["answers"])):
        return False
    stated = {(key, name): kilograms for key, name, kilograms in lock["totals"]["location"]}
    total, size = found.total_kg("location") or 0.0, sum(abs(kg) for (key, _), kg in stated.items() if key == "source")
    return bool(np.isfinite(amounts).all()) and abs(total - stated.get(("total", ""), 0.0)) <= _ROUNDING * size


_ROUNDING = 1e-9


def verify(path: str | Path, folder: str | Path | None = None, key: str | Path | None = None) -> list[str]:
    """Return a sentence for each contradiction in a lock; an empty list when its totals follow from its rows and factors.

    Parameters: path of a lock; folder of the inventory, whose files are then compared with those that were frozen; key, path of the
    public Ed25519 key of the person who must have signed it.
    Raises: CarbonError for a file that is not a lock, for a folder that is not there, and for a file that is no public key.

    >>> import carbon, tempfile
    >>> from pathlib import Path
    >>> result = carbon.calculate("diesel", "40 L", region="GB", period=2019)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     said = verify(carbon.freeze(result, Path(folder) / "diesel.lock"))
    >>> said
    []
    """
    lock = _read(Path(path))
    unsigned = [] if key is None else signature_problems(lock, key)
    if folder is not None and not Path(folder).is_dir():
        raise CarbonError(say("folder {folder} is not there.", folder=folder), code="file_missing", field="inputs")
    return [*unsigned, *map(sentence, (*problems(lock), *(input_problems(lock, Path(folder)) if folder is not None else ())))]


def signed(path: str | Path) -> bool:
    """Return whether a lock says that it is signed.

    Parameters: path of a lock.
    Raises: CarbonError for a file that is not a lock.
    """
    return _read(Path(path)).get("signature") is not None


def _read(target: Path) -> dict[str, Any]:
    try:
        return read_lock(target)
    except FileNotFoundError as error:
        raise CarbonError(say("{target} is not there.", target=target), code="file_missing", field="lock") from error
    except IsADirectoryError as error:
        message = say("{target} is a folder, not a lock. Make one with: python -m carbon freeze {target} -o LOCK", target=target)
        raise CarbonError(message, code="file_type", field="lock") from error
    except OSError as error:
        raise CarbonError(
            say("{target} cannot be read: {reason}.", target=target, reason=error.strerror), code="file_broken", field="lock"
        ) from error
    except ValueError as error:
        raise CarbonError(str(error), code="lock_format", field="lock") from error


def _result(lock: Mapping[str, Any]) -> Emissions[Table, Table]:
    cells = list(zip(*([_cell(cell) for cell in row] for row in lock["rows"]), strict=True))
    labels = {name: list(cells[place]) if cells else [] for place, name in enumerate(lock["labels"])}
    portions = Portions(
        np.array([amount for _, _, amount in lock["portions"]], dtype=np.float64),
        np.array([question for _, question, _ in lock["portions"]], dtype=np.intp),
        np.array([row for row, _, _ in lock["portions"]], dtype=np.intp),
        tuple(Refused(row, Finding.of(finding)) for row, finding in lock["refused"]),
    )
    shared: dict[str, Any] = {
        "plan": plan_of_record({**lock, "combinations": None}, Plan),
        "input": MemoryRows(portions, lock["head"]["rows"], labels, origin=origin_of(labels, lock["head"].get("columns", {}))),
        "notes": tuple(Finding.of(finding) for finding in lock["notes"]),
        "basis": lock["head"]["basis"],
    }
    if lock["settings"] is None:
        return Emissions(**shared)
    return Footprint(
        **shared,
        settings=settings_of(lock["settings"]),
        controls=tuple(ControlResult(**item) for item in lock["controls"]),
        exclusions=tuple(Excluded(**item | {"categories": tuple(item["categories"])}) for item in lock["exclusions"]),
        left_out=tuple((file, row, why) for file, row, why in lock["left_out"]),
        base_year=_base_year(lock["base_year"]),
        source=SourceFiles(lock["settings"], lock["inputs"]),
    )


def _base_year(record: dict[str, Any] | None) -> Recalculation | None:
    if record is None:
        return None
    return Recalculation(**record | {"changes": tuple(BaseYearChange(**change) for change in record["changes"])})


def _cell(cell: Any) -> Any:
    if not isinstance(cell, dict):
        return cell
    kind, value = next(iter(cell.items()))
    if kind == "period":
        return Period(date.fromisoformat(value[0]), date.fromisoformat(value[1]))
    return Spread(*value) if kind == "spread" else date.fromisoformat(value)
