"""A class of a kind that is called directly says what `carbon.calculate(kind, …)` says: one sentence, with the nearest words."""

import pydantic
import pytest

import carbon
from carbon.activities.fields.reader import Reader
from carbon.activities.framework.describing import field_reader, own_fields
from carbon.activities.framework.kinds import build, kinds
from carbon.cli.quick import example_fields

KINDS = sorted(kinds().items())


def fields_of(line):
    """The fields of an example of a kind, as its class takes them."""
    given = build(*example_fields(line)).model_dump(exclude_unset=True)
    return {name: value for name, value in given.items() if name != "kind"}


EXAMPLES = {kind: fields_of(cls.examples[0]) for kind, cls in KINDS}


def slip(words):
    """A known word with two letters in the middle changed places, which is not a word."""
    for word in sorted(words, key=len):
        middle = len(word) // 2
        changed = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
        if len(word) > 5 and word.isascii() and not any(letter.isdigit() for letter in word) and changed not in words and changed != word:
            return changed
    return None


def typed(cls, fields):
    with pytest.raises(carbon.CarbonError) as caught:
        cls(**fields)
    return caught.value


def called(kind, fields):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate(kind, **fields)
    return caught.value


def used(kind, name):
    """The fields of an example in which a word changes the answer."""
    fields = EXAMPLES[kind]
    if "consumption" in kinds()[kind].model_fields and name in ("fuel", "blend") and kind not in ("freight", "ambulance_flight"):
        return fields | {"consumption": "6 l/100km", "fuel": "diesel"} | ({"mode": "own_car"} if kind == "patient_travel" else {})
    if kind == "investment":
        return {other: value for other, value in fields.items() if other != "emissions"} | {"revenue": "1 MUSD"}
    return {other: value for other, value in fields.items() if other != "factor"} if kind == "capital_good" else fields


MISSPELT = [
    (kind, name, bad)
    for kind, cls in KINDS
    for name in own_fields(cls)
    if type(reader := field_reader(cls, name) or Reader()).__name__ not in ("MixOf", "SharesOfWords") and (bad := slip(reader.known))
]


@pytest.mark.parametrize(("kind", "name", "bad"), MISSPELT)
def test_a_misspelt_word_is_refused_where_it_is_written(kind, name, bad):
    fields = used(kind, name) | {name: bad}
    one, other = typed(kinds()[kind], fields), called(kind, fields)
    assert (str(one), one.code, one.field) == (str(other), other.code, other.field)
    assert bad in str(one) or name in str(one)


def test_every_kind_with_words_is_among_them():
    with_words = {kind for kind, cls in KINDS if any((field_reader(cls, name) or Reader()).known for name in own_fields(cls))}
    assert len({kind for kind, _, _ in MISSPELT}) >= 0.9 * len(with_words)


@pytest.mark.parametrize(("kind", "cls"), KINDS)
def test_an_unknown_field_a_missing_amount_and_a_wrong_region_are_said_in_our_words(kind, cls):
    known = EXAMPLES[kind]
    for fields in (known | {"colour": "red"}, known | {"region": "Swden"}, {}):
        one, other = typed(cls, fields), called(kind, fields)
        assert (str(one), one.code, one.field) == (str(other), other.code, other.field)
        assert not isinstance(one, pydantic.ValidationError)
        assert "validation error" not in str(one)


def test_who_catches_a_value_error_catches_ours():
    with pytest.raises(ValueError, match="fuel 'diesal' has no factor. Nearest: diesel."):
        carbon.Fuel(fuel="diesal")
