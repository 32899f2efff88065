"""Words that only a user's own factors bear: every road asks for them, and a misspelt one is answered with the nearest of them too."""

from __future__ import annotations

import json
import shlex

import pandas as pd
import polars as pl
import pytest

import carbon
from carbon.activities.fields.listed import Listed, Members
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.kinds import kinds
from carbon.cli.main import main
from carbon.core.errors import CarbonError

OWN = """key,qualifiers,unit,co2e,gwp_set,stages,region,valid_from,valid_to,locator
rail.passenger,type=maglev,pkm,0.01,ar6_100,combustion,SE,2024-01-01,2024-12-31,p. 4
process.moon_cement,,t,700,ar6_100,process,SE,2024-01-01,2024-12-31,p. 5
"""
RAIL = {"kind": "rail", "type": "Maglev", "amount": 100, "unit": "km", "region": "SE", "period": 2024}
CLOSED = [
    (name, field, reader)
    for name, cls in kinds().items()
    for field in cls.model_fields
    if isinstance(reader := field_reader(cls, field), Members) or (isinstance(reader, Listed) and not reader.open)
]
OPENED = [item for item in CLOSED if isinstance(item[2], Members) or item[2].own]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "factors.csv"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def known(file):
    return carbon.Catalogue.read(file) | carbon.catalogue()


@pytest.fixture(scope="module")
def new_words(tmp_path_factory):
    """A file with a word that is nowhere shipped, of every closed field."""
    rows = {
        f"{reader.family}.zzyzx," if isinstance(reader, Members) else f"{reader.key.split()[0]},{reader.qualifier}=zzyzx"
        for _, _, reader in CLOSED
    }
    path = tmp_path_factory.mktemp("own") / "own.csv"
    body = [f"{row},kg,1,ar6_100,process,SE,2024-01-01,2024-12-31,p. 1" for row in sorted(rows)]
    path.write_text("\n".join([OWN.splitlines()[0], *body]), encoding="utf-8")
    return path


def test_every_field_of_the_catalogues_words_takes_one_of_own_factors_and_names_it_where_one_is_misspelt(new_words):
    assert len(OPENED) > 40
    own = carbon.Catalogue.read(new_words) | carbon.catalogue()
    for kind, field, reader in OPENED:
        assert reader.read_with("Zzyzx", own) == "zzyzx", (kind, field)
        with pytest.raises(CarbonError, match="zzyzx"):
            reader.read_with("zzyzz", own)
        with pytest.raises(CarbonError, match="unknown"):
            reader.read("zzyzx")


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind, field, _ in CLOSED])
def test_an_own_word_is_answered_or_refused_in_a_sentence(kind, field, new_words, capsys):
    """A method that looks each word up refuses those it does not know; none of them fails."""
    option = f"--{field.replace('_', '-')}"
    for example in kinds()[kind].examples:
        words = shlex.split(example)
        if option in words:
            del words[words.index(option) : words.index(option) + 2]
        assert main([*words, option, "zzyzx", "--factors", str(new_words)]) in (0, 1, 2)
        printed = capsys.readouterr()
        assert len(printed.out + printed.err) > len("carbon: ") + 10


def test_all_roads_ask_for_it(known):
    expected = carbon.calculate("rail", "100 km", type="maglev", region="SE", period=2024, catalogue=known)
    ids = {line.factor.id for _, line in expected.plan.lines}
    assert all("type=maglev" in name for name in ids)
    assert expected.co2e_kg == pytest.approx(1.0)
    for rows in ([RAIL], pl.DataFrame([RAIL]), pl.LazyFrame([RAIL])):
        found = carbon.calculate(rows, **({} if isinstance(rows, list) else {"map_names": True}), catalogue=known)
        assert found.co2e_kg == expected.co2e_kg
        assert {line.factor.id for _, line in found.plan.lines} == ids
    assert carbon.factor("rail", type="maglev", region="SE", period=2024, catalogue=known).factor.id in ids


def test_files_and_inventories_ask_for_it(file, tmp_path, capsys):
    rows = tmp_path / "rows.csv"
    pl.DataFrame([RAIL]).write_csv(rows)
    assert main(["calculate", str(rows), "--factors", str(file), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["co2e_kg"] == pytest.approx(1.0)
    head = '[inventory]\nname = "x"\norganisation = "x"\nperiod = 2024\nregion = "SE"\ngwp_set = "ar6_100"\n'
    (tmp_path / "inventory.toml").write_text(f'{head}[[tables]]\npath = "rows.csv"\n', encoding="utf-8")
    assert carbon.Inventory.open(tmp_path).footprint().co2e_kg == pytest.approx(1.0)


def test_a_member_of_a_family_of_keys_is_a_word_too(known):
    asked = {"region": "SE", "period": 2024, "catalogue": known}
    assert carbon.calculate("industrial_process", "2 t", product="moon_cement", **asked).co2e_kg == pytest.approx(1400.0)


def test_another_catalogue_does_not_know_it(known):
    assert carbon.calculate([RAIL], catalogue=known).complete
    with pytest.raises(CarbonError, match="type 'maglev' is unknown"):
        carbon.calculate("rail", "100 km", type="maglev", region="SE", period=2024)


FACTORS = "key,stages,region,co2e,gwp_set,unit,valid_from\nfuel.diesel,combustion,SE,2.5,ar6_100,l,2023\n"


@pytest.mark.parametrize(("region", "told"), [("GB", True), ("SE", False)])
def test_own_factors_that_no_row_takes_are_told_on_each_road(tmp_path, region, told):
    path = tmp_path / "own.csv"
    path.write_text(FACTORS, encoding="utf-8")
    known = carbon.Catalogue.read(path) | carbon.catalogue()
    row = {"kind": "diesel", "amount": 5, "unit": "l", "region": region, "period": "2023"}
    for rows in ([row], pl.DataFrame([row]), pl.LazyFrame([row]), pd.DataFrame([row])):
        more = {} if isinstance(rows, list) else {"map_names": True}
        found = [item for item in carbon.calculate(rows, catalogue=known, **more).findings if item.code == "own_factor_unused"]
        assert len(found) == told, type(rows)
        assert all("own-own/fuel.diesel/SE/2023/combustion" in item.message for item in found)


def test_nothing_that_is_calculated_says_so():
    found = carbon.calculate([])
    assert (found.complete, found.co2e, [item.code for item in found.findings]) == (False, None, ["table_empty"])
