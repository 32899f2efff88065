"""Grid intensities of several compilations: one is the default, others are named, and a mix is said."""

import polars as pl
import pytest

import carbon

AR5 = carbon.Policy(gwp_set="ar5_100")


def codes(result):
    return {finding.code for finding in result.findings}


def power(region, period, policy=AR5, **fields):
    return carbon.calculate("electricity", "100 MWh", region=region, period=period, policy=policy, **fields)


@pytest.mark.parametrize("region", ["DE", "SE", "NZ", "BR"])
def test_a_second_compilation_is_never_the_default(region):
    for period in (2022, 2023, 2024, 2025):
        found = power(region, period)
        assert "Yearly electricity data" in found.explain()
        assert not {"compilation_named", "compilation_differs"} & codes(found)


@pytest.mark.parametrize(
    ("fields", "policy"),
    [({"compilation": "eea"}, AR5), ({}, carbon.Policy(gwp_set="ar5_100", sources=("eea-2023", "eea-2024")))],
    ids=["on the activity", "in the policy"],
)
def test_a_named_compilation_answers_and_says_what_it_counts(fields, policy):
    # EEA, chart export at country level, column 2024: Sweden 6, Finland 27 g CO2e/kWh.
    assert power("SE", 2024, policy, **fields).co2e_kg == pytest.approx(100_000 * 0.006)
    found = power("FI", 2024, policy, **fields)
    assert found.co2e_kg == pytest.approx(100_000 * 0.027)
    assert {"compilation_named", "factor_second_hand"} <= codes(found)
    assert "stage_not_split" not in codes(found)


def test_a_compilation_that_lacks_the_year_falls_back_and_says_so():
    found = power("DE", 2022, compilation="eea")
    assert any(finding.code == "technology_gap" and "compilation=eea" in finding.message for finding in found.findings)


def test_a_policy_goes_before_a_publisher_with_every_stage():
    # EEA, column 2024: France 36 g CO2e/kWh.
    found = power("FR", 2024, carbon.Policy(gwp_set="ar5_100", sources=("eea-2024",)))
    assert any(finding.code == "compilation_named" for finding in found.findings)
    assert "eea-2024/electricity.grid/compilation=eea/FR/2024" in " ".join(finding.message for finding in found.findings)


@pytest.mark.parametrize(
    ("region", "period", "kg"),
    [
        # ECCC, version 3.0, Table 5.3 (for 2026, data of 2023): Ontario 59, Quebec 1.9; version 4.0, Table 5.4 (data of 2024): Alberta 346.
        ("Ontario", 2023, 59 * 100),
        ("Quebec", 2023, 1.9 * 100),
        ("Alberta", 2024, 346 * 100),
        # Announcement 2025 No. 47, Table 3: Sichuan 0.1564, Hebei 0.6516 kg CO2/kWh.
        ("Sichuan", 2023, 0.1564e5),
        ("CN-HE", 2023, 0.6516e5),
        # NGA Factors 2026, Table 1: Victoria 0.74; 2025, Table 1, column C: scope 3 0.09.
        ("Victoria", 2026, (0.74 + 0.09) * 1e5),
        # NGA Factors 2024 and 2025, Table 1: scope 2 and 3.
        ("Victoria", 2024, (0.77 + 0.09) * 1e5),
        ("Queensland", 2025, (0.67 + 0.09) * 1e5),
        ("AU-ACT", 2026, (0.6 + 0.03) * 1e5),
    ],
)
def test_a_province_takes_its_own_and_says_whose(region, period, kg):
    found = power(region, period)
    assert found.co2e_kg == pytest.approx(kg)
    assert "compilation_named" in codes(found)


def test_upstream_of_a_life_cycle_is_not_counted_twice():
    """Scope 3 of Australian power is losses and upstream in one; Ember's figure of the country holds upstream."""
    found = power("Victoria", 2022)
    assert "nga-2026" not in " ".join(finding.message for finding in found.findings)


def test_losses_of_new_zealand_go_with_its_own_generation():
    # MfE 2026 v2, sheet data, J1608 and J1712.
    found = power("NZ", 2025, compilation="mfe")
    assert found.co2e_kg == pytest.approx((0.0786625 + 0.00595616) * 1e5)


def series(*years, **fields):
    rows = pl.DataFrame({"kind": "electricity", "amount": ["100 MWh"] * len(years), "period": [str(year) for year in years]})
    return carbon.calculate(rows, map_names=True, region="DE", **fields)


def test_years_of_two_compilations_are_said():
    mixed = series(2022, 2024, policy=carbon.Policy(sources=("eea-2024",)))
    [finding] = [finding for finding in mixed.findings if finding.code == "compilation_differs"]
    assert "grid electricity of DE is of Ember; Energy Institute (2022) and European Environment Agency (2024)" in finding.message
    assert "compilation_differs" not in codes(series(2022, 2023, 2024))


def test_editions_of_one_publisher_are_one_compilation():
    rows = pl.DataFrame({"kind": ["electricity"] * 2, "amount": ["1 MWh"] * 2, "period": ["2019", "2024"]})
    assert "compilation_differs" not in codes(carbon.calculate(rows, map_names=True, region="GB"))


def test_a_comparison_books_a_change_of_compilation_apart():
    before = power("DE", 2022)
    moved = carbon.compare(before, power("DE", 2024, carbon.Policy(gwp_set="ar5_100", sources=("eea-2024",))))
    causes = {effect.cause: effect.kg for effect in moved.effects}
    assert set(causes) == {"factor_source"}
    assert causes["factor_source"] == pytest.approx(moved.change_kg)
    same = carbon.compare(before, power("DE", 2024))
    assert {effect.cause for effect in same.effects} == {"factor"}


def offered(result):
    return [finding for finding in result.findings if finding.code == "compilation_offered"]


def test_direct_figures_beside_a_life_cycle_are_offered_once_and_taken_as_the_finding_says():
    [finding] = offered(power("DE", 2024))
    assert finding.severity == "info"
    assert "compilation=eea (DE 2024) and compilation=uba (DE 2024)" in finding.message
    for name in ("eea", "uba"):
        taken = power("DE", 2024, compilation=name)
        assert not offered(taken)
        assert "compilation_named" in codes(taken)


def test_a_table_of_many_places_is_told_in_one_finding():
    rows = pl.DataFrame(
        {
            "kind": "electricity",
            "amount": ["1 MWh"] * 60,
            "region": ["SE", "DE", "PL", "NO", "GB", "FR"] * 10,
            "period": ["2023", "2024"] * 30,
        }
    )
    [finding] = offered(carbon.calculate(rows, map_names=True))
    assert "compilation=eea (DE 2024; PL 2023; SE 2023)" in finding.message
    assert finding.count == 30  # SE and PL of 2023, DE of 2024: ten rows each
    assert "GB" not in finding.message


@pytest.mark.parametrize(("region", "period"), [("SE", 2022), ("GB", 2024), ("FR", 2024), ("Ontario", 2023), ("NO", 2024), ("DE", None)])
def test_nothing_is_offered_where_no_direct_figure_of_the_year_stands_beside_a_life_cycle(region, period):
    assert not offered(power(region, period))


def test_a_row_of_two_years_is_offered_direct_figures_once():
    rows = [{"kind": "electricity", "amount": "1 MWh", "region": "DE", "period": "2023-07-01/2024-06-30"}] * 3
    [finding] = offered(carbon.calculate(rows))
    assert finding.count == 3
