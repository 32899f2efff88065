"""Types of fields that are plain numbers: shares of several parts, positive numbers, temperatures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import fsum
from typing import Annotated

from carbon.activities.fields.reader import FieldSchema, Reader
from carbon.core.errors import CarbonError
from carbon.core.patterns import pattern
from carbon.core.sentences import say
from carbon.core.units.scales import unit
from carbon.core.written import number_of, parse_number

_TOLERANCE = 1e-6
"""How far the sum of shares may lie from 1: what is lost by writing thirds with six digits."""


class ShareOf(Reader[float]):
    """A share from 0 to 1, in per cent, or as one's own part of a total."""

    def read(self, given: object) -> float:
        """Return the share as a number from 0 to 1.

        >>> ShareOf().read("24%"), ShareOf().read("1200 of 5000 m2"), ShareOf().read("1 200 / 5 000")
        (0.24, 0.24, 0.24)
        """
        text = str(given).strip()
        if found := _PART.fullmatch(text):
            return _part(found, text)
        value = parse_number(text.rstrip("%")) / (100.0 if text.endswith("%") else 1.0)
        if not 0 <= value <= 1:
            raise CarbonError(say("{given} is not a share. Write 0 to 1, or 0% to 100%.", given=given), code="share_invalid")
        return value

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a number from 0 to 1."""
        return {"type": "number", "minimum": 0, "maximum": 1}


_PART = pattern(r"(?P<own>\d[\d.,\s\u00a0\u202f]*)(?P<unit>[^\d\s/%][^\s/%]*)?\s*(?:/|\b(?:of|av|von|sur)\b)\s*(?P<total>\d[^/%]*)")
"""Own part of a total, such as 1200 of 5000 m2."""


def _part(found: re.Match[str], text: str) -> float:
    """Own ÷ total, both in one unit; a unit that stands once is that of both."""
    last = re.fullmatch(r"(?P<number>\d[\d.,\s\u00a0\u202f]*)(?P<unit>.*)", found["total"].strip())
    own, total = parse_number(found["own"].strip()), parse_number(last["number"].strip()) if last else 0.0
    units = [name.strip() for name in (found["unit"] or "", last["unit"] if last else "") if name.strip()]
    known = [unit(name) for name in units]
    if len({item.dimension for item in known}) > 1:
        raise CarbonError(
            say("the share '{text}' has two dimensions. Write own and total in one unit, such as '1200 of 5000 m2'.", text=text),
            code="dimension",
        )
    ratio = known[0].scale / known[1].scale if len(known) > 1 else 1.0
    if total <= 0 or own * ratio > total:
        raise CarbonError(
            say("'{text}' is not a share: the part is more than the total. Write own of total, such as '1200 of 5000 m2'.", text=text),
            code="share_invalid",
        )
    return own * ratio / total


@dataclass(frozen=True, eq=False)
class SharesOf(Reader[tuple[tuple[str, float], ...]]):
    """Shares of several parts that make up a whole, such as 'diesel=0.93; biodiesel=0.07'."""

    example: str = "diesel=0.93; biodiesel=0.07"

    def read(self, given: object) -> tuple[tuple[str, float], ...]:
        """Return the (name, share) pairs; they sum to 1."""
        pairs = tuple(tuple(pair) for pair in given) if isinstance(given, tuple | list) else self._pairs(str(given))
        shares = tuple((str(name).strip(), ShareOf().read(value)) for name, value in pairs)
        if len({name for name, _ in shares}) < len(shares):
            raise CarbonError(
                say("'{given}' names a part twice. Write each once, as {example}.", given=given, example=self.example),
                code="shares_invalid",
            )
        total = fsum(value for _, value in shares)
        if abs(total - 1.0) > _TOLERANCE:
            raise CarbonError(
                say(
                    "the shares of '{given}' sum to {total:.6g}, not 1. Write all parts, as {example}.",
                    given=given,
                    total=total,
                    example=self.example,
                ),
                code="shares_invalid",
            )
        return shares

    def _pairs(self, text: str) -> tuple[tuple[str, str], ...]:
        parts = [part.partition("=") for part in re.split(r";", text) if part.strip()]
        if not parts or not all(name.strip() and sign and value.strip() for name, sign, value in parts):
            raise CarbonError(
                say("'{text}' cannot be read as shares. Write them as {example}.", text=text, example=self.example), code="shares_invalid"
            )
        return tuple((name, value) for name, _, value in parts)

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string of pairs."""
        return {"type": "string", "description": f"shares that sum to 1, as '{self.example}'", "examples": [self.example]}


class PositiveNumber(Reader[float]):
    """A number above zero, as a coefficient of performance."""

    def read(self, given: object) -> float:
        """Return the number."""
        value = number_of(given)
        if not value > 0:
            raise CarbonError(say("{given} is not above zero. Write a number above zero, such as 3.5.", given=given), code="number_invalid")
        return value

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a number above zero."""
        return {"type": "number", "exclusiveMinimum": 0}


class EfficiencyOf(ShareOf):
    """An efficiency above 0 and up to 1."""

    def read(self, given: object) -> float:
        """Return the efficiency as a number up to 1."""
        value = super().read(given)
        if value == 0:
            raise CarbonError(
                say("{given} is not an efficiency: nothing would come out. Write 0.8, or 80%.", given=given), code="share_invalid"
            )
        return value


class LossRateOf(Reader[str]):
    """Losses of a grid, of what is used or of what is generated: '5%', '5% of generation'."""

    def read(self, given: object) -> str:
        """Return the rate in words, with what it is a share of.

        >>> LossRateOf().read("5%"), LossRateOf().read("4% of generation")
        ('0.05 of consumption', '0.04 of generation')
        """
        text = str(given).strip().casefold()
        found = _LOSS.fullmatch(text)
        if found is None:
            message = say("'{given}' is not a loss rate. Write '5%' of what is used, or '5% of generation'.", given=given)
            raise CarbonError(message, code="share_invalid", field="loss_rate")
        share, of = ShareOf().read(found["share"]), "generation" if (found["of"] or "").startswith("gen") else "consumption"
        if share == 1 and of == "generation":
            raise CarbonError(
                say("a loss of all generation leaves nothing to use. Write a share below 1."), code="share_invalid", field="loss_rate"
            )
        return f"{share!r} of {of}"

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string."""
        text = "losses as '5%' of what is used, or '5% of generation'"
        return {"type": "string", "description": text, "examples": ["5%", "5% of generation"]}


_LOSS = pattern(r"(?P<share>[\d.,]+(?:e[+-]?\d+)?\s*%?)\s*(?:of\s+(?:the\s+)?(?P<of>consumption|use|what is used|generation))?")


class Temperature(Reader[float]):
    """A temperature in degrees Celsius, such as 90 or '90 °C'."""

    def read(self, given: object) -> float:
        """Return the temperature [°C]."""
        value = parse_number(re.sub(r"\s*°?\s*C$", "", str(given).strip()))
        if value <= _ABSOLUTE_ZERO:
            raise CarbonError(say("{given} °C is not above absolute zero. Write it in °C, such as 90.", given=given), code="number_invalid")
        return value

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a number."""
        return {"type": "number", "description": "temperature [°C]", "examples": [90]}


_ABSOLUTE_ZERO = -273.15

Shares = Annotated[tuple[tuple[str, float], ...], SharesOf()]
Positive = Annotated[float, PositiveNumber()]
Efficiency = Annotated[float, EfficiencyOf()]
Celsius = Annotated[float, Temperature()]
LossRate = Annotated[str, LossRateOf()]
Share = Annotated[float, ShareOf()]
