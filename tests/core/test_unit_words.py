"""The words of units in three languages, one and many: each column reads the same amount."""

from __future__ import annotations

import pytest

import carbon
from carbon.core.quantities import parse_amount
from carbon.core.units.scales import unit
from carbon.core.written import plain

WORDS = {
    "kg": "kilogram kilograms kilogramme kilogrammes kilo kilos",
    "t": "tonne tonnes",
    "km": "kilometer kilometers kilometre kilometres kilomètre kilomètres",
    "m": "meter meters metre metres mètre mètres",
    "m2": "kvadratmeter, square metre, square metres, mètre carré, mètres carrés, m²",
    "l": "liter liters litre litres",
    "m3": "kubikmeter, cubic metre, cubic metres, mètre cube, mètres cubes, m³",
    "h": "timme timmar hour hours heure heures tim",
    "min": "minut minuter minute minutes",
    "d": "dag dagar dygn day days jour jours",
    "week": "vecka veckor week weeks semaine semaines",
    "a": "år year years année années ans",
    "kWh": "kilowattimme, kilowattimmar, kilowatt-hour, kilowatt-hours, kilowattheure, kilowattheures",
    "MWh": "megawattimmar, megawatt hours, mégawattheures",
    "passenger": "passagerare passenger passengers passager passagers person personer persons people personne personnes resenärer travellers voyageurs"
    " deltagare participants",
    "employee": "anställd anställda employee employees salarié salariés employés medarbetare",
    "inhabitant": "invånare inhabitant inhabitants habitant habitants",
    "night": "natt, nätter, night, nights, nuit, nuits, nuitée, nuitées, övernattning, övernattningar, overnight stays, hotellnatt, hotellnätter,"
    " hotel nights, nuit d'hôtel, nuits d'hôtel",
    "guest_night": "gästnatt, gästnätter, guest night, guest nights",
    "room_night": "rumsnatt, rumsnätter, room night, room nights, nuit de chambre, nuits de chambre",
    "piece": "st styck stycken piece pieces pièce pièces enhet enheter unit units unité unités exemplar exemplaires flaskor bottles bouteilles"
    " måltid måltider meal meals repas portion portioner portions besök visit visits visite visites resa resor trip trips trajet trajets",
    "vehicle": "fordon vehicle vehicles véhicule véhicules",
    "animal": "djur animal animals animaux",
    "mission": "uppdrag mission missions intervention interventions",
    "pkm": "personkilometer, passagerarkilometer, passenger-kilometres, passagers-kilomètres, voyageurs-km",
    "vkm": "fordonskilometer, vehicle-kilometres, véhicules-kilomètres",
    "tkm": "tonkilometer, tonne-kilometres, tonnes-kilomètres, tonne-km",
}
CASES = [(word.strip(), name) for name, words in WORDS.items() for word in (words.split(",") if "," in words else words.split())]


def test_a_word_of_a_unit_is_read_in_three_languages():
    assert len(CASES) > 190
    for word, name in CASES:
        for written in (word, word.capitalize(), word.upper(), word.replace(" ", "_"), word.replace("-", " ")):
            found, meant = unit(written), unit(name)
            assert found[1:] == meant[1:], (written, name)
            assert parse_amount(f"3 {written}").to(name) == 3.0, (written, name)


@pytest.mark.parametrize(
    ("word", "name"), [case for case in CASES if plain(case[0]) != case[0] and len(case[0]) > 3 and "²³" not in case[0]]
)
def test_an_export_without_accents_reads_the_same(word, name):
    assert unit(plain(word))[1:] == unit(name)[1:]


def test_a_short_word_without_its_accents_stays_unknown():
    with pytest.raises(carbon.CarbonError, match="unit 'ar' is unknown"):
        unit("ar")


@pytest.mark.parametrize("unit_word", ["nätter", "nuitées", "nights", "övernattningar", "hotellnätter"])
def test_a_plain_night_is_read_alike_wherever_units_are_read(unit_word):
    once = carbon.calculate("hotel", f"3 {unit_word}", region="FR", period=2023)
    rows = carbon.calculate([{"kind": "hotell", "amount": 3, "unit": unit_word, "region": "FR", "period": 2023}])
    # UK 2023, hotel stay, France: 6.7 kg CO2e per room per night.
    assert once.co2e_kg == rows.co2e_kg == pytest.approx(3 * 6.7)
    assert [finding.code for finding in once.findings if finding.code == "word_narrowed"] == ["word_narrowed"]
