"""What analyses give as plain values has the names and the types that a checker is told."""

from __future__ import annotations

import types
import typing
from pathlib import Path

import pytest

import carbon
from carbon.analysis import records

EXAMPLE = Path(__file__).parents[2] / "examples" / "norrbotten-2019"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    footprint = carbon.Inventory.open(EXAMPLE).footprint()
    earlier = carbon.Inventory.open(EXAMPLE.with_name("norrbotten-2018")).footprint()
    lock = carbon.freeze(earlier, tmp_path_factory.mktemp("lock") / "2018.lock")
    return {
        "ComparisonRecord": carbon.compare(earlier, footprint),
        "ScenarioRecord": carbon.scenario(footprint, EXAMPLE / "scenarios" / "buses.toml"),
        "GoalsRecord": carbon.goals(footprint, earlier),
        "UncertaintyRecord": carbon.uncertainty(footprint, draws=200),
        "UpdateRecord": carbon.update(carbon.thaw(lock), earlier),
        "SeriesRecord": carbon.series(earlier, footprint),
    }


def wrong(value: object, shape: typing.Any, place: str) -> list[str]:
    """Where a value is not of the type that is promised."""
    inner = typing.get_args(shape)
    origin = typing.get_origin(shape)
    if typing.is_typeddict(shape):
        promised = typing.get_type_hints(shape)
        if not isinstance(value, dict) or value.keys() != promised.keys():
            return [f"{place}: {sorted(value)} is not {sorted(promised)}"]
        return [fault for name, of in promised.items() for fault in wrong(value[name], of, f"{place}.{name}")]
    if origin in (typing.Union, types.UnionType):
        faults = [wrong(value, one, place) for one in inner]
        return [] if [] in faults else max(faults, key=len)
    if origin is dict:
        items = value.items() if isinstance(value, dict) else [(None, value)]
        return [fault for key, item in items for fault in [*wrong(key, inner[0], place), *wrong(item, inner[1], f"{place}.{key}")]]
    if origin in (list, tuple):
        if not isinstance(value, origin):
            return [f"{place}: {value!r} is no {origin.__name__}"]
        return [fault for item in value for fault in wrong(item, inner[0], f"{place}[]")]
    fits = isinstance(value, shape) or (shape is float and isinstance(value, int))
    return [] if fits else [f"{place}: {value!r} is no {shape.__name__}"]


@pytest.mark.parametrize("name", ["ComparisonRecord", "ScenarioRecord", "GoalsRecord", "UncertaintyRecord", "UpdateRecord", "SeriesRecord"])
def test_a_record_is_what_its_type_says(made, name):
    assert wrong(made[name].to_dict(), getattr(records, name), name) == []


def test_the_check_sees_another_name_and_another_type():
    assert wrong({"year": 2019}, records.ValueRecord, "value")
    assert wrong({"year": "2019", "value": None, "computed": True, "why": ""}, records.ValueRecord, "value") == [
        "value.year: '2019' is no int"
    ]
