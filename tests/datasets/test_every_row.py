"""Every row of every dataset."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from carbon.core.booking import STAGES
from carbon.core.gases import gwp
from carbon.core.store.read import store
from carbon.factors.catalogue import catalogue, publications
from carbon.factors.index.compile import vocabulary
from carbon.factors.index.rows import read_row

FOLDER = Path(__file__).parents[2] / "emission_factors"
PACKAGES = sorted(FOLDER.glob("*/*/datapackage.json"))
WORDS = vocabulary(FOLDER)


def rows_of(package: Path) -> list[dict[str, str]]:
    with package.with_name("factors.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("package", [*PACKAGES, *sorted(FOLDER.glob("*/datapackage.json"))], ids=lambda path: path.parent.name)
def test_each_package_names_its_source_and_licence(package):
    text = json.loads(package.read_text(encoding="utf-8"))
    for field in ("name", "title", "publisher", "edition", "homepage", "licenses", "attribution", "notes", "resources"):
        assert text.get(field), f"{package} says no {field}; emission_factors/README.md has its meaning"
    for resource in text["resources"]:
        digest = hashlib.sha256((package.parent / resource["path"]).read_bytes()).hexdigest()
        assert digest == resource["sha256"], f"{package}: {resource['path']} was changed without its sha256"


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: f"{path.parent.parent.name}-{path.parent.name}")
def test_each_row_reads_and_its_gases_sum_to_the_published_total(package):
    digits = json.loads(package.read_text(encoding="utf-8")).get("significant_digits")
    for line, cells in enumerate(rows_of(package), start=2):
        row = read_row(cells, WORDS)
        assert row.locator
        assert set(row.stages) <= set(STAGES)
        assert row.valid_from is None or date(1990, 1, 1) <= row.valid_from <= date(2026, 12, 31)
        assert row.valid_to is None or row.valid_to >= row.valid_from
        assert all(value >= 0 for _, value in row.gases)
        if row.published_co2e is not None and row.per_gas:
            weights = gwp(row.kept["gwp_set"])
            total = sum(value * weights[gas] for gas, value in row.gases)
            assert abs(total - row.published_co2e) <= _rounding(cells, digits), f"{package} row {line}"


def _rounding(cells: dict[str, str], digits: int | None = None) -> float:
    """Five decimals are printed; each of the four numbers may be off by half of the last, large ones by more; or few digits are printed."""
    relative = 2e-5 if digits is None else 1.2 * 10.0 ** (1 - digits)
    return max(2.5e-5, relative * abs(float(cells["co2e"])))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: f"{path.parent.parent.name}-{path.parent.name}")
def test_no_unit_form_stands_twice(package):
    names = ("key", "qualifiers", "stages", "region", "valid_from", "valid_to", "unit")
    seen = [tuple(row.get(name) for name in names) for row in rows_of(package)]
    assert len(seen) == len(set(seen))


def test_unit_forms_of_a_factor_agree_with_its_primary_form():
    """Litres, tonnes and kWh of one fuel differ by its density and heating value alone: CO2e over CO2 is the same in all."""
    checked = 0
    for key in (key for key in catalogue().all_keys() if key.startswith("fuel.")):
        for factor in (factor for _, factor in catalogue().by_key(key) if factor.publication.significant_digits is None):
            forms = [form for form in factor.forms if form.gases.get("co2") and form.published_co2e]
            for form in forms[1:]:
                ratio = form.published_co2e / form.gases["co2"]
                rounding = 5e-5 / form.gases["co2"] + 5e-5 / forms[0].gases["co2"]
                assert abs(ratio - forms[0].published_co2e / forms[0].gases["co2"]) <= 5e-4 + rounding, f"{factor.id} per {form.unit}"
                checked += 1
    assert checked > 500


def test_ids_are_unique_and_found():
    ids = [row[0] for row in store().rows("SELECT id FROM factor")]
    assert len(ids) == len(set(ids))
    assert catalogue().factor(ids[0]).id == ids[0]


def test_the_same_car_is_one_factor_with_several_citations():
    factor = catalogue().factor("uk-2019/road.car/fuel=diesel+size=medium/GB/2019/combustion")
    assert factor.forms[0].locator.count(",") >= 2


def test_every_publication_has_a_licence():
    assert all(publication.licence for publication in publications())


UK_VALUES = {
    "2016": 4977, "2017": 6178, "2018": 6192, "2019": 6163, "2020": 6587, "2021": 6731, "2022": 6895, "2023": 6916, "2024": 7029, "2025": 7029,
}  # fmt: skip
EPA_VALUES = {"2021": 1260, "2024": 1216, "2025": 1311}
EDITIONS = [
    *(("uk", edition, values, 0.95) for edition, values in UK_VALUES.items()),
    *(("epa", edition, values, 0.90) for edition, values in EPA_VALUES.items()),
]


@pytest.mark.parametrize(("publisher", "edition", "values", "share"), EDITIONS)
def test_every_value_of_the_source_is_cited_or_left_out_with_a_reason(publisher, edition, values, share):
    """Values under a closed licence and energy per distance are no emission factors to ship: they are counted apart."""
    folder = FOLDER / publisher / edition
    with (folder / "unmapped.csv").open(encoding="utf-8", newline="") as file:
        left = [(row["reason"], int(row["values"])) for row in csv.DictReader(file)]
    cited = sum(int(row["values"]) for row in rows_of(folder / "datapackage.json"))
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["source_values"] == values
    assert cited + sum(count for _, count in left) == values
    assert all(reason and not reason.startswith("no heading") for reason, _ in left)
    apart = sum(count for reason, count in left if reason.startswith(("closed licence", "energy per distance")))
    assert cited >= share * (values - apart)


@pytest.mark.parametrize(("publisher", "edition"), [(publisher, edition) for publisher, edition, _, _ in EDITIONS])
def test_the_page_of_a_dataset_says_how_many_values_and_factors_it_holds(publisher, edition):
    page = (FOLDER.parent / "docs" / "datasets" / f"{publisher}.md").read_text(encoding="utf-8")
    rows = rows_of(FOLDER / publisher / edition / "datapackage.json")
    cited = sum(int(row["values"]) for row in rows)
    factors = len({(row["key"], row["qualifiers"], row["stages"], row["region"]) for row in rows})
    line = next(line for line in page.splitlines() if line.startswith(f"| {edition} "))
    assert [cell.strip().replace("\u202f", "").replace(" ", "") for cell in line.split("|")[3:5]] == [str(cited), str(factors)]


@pytest.mark.parametrize("edition", UK_VALUES)
def test_no_uk_row_is_cited_twice(edition):
    """The locator of each row of factors.csv names exactly as many rows of the sheet as it counts values, and no other names them."""
    seen: list[int] = []
    for row in rows_of(FOLDER / "uk" / edition / "datapackage.json"):
        parts = [part.split("-") for part in row["locator"].removeprefix("Factors by Category, rows ").split(", ")]
        numbers = [number for part in parts for number in range(int(part[0]), int(part[-1]) + 1)]
        assert len(numbers) == int(row["values"])
        seen += numbers
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("edition", [edition for edition in UK_VALUES if edition >= "2017"])
def test_the_medium_diesel_car_of_a_year_is_one_factor_with_at_least_two_citations(edition):
    found = [
        factor for _, factor in catalogue().by_key("road.car")
        if factor.publication.name == f"uk-{edition}" and factor.qualifiers == {"fuel": "diesel", "size": "medium"}
        and factor.stages == ("combustion",)
    ]  # fmt: skip
    assert len(found) == 1
    assert found[0].forms[0].locator.count(",") >= 2
    # Passenger vehicles, business travel and managed assets, each in km and miles: CO2e and three gases.
    assert found[0].forms[0].values == 24


@pytest.mark.parametrize(
    ("factor_id", "co2e"),
    [
        ("uk-2025/gas/gas=hfc_134a/GB/2025/release", 1300.0),
        ("uk-2025/gas/blend=r_410a/GB/2025/release", 1924.0),
        ("uk-2025/gas/blend=r_401a+part=kyoto/GB/2025/release", 18.0),
        ("epa-2025/gas/blend=r_410a/US/2025/release", 1924.0),
        ("epa-2025/gas/blend=r_401a+part=kyoto/US/2025/release", 18.0),
        ("uk-2025/freight.road/cooling=none+laden=average_laden+vehicle=all_hgvs/GB/2025/combustion", 0.10163),
    ],
)
def test_published_totals(factor_id, co2e):
    assert catalogue().factor(factor_id).forms[0].published_co2e == pytest.approx(co2e, rel=1e-9)


@pytest.mark.parametrize(
    ("factor_id", "unit", "published"),
    [
        ("uk-2019/fuel.diesel/blend=average/GB/2019/combustion", "l", "2.59411"),
        ("uk-2019/electricity.grid/GB/2019/generation", "kWh", "0.2556"),
        ("uk-2019/air.passenger/cabin=economy+haul=short_haul/GB/2019/combustion", "pkm", "0.08233"),
        ("uk-2019/rail.passenger/type=national/GB/2019/combustion", "pkm", "0.04115"),
        ("energimyndigheten-2016/fuel.diesel/blend=average/SE/2016/combustion+wtt", "l", "2853"),
        ("ember-2025/electricity.grid/SE/2019/generation+wtt+infrastructure", "kWh", "42.34"),
    ],
)
def test_published_cells(factor_id, unit, published):
    factor = catalogue().factor(factor_id)
    form = next(form for form in factor.forms if form.unit == unit)
    assert form.published["co2e"] == published


@pytest.mark.parametrize("slip", [{"co2": "2.6"}, {"co2e": "0"}, {"n2o": "0.3"}, {"mass": "g"}])
def test_a_slip_in_a_row_is_caught(slip):
    """The check above must be able to fail: a changed digit, a lost total, a factor of ten, g for kg."""
    cells = next(row for row in rows_of(FOLDER / "uk/2019/datapackage.json") if row["key"] == "fuel.diesel" and row["unit"] == "l")
    row = read_row(cells | slip, WORDS)
    weights = gwp("ar4_100")
    total = sum(value * weights[gas] for gas, value in row.gases)
    published = float((cells | slip)["co2e"])
    assert abs(total - published) > _rounding(cells)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"unit": "ltr2"}, "unit 'ltr2' is unknown"),
        ({"stages": "burning"}, "stages 'burning' is unknown"),
        ({"region": "XX"}, "region 'XX' is unknown"),
        ({"gwp_set": "ar9"}, "gwp_set 'ar9' is unknown"),
        ({"locator": ""}, "locator is empty"),
        ({"status": "estimate", "derivation": ""}, "an estimate needs its derivation"),
        ({"uncertainty": "some"}, "'some' is no uncertainty"),
        ({"valid_from": "2019-13"}, "valid_from '2019-13' is not a date"),
        ({"co2": "", "ch4_fossil": "", "n2o": "", "co2e": "", "co2_biogenic": ""}, "no value"),
        ({"qualifiers": "blend"}, "write name=value"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(change, message):
    cells = next(row for row in rows_of(FOLDER / "uk/2019/datapackage.json") if row["key"] == "fuel.diesel" and row["unit"] == "l")
    with pytest.raises(Exception, match=message):
        read_row(cells | change, WORDS)


def test_no_word_is_a_command():
    from carbon.activities.framework.kinds import kinds
    from carbon.cli.commands import COMMANDS

    words = {row[0] for row in store().rows("SELECT word FROM word")}
    assert not words & set(COMMANDS)
    assert not set(kinds()) & set(COMMANDS)
    assert {row[0] for row in store().rows("SELECT kind FROM word")} <= set(kinds())


def test_every_charged_car_has_its_consumption():
    from carbon.activities.methods.road import CAR_SEGMENTS, CAR_SIZES

    rows = {(fuel, size) for fuel, size in store().rows("SELECT fuel, size FROM vehicle_energy WHERE vehicle = 'road.car'")}
    wanted = {(fuel, size) for fuel in ("battery_electric", "plug_in_hybrid") for size in (*CAR_SIZES, *CAR_SEGMENTS)}
    assert wanted - rows == {("plug_in_hybrid", "mini")}  # no plug-in mini is sold, and none is published
