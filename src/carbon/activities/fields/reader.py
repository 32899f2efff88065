"""The base of all types of fields: what reads what a person wrote, and how it is described."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypedDict, TypeVar, get_args

from pydantic import Field
from pydantic_core import core_schema

from carbon.core.errors import CarbonError
from carbon.core.periods import Period
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say
from carbon.core.spread import Spread

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

    from carbon.factors.catalogue import Catalogue

V = TypeVar("V")
"""The value that a field has once it is read."""


_OF_TYPES = (TypeError, AttributeError, ArithmeticError, LookupError)
"""What Python raises where a value is of another type than is read, or too large for one."""
_SHOWN = 80
"""Characters of a value that an error quotes."""


class FieldSchema(TypedDict, total=False):
    """The JSON Schema of a field, as far as readers say it; `words` and `dimensions` are our own."""

    type: str
    description: str
    enum: list[str]
    examples: Sequence[str | float]
    minimum: float
    maximum: float
    exclusiveMinimum: float
    words: list[str]
    dimensions: list[str]


class Reader(Generic[V]):
    """A type of field: reads what a person wrote, or says what to write instead."""

    def read(self, given: object) -> V:
        """Return the value of what was written."""
        raise NotImplementedError

    def read_with(self, given: object, catalogue: Catalogue) -> V:
        """Return the value of what was written, where a word may be one that only factors of your own bear.

        Parameters: given, as it was written; catalogue, with factors of your own.
        """
        return self.read(given)

    def schema(self) -> FieldSchema:
        """Return the JSON Schema of the field."""
        return {"type": "string"}

    def refused(self, value: V, activity: object) -> CarbonError | None:
        """Return the error of a word that was read but is not known where no file of your own is at hand; None where it may stand.

        Parameters: value, as it was read; activity it belongs to, whose other fields may say what is known.
        """
        return None

    @property
    def known(self) -> tuple[str, ...]:
        """The controlled words that the field takes; none where it takes a number or free text."""
        return ()

    def plain(self, value: V) -> object:
        """Return a value as text that is read back to the last bit."""
        return _plain(value)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        text = core_schema.plain_serializer_function_ser_schema(self.plain)
        read: core_schema.CoreSchema
        if type(self).read_with is Reader.read_with:
            read = core_schema.no_info_plain_validator_function(self._read_any, serialization=text)
        else:
            read = core_schema.with_info_plain_validator_function(self._read_in, serialization=text)
        return core_schema.nullable_schema(read) if type(None) in get_args(source) else read

    def _read_any(self, given: object) -> V:
        """The value; what a program gives of another type is refused as a wrong text is."""
        try:
            return self.read(given)
        except _OF_TYPES as error:
            raise self._not_taken(given, error) from error

    def _read_in(self, given: object, info: core_schema.ValidationInfo) -> V:
        """The value; the context of the validation is the catalogue, where one is at hand."""
        if info.context is None:
            return self._read_any(given)
        try:
            return self.read_with(given, info.context)
        except _OF_TYPES as error:
            raise self._not_taken(given, error) from error

    def _not_taken(self, given: object, error: Exception) -> Exception:
        """The error of a value of another type; of a text it is a fault of the library, and stays what it is."""
        if isinstance(given, str):
            return error
        example = next(iter(self.schema().get("examples", ())), "")
        such = say(", such as '{example}'", example=example) if example else ""
        message = say("{given} is of no type that is read here. Write it as text{such}.", given=repr(given)[:_SHOWN], such=such)
        return CarbonError(message, code="field_invalid")

    def __get_pydantic_json_schema__(self, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        own: dict[str, object] = {**self.schema()}
        return {"anyOf": [own, {"type": "null"}]} if core["type"] == "nullable" else own


def _plain(value: object) -> object:
    """A value as text that is read back to the last bit."""
    if isinstance(value, Amount):
        return f"{value.value!r} {value.unit}"
    if isinstance(value, Rate):
        return f"{value.value!r} {value.unit}/{value.per}"
    return str(value) if isinstance(value, Period | Spread) else value


def reader_of(annotation: object) -> Reader[object] | None:
    """Return the reader in a field's type, also inside `… | None`."""
    for part in (annotation, *get_args(annotation)):
        for item in (part, *getattr(part, "__metadata__", ())):
            if isinstance(item, Reader):
                return item
    return None


def about(text: str) -> object:
    """Return what a field's annotation carries: the sentence that help texts, JSON Schema, stubs and documents show.

    Parameters: text, what the field is, its unit in brackets, what is assumed without it.
    """
    return Field(description=text)
