"""Nights in hotels: of a room, of a guest, or plain."""

from __future__ import annotations

import pytest

import carbon


@pytest.mark.parametrize("region", ["FR", "GB", "US", "DE"])
def test_a_plain_night_is_a_room_night_where_factors_are_per_room(region):
    plain = carbon.calculate("hotel", "2 nights", region=region, period=2022)
    room = carbon.calculate("hotel", "2 room_night", region=region, period=2022)
    assert plain.co2e_kg == room.co2e_kg > 0
    assert [note.message for note in plain.findings if note.code == "word_narrowed"] == [
        f"a night in a hotel is read as a room night, as the factors of {region} are: write room_night or guest_night."
    ]
    assert "word_narrowed" not in {note.code for note in room.findings}


def test_no_number_of_guests_is_assumed():
    assert carbon.calculate("hotel", "2 guest_night", region="FR", period=2022).co2e_kg is None


def test_a_night_in_sweden_is_a_guests_as_its_factor_is():
    """Klimatsmart Semester: 6.8 kg a guest and night; two guests in a room are two of them, so a plain night says how it is read."""
    for unit in ("night", "guest_night", "gästnätter"):
        found = carbon.calculate("hotel", f"2 {unit}", region="SE", period=2019, gwp_set="ar5_100")
        assert found.total_kg("location") == pytest.approx(13.6)
        told = ["a night in a hotel is read as a guest night, as the factors of SE are: write room_night or guest_night."]
        assert [note.message for note in found.findings if note.code == "word_narrowed"] == (told if unit == "night" else [])
