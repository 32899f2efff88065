"""Attribution: the share of an investee's or a borrower's emissions that is ours."""

from __future__ import annotations

from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.core.units.scales import scale

SCORES = ("1", "2", "3", "4", "5")


def attribution(share: float | None, outstanding: Amount | None, value: Amount | None, what: str) -> float:
    """Return the share of an investee's emissions that is ours: outstanding ÷ value, or a share of equity that is known.

    Parameters: share, 0 to 1; outstanding, what is invested or lent; value of the whole, in the same currency; what it is, in words.
    Raises: CarbonError when the share is given twice or not at all, in two currencies, or is above 1.
    Source: PCAF, The Global GHG Accounting and Reporting Standard, part A, second edition (2022), ch. 4 and 5.

    >>> attribution(None, Amount(1e6, "USD"), Amount(20e6, "USD"), "total equity and debt")
    0.05
    """
    if (share is None) == (outstanding is None and value is None):
        given = say("your share is not given") if share is None else say("share and outstanding both give your share")
        raise CarbonError(say("{given}. Write share, or outstanding and value.", given=given), code="attribution_missing", field="share")
    if share is not None:
        return share
    if outstanding is None or value is None:
        missing = "outstanding" if outstanding is None else "value"
        raise CarbonError(
            say("{missing} is not given. The value is the {what}. Write {missing}=, such as '2 MSEK'.", missing=missing, what=what),
            code="field_missing",
            field=missing,
        )
    if outstanding.dimension != value.dimension:
        raise CarbonError(
            say("outstanding is {outstanding}, value {value}. Write one currency.", outstanding=outstanding, value=value),
            code="currency_differs",
            field="value",
        )
    if not value.value:
        raise CarbonError(
            say("value is 0, so your share of it cannot be calculated. Write the {what}.", what=what), code="value_zero", field="value"
        )
    part = outstanding.value * scale(outstanding.unit, value.unit) / value.value
    if part > 1:
        message = say(
            "outstanding {outstanding} is more than the value {value}. Write the {what}.", outstanding=outstanding, value=value, what=what
        )
        raise CarbonError(message, code="share_invalid", field="value")
    return part
