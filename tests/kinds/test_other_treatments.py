"""A thing that has factors, but none for the treatment that was asked: the message names those that it has, and each is answered."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from carbon.factors.named import activities

WASTE = activities("waste")
MATERIALS = sorted({item.qualifiers["material"] for item in WASTE if "material" in item.qualifiers})
TREATMENTS = sorted({item.qualifiers["treatment"] for item in WASTE if "treatment" in item.qualifiers})


def asked(material, treatment, region):
    return carbon.calculate("waste", "1 t", material=material, treatment=treatment, region=region, period=2024)


def refusal(material, treatment, region):
    """The error of a question, or None where it is answered or lacks something else than a factor for its words."""
    try:
        asked(material, treatment, region)
    except carbon.CarbonError as error:
        return error
    return None


@settings(max_examples=120)
@given(st.sampled_from(MATERIALS), st.sampled_from(TREATMENTS), st.sampled_from(["GB", "FR", "US", "SE"]))
def test_every_treatment_that_is_named_is_answered(material, treatment, region):
    found = refusal(material, treatment, region)
    if found is None or "has no factor with treatment" not in str(found):
        return
    assert (found.code, found.field) == ("word_unknown", "treatment")
    named = re.findall(r"treatment=(\w+)", str(found))
    assert named
    assert treatment not in named
    for other in named:
        # A name that one country uses may be two things of another: then it asks.
        assert getattr(refusal(material, other, region), "code", "word_ambiguous") == "word_ambiguous"


def test_a_thing_without_the_treatment_is_not_called_unknown():
    assert str(refusal("clinical waste", "landfill", "GB")) == (
        "'clinical waste' has no factor with treatment 'landfill'. Write treatment=autoclave or treatment=combustion (burning), or "
        "add your own factor to factors.csv."
    )


@pytest.mark.parametrize("treatment", ["autoclave", "combustion"])
def test_the_treatments_of_clinical_waste_are_answered(treatment):
    assert asked("clinical waste", treatment, "GB").co2e.to("kg").magnitude > 500


def test_a_slip_is_led_to_the_treatment_that_was_meant():
    assert str(refusal("clinical waste", "lanfill", "GB")).startswith("treatment 'lanfill' has no factor. Nearest: landfill.")
