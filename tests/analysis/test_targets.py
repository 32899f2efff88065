"""Paths of targets by hand."""

import pytest

from carbon.analysis.targets import Contraction, sectoral_intensity
from carbon.core.errors import CarbonError


@pytest.mark.parametrize(("year", "allowed"), [(2019, 20_000.0), (2020, 19_160.0), (2030, 10_760.0), (2060, 0.0)])
def test_absolute_contraction_by_4_2_per_cent_of_the_base_year(year, allowed):
    assert Contraction(20_000.0, 2019).allowed(year) == pytest.approx(allowed)


def test_a_late_base_year_gives_no_slack_from_version_1_3():
    # 2030 − 2020 = 10 years × 4.2 % in version 1.3; 2030 − 2022 = 8 years before.
    assert Contraction(100.0, 2022).allowed(2030) == pytest.approx(58.0)
    assert Contraction(100.0, 2022, version="1.2").allowed(2030) == pytest.approx(100 * (1 - 8 * 0.042))
    assert Contraction(100.0, 2022, "well below 2 °C").allowed(2030) == pytest.approx(75.0)


def test_the_sectoral_path_by_hand():
    # d = 0.8 − 0.1, p = (0.4 − 0.1)/(0.6 − 0.1) = 0.6, m = 1
    assert sectoral_intensity(0.8, 0.6, 0.4, 0.1) == pytest.approx(0.7 * 0.6 + 0.1)
    # A growing share of the sector: m = 0.10 / 0.125 = 0.8; a shrinking one never more than 1.
    assert sectoral_intensity(0.8, 0.6, 0.4, 0.1, 0.10, 0.125) == pytest.approx(0.7 * 0.6 * 0.8 + 0.1)
    assert sectoral_intensity(0.8, 0.6, 0.4, 0.1, 0.20, 0.125) == pytest.approx(0.7 * 0.6 + 0.1)
    assert sectoral_intensity(0.8, 0.6, 0.1, 0.1) == pytest.approx(0.1), "in 2050 all meet the sector"


def test_wrong_arguments_are_sentences():
    with pytest.raises(CarbonError, match="ambition '1.5' is unknown. Nearest: 1.5 °C."):
        Contraction(1.0, 2019, "1.5")
    with pytest.raises(CarbonError, match="version '2' is unknown. Known: 1.2, 1.3."):
        Contraction(1.0, 2019, version="2")
    with pytest.raises(CarbonError, match="2018 lies before the base year 2019."):
        Contraction(1.0, 2019).allowed(2018)
    with pytest.raises(CarbonError, match="there is no path between them"):
        sectoral_intensity(0.8, 0.1, 0.1, 0.1)
    with pytest.raises(CarbonError, match="Give shares above 0, or leave both out."):
        sectoral_intensity(0.8, 0.6, 0.4, 0.1, 0.0, 0.1)
