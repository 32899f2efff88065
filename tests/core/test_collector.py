"""The garbage collector is left as it was found."""

from __future__ import annotations

import gc
import weakref

import pytest

from carbon.core.collector import collector_paused


def test_it_goes_on_after_an_error() -> None:
    def fails() -> None:
        with collector_paused():
            raise ValueError(gc.isenabled())

    with pytest.raises(ValueError, match="False"):
        fails()
    assert gc.isenabled()


def test_one_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_paused_twice_it_goes_on_only_at_the_end() -> None:
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_inventory_is_read_with_it_paused_and_leaves_it_on(monkeypatch) -> None:
    from carbon.inventory import inventory

    seen = []
    monkeypatch.setattr(inventory, "read_tables", lambda *given, read=inventory.read_tables: seen.append(gc.isenabled()) or read(*given))
    assert inventory.Inventory.open("examples/norrbotten-2019").footprint().complete is not None
    assert seen == [False]
    assert gc.isenabled()


def test_garbage_made_meanwhile_is_found_by_the_next_search_of_everything() -> None:
    class Knot:
        def __init__(self) -> None:
            self.me = self

    with collector_paused():
        gone = weakref.ref(Knot())
    gc.collect()
    assert gone() is None


def test_what_somebody_has_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        with collector_paused():
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
