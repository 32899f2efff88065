"""Each kind of measure gives the footprint of the inventory edited by hand, whatever its amounts and share."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from carbon.analysis.scenario_file import scenario_of
from carbon.analysis.scenarios import scenario
from carbon.core.errors import CarbonError

AMOUNTS = st.lists(st.integers(1, 100_000), min_size=1, max_size=3)
SHARES = st.integers(0, 100)


def measure(**entries):
    return scenario_of({"name": "test", "measures": [{"name": "measure"} | entries]}, "test.toml")


def same(rows, wanted, by_hand, catalogue=None, view="location"):
    """The scenario of rows against the rows edited by hand: totals and every source, to 1e-9."""
    more = {"catalogue": catalogue} if catalogue else {}
    found = scenario(carbon.calculate(rows, **more).view(view), wanted, **more)
    edited = carbon.calculate(by_hand, **more).view(view)
    assert found.after.total_kg(view) == pytest.approx(edited.total_kg(view), rel=1e-9)
    assert found.composed.total() == pytest.approx(edited.total_kg(view), rel=1e-9)
    wanted_sums = dict(edited.by("source", basis=view).iter_rows())
    for source, kilograms in found.after.by("source", basis=view).iter_rows():
        assert kilograms == pytest.approx(wanted_sums[source], rel=1e-9, abs=1e-9)


def bus(kilometres, fuel):
    use = {"diesel": "0.33 l/km", "hvo": "0.345 l/km"}[fuel]
    given = {"kind": "contracted_bus", "fuel": fuel, "consumption": use, "distance": f"{kilometres!r} km"}
    return given | {"source": "Buses", "region": "SE", "period": 2019}


@given(AMOUNTS, SHARES)
def test_a_share_to_another_fuel(kilometres, share):
    rows = [bus(amount, "diesel") for amount in kilometres]
    by_hand = [bus(amount * part, fuel) for amount in kilometres for fuel, part in (("diesel", 1 - share / 100), ("hvo", share / 100))]
    wanted = measure(where={"fuel": "diesel"}, share=f"{share} %", to={"fuel": "hvo", "consumption": "0.345 l/km"})
    same(rows, wanted, by_hand)


@given(AMOUNTS, st.integers(-100, 200))
def test_more_or_less(kilometres, change):
    rows = [bus(amount, "diesel") for amount in kilometres]
    same(rows, measure(sources=["Buses"], change=f"{change} %"), [bus(amount * (1 + change / 100), "diesel") for amount in kilometres])


def flight(passengers, origin, destination):
    route = {"kind": "flight", "origin": origin, "destination": destination, "round_trip": True, "passengers": passengers}
    return route | {"source": "Air", "region": "SE", "period": 2019}


@settings(deadline=None)
@given(st.integers(1, 1000), st.integers(1, 1000), SHARES)
def test_flights_under_500_km_to_train(short, long, share):
    # Kiruna–Luleå is about 230 km, Luleå–Arlanda about 690 km.
    rows = [flight(short, "KRN", "LLA"), flight(long, "LLA", "ARN")]
    train = {"kind": "rail", "passengers": short * share / 100, "distance": "680 km", "source": "Air", "region": "SE", "period": 2019}
    by_hand = [flight(short * (1 - share / 100), "KRN", "LLA"), rows[1], train]
    wanted = measure(where={"leg_km": "< 500 km"}, share=f"{share} %", to={"kind": "rail", "passengers": 1, "distance": "680 km"})
    same(rows, wanted, by_hand)


@given(st.integers(1, 1000), st.integers(1, 1000), st.integers(1, 1000))
def test_destruction_units_at_two_hospitals(one, two, three):
    def gas(mass, site, collected=0.0, destroyed=0.0):
        used = {"kind": "nitrous_oxide", "mass": f"{mass} kg", "collected": collected, "destroyed": destroyed}
        return used | {"site": site, "source": "Nitrous oxide", "region": "SE", "period": 2019}

    rows = [gas(one, "a"), gas(two, "b"), gas(three, "c")]
    by_hand = [gas(one, "a", 0.5, 0.98), gas(two, "b", 0.5, 0.98), gas(three, "c")]
    same(rows, measure(kinds=["nitrous_oxide"], sites=["a", "b"], to={"collected": 0.5, "destroyed": 0.98}), by_hand)


OWN = """key,qualifiers,stages,region,unit,mass,co2e,gwp_set,locator
heat.district,network=north,generation,SE,kWh,kg,0.21,ar6_100,example
heat.district,network=south,generation,SE,kWh,kg,0.03,ar6_100,example
electricity.contract,contract=old contract,generation,SE,kWh,kg,0.4,ar6_100,example
electricity.supplier,supplier=new supplier,generation,SE,kWh,kg,0.01,ar6_100,example
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    return carbon.Catalogue.read(path) | carbon.catalogue()


@given(kilowatt_hours=AMOUNTS, share=SHARES)
def test_another_networks_heat(own, kilowatt_hours, share):
    def heat(amount, network):
        used = {"kind": "district_heating", "energy": f"{amount!r} kWh", "network": network}
        return used | {"source": "Heat", "region": "SE", "period": 2019}

    rows = [heat(amount, "north") for amount in kilowatt_hours]
    by_hand = [heat(a * p, name) for a in kilowatt_hours for name, p in (("north", 1 - share / 100), ("south", share / 100))]
    same(rows, measure(where={"network": "north"}, share=f"{share} %", to={"network": "south"}), by_hand, own)


@given(kilowatt_hours=AMOUNTS, share=SHARES)
def test_another_contract_in_the_market_view(own, kilowatt_hours, share):
    def power(amount, supply):
        used = {"kind": "electricity", "energy": f"{amount!r} kWh", "supply": supply}
        return used | {"source": "Electricity", "region": "SE", "period": 2019}

    rows = [power(amount, "old contract") for amount in kilowatt_hours]
    names = (("old contract", 1 - share / 100), ("new supplier", share / 100))
    by_hand = [power(amount * part, name) for amount in kilowatt_hours for name, part in names]
    wanted = measure(where={"supply": "old contract"}, share=f"{share} %", to={"supply": "new supplier"})
    same(rows, wanted, by_hand, own, "market")


VISIT = {"kind": "digital_care_visit", "visits": 1, "duration": "20 min", "power": "60 W", "data": "1.5 GB/h"}


def car(kilometres):
    driven = {"kind": "patient_travel", "mode": "own_car", "fuel": "petrol", "size": "medium", "distance": f"{kilometres!r} km"}
    return driven | {"source": "Patients", "region": "SE", "period": 2019}


@given(AMOUNTS, SHARES, st.integers(5, 400))
def test_digital_visits_instead_of_travel(kilometres, share, trip):
    rows = [car(amount) for amount in kilometres]
    visits = sum(kilometres) * share / 100 / trip
    visit = VISIT | {"visits": visits, "source": "Patients", "region": "SE", "period": 2019, "purpose": "visitors"}
    by_hand = [*(car(amount * (1 - share / 100)) for amount in kilometres), visit]
    same(rows, measure(sources=["Patients"], share=f"{share} %", trip=f"{trip} km", to=VISIT), by_hand)


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ({"where": {"leg_km": "< x km"}, "change": "-5 %"}, "leg_km is compared with 'x km', which is no number"),
        ({"where": {"cabin": "< 5"}, "change": "-5 %"}, "cabin 'average' is no number that can be compared. Name its values instead."),
        ({"to": {"source": "Train"}}, "source is a label of the rows and stays with them. Leave it out of to."),
        ({"to": VISIT, "trip": "80 km"}, "trip is the length of a journey, but the amount is in passenger."),
        ({"to": VISIT, "trip": "80 kg"}, "trip '80 kg' is no length. Write it as '80 km'."),
        ({"change": "-5 %", "trip": "80 km"}, "measure 'measure' has a trip, but moves nothing. Write to = …"),
    ],
)
def test_what_no_measure_can_do_is_a_sentence(entries, message):
    rows = carbon.calculate([flight(10, "KRN", "LLA") | {"cabin": "average"}])
    with pytest.raises(CarbonError, match=message.replace("(", r"\(")):
        scenario(rows, measure(**entries))


def test_a_flight_without_airports_is_not_left_out_unseen():
    by_distance = {"kind": "flight", "distance": "300 km", "passengers": 5, "source": "Air", "region": "SE", "period": 2019}
    rows = carbon.calculate([flight(10, "KRN", "LLA"), by_distance, bus(100, "diesel")])
    with pytest.raises(
        CarbonError, match="1 of what the other conditions admit has no leg_km. Narrow sources, kinds or where to what has it."
    ):
        scenario(rows, measure(where={"leg_km": "< 500 km"}, change="-50 %"))
    found = scenario(rows, measure(where={"leg_km": "< 500 km", "origin": "KRN"}, change="-50 %"))
    assert found.in_order[0] == pytest.approx(-0.5 * rows[0].co2e_kg)


def test_a_part_of_the_lines_has_no_scenario_that_moves():
    rows = carbon.calculate([{"kind": "fuel", "fuel": "diesel", "volume": "100 l", "region": "GB", "period": 2019}])
    part = rows.where(stage="combustion")
    with pytest.raises(CarbonError, match="moves what is a part of its lines alone. Take the scenario of the whole result"):
        scenario(part, measure(to={"fuel": "petrol"}))
    assert scenario(part, measure(change="-10 %")).after.co2e_kg == pytest.approx(0.9 * part.co2e_kg)
