"""How many there are: pieces of kinds that are counted, gas by the mass of a cylinder, and distances that are no fuel."""

from __future__ import annotations

from carbon.cli.main import main
from carbon.reading.mapping import TableMapping
from carbon.reading.trial import trial_of


def _tried(folder, text, name="uppgifter.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (found,) = trial_of(path, TableMapping())
    return found.proposal, path


def test_a_number_of_things_that_are_counted_is_their_amount(tmp_path, capsys):
    """120 laptops, 80 screens and 60 telephones: no other column says how much."""
    proposal, path = _tried(tmp_path, "Modell;Typ;Antal;År\nA;Bärbar dator;120;2023\nB;Bildskärm;80;2023\nC;Mobiltelefon;60;2023\n")
    assert proposal.entries["columns"] == {"kind": "Typ", "amount": "Antal [piece]", "period": "År"}
    assert [question.partition(":")[0] for question in proposal.open] == ["region"]
    (shown,) = [column.why for column in proposal.columns if column.name == "Antal"]
    assert shown == "it says how many there are, and the rows are of things that are counted in pieces"
    main(["read", str(path), "-o", str(tmp_path / "m.toml")])
    assert main(["calculate", str(path), "--mapping", str(tmp_path / "m.toml"), "--region", "FR"]) == 1
    shown = capsys.readouterr()
    assert "3 rows read = 1 answered + 2 unanswered" in shown.out
    assert shown.err.count("error word_ambiguous") == 2, "which screen and which telephone is asked"


def test_a_number_beside_another_amount_or_of_other_kinds_is_not_taken(tmp_path):
    for text in (
        "Typ;Antal;Vikt (kg);År\nBärbar dator;120;240;2023\n",
        "Typ;Antal;År\nDiesel;120;2023\n",
        "Typ;Antal;Enhet;År\nBärbar dator;2;st;2023\n",
    ):
        proposal, _ = _tried(tmp_path, text)
        assert proposal.entries["columns"].get("amount") != "Antal [piece]"


def test_the_mass_of_one_cylinder_is_asked_about_and_multiplied_by_their_number(tmp_path, capsys):
    """120 cylinders of 3.4 kg of nitrous oxide are 408 kg, × 273 = 111 384 kg CO2e (AR6)."""
    proposal, path = _tried(tmp_path, "Gas;Antal flaskor;Kg per flaska\nLustgas;120;3,4\n")
    (asked,) = [question for question in proposal.open if question.startswith("amount:")]
    assert asked == (
        "amount: 'Kg per flaska [kg]' says what one pack holds, and 'Antal flaskor' reads like how many there are. If so, write "
        'amount = "Kg per flaska [kg]" in columns and multiply_by = "Antal flaskor" above them.'
    )
    mapping = tmp_path / "m.toml"
    mapping.write_text('multiply_by = "Antal flaskor"\n[columns]\nkind = "Gas"\namount = "Kg per flaska [kg]"\n', encoding="utf-8")
    assert main(["calculate", str(path), "--mapping", str(mapping), "--region", "SE", "--format", "json"]) == 0
    out = capsys.readouterr()
    assert '"co2e_kg": 111384.0' in out.out
    assert "rate_in_heading" not in out.out, "it was multiplied"


def test_distances_of_vehicles_are_no_fuel(tmp_path):
    proposal, _ = _tried(tmp_path, "Linje;Fordonskilometer;Bränsle;År\n17;120 000;Biogas;2023\n20;340 000;Diesel;2023\n")
    assert proposal.entries["columns"] == {"amount": "Fordonskilometer", "fuel": "Bränsle", "period": "År"}
    assert any(question.startswith("kind:") for question in proposal.open)


def test_departure_and_arrival_are_both_read(tmp_path):
    proposal, _ = _tried(tmp_path, "Avresa;Ankomst;Datum\nLuleå;Umeå;2023-01-02\n")
    assert {name: proposal.entries["columns"].get(name) for name in ("origin", "destination")} == {
        "origin": "Avresa",
        "destination": "Ankomst",
    }
