"""The public names are a promise: no change happens unseen, old names warn, and every object shows itself on a screen."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import polars as pl
import public_api
import pytest

import carbon
from carbon.core.errors import CarbonError
from carbon.core.renamed import is_overdue, renamed
from carbon.inventory.settings import settings_of

ROOT = Path(__file__).parents[2]

HEAD = '[inventory]\nname = "x"\norganisation = "x"\nperiod = 2019\nregion = "SE"\ngwp_set = "ar5_100"\n'


def test_every_public_name_is_as_the_list_has_it():
    """With the lowest versions of the dependencies too: tools/lowest.py runs this file."""
    ((path, text),) = public_api.pages().items()
    kept, found = path.read_text(encoding="utf-8").splitlines(), text.splitlines()
    moved = [f"- {line}" for line in kept if line not in found] + [f"+ {line}" for line in found if line not in kept]
    assert not moved, "run python tools/written.py, and say in changes/ what a user has to change:\n" + "\n".join(moved)


@pytest.fixture
def old_name(monkeypatch):
    monkeypatch.setitem(carbon._RENAMED, "sum_up", ("calculate", "0.1.0"))


@pytest.mark.usefixtures("old_name")
def test_an_old_name_of_the_package_warns_and_works():
    with pytest.warns(DeprecationWarning, match=r"carbon.sum_up is named carbon.calculate since 0.1.0. The old name goes in 0.2") as said:
        found = carbon.sum_up
    assert found is carbon.calculate
    assert said[0].filename == __file__


@pytest.mark.usefixtures("old_name")
def test_an_old_name_is_not_among_the_public_ones():
    assert "sum_up" not in carbon.__all__
    assert "sum_up" not in dir(carbon)


def test_an_old_method_warns_and_works():
    class Result:
        def outside(self, what, *, twice=False):
            return what * (2 if twice else 1)

        beside = renamed(outside, "Result.beside", "Result.outside", "0.1.0")

    with pytest.warns(DeprecationWarning, match=r"Result.beside is named Result.outside since 0.1.0") as said:
        assert Result().beside("a", twice=True) == "aa"
    assert said[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Result().outside("a") == "a"


def test_no_old_name_stays_longer_than_a_minor_version():
    assert [name for name, (_, since) in carbon._RENAMED.items() if is_overdue(since, carbon.__version__)] == []
    assert all(new in carbon.__all__ for new, _ in carbon._RENAMED.values())


LINES, LETTERS = 24, 2000
"""What a screen holds."""
SHOWN = (
    "emissions",
    "of a table",
    "inventory",
    "footprint",
    "market view",
    "plan",
    "plan of an inventory",
    "line",
    "catalogue",
    "policy",
    "matches",
    "match",
    "rejections",
    "rejected",
    "factor",
    "publications",
    "publication",
    "comparison",
    "uncertainty",
    "activity",
    "finding",
    "amount",
    "constant",
    "quantity",
)


@pytest.fixture(scope="module")
def shown():
    """One of each thing that a user gets from a public function, with its name."""
    table = pl.DataFrame({"what": ["diesel", "petrol"] * 50, "qty": [1.0, 2.0] * 50})
    result = carbon.calculate("diesel", "40 L", region="GB", period=2019)
    inventory = carbon.Inventory.open(ROOT / "examples" / "norrbotten-2019")
    footprint = inventory.footprint()
    matches = carbon.match("diesel", "1 l", region="GB", period=2019)
    own = carbon.Catalogue.read(inventory.folder / "factors.csv")
    return {
        "emissions": result,
        "of a table": carbon.calculate(table, kind="what", amount="qty", unit="l", region="SE", period=2019),
        "inventory": inventory,
        "footprint": footprint,
        "market view": footprint.view("market"),
        "plan": result.plan,
        "plan of an inventory": footprint.plan,
        "line": result.plan.lines[0],
        "catalogue": own | carbon.catalogue(),
        "policy": carbon.Policy(),
        "matches": matches,
        "match": matches[0][0],
        "rejections": matches[0][1],
        "rejected": matches[0][1][0],
        "factor": carbon.factor("electricity", region="GB", period=2019).factor,
        "publications": carbon.publications(),
        "publication": carbon.publications()[0],
        "comparison": carbon.compare(footprint, footprint),
        "uncertainty": carbon.uncertainty(footprint, draws=100, seed=1),
        "activity": carbon.Flight(origin="LLA", destination="ARN", passengers=2),
        "finding": result.findings[0] if result.findings else carbon.Finding("a", "info", "b"),
        "amount": carbon.Amount(1.0, "l"),
        "constant": carbon.constant("x"),
        "quantity": result.co2e,
    }


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_user_prints_fits_a_screen(shown, name):
    item = shown[name]
    for text in (repr(item), str(item)):
        assert 0 < len(text) <= LETTERS
        assert text.count("\n") < LINES
        assert " object at 0x" not in text


def test_an_activity_shows_what_is_given():
    assert (
        repr(carbon.Flight(origin="LLA", destination="ARN", passengers=2))
        == "Flight(origin='LLA', destination='ARN', passengers='2 passenger')"
    )


def test_a_catalogue_shows_its_layers():
    own = carbon.Catalogue.read(ROOT / "examples" / "norrbotten-2019" / "factors.csv")
    assert repr(own | carbon.catalogue()).endswith("own factors | shipped factors>")


def test_json_carries_the_version_of_its_shape():
    assert json.loads(carbon.calculate("diesel", "1 l", region="GB", period=2019).to_json())["schema"] == 1


def test_an_inventory_may_say_its_format():
    assert settings_of("format = 1\n" + HEAD) == settings_of(HEAD)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2", "inventory.toml: format 2; this library reads 1. Install a newer carbon-accounting."),
        ("0", "inventory.toml: format 0; this library reads 1. Write format = 1, or leave it out."),
        ('"1"', "inventory.toml: format '1'; this library reads 1. Write format = 1, or leave it out."),
    ],
)
def test_an_inventory_of_another_format_is_refused_by_its_number(written, message):
    with pytest.raises(CarbonError) as refused:
        settings_of(f"format = {written}\n{HEAD}")
    assert str(refused.value) == message
    assert refused.value.code == "inventory_format"


def test_a_plan_of_another_format_is_refused_by_its_number(tmp_path):
    path = tmp_path / "plan.json"
    carbon.plan("diesel", "1 l", region="GB", period=2019).save(path)
    record = json.loads(path.read_text(encoding="utf-8"))
    for number in (record["format"] - 1, record["format"] + 1):
        path.write_text(json.dumps(record | {"format": number}), encoding="utf-8")
        with pytest.raises(CarbonError, match=f"a plan of format {number}; this library reads {record['format']}"):
            carbon.Plan.load(path)
