"""Statements of waste contractors: Swedish names and codes of the List of Waste are materials where that is certain, else asked about."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from carbon.activities.fields.waste_codes import entries
from carbon.core.errors import CarbonError
from carbon.factors.vocabulary import is_known
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.trial import trial_of

WASTE = {"kind": "waste", "region": "SE", "period": "2019"}
COLUMNS = {"material": "Avfallskod", "treatment": "Behandling", "mass": "Vikt (kg)"}


def read(rows, **more):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_text("\n".join(["Avfallskod;Behandling;Vikt (kg)", *rows, ""]), encoding="utf-8")
        return read_file(path, TableMapping(**{**WASTE, "columns": COLUMNS, **more}))


def refused(found):
    return [(item.finding.code, item.finding.row) for item in found.refused]


def test_every_code_is_a_material_that_some_factor_has():
    assert len(entries()) == 41
    assert [code for code, entry in entries().items() if not is_known("waste", "material", entry.material)] == []
    assert all(len(code) == len("00 00 00") and entry.code.rstrip("*") == code for code, entry in entries().items())


forms = st.sampled_from(["{0} {1} {2}", "{0}{1}{2}", "{0}.{1}.{2}", "{0}-{1}-{2}"])


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(entries())), forms, st.booleans())
def test_a_code_is_its_material_however_it_is_written(code, form, starred):
    entry = entries()[code]
    text = form.format(*code.split()) + (" *" if starred and entry.code.endswith("*") else "")
    one, other = read([f"{text};landfill;1000"]), read([f"{entry.material};landfill;1000"])
    assert [item.material for item in one.activities] == [item.material for item in other.activities] == [entry.material]
    assert "waste_codes_read" in {item.code for item in one.notes}


@settings(deadline=None, max_examples=40)
@given(st.from_regex(r"(0[1-9]|1\d|20) (0[1-9]|1[0-3]) \d\d", fullmatch=True).filter(lambda code: code not in entries()))
def test_a_code_that_is_not_certain_is_asked_about_and_the_mapping_answers(code):
    found = read([f"{code};landfill;10", "17 08 02;landfill;10"])
    assert refused(found) == [("waste_code_open", 2)]
    assert "[values.material]" in found.refused[0].finding.message
    answered = read([f"{code};landfill;10"], values={"material": {code: "wood"}})
    assert [item.material for item in answered.activities] == ["wood"]


@settings(deadline=None, max_examples=25)
@given(st.sampled_from(sorted(entries())), forms, st.sampled_from(["landfill", "combustion"]))
def test_a_code_means_the_same_on_every_road(code, form, treatment):
    text, entry = form.format(*code.split()), entries()[code]
    row = {"kind": "waste", "material": text, "mass": "1 t", "treatment": treatment, "region": "SE", "period": 2024}
    results = [carbon.calculate([row]), carbon.calculate(pl.DataFrame([row | {"period": "2024"}]), map_names=True)]
    expected = carbon.calculate([row | {"material": entry.material}])
    if expected.co2e_kg is not None:
        given = {name: row[name] for name in ("material", "treatment", "region", "period")}
        results += [carbon.calculate("waste", "1 t", **given), carbon.calculate(carbon.Waste(mass="1 t", **given))]
    assert {item.co2e_kg for item in results} == {expected.co2e_kg}
    told = [[item.message for item in result.findings if item.code == "waste_codes_read"] for result in results]
    assert all(bool(said) == (expected.co2e_kg is not None) and all(entry.text in text for text in said) for said in told)


@pytest.mark.parametrize("code", ["20 02 03", "99 99 99", "20 01 36*"])
def test_a_code_of_no_one_material_is_asked_about_on_every_road(code):
    row = {"kind": "waste", "material": code, "mass": "1 t", "treatment": "landfill", "region": "SE", "period": "2024"}
    (found,) = [item for item in carbon.calculate(pl.DataFrame([row]), map_names=True).findings if item.severity == "error"]
    assert (found.code, found.column) == ("waste_code_open", "material")
    given = {name: row[name] for name in ("material", "treatment", "region", "period")}
    for asked in (lambda: carbon.calculate([row]), lambda: carbon.calculate("waste", "1 t", **given), lambda: carbon.Waste(**given)):
        with pytest.raises(CarbonError, match=re.escape(code)) as refused:
            asked()
        assert "[values" not in str(refused.value)


def test_a_factor_of_your_own_may_be_called_by_its_code(tmp_path):
    path = tmp_path / "factors.csv"
    path.write_text(
        "key,qualifiers,stages,region,unit,co2e,gwp_set,publication\n"
        "waste,material=18 01 03*; treatment=combustion,end_of_life,SE,kg,0.9,ar6_100,Contractor\n"
        "waste,material=20 01 08; treatment=combustion,end_of_life,SE,kg,0.4,ar6_100,Contractor\n",
        encoding="utf-8",
    )
    own = carbon.Catalogue.read(path) | carbon.catalogue()
    for code, expected in (("18 01 03*", 900), ("20 01 08", 400)):
        row = {"kind": "waste", "material": code, "mass": "1 t", "treatment": "combustion", "region": "SE", "period": 2024}
        assert carbon.calculate([row], catalogue=own).co2e_kg == pytest.approx(expected)


def test_a_code_is_a_word_for_waste_where_it_is_no_other_number():
    assert carbon.calculate("20 01 08", "1 t", treatment="combustion", region="SE", period=2024).co2e_kg == pytest.approx(
        carbon.calculate("waste", "1 t", material="matavfall", treatment="combustion", region="SE", period=2024).co2e_kg
    )
    with pytest.raises(CarbonError):
        carbon.calculate("200108", "1 t", treatment="combustion", region="SE", period=2024)


def test_an_asterisk_that_the_list_has_not_is_asked_about():
    assert refused(read(["20 01 36*;landfill;10", "20 01 35;landfill;10"])) == [("waste_code_open", 2)]


NAMES = {
    "Brännbart avfall": ("energiåtervinning", 21.3538),
    "Wellpapp": ("materialåtervinning", 21.3538),
    "Matavfall": ("rötning", 10.2039),
    "Gips": ("deponering", None),
    "Elektronik": ("materialåtervinning", 21.3538),
    "Blandskrot": ("materialåtervinning", None),
    "Trä målat": ("energiåtervinning", 21.3538),
    "Kontorspapper": ("energiåtervinning", 21.3538),
}


@pytest.mark.parametrize("name", NAMES)
def test_swedish_names_of_waste_have_a_factor(name):
    treatment, expected = NAMES[name]
    result = carbon.calculate("waste", "1 t", material=name, treatment=treatment, region="SE", period=2019)
    assert result.complete or result.co2e_kg
    if expected is not None:
        with Path("emission_factors/uk/2019/factors.csv").open(encoding="utf-8", newline="") as file:
            published = {float(row["co2e"]) for row in csv.DictReader(file) if row["key"] == "waste" and row["co2e"]}
        assert any(abs(result.co2e_kg - value) < 1e-9 for value in published)
        assert result.co2e_kg == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Deponi", "is a word for treatment"),
        ("Icke brännbart", "may be of anything"),
        ("Grovavfall", "mixture"),
        ("Xyzzy", "material 'Xyzzy'"),
    ],
)
def test_what_is_no_material_is_refused_by_its_own_name_and_not_by_its_treatment(name, told):
    found = carbon.calculate(
        [{"kind": "waste", "mass": "1 t", "material": name, "treatment": "deponering", "region": "SE", "period": 2019}]
    )
    messages = [item.message for item in found.findings if item.severity == "error"]
    assert any(told in text for text in messages)
    assert not any("treatment 'deponering' has no factor" in text for text in messages)


def test_read_takes_the_name_before_the_code_and_names_the_kinds(tmp_path):
    path = tmp_path / "t.csv"
    lines = ["Avfallsslag;EWC-kod;R/D-kod;Vikt (kg)", "Wellpapp;15 01 01;R3;10", "Gips;17 08 02;D1;20"]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    (found,) = trial_of(path, TableMapping())
    assert found.proposal.entries["columns"] == {"material": "Avfallsslag", "treatment": "R/D-kod", "mass": "Vikt (kg)"}
    path.write_text("\n".join([*(line.partition(";")[2] for line in lines), ""]), encoding="utf-8")
    (found,) = trial_of(path, TableMapping())
    assert found.proposal.entries["columns"]["material"] == "EWC-kod"
    assert any("waste" in text and text.startswith("kind:") for text in found.proposal.open)


def test_an_unknown_material_of_values_is_refused():
    with pytest.raises(CarbonError):
        read(["17 08 02;landfill;10"], values={"materiel": {"x": "wood"}})


@pytest.mark.parametrize("word", ["Deponi", "förbränning", "landfill", "Rötning"])
def test_a_treatment_in_place_of_the_waste_is_asked_which_waste_it_is(word):
    row = {"kind": "waste", "mass": "1 t", "material": word, "region": "SE", "period": "2024"}
    with pytest.raises(CarbonError, match="is how the waste is treated. Write treatment="):
        carbon.calculate([row])
    (error,) = [item for item in carbon.calculate([row | {"treatment": word}]).findings if item.severity == "error"]
    if error.code == "word_ambiguous":
        # The word is in the names of the factors, which are told with their figures.
        return
    named = re.search(r"With a factor here: (.*?)(?: and \d+ more)?\.", error.message)[1].split(", ")
    assert named
    assert all(carbon.calculate([row | {"treatment": word, "material": one}]).complete for one in named)
