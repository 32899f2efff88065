"""Freight, transport chains and shared loads: published factors by hand, worked examples, ISO 14083's rules."""

from __future__ import annotations

import json
from math import fsum, isclose

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.cli.main import main

AR4 = carbon.Policy(gwp_set="ar4_100")


def own(tmp_path, text):
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    return carbon.Catalogue.read(path)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # UK Government conversion factors 2019, flat file, Factors by Category: kg CO2e per tonne-km, row named.
        ({"mode": "road"}, 0.11133),  # row 6050
        ({"mode": "road", "laden": "50_laden"}, 0.12835),  # row 6026
        ({"mode": "rail"}, 0.03333),  # row 6470
        ({"mode": "sea"}, 0.016142),  # row 6632
        ({"mode": "sea", "vessel": "container_ship", "size": "8000_plus_teu"}, 0.012674),  # row 6626
        ({"mode": "air", "haul": "short_haul"}, 1.25809),  # row 6450
        ({"mode": "road", "distance_kind": "shortest"}, 0.11133 * 1.05),  # GLEC Framework: shortest feasible to actual
        ({"mode": "sea", "distance_kind": "shortest"}, 0.016142 * 1.15),
        ({"mode": "air", "haul": "short_haul", "distance_kind": "actual"}, 1.25809 / 1.08),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else None,
)
def test_a_tonne_kilometre_comes_to_the_published_factor(fields, expected):
    result = carbon.calculate(carbon.Freight(mass="12 t", distance="300 km", region="GB", period=2019, **fields), policy=AR4)
    assert isclose(result.where(stage="combustion").co2e_kg, 3600 * expected, rel_tol=4e-4)


@pytest.mark.parametrize(("haul", "with_rf"), [("domestic", 4.99674), ("short_haul", 2.37968), ("long_haul", 1.13174)])
def test_air_freight_with_radiative_forcing_comes_to_the_published_value(haul, with_rf):
    """UK 2019 flat file, rows 6438-6457, column 'With RF': kg CO2e per tonne-km."""
    result = carbon.calculate(carbon.Freight(transport_activity="1000 tkm", mode="air", haul=haul, region="GB", period=2019), policy=AR4)
    both = result.where(stage="combustion").co2e_kg + result.where(stage="non_co2").co2e_kg
    assert isclose(both, 1000 * with_rf, rel_tol=2e-4)


@pytest.mark.parametrize(
    ("vehicle", "payload", "direct", "indirect"),
    [
        # Defra/DECC 2012 conversion factors, annex 7, table 7e: average payload [t], kg CO2e per tonne-km direct and indirect.
        ("rigid_over_17_tonnes", 5.08, 0.19234, 0.04086),
        ("articulated_over_33t", 11.78, 0.08473, 0.01800),
        ("all_hgvs", 7.40, 0.12366, 0.02627),
    ],
)
def test_the_grand_total_of_a_published_table(tmp_path, vehicle, payload, direct, indirect):
    """Table 7e prints 0.23320, 0.10273 and 0.14993 in the column Grand Total GHG."""
    total = {"rigid_over_17_tonnes": 0.23320, "articulated_over_33t": 0.10273, "all_hgvs": 0.14993}[vehicle]
    rows = "\n".join(
        f"freight.road,vehicle={vehicle},{stage},tkm,kg,{value},ar4_100,table 7e"
        for stage, value in (("combustion", direct), ("wtt", indirect))
    )
    known = own(tmp_path, f"key,qualifiers,stages,unit,mass,co2e,gwp_set,locator\n{rows}\n")
    freight = carbon.Freight(mass=(payload, "t"), distance="100 km", mode="road", vehicle=vehicle, period=2019)
    assert isclose(carbon.calculate(freight, catalogue=known, policy=AR4).co2e_kg, payload * 100 * total, rel_tol=5e-5)


def test_a_container_from_shanghai_to_rotterdam():
    """EcoFreight, 'GLEC v3.2 in practice', example 1: 20 t × 19 600 km × 8.15 g CO2e/tkm = 3 194.8 kg."""
    chain = carbon.TransportChain(mass="20 t", legs="sea 19600 km factor=8.15 g CO2e/tkm")
    assert isclose(carbon.calculate(chain).co2e_kg, 3194.8, rel_tol=1e-12)


def test_containers_take_a_factor_per_teu_or_their_load(tmp_path):
    fields = {"containers": 2, "distance": "8000 km", "mode": "sea", "region": "GB", "period": 2019}
    usual = carbon.calculate(carbon.Freight(**fields), policy=AR4)
    assert isclose(usual.where(stage="combustion").co2e_kg, 2 * 8000 * 10 * 0.016142, rel_tol=4e-4)
    assert "no load of the containers is given; 10 t/TEU is assumed. Write load='12 t/teu'." in {item.message for item in usual.findings}
    loaded = carbon.calculate(carbon.Freight(**fields, load="12 t/teu"), policy=AR4)
    assert isclose(loaded.co2e_kg, usual.co2e_kg * 1.2, rel_tol=1e-12)
    assert "load_assumed" not in {item.code for item in loaded.findings}
    known = own(tmp_path, "key,stages,unit,mass,co2,locator\nfreight.sea,combustion+wtt,teukm,g,80,carrier\n")
    by_teu = carbon.calculate(carbon.Freight(**fields), catalogue=known | carbon.catalogue())
    assert isclose(by_teu.co2e_kg, 2 * 8000 * 0.08, rel_tol=1e-12)
    assert "load_assumed" not in {item.code for item in by_teu.findings}


def test_a_chain_is_the_sum_of_its_elements():
    fields = {"region": "GB", "period": 2019}
    chain = carbon.calculate(
        carbon.TransportChain(mass="12 t", legs="road 120 km laden=100_laden; hub factor=1.2 kg CO2e/t; rail 900 km; air 3000 km", **fields)
    )
    parts = [
        carbon.calculate(carbon.Freight(mass="12 t", distance="120 km", mode="road", laden="100_laden", **fields)).co2e_kg,
        12 * 1.2,
        carbon.calculate(carbon.Freight(mass="12 t", distance="900 km", mode="rail", **fields)).co2e_kg,
        carbon.calculate(carbon.Freight(mass="12 t", distance="3000 km", mode="air", **fields)).co2e_kg,
    ]
    assert chain.complete
    assert isclose(chain.co2e_kg, fsum(parts), rel_tol=1e-12)


def test_a_leg_may_lie_elsewhere():
    chain = carbon.calculate(carbon.TransportChain(mass="1 t", legs="road 100 km region=US; road 100 km", region="GB", period=2025))
    assert {line.factor.region for _, line in chain.plan.lines if line.stage == "combustion"} == {"US", "GB"}


def test_a_hub_without_a_factor_leaves_the_chain_unanswered():
    result = carbon.calculate(carbon.TransportChain(mass="1 t", legs="road 100 km; hub; rail 900 km", region="GB", period=2019))
    assert result.co2e_kg is None
    assert "no factor for freight.hub, use, GB, 2019, per t." in result.findings[0].message


def test_fuel_is_shared_by_transport_activity():
    """90 l for 3 600 tkm; the own 4 t × 300 km take a third: 30 l at 2.59411 kg CO2e/l (UK 2019, row 142)."""
    load = carbon.SharedFreight(
        mass="4 t", distance="300 km", fuel="diesel", fuel_used="90 l", total_activity="3600 tkm", region="GB", period=2019
    )
    assert isclose(carbon.calculate(load, policy=AR4).where(stage="combustion").co2e_kg, 30 * 2.59411, rel_tol=1e-4)


@given(st.lists(st.floats(0.1, 40), min_size=1, max_size=5))
def test_the_shares_of_all_loads_sum_to_the_fuel(masses):
    total = fsum(mass * 300 for mass in masses)
    loads = [
        carbon.SharedFreight(
            mass=(mass, "t"), distance="300 km", fuel_used="90 l", total_activity=(total * (1 + 1e-9), "tkm"), region="GB", period=2019
        )
        for mass in masses
    ]
    all_fuel = carbon.calculate("diesel", "90 l", region="GB", period=2019).co2e_kg
    assert isclose(carbon.calculate(loads).co2e_kg, all_fuel, rel_tol=1e-8)


def test_freight_is_booked_by_who_pays():
    def category(**fields):
        freight = carbon.Freight(transport_activity="9 tkm", mode="rail", region="GB", period=2019, **fields)
        return set(carbon.calculate(freight).by("scope", "category").select("scope", "category").rows())

    assert category() == {(3, 4)}
    assert category(purpose="freight_out") == {(3, 9)}


def test_many_rows_are_few_questions():
    """Mass and distance are the amount: rows that differ in nothing else ask the same."""
    random = np.random.default_rng(1)
    rows = [
        carbon.Freight(mass=(float(mass), "t"), distance=(float(way), "km"), mode=mode, region="GB", period=2019)
        for mass, way, mode in zip(
            random.uniform(0.1, 30, 600), random.uniform(1, 9000, 600), ["road", "rail", "sea", "air"] * 150, strict=True
        )
    ]
    result = carbon.calculate(rows)
    # By air a distance is of one of three hauls, near an edge or not.
    assert len(result.plan.answers) <= 3 + 6
    assert result.complete


@pytest.mark.parametrize(
    ("fields", "direct", "upstream"),
    [
        # ADEME, Base Carbone V23.6, Transport de marchandises > Fluvial: kg CO2e per tonne-km of combustion and upstream.
        ({"vessel": "motor_vessel_over_3000_t"}, 0.0107, 0.00279),  # element 43711
        ({"vessel": "pushboat_over_880_kw"}, 0.00804, 0.00209),  # element 43713
        ({}, 0.0241, 0.00627),  # element 43706, assumed
    ],
    ids=["3000 t", "pushboat", "assumed"],
)
def test_barges(fields, direct, upstream):
    barge = carbon.Freight(mass="1000 t", distance="200 km", mode="inland_waterway", region="FR", **fields)
    result = carbon.calculate(barge)
    assert isclose(result.where(stage="combustion").co2e_kg, 200_000 * direct, rel_tol=1e-12)
    assert isclose(result.where(stage="wtt").co2e_kg, 200_000 * upstream, rel_tol=1e-12)
    assert ("vessel_assumed" in {finding.code for finding in result.findings}) == (not fields)


def test_a_barge_elsewhere_is_a_proxy_and_containers_weigh_what_is_in_them():
    swedish = carbon.calculate(carbon.Freight(mass="1 t", distance="100 km", mode="inland_waterway", region="SE"))
    assert isclose(swedish.co2e_kg, 100 * (0.0241 + 0.00627), rel_tol=1e-12)
    assert {"region_stand_in", "vessel_assumed"} <= {finding.code for finding in swedish.findings}
    containers = carbon.calculate(carbon.Freight(containers=2, distance="100 km", mode="inland_waterway", load="12 t/teu", region="FR"))
    assert isclose(containers.co2e_kg, 2400 * (0.0241 + 0.00627), rel_tol=1e-12)


def test_an_own_factor_of_all_barges_is_asked_before_a_class(tmp_path):
    text = "key,stages,region,unit,mass,co2e,locator\nfreight.inland_waterway,combustion,world,tkm,kg,0.02,carrier\n"
    barge = carbon.Freight(mass="1 t", distance="100 km", mode="inland_waterway", region="FR")
    result = carbon.calculate(barge, catalogue=own(tmp_path, text) | carbon.catalogue())
    assert isclose(result.where(stage="combustion").co2e_kg, 2.0, rel_tol=1e-12)


def test_a_van_by_its_mean_load_is_the_van_driven():
    """300 kg × 40 km ÷ 400 kg on board = 30 km of an electric van on the Swedish grid, or of a diesel van by litres."""
    goods = {"mass": "300 kg", "distance": "40 km", "mode": "van", "payload": "400 kg", "region": "SE", "period": 2019}
    driven = {"distance": "30 km", "region": "SE", "period": 2019}
    for van in ({"fuel": "battery_electric"}, {"fuel": "diesel"}, {"fuel": "electricity", "consumption": "25 kWh/100km"}):
        carried = carbon.calculate(carbon.Freight(**goods, **van))
        alone = carbon.calculate(carbon.VanTravel(**driven, **van))
        assert carried.complete
        assert isclose(carried.co2e_kg, alone.co2e_kg, rel_tol=1e-12)
        assert carried.by("category")["category"].to_list() == [4]


def test_a_charged_van_elsewhere():
    """25 kWh/100 km × 30 km × Ember's Swedish grid of 2019, 42.34 g/kWh."""
    van = carbon.Freight(
        mass="300 kg",
        distance="40 km",
        mode="van",
        fuel="electricity",
        consumption="25 kWh/100km",
        payload="400 kg",
        charging_region="SE",
        region="GB",
        period=2019,
    )
    assert isclose(carbon.calculate(van).co2e_kg, 7.5 * 0.04234, rel_tol=1e-12)


def test_electricity_is_shared_as_fuel_is():
    """A third of 90 kWh × 42.34 g/kWh (Ember, Sweden 2019)."""
    load = carbon.SharedFreight(
        mass="4 t", distance="300 km", fuel="electricity", fuel_used="90 kWh", total_activity="3600 tkm", region="SE", period=2019
    )
    assert isclose(carbon.calculate(load).co2e_kg, 30 * 0.04234, rel_tol=1e-12)


@pytest.mark.parametrize(
    ("kind", "fields", "code", "message"),
    [
        (
            "freight",
            {"mode": "rail", "mass": "1 t", "distance": "9 km", "payload": "1 t"},
            "fields_contradict",
            "payload applies to freight by van, but mode is rail",
        ),
        (
            "freight",
            {"mode": "van", "mass": "1 t", "distance": "9 km", "consumption": "9 l/100km"},
            "field_missing",
            "consumption needs payload, the mean load on board",
        ),
        ("freight", {"mode": "van", "mass": "1 t", "distance": "9 km", "payload": "0 t"}, "value_zero", "payload is 0"),
        (
            "freight",
            {"mode": "rail", "mass": "1 t", "distance": "9 km", "laden": "50_laden"},
            "fields_contradict",
            "laden=50_laden is of freight by road",
        ),
        (
            "freight",
            {"mode": "road", "mass": "1 t", "distance": "9 km", "distance_kind": "great_circle"},
            "distance_kind",
            "actual or shortest",
        ),
        (
            "freight",
            {"mode": "sea", "mass": "1 t", "containers": 1, "distance": "9 km"},
            "amount_twice",
            "mass and containers are both given",
        ),
        (
            "freight",
            {"mode": "sea", "mass": "1 t", "distance": "9 km", "load": "9 t/teu"},
            "fields_contradict",
            "load applies to containers, but none",
        ),
        ("freight", {"mode": "air", "transport_activity": "9 tkm"}, "field_missing", "Give haul, such as long_haul"),
        (
            "freight",
            {"mode": "road", "mass": "1 t"},
            "amount_missing",
            "Give mass and distance, containers and distance or transport_activity",
        ),
        ("freight", {"mode": "road", "distance": "9 km", "transport_activity": "9 tkm"}, "amount_twice", "both given"),
        ("freight", {"mode": "drone", "mass": "1 t", "distance": "9 km"}, "word_unknown", "mode 'drone' is unknown"),
        ("transport_chain", {"mass": "1 t", "legs": "truck 9 km"}, "word_unknown", "leg 'truck 9 km' does not begin with a mode"),
        ("transport_chain", {"mass": "1 t", "legs": "road"}, "amount_missing", "leg 'road' has no distance"),
        ("transport_chain", {"mass": "1 t", "legs": "road 9 km lden=0_laden"}, "field_unknown", "has no field 'lden'. Nearest: laden"),
        ("transport_chain", {"mass": "1 t", "legs": ";"}, "legs_invalid", "legs are empty"),
        ("transport_chain", {"mass": "1 t", "legs": "rail 9 km vessel=x"}, "fields_contradict", "vessel=x is of freight by sea"),
        (
            "shared_freight",
            {"transport_activity": "9 tkm", "fuel_used": "1 l", "total_activity": "8 tkm"},
            "share_invalid",
            "your own load is 9 tkm, and total_activity, of all loads together, is 8 tkm",
        ),
    ],
)
def test_what_cannot_be_carried(kind, fields, code, message):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate(kind, **fields)
    assert message in str(caught.value)
    assert caught.value.code == code


def test_a_factor_per_the_wrong_unit_is_said():
    result = carbon.calculate(carbon.TransportChain(mass="1 t", legs="hub factor=1 kg CO2e/tkm", region="GB", period=2019))
    assert "factor 1 kg CO2e/tkm is per tkm, and the element is counted in t. Write it per t." in result.findings[-1].message


def test_a_ledger_of_freight_as_frame_and_as_file(tmp_path, capsys):
    ledger = pl.DataFrame({"mass": ["12 t", "800 kg"], "distance": ["300 km", "9 mi"], "mode": ["rail", "van"]})
    result = carbon.calculate(ledger, kind="freight", map_names=True, region="GB", period=2019)
    one = carbon.Freight(mass="800 kg", distance="9 mi", mode="van", region="GB", period=2019)
    assert result.row_kg()[1] == carbon.calculate(one).co2e_kg
    path = tmp_path / "freight.csv"
    ledger.write_csv(path)
    assert main(["calculate", str(path), "--set", "kind=freight", "--set", "region=GB", "--set", "period=2019"]) == 0
    assert "2 rows read = 2 answered" in capsys.readouterr().out


def ledger_of(rows):
    random = np.random.default_rng(1)
    modes = ["road", "rail", "sea", "van", "air"]
    table = pl.DataFrame(
        {
            "weight": random.uniform(1, 30_000, rows),
            "way": random.uniform(1, 9_000, rows),
            "mode": random.choice(modes, rows),
            "country": random.choice(["GB", "SE", "US"], rows),
            "year": random.choice([2019, 2024], rows),
        }
    )
    return table.with_columns(haul=pl.when(pl.col("mode") == "air").then(pl.lit("long_haul")))


FIELDS = {
    "kind": "freight",
    "mass": ("weight", "kg"),
    "distance": ("way", "km"),
    "mode": "mode",
    "region": "country",
    "period": "year",
    "haul": "haul",
}


def test_two_columns_with_their_units_are_one_amount():
    """Every mass and distance differs, and 5 modes × 3 countries × 2 years are 30 questions."""
    table = ledger_of(2_000)
    result = carbon.calculate(table, **FIELDS)
    assert result.complete
    assert len(result.plan.answers) == 30
    values = result.row_kg()
    for number, row in enumerate(table.head(20).iter_rows(named=True)):
        one = carbon.Freight(
            mass=(row["weight"], "kg"),
            distance=(row["way"], "km"),
            mode=row["mode"],
            haul=row["haul"],
            region=row["country"],
            period=row["year"],
        )
        assert carbon.calculate(one).co2e_kg == values[number]
    assert isclose(fsum(result.by("mode")["co2e_kg"].to_list()), fsum(values.tolist()), rel_tol=1e-12)


def test_lazy_and_eager_tables_agree_on_a_product():
    table = ledger_of(500)
    eager = carbon.calculate(table, **FIELDS)
    lazy = carbon.calculate(table.lazy(), **FIELDS)
    assert isclose(eager.co2e_kg, lazy.co2e_kg, rel_tol=1e-12)


def test_a_distance_that_chooses_the_haul_is_asked_by_its_value():
    table = ledger_of(40).with_columns(mode=pl.lit("air"))
    result = carbon.calculate(table, **{name: value for name, value in FIELDS.items() if name != "haul"})
    row = table.row(7, named=True)
    one = carbon.Freight(mass=(row["weight"], "kg"), distance=(row["way"], "km"), mode="air", region=row["country"], period=row["year"])
    assert result.complete
    assert result.row_kg()[7] == carbon.calculate(one).co2e_kg


def test_two_negative_numbers_make_no_amount():
    table = pl.DataFrame({"weight": [-5.0, 5.0, None], "way": [-3.0, 3.0, 3.0]})
    result = carbon.calculate(table, kind="freight", mass=("weight", "t"), distance=("way", "km"), mode="rail", region="GB", period=2019)
    assert [value == value for value in result.row_kg()] == [False, True, False]
    assert {item.code for item in result.findings if item.severity == "error"} == {"amount_negative", "amount_missing"}


def test_a_plan_of_a_product_is_saved_and_joined_by_hand(tmp_path):
    table = ledger_of(50)
    result = carbon.calculate(table, **FIELDS)
    path = tmp_path / "plan.json"
    result.plan.save(path)
    again = carbon.calculate(table, plan=type(result.plan).load(path))
    assert again.row_kg().tolist() == result.row_kg().tolist()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"mass": ("mode", "kg"), "distance": ("way", "km")}, "column 'mode' holds String, and a unit given with it is of numbers"),
        ({"mass": ("weight", "kgg"), "distance": ("way", "km")}, "unit 'kgg' is unknown. Nearest: kg"),
        ({"mass": ("weight", "kg"), "distance": ("way", "km"), "amount": "weight"}, "amount and mass=('weight', 'kg') are both given"),
    ],
)
def test_a_column_with_a_unit_that_cannot_be_read(fields, message):
    with pytest.raises(carbon.CarbonError, match=".") as caught:
        carbon.calculate(ledger_of(3), kind="freight", mode="mode", **fields)
    assert message in str(caught.value)


def test_a_file_of_plain_numbers_says_their_units_in_the_mapping(tmp_path, capsys):
    table = ledger_of(30).drop("haul").filter(pl.col("mode") != "air")
    options = ["--map", "mass=weight [kg]", "--map", "distance=way [km]", "--map", "region=country", "--map", "period=year"]
    totals = []
    for name in ("ledger.csv", "ledger.parquet"):
        path = tmp_path / name
        getattr(table, "write_csv" if name.endswith("csv") else "write_parquet")(path)
        assert main(["calculate", str(path), "--set", "kind=freight", *options, "--format", "json"]) == 0
        totals.append(json.loads(capsys.readouterr().out)["co2e_kg"])
    fields = {name: value for name, value in FIELDS.items() if name != "haul"}
    assert totals == [pytest.approx(carbon.calculate(table, **fields).co2e_kg, rel=1e-12)] * 2
    assert main(["calculate", str(tmp_path / "ledger.csv"), "--set", "kind=freight", "--map", "mass=weight [kgg]"]) == 2
    assert "unit 'kgg' is unknown. Nearest: kg." in capsys.readouterr().err
