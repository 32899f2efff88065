"""Worked examples of publications: a calculation with the publication's own factors, and the result as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import carbon

HEAD = "key,qualifiers,stages,region,unit,mass,co2e,gwp_set,locator\n"
UNITS = {"kg": 1.0, "g": 0.001, "t": 1000.0}
ATOMIC6 = "atomic6ghg (GitHub, atomic6-org/ghg), tests/fixtures"
CARBONR = "CRAN package carbonr, tests/testthat/test-building_emissions.R"


@dataclass(frozen=True)
class Example:
    """One example: where it stands, what is calculated, and the printed result with its unit.

    Parameters: source, publication and place; activities, one or several; printed, the result as text, with its digits; unit of it;
    factors, rows 'key,qualifiers,stages,unit,kg CO2e' that the publication prints; none, where it uses a factor that is shipped;
    stage, if only one is printed; gwp_set.
    """

    source: str
    activities: carbon.Activity | list[carbon.Activity]
    printed: str
    unit: str = "kg"
    factors: tuple[str, ...] = ()
    stage: str | None = None
    gwp_set: str = "ar5_100"

    def ours(self, tmp_path) -> float:
        """Return our result [the printed unit]."""
        settings = {"catalogue": catalogue(tmp_path, *self.factors)} if self.factors else {}
        policy = carbon.Policy(gwp_set=self.gwp_set, non_co2=False)
        result = carbon.calculate(self.activities, policy=policy, **settings)
        assert result.complete
        return (result.where(stage=self.stage) if self.stage else result).co2e_kg / UNITS[self.unit]


def catalogue(tmp_path, *factors):
    """Return a catalogue of a publication's own factors: rows 'key,qualifiers,stages,unit,kg CO2e per unit'."""
    path = tmp_path / "published.csv"
    rows = [row.split(",") for row in factors]
    lines = [f"{key},{words},{stages},world,{unit},kg,{value},ar5_100,as printed\n" for key, words, stages, unit, value in rows]
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return carbon.Catalogue.read(path)


def last_digit(printed: str) -> float:
    """Return one unit of the last printed digit."""
    return float(Decimal(1).scaleb(Decimal(printed).as_tuple().exponent))


def agrees(ours: float, printed: str) -> bool:
    """Return whether a result rounds to what is printed, half a unit of its last digit allowed on each side."""
    return abs(ours - float(printed)) <= 0.5 * last_digit(printed) * (1 + 1e-9)
