"""Lines that follow from another line of their question, so that an error of its factor is theirs too."""

from __future__ import annotations

from collections.abc import Sequence
from math import isclose

from carbon.analysis.ledger import Line

_LOSSES = "electricity.losses"


def leaders(lines: Sequence[Line]) -> dict[int, int]:
    """Return place of a line → place of the line that it follows.

    Non-CO2 effects follow the combustion whose CO2 they are on, losses of the grid the generation or upstream that is lost.

    Parameters: lines of one question, per unit of its amount.
    """
    found = {}
    for place, line in enumerate(lines):
        leader = next((other for other, lead in enumerate(lines) if other != place and _follows(line, lead)), None)
        if leader is not None:
            found[place] = leader
    return found


def _follows(line: Line, lead: Line) -> bool:
    if line.stage == "non_co2":
        # The amount of the multiplier is the CO2 of one leg's combustion.
        co2 = lead.gases.get("co2")
        return (
            lead.stage == "combustion" and co2 is not None and line.factor.key != lead.factor.key and isclose(line.met, co2, rel_tol=1e-9)
        )
    lost = line.factor.key == _LOSSES and lead.factor.key != _LOSSES
    return lost and lead.basis != "market" and line.form.gases == lead.form.gases
