"""A scenario's levels share what is read of lines: what errs in a factor does not depend on how far a scenario is carried out."""

from __future__ import annotations

from pathlib import Path

import carbon
from carbon.analysis import erring
from carbon.analysis.defaults import match_spread
from carbon.reporting import what_if
from carbon.reporting.reading import facts_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "norrbotten-2019"


def test_a_line_is_read_once_however_many_levels_of_a_scenario_there_are(monkeypatch):
    read, met, asked = [], [], []
    of_gases, of_result, at_levels = erring._of_gases, erring.met, what_if.certain_at_levels
    monkeypatch.setattr(erring, "_of_gases", lambda line, *rest: read.append(line) or of_gases(line, *rest))
    monkeypatch.setattr(erring, "met", lambda *given, **named: (met.append(item.line) or item for item in of_result(*given, **named)))
    monkeypatch.setattr(what_if, "certain_at_levels", lambda *given: (read.clear(), met.clear(), at_levels(*given), told())[2])

    def told():
        asked.append((len(read), len({id(line) for line in read}), len(met)))

    footprint = carbon.Inventory.open(EXAMPLE).footprint()
    assert len(what_if.what_if(footprint, facts_of(footprint))) == len(asked) == 3
    assert all(times == lines and times < amounts / 1.5 for times, lines, amounts in asked), asked


def test_what_lies_between_a_factor_and_a_question_is_judged_alike_for_all_that_are_alike():
    """The same place, years and technology: one object, and that of each answer is as it is by itself."""
    rows = [{"kind": "diesel", "amount": f"1 {unit}", "period": year} for year in (2019, 2020) for unit in ("l", "kg")]
    found = [
        match_spread(answer, line) for row in rows for answer in carbon.calculate([row]).plan.answers for line in answer.solution.lines
    ]
    fits = [fit for fit in found if fit is not None]
    assert len(fits) > len({id(fit) for fit in fits}) == len(set(fits)) > 0
