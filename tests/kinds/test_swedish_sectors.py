"""Money spent in Sweden: the industry that a word means, by printed numbers, and what is asked back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import carbon
from carbon.cli.main import main
from carbon.inventory.inventory import Inventory

ROOT = Path(__file__).parents[2]
FIGARO = ROOT / "emission_factors" / "figaro" / "2026.2" / "factors.csv"
MEANINGS = ROOT / "emission_factors" / "taxonomy" / "spend" / "meanings.csv"


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PRINTED = {row["qualifiers"].rpartition("sector=")[2]: float(row["co2e"]) for row in rows(FIGARO)}
WORDS = [(row["word"], row["value"]) for row in rows(MEANINGS) if row["value"] in PRINTED]
SHARED = {word for word, _ in WORDS if len({code for other, code in WORDS if other == word}) > 1}


def spent(sector, **fields):
    return carbon.calculate("spend", "1000 EUR", **{"sector": sector, "region": "SE", "period": 2023, "vat": 0, **fields})


def test_a_word_is_its_industry_at_the_printed_number():
    alone = [pair for pair in WORDS if pair[0] not in SHARED]
    assert len(alone) > 400
    for word, code in alone:
        result = spent(word)
        assert result.co2e_kg == pytest.approx(PRINTED[code], rel=1e-12), word
        assert ("factor_caveat" in {finding.code for finding in result.findings}) == (code in ("G45", "G46", "G47")), word


def test_every_industry_has_a_word_in_both_languages():
    for language in ("sv", "en"):
        assert {row["value"] for row in rows(MEANINGS) if row["language"] == language} >= set(PRINTED)


@pytest.mark.parametrize("word", sorted(SHARED))
def test_a_word_of_several_industries_is_asked_about_with_their_names(word):
    with pytest.raises(carbon.CarbonError, match=r"may be [234] things of SE, .*\([A-Z][a-z].*\. Write one of them\.$"):
        spent(word)


def test_a_country_without_sectors_takes_those_of_another_and_says_so():
    (said,) = [finding for finding in spent("furniture", region="DE").findings if finding.code == "region_stand_in"]
    assert said.message == "DE has no factor of this sector; that of FR (base_carbone) is used as a proxy. Add your own to factors.csv."


@pytest.mark.parametrize(("sector", "region", "year"), [("J62_63", "SE", 2019), ("541512", "US", 2016), ("meubles", "FR", 2015)])
def test_a_later_factor_is_named_with_the_true_reason_and_taken_where_allowed(sector, region, year, capsys):
    given = ["spend", "1000", "EUR", "--sector", sector, "--region", region, "--period", str(year), "--vat", "0"]
    assert main(given) == 1
    out = capsys.readouterr().out
    assert f", after {year}. Write future_factors = true in inventory.toml, or --future-factors, to take it." in out
    assert "Give the amount in that" not in out
    assert main([*given, "--future-factors"]) == 0


def test_an_inventory_may_allow_later_factors(tmp_path):
    (tmp_path / "spend.csv").write_text("sector,amount,unit,vat\nlivsmedel,1000,SEK,0\n", encoding="utf-8")
    for allowed in (False, True):
        text = '[inventory]\nname = "A"\norganisation = "A"\nperiod = "2019"\nregion = "SE"\n' + "future_factors = true\n" * allowed
        (tmp_path / "inventory.toml").write_text(text + '[[tables]]\npath = "spend.csv"\nkind = "spend"\n', encoding="utf-8")
        found = Inventory.open(tmp_path).footprint()
        assert found.complete is allowed
        assert ("vintage_gap" in {finding.code for finding in found.findings}) is allowed
