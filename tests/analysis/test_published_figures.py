"""Figures that others have published: sums of correlated quantities, a decomposition with and without zeros, and a trend."""

import math

import pytest

import carbon
from carbon.analysis.decomposition import Item, decomposed
from carbon.analysis.propagation import TrendLine, correlated_sum, independent_sum, trend_uncertainty
from carbon.analysis.shapes import Z
from carbon.analysis.uncertainty import uncertainty

# JCGM 100:2008 (GUM), 5.2.2, example: ten resistors of 1 000 Ω are calibrated with one standard, whose standard uncertainty is 100 mΩ. In
# series they come to 10 kΩ with a standard uncertainty of 1 Ω; 0.32 Ω, which takes them as independent, is incorrect.
RESISTORS, STANDARD = [1000.0] * 10, 1e-4
HALF = f"±{100 * Z * STANDARD:.12f} %"


def test_ten_resistors_of_one_standard_add_linearly():
    assert 10_000 * correlated_sum(RESISTORS, [STANDARD] * 10) == pytest.approx(1.0)
    assert 10_000 * independent_sum(RESISTORS, [STANDARD] * 10) == pytest.approx(0.32, abs=0.005)


def test_ten_rows_of_one_factor_are_the_ten_resistors():
    rows = [{"kind": "cement", "amount": "1000 kg", "factor": "1 kg CO2e/kg", "source": f"row {number}"} for number in range(10)]
    one_factor = uncertainty(carbon.calculate(rows), otherwise=HALF)
    assert one_factor.total == pytest.approx(10_000)
    assert one_factor.analytical.deviation == pytest.approx(1.0, rel=1e-6)
    apart = uncertainty(carbon.calculate([row | {"uncertainty": HALF} for row in rows]), defaults=False)
    assert apart.analytical.deviation == pytest.approx(0.32, abs=0.005)


def test_a_voltage_and_its_correction_are_independent():
    # JCGM 100:2008, 5.1.5: standard uncertainties of 12 µV and 8.7 µV come to 15 µV.
    assert 2.0 * independent_sum([1.0, 1.0], [12e-6, 8.7e-6]) == pytest.approx(15e-6, abs=0.5e-6)


# Heun and Brockway (2019), Applied Energy 240, supplementary information S3 (the R package LMDIR, `create_simple_LMDI`, whose tests print
# the figures to ten digits): three factors of two categories in four years, additive LMDI-I by the formulae of Ang (2005), Energy Policy 33.
YEARS = [((1, 10, 2), (4, 5, 3)), ((4, 5, 3), (5, 6, 4)), ((8, 2, 4), (5, 7, 5)), ((10, 1, 5), (6, 8, 6))]
EFFECTS = [
    ((50.47438029, -25.23719014, 14.76280986), (19.31568569, 15.78206435, 24.90224996)),
    ((42.96021467, -56.79031473, 17.83010006), (0.0, 22.47128816, 32.52871184)),
    ((12.6549815, -39.30996299, 12.6549815), (41.35566084, 30.28867832, 41.35566084)),
]
TOTALS = [(69.79006598, -9.455125793, 39.66505981), (42.96021467, -34.31902656, 50.3588119), (54.01064234, -9.021284671, 54.01064234)]
CHANGES = [100, 59, 99]


def item(first, second, third):
    """Three factors as amount of the group, amount, emissions."""
    return Item(float(first), float(first * second), float(first * second * third))


@pytest.mark.parametrize("year", range(3))
def test_a_decomposition_of_three_factors_in_four_years(year):
    found = [decomposed(item(*old), item(*new)) for old, new in zip(YEARS[year], YEARS[year + 1], strict=True)]
    for effects, published in zip(found, EFFECTS[year], strict=True):
        assert effects == pytest.approx(published, rel=1e-8, abs=1e-8)
    assert [math.fsum(column) for column in zip(*found, strict=True)] == pytest.approx(TOTALS[year], rel=1e-8)
    assert math.fsum(effect for effects in found for effect in effects) == pytest.approx(CHANGES[year])


@pytest.mark.parametrize(
    ("old", "new", "published"),
    [
        # Limits of the zeros: Ang, Zhang and Choi (1998), Energy 23, Table 2, as the same package's tests take them.
        ((0, 10, 2), (4, 5, 3), (60.0, 0.0, 0.0)),
        ((4, 5, 3), (5, 6, 0), (0.0, 0.0, -60.0)),
    ],
)
def test_what_begins_or_ends_at_zero_takes_all_of_the_change(old, new, published):
    assert decomposed(item(*old), item(*new)) == pytest.approx(published)


# Federal Office for the Environment (Switzerland), inventory_uncertainty_UNFCCC_CLRTAP, the program of the Swiss national inventory, file
# utils_compute.py, function compute_U_propagation_trend_pd (IPCC 2006 vol. 1, Table 3.2, columns I to M): what it prints for five sources,
# one of which ended and one began, with independent activity data and a factor shared by both years. Emissions before and after; half
# widths of activity data and factor [%]; contributions of activity data (column L) and factor (column K) [percentage points].
SOURCES = [
    ((100.0, 130.0, 5, 10), (3.751995, 1.186328)),
    ((80.0, 60.0, 3, 20), (1.039014, 1.680477)),
    ((40.0, 45.0, 8, 2), (2.078028, 0.038089)),
    ((25.0, 0.0, 10, 40), (0.0, 4.110757)),
    ((0.0, 12.0, 7, 30), (0.484873, 1.469388)),
]
TREND = 6.5574824338305735


def trend_line(before, after, activity, factor):
    return TrendLine(before, after, activity / 100, factor / 100)


def test_the_trend_is_as_the_program_of_the_swiss_inventory_prints_it():
    assert 100 * trend_uncertainty([trend_line(*known) for known, _ in SOURCES]) == pytest.approx(TREND, rel=1e-12)


@pytest.mark.parametrize("place", range(5))
def test_each_source_of_a_trend_contributes_what_that_program_prints(place):
    known = [list(source) for source, _ in SOURCES]
    for number, line in enumerate(known):
        line[2:] = line[2:] if number == place else [0, 0]
    assert 100 * trend_uncertainty([trend_line(*line) for line in known]) == pytest.approx(math.hypot(*SOURCES[place][1]), abs=1e-6)
