"""A result that comes back from its JSON: the same totals, lines and findings, without the plan that they came from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, isclose
from typing import cast

from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.formatting import mass
from carbon.core.sentences import say
from carbon.engine.plan.plan import BASES
from carbon.engine.result.record import SCHEMA, LineRecord, ResultRecord
from carbon.tables.frames import frame

KEYS = ("kind", "source", "scope", "category", "stage", "basis", "factor_id")
"""What lines are grouped by; `gas` parts each line in its gases."""
_NEAR = 1e-9


@dataclass(frozen=True, eq=False, repr=False)
class StoredEmissions:
    """Emissions read from the JSON that `to_json` and `--format json` write.

    Parameters: record, the values of the JSON, including those of an inventory.

    >>> import carbon
    >>> result = carbon.calculate("diesel", "40 L", region="GB", period=2019)
    >>> stored = carbon.Emissions.from_json(result.to_json())
    >>> stored.co2e_kg == result.co2e_kg, stored.findings == result.findings
    (True, True)
    """

    record: ResultRecord

    @property
    def co2e_kg(self) -> float | None:
        """Total in the location view [kg CO2e]; None when nothing was answered."""
        return self.total_kg()

    def total_kg(self, basis: str = "location") -> float | None:
        """Return the total [kg CO2e] in the location or market view."""
        return self.record["total_market_kg"] if _basis(basis) == "market" else self.record["total_location_kg"]

    def gases_kg(self) -> dict[str, float]:
        """Return kg of each gas in the location view."""
        return dict(self.record["gases_kg"])

    @property
    def lines(self) -> tuple[LineRecord, ...]:
        """The lines of both views, one for each source and plan line, with amount, factor, citation and kg of each gas."""
        return tuple(self.record["lines"])

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, errors first."""
        return tuple(Finding.of(finding) for finding in self.record["findings"])

    @property
    def rows(self) -> int:
        """Number of input rows."""
        return int(self.record["rows"])

    @property
    def unanswered(self) -> int:
        """Number of input rows without a full answer."""
        return int(self.record["rows_unanswered"])

    @property
    def complete(self) -> bool:
        """Whether every row has a full answer."""
        return bool(self.record["complete"])

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the plan: a result of the same plan and the same amounts is the same result."""
        return str(self.record["fingerprint"])

    def by(self, *keys: str, basis: str = "location") -> object:
        """Return kg CO2e of the lines by one or more keys, as a polars table.

        Parameters: keys among kind, source, scope, category, stage, basis, factor_id, gas; basis, location or market.
        Raises: CarbonError naming the nearest key.
        """
        for key in keys:
            if key not in (*KEYS, "gas"):
                near = did_you_mean(key, (*KEYS, "gas")) or say(" Known: {keys}, gas.", keys=", ".join(KEYS))
                raise CarbonError(say("'{key}' is not a key of a stored result.{near}", key=key, near=near), code="key_unknown", field=key)
        views = BASES if "basis" in keys else (_basis(basis),)
        parts: dict[tuple[object, ...], list[float]] = {}
        for line in self.lines:
            if line["basis"] in (None, *views):
                cells: Mapping[str, object] = {**line}
                for gas, kilograms in line["gases_kg"].items() if "gas" in keys else ((None, line["co2e_kg"]),):
                    parts.setdefault(tuple(gas if key == "gas" else cells[key] for key in keys), []).append(kilograms)
        columns: dict[str, list[object]] = {key: [place[number] for place in parts] for number, key in enumerate(keys)}
        return frame(columns | {"kg" if "gas" in keys else "co2e_kg": [fsum(values) for values in parts.values()]})

    def to_json(self, indent: int | None = None) -> str:
        """Return the JSON that the result was read from."""
        return json.dumps(self.record, indent=indent, ensure_ascii=False)

    def __repr__(self) -> str:
        total = self.co2e_kg
        return f"<StoredEmissions {'no answer' if total is None else f'{mass(total)} CO2e'} ({self.record['contents']})>"


def stored(text: str) -> StoredEmissions:
    """Return the result of a JSON text.

    Parameters: text, as `to_json` or `--format json` wrote it.
    Raises: CarbonError for a text that is none, is of another version, or whose lines do not come to its total.
    """
    try:
        record = json.loads(text)
    except (ValueError, TypeError) as error:
        raise CarbonError(
            say("the text is no JSON: {error}. Give what to_json() or --format json wrote.", error=error), code="record_format"
        ) from error
    if not isinstance(record, dict) or "schema" not in record or (lacking := [name for name in _NEEDED if name not in record]):
        parts = ", ".join(lacking) if isinstance(record, dict) and "schema" in record else "schema"
        raise CarbonError(
            say("the JSON is not a result: it lacks {parts}. Give what to_json() or --format json wrote.", parts=parts),
            code="record_format",
        )
    if record["schema"] != SCHEMA:
        raise CarbonError(
            say("the JSON is of schema {record}; this library reads {schema}. Calculate it anew.", record=record["schema"], schema=SCHEMA),
            code="record_format",
        )
    for view in BASES:
        _check(record["lines"], view, record[f"total_{view}_kg"])
    return StoredEmissions(cast("ResultRecord", record))  # its names were looked for above


_NEEDED = (
    *("total_location_kg", "total_market_kg", "gases_kg", "lines", "findings"),
    *("rows", "rows_unanswered", "complete", "fingerprint", "contents"),
)


def _check(lines: Sequence[LineRecord], view: str, total: float | None) -> None:
    found = fsum(line["co2e_kg"] for line in lines if line["basis"] in (None, view))
    if not isclose(found, total or 0.0, rel_tol=_NEAR, abs_tol=_NEAR):
        message = say(
            "the lines come to {found} kg CO2e ({view}) and the total says {total}. The JSON was changed; write it anew.",
            found=repr(found),
            view=view,
            total=repr(total),
        )
        raise CarbonError(message, code="record_changed")


def _basis(basis: str) -> str:
    if basis not in BASES:
        raise CarbonError(say("basis '{basis}' is unknown. Known: location, market.", basis=basis), code="basis_unknown", field="basis")
    return basis
