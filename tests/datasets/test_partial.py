"""An edition that is held in part answers what it holds for its year, says so, and is never the default."""

from __future__ import annotations

import carbon
from carbon.core.errors import Finding


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def test_electricity_of_2026_is_that_of_2026():
    """Flat file v1.2, row 3066: 0.13096; T&D row 22: 0.01299; WTT rows 19 and 24: 0.03682 and 0.00359 kg/kWh."""
    result = carbon.calculate("electricity", "1000 kWh", region="GB", period=2026, policy=carbon.Policy(gwp_set="ar5_100"))
    assert abs(result.co2e_kg - 1000 * (0.13096 + 0.01299 + 0.03682 + 0.00359)) < 0.02
    assert {"edition_partial", "factor_second_hand"} <= codes(result.findings)


def test_what_the_part_does_not_hold_is_answered_by_the_edition_before():
    result = carbon.calculate("van_travel", "100 km", region="GB", period=2026)
    assert {line.factor.publication.name for _, line in result.plan.lines} == {"uk-2025"}
    assert "edition_partial" not in codes(result.findings)


def test_a_part_is_never_the_default():
    """Flat file 2025: 0.177 kg/kWh; 2026: 0.13096."""
    result = carbon.calculate("electricity", "1000 kWh", region="GB")
    assert {line.factor.publication.name for _, line in result.plan.lines} == {"uk-2025"}
