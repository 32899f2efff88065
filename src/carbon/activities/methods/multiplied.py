"""Amounts of several factors, such as employees × days × weeks × distance: an empty one is asked for, and never counted as 1 in silence."""

from typing import ClassVar

from carbon.activities.framework.base import Activity
from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import say
from carbon.core.units.scales import unit


class Multiplied(Activity):
    """An activity whose amount is a product of several counts and a last field, such as a distance or hours."""

    derived: ClassVar[tuple[str, ...]] = ("counts_of_one",)

    def model_post_init(self, context: object) -> None:
        """Check that either all counts are given or none."""
        super().model_post_init(context)
        *counts, last = self.amounts[0]
        given = [name for name in counts if name in self.model_fields_set]
        missing = [name for name in counts if name not in given]
        if given and missing and not self._is_product:
            there, gone = _joined(given), _joined(missing)
            raise CarbonError(
                say(
                    "{kind} multiplies {counts} and {last}; {given} {given_is} given, and {missing} {missing_is} not. Give {missing}, or "
                    "write 1.",
                    kind=self.kind_name(),
                    counts=", ".join(counts),
                    last=last,
                    given=there,
                    given_is=_be(given),
                    missing=gone,
                    missing_is=_be(missing),
                ),
                code="field_missing",
                field=missing[0],
            )

    @property
    def _is_product(self) -> bool:
        """Whether the last field holds the whole product already, as pkm of all employees."""
        *_, product = self.products[self.amounts[0]]
        last = getattr(self, self.amounts[0][-1])
        return last is not None and last.dimension == unit(product).dimension

    @property
    def counts_of_one(self) -> bool | None:
        """True where no count is given and each is 1: part of the question, since a finding says so."""
        counts = self.amounts[0][:-1]
        return None if self._is_product or any(name in self.model_fields_set for name in counts) else True

    @property
    def idle(self) -> frozenset[str]:
        """That each count is 1 says nothing where the counts are given."""
        return super().idle if self.counts_of_one else super().idle | {"counts_of_one"}

    def once_findings(self) -> list[Finding]:
        """Return the finding that each count is 1, where none is given."""
        if not self.counts_of_one:
            return []
        *counts, _last = self.amounts[0]
        *_, product = self.products[self.amounts[0]]
        text = say(
            "no {names} or {last_name} given; each counts as 1. Give {all}, or write the total in {product}.",
            names=", ".join(counts[:-1]),
            last_name=counts[-1],
            all=_joined(counts),
            product=product,
        )
        return [Finding("counts_assumed", "warning", text)]


def _joined(names: list[str]) -> str:
    return say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else names[0]


def _be(names: list[str]) -> str:
    return say("are") if len(names) > 1 else say("is")
