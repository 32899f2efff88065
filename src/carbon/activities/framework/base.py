"""The typed base of all activities, and what a method of a kind returns."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from math import prod
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, ValidationError
from pydantic_core import CoreSchema

from carbon.activities.fields.common import Control, Lease, PeriodField, Purpose, RegionField, Text, Uncertainty
from carbon.activities.fields.reader import about
from carbon.activities.framework.demands import Context, Method
from carbon.activities.framework.describing import about_kind, with_parameters
from carbon.activities.framework.labels import LABELS, SHARED
from carbon.activities.framework.refusals import counted_together, given_twice, missing_amount, refusal, unknown_word
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say
from carbon.core.units.scales import scale, unit
from carbon.core.written import LARGEST, too_large

OWN_KINDS: dict[str, type["Activity"]] = {}
"""Kinds that a user's own program defines, by name."""


class Activity(BaseModel):
    """One activity: an amount and the words that choose its factors.

    Raises: CarbonError, with the sentence of `carbon.calculate(kind, …)`, where a field cannot be read or a word is unknown. Words that
    only your own factor files have are taken by `carbon.calculate(kind, …, catalogue=own)`, in tables, and by `model_validate({…})`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    amounts: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Alternatives for the amount; each is one field or a product of fields."""
    products: ClassVar[dict[tuple[str, ...], tuple[str, ...]]] = {}
    """Of an amount that is a product: the units of its fields and, last, that of the product: ("t", "km", "tkm")."""
    balance: ClassVar[Mapping[str, int]] = {}
    """Fields that an amount is summed from, such as stocks and purchases, each with its sign: they choose no factor."""
    positionals: ClassVar[tuple[str, ...]] = ("amount",)
    """What the command line takes after the word."""
    decided_by: ClassVar[tuple[str, ...]] = ()
    """Of a kind where two amounts take one dimension: the fields that go with the first alone, so that a bare amount is that."""
    required: ClassVar[tuple[str, ...]] = ()
    expected: ClassVar[tuple[str, ...]] = ()
    derived: ClassVar[tuple[str, ...]] = ()
    """Properties that are read off an amount and choose a factor, as the haul of a distance."""
    bounding: ClassVar[bool] = False
    """Whether other fields are checked against the number of the amount: a table with such rows asks each distinct amount too."""
    banded: ClassVar[tuple[str, ...]] = ()
    """Those of `derived` that change with the amount's own number: a table with such rows asks each distinct amount."""
    cites: ClassVar[tuple[str, ...]] = ()
    """Of a kind whose `derived` holds `factor_evidence`: the fields that a document states; without any, its amount."""
    keeps_unit: ClassVar[bool] = False
    """Whether a question is asked in the unit of its amount, which a factor may print a row for, and not in the dimension's base unit."""
    dated: ClassVar[tuple[str, ...]] = ()
    """Those of `derived` that are read off the period, which a table's combinations always hold."""
    examples: ClassVar[tuple[str, ...]] = ()
    """Command lines that a help text shows."""
    asked: ClassVar[Mapping[str, Callable[[Mapping[str, object]], str]]] = {}
    """Field → what to give for it where it is missing, from the fields that are given; of any other its own sentence says it."""

    id: Annotated[Text | None, about("Name of the row, unique in an inventory.")] = None
    period: Annotated[
        PeriodField | None, about("When it happened: a year, month, day, or two days, such as 2019, 2019-03 or 2019-01-01/2019-06-30.")
    ] = None
    region: Annotated[
        RegionField | None, about("Where it happened: a country, state or grid, by code or name, such as SE, GB or Sweden.")
    ] = None
    site: Annotated[Text | None, about("Site that it belongs to, for breakdowns by site.")] = None
    source: Annotated[Text | None, about("Emission source that it is counted under, for breakdowns by source.")] = None
    entity: Annotated[
        Text | None,
        about("Company of the group whose activity it is, one of an inventory's [[entities]]; the organisation itself if not given."),
    ] = None
    lease: Annotated[Lease | None, about("Type of lease, for an asset that is leased in or out: operating or finance.")] = None
    meter: Annotated[Text | None, about("Meter that the amount was read from.")] = None
    control: Control = "purchased"
    purpose: Purpose = "own_use"
    quality: Annotated[
        Text | None,
        about("Data quality of the amount: five scores from 1 (best) to 5, for reliability, completeness, time, geography and technology."),
    ] = None
    uncertainty: Annotated[Uncertainty | None, about("Uncertainty of the amount, such as ±20%.")] = None
    evidence: Annotated[
        Text | None, about("Document that the figures come from, such as an invoice, a product declaration or a report.")
    ] = None
    note: Annotated[Text | None, about("Free text for readers; it changes no number.")] = None

    if not TYPE_CHECKING:

        def __init__(self, /, **fields: object) -> None:
            """Read the fields; see the class.

            What cannot be read is a CarbonError in the sentence of `carbon.calculate(kind, …)`, and a ValueError as pydantic's own is.
            No catalogue of your own is at hand, so a word that the shipped one does not know is refused. `model_validate` lets it pass:
            it keeps pydantic's protocol, for models that hold activities, and its ValidationError holds the same sentence.
            """
            try:
                super().__init__(**fields)
            except ValidationError as error:
                raise refusal(type(self), error, fields) from None
            if wrong := unknown_word(type(self), self):
                raise wrong

        # Without the mark pydantic would call __init__ for each activity it validates, and words of your own files would be refused.
        __init__.__pydantic_base_init__ = True

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        cls.__doc__ = with_parameters(cls)
        if "kind" in cls.model_fields and not cls.__module__.startswith("carbon."):
            OWN_KINDS[cls.kind_name()] = cls

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        return {**handler.resolve_ref_schema(handler(core)), "description": about_kind(cls)}

    def __repr_args__(self) -> Iterator[tuple[str, object]]:
        """What is given or was read: the fields that a kind has and nobody filled are left out."""
        for name, info in type(self).model_fields.items():
            if name != "kind" and (value := getattr(self, name)) != info.default:
                yield name, value if isinstance(value, float | bool | int) else str(value)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the demands of one unit of the amount; never emissions."""
        raise NotImplementedError

    @property
    def idle(self) -> frozenset[str]:
        """Names in `derived` that mean nothing for this activity, such as the evidence of own properties where it has none."""
        return frozenset()

    @property
    def asks_as_given(self) -> bool:
        """Of a kind that keeps its unit: whether its demands are of the very amount, so that units differ in a publisher's rows alone."""
        return False

    @property
    def factor_evidence(self) -> str | None:
        """The evidence where it cites a figure of the activity, which makes it part of the question; None elsewhere."""
        return self.evidence if not self.cites or any(getattr(self, name) for name in self.cites) else None

    @property
    def amount(self) -> tuple[float, tuple[str, ...]]:
        """The number that enters linearly, and the units of the fields it is the product of."""
        return self.amount_of(self.amount_form)

    def amount_of(self, names: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
        """Return the product of some fields, and their units.

        Parameters: names of the fields, as `amount_form` gives them.
        """
        first = getattr(self, names[0])
        if len(names) == 1:
            return first.value, (first.unit,)
        given = [getattr(self, name) for name in names]
        return prod([item.value for item in given]), tuple([item.unit for item in given])

    @property
    def amount_form(self) -> tuple[str, ...]:
        """The fields that the amount is the product of: the first alternative that is given."""
        for names in self.amounts:
            for name in names:
                if getattr(self, name) is None:
                    break
            else:
                return names
        raise CarbonError(missing_amount(type(self)), code="amount_missing")

    def one(self) -> Amount:
        """Return one unit of the amount; of a product, in the product's own unit."""
        return self.one_of(self.amount_form, self.amount[1])

    @classmethod
    def one_of(cls, names: tuple[str, ...], units: tuple[str, ...]) -> Amount:
        """Return one unit of a product of fields, in the unit of the product: t × km is a tkm.

        Parameters: names of the fields; units of their amounts.
        """
        if len(names) == 1:
            return Amount(1.0, units[0])
        *bases, product = cls.products[names]
        if unit(units[-1]).dimension == unit(product).dimension:
            # The passenger-distance of all passengers together: they are counted in it already.
            return Amount(scale(units[-1], product), product)
        return Amount(prod(scale(given, base) for given, base in zip(units, bases, strict=True)), product)

    def model_post_init(self, _: object) -> None:
        """Check that exactly one alternative of the amount is given."""
        said = [name for name in self._amount_names() if self._given(name)]
        if len(said) > 1:
            given = [name for name in said if name in {names[-1] for names in self.amounts}]
            if len(given) > 1 and not any(set(given) <= set(names) for names in self.amounts):
                raise given_twice(sorted(given))
        form = self.amount_form
        self._check_spare(said, form)
        self._check_product(form)
        if len(form) > 1 and not abs(self.amount_of(form)[0]) <= LARGEST:
            raise too_large(say("the product of {form}", form=joined(form, say(" and "))))

    def _given(self, name: str) -> bool:
        """Whether a field says something: a default that is written out, as in JSON, does not."""
        return name in self.__pydantic_fields_set__ and getattr(self, name) not in (None, self.amount_default(name))

    @classmethod
    @cache
    def _amount_names(cls) -> tuple[str, ...]:
        """The fields of all alternatives of the amount, each once."""
        return tuple(dict.fromkeys(name for names in cls.amounts for name in names))

    @classmethod
    @cache
    def amount_default(cls, name: str) -> object:
        """Return the value of a field that is not given."""
        return cls.model_fields[name].default

    def _check_spare(self, said: list[str], form: tuple[str, ...]) -> None:
        """A part of another alternative (of the fields that are said) beside the one that is used would be left out in silence."""
        for spare in (name for name in said if name not in form):
            other = next(names for names in self.amounts if spare in names)
            raise given_twice([*(name for name in form if name not in other), spare])

    def _check_product(self, names: tuple[str, ...]) -> None:
        """An amount that is a product already must not be multiplied again: 100 pkm of 3 passengers are 100 pkm."""
        if len(names) < 2:
            return
        last, *_, product = getattr(self, names[-1]), *type(self).products[names]
        if last.dimension != unit(product).dimension:
            return
        for name in names[:-1]:
            if (other := getattr(self, name)).value != 1:
                raise counted_together(last, names[-1], name, other)

    @classmethod
    @cache
    def kind_name(cls) -> str:
        """Return the kind as it stands in tables, such as `car_travel`."""
        return str(cls.model_fields["kind"].default)

    @classmethod
    @cache
    def question_fields(cls) -> tuple[str, ...]:
        """Return the fields that choose a factor, the shared ones first."""
        linear = {*cls.balance, *(name for names in cls.amounts for name in names)}
        own = [name for name in cls.model_fields if name not in (*LABELS, *SHARED, "kind") and name not in linear]
        return (*SHARED, *own, *cls.derived)

    @classmethod
    @cache
    def burns(cls) -> bool:
        """Return whether the kind may ask for factors of fuels, some of which hold for a part of a year only."""
        return any("fuel" in name for name in cls.question_fields())

    @classmethod
    @cache
    def question_getter(cls) -> "Callable[[Activity], tuple[object, ...]]":
        """Return a function from an activity to the tuple of its question fields."""
        return attrgetter(*cls.question_fields())
