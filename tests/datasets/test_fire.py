"""Fire and fertiliser by the printed numbers of volume 4 of the 2019 Refinement of the IPCC Guidelines."""

from __future__ import annotations

import pytest

import carbon


@pytest.mark.parametrize(
    ("fields", "burned", "ch4", "n2o"),
    [
        # Table 2.4: t of dry matter that burn of a hectare; Table 2.5: g CH4 and N2O per kg; Table 2.6: share that burns
        ({"area": "3 ha", "stand": "primary_tropical_forest"}, 3 * 119.6, 6.8, 0.20),
        ({"area": "3 ha", "stand": "boreal_crown_fire"}, 3 * 25.1, 4.7, 0.26),
        ({"area": "3 ha", "stand": "shrubland"}, 3 * 14.3, 2.3, 0.21),
        ({"mass": "100 t", "stand": "boreal_logging_slash"}, 33, 4.7, 0.26),
        ({"mass": "100 t", "stand": "savanna_woodland_early"}, 40, 2.3, 0.21),
        ({"area": "2 ha", "load": "50 t/ha", "stand": "eucalypt_forest"}, 63, 4.7, 0.26),
        ({"mass": "100 t", "vegetation": "tropical_forest", "burned": 0.5}, 50, 6.8, 0.20),
    ],
    ids=lambda value: value.get("stand", "forest") if isinstance(value, dict) else "",
)
def test_fire_by_stand(fields, burned, ch4, n2o):
    result = carbon.calculate(carbon.BiomassBurning(**fields))
    assert result.gases_kg() == {"ch4_biogenic": pytest.approx(burned * ch4), "n2o": pytest.approx(burned * n2o)}
    assert "parameter_default" in {finding.code for finding in result.findings}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"area": "1 ha"}, "area needs load, the dry matter on it, such as '4 t/ha', or stand"),
        ({"area": "1 ha", "stand": "peatland"}, "gases of other vegetation are not in the catalogue"),
        ({"mass": "1 t", "stand": "shrubland", "vegetation": "savanna"}, "stand says what burns"),
    ],
)
def test_what_is_not_known_of_a_fire_is_asked(fields, message):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate("biomass_burning", **fields)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("form", "share"), [("urea", 0.15), ("ammonium", 0.08), ("nitrate", 0.01), ("ammonium_nitrate", 0.05), (None, 0.11)]
)
def test_what_volatilises_of_fertiliser_by_form(form, share):
    """Table 11.3 (updated): FracGASF by form; 0.010 of what lies and of what volatilises, 24 % leached × 0.011."""
    spread = carbon.calculate(carbon.Fertiliser(nitrogen="1000 kg", form=form))
    assert spread.gases_kg()["n2o"] == pytest.approx(1000 * (0.010 + share * 0.010 + 0.24 * 0.011) * 44 / 28, rel=1e-8)
    with pytest.raises(carbon.CarbonError, match="Leave form out"):
        carbon.calculate("fertiliser", nitrogen="1 kg", type="organic", form="urea")
