"""Random activities that have factors: one strategy for all properties."""

from __future__ import annotations

from hypothesis import strategies as st

import carbon

amounts = st.floats(min_value=1e-6, max_value=1e9, allow_nan=False, allow_infinity=False)
places = st.sampled_from(["GB", "SE", None])
years = st.sampled_from([2018, 2019, None])


@st.composite
def fuels(draw):
    unit = draw(st.sampled_from(["l", "m3", "kg", "t", "kWh_net", "kWh_gross"]))
    field = {"l": "volume", "m3": "volume", "kg": "mass", "t": "mass"}.get(unit, "energy")
    fuel = draw(st.sampled_from(["diesel", "petrol"]))
    return carbon.Fuel(fuel=fuel, region=draw(places), period=draw(years), **{field: (draw(amounts), unit)})


@st.composite
def electricity(draw):
    unit = draw(st.sampled_from(["kWh", "MWh", "MJ"]))
    return carbon.Electricity(energy=(draw(amounts), unit), region="GB", period=draw(st.sampled_from([2018, 2019])))


@st.composite
def flights(draw):
    return carbon.Flight(
        origin=draw(st.sampled_from(["LLA", "KRN", "GOT"])),
        destination=draw(st.sampled_from(["ARN", "LHR", "JFK"])),
        cabin=draw(st.sampled_from(["economy", "business", None])),
        round_trip=draw(st.booleans()),
        passengers=draw(st.integers(min_value=1, max_value=500)),
        period=draw(years),
        region=draw(places),
    )


@st.composite
def flights_by_distance(draw):
    return carbon.Flight(distance=(draw(st.floats(min_value=1, max_value=20000)), "km"), passengers=draw(st.integers(1, 300)), period=2019)


@st.composite
def gases(draw):
    collected, destroyed = draw(st.floats(0, 1)), draw(st.floats(0, 1))
    return carbon.NitrousOxide(mass=(draw(amounts), "kg"), collected=collected, destroyed=destroyed, period=2019)


@st.composite
def cars(draw):
    return carbon.CarTravel(
        distance=(draw(amounts), draw(st.sampled_from(["km", "mi"]))),
        fuel=draw(st.sampled_from(["diesel", "petrol", "unknown", "battery_electric"])),
        size=draw(st.sampled_from(["small", "average"])),
        control=draw(st.sampled_from(["leased_in", "purchased"])),
        region="GB",
        period=draw(st.sampled_from([2018, 2019])),
    )


@st.composite
def freights(draw):
    return carbon.Freight(
        mass=(draw(st.floats(1e-3, 1e5)), draw(st.sampled_from(["t", "kg"]))),
        distance=(draw(st.floats(1, 2e4)), draw(st.sampled_from(["km", "mi"]))),
        mode=draw(st.sampled_from(["road", "van", "rail", "sea", "air"])),
        region="GB",
        period=draw(st.sampled_from([2018, 2019])),
    )


@st.composite
def commutes(draw):
    return carbon.Commuting(
        employees=draw(st.integers(1, 5000)),
        days=draw(st.floats(0.5, 7)),
        weeks=draw(st.integers(1, 52)),
        distance=(draw(st.floats(0.1, 200)), "km"),
        mode=draw(st.sampled_from(["car", "bus", "train", "bicycle"])),
        region="GB",
        period=2019,
    )


@st.composite
def fleets(draw):
    share = draw(st.floats(0, 1))
    return carbon.Fleet(
        distance=(draw(amounts), "km"),
        mix={"diesel": share, "battery_electric": 1 - share},
        region=draw(st.sampled_from(["GB", "SE"])),
        period=2019,
    )


@st.composite
def anaesthetics(draw):
    flow, share, minutes = draw(st.floats(0.1, 10)), draw(st.floats(0.1, 10)), draw(st.floats(1, 600))
    agent = draw(st.sampled_from(["sevoflurane", "desflurane"]))
    use = {"fresh_gas_flow": (flow, "l/min"), "concentration": (share, "%"), "duration": (minutes, "min")}
    return carbon.AnaestheticGas(agent=agent, period=2019, **use)


@st.composite
def equipment(draw):
    charge, count, years = draw(st.floats(0.01, 1e3)), draw(st.integers(1, 500)), draw(st.floats(0.1, 20))
    kind = draw(st.sampled_from(["chillers", "air_conditioning"]))
    return carbon.RefrigerantScreening(
        gas=draw(st.sampled_from(["R-410A", "hfc_32"])), equipment=kind, charge=(charge, "kg"), count=count, duration=(years, "a")
    )


@st.composite
def balances(draw):
    opening, purchased = draw(st.floats(0, 1e6)), draw(st.floats(0, 1e6))
    closing = opening * draw(st.floats(0, 1))
    stocks = {"opening_stock": (opening, "kg"), "purchased": (purchased, "kg"), "closing_stock": (closing, "kg")}
    return carbon.GasBalance(gas="sf6", **stocks)


activities = st.one_of(
    fuels(),
    electricity(),
    flights(),
    flights_by_distance(),
    gases(),
    cars(),
    freights(),
    commutes(),
    fleets(),
    anaesthetics(),
    equipment(),
    balances(),
)
many = st.lists(activities, min_size=1, max_size=12)
