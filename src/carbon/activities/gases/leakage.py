"""Gas in equipment by screening: charge × rate of leakage, of refrigeration, fire suppression and switchgear."""

from typing import Annotated, ClassVar, Literal, NamedTuple

from carbon.activities.fields.common import Control, Devices, Duration, Mass
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.operating_time import PHASE, PHASES, Timed, time_findings
from carbon.activities.methods.parameters import parameter
from carbon.activities.methods.release import GasOrBlend, released
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say, term

EQUIPMENT = (
    "domestic_refrigeration",
    "stand_alone_commercial",
    "medium_large_commercial",
    "transport_refrigeration",
    "industrial_refrigeration",
    "chillers",
    "air_conditioning",
    "mobile_air_conditioning",
)
_ONE_YEAR, _ONE_PIECE = Amount(1.0, "a"), Amount(1.0, "piece")
_CHARGE = ("charge", "count", "duration")
_CHARGE_UNITS = ("kg", "piece", "a", "kg")


class RefrigerantScreening(Timed):
    """Refrigerant lost from equipment, from its charge and a published rate: a screening, where there are no service records.

    Emitted = charge × pieces × years × rate; at disposal charge × pieces × remaining × (1 − recovered).
    Source: 2006 IPCC Guidelines vol. 3, eq. 7.12 to 7.14, Table 7.9; US EPA, Direct Fugitive Emissions (2014), section 2.1.1, Table 2.

    >>> RefrigerantScreening(gas="R-410A", equipment="air_conditioning", charge="12 kg", count=3).count
    Amount(value=3.0, unit='piece')
    """

    kind: Literal["refrigerant_screening"] = "refrigerant_screening"
    amounts: ClassVar = (_CHARGE,)
    products: ClassVar = {_CHARGE: _CHARGE_UNITS}
    required: ClassVar = ("release",)
    examples: ClassVar = ("refrigerant_screening --charge '12 kg' --count 3 --gas R-410A --equipment air_conditioning --period 2023",)

    gas: Annotated[GasOrBlend, about("Gas or blend in the equipment, such as hfc_134a or R-410A.")]
    equipment: Annotated[
        str, Word("equipment", EQUIPMENT), about("Type of refrigeration or air conditioning, which gives the default leak rate.")
    ]
    charge: Annotated[Mass | None, about("Full charge of one piece of equipment [kg].")] = None
    count: Annotated[Devices, about("Number of pieces of equipment [piece].")] = _ONE_PIECE
    duration: Annotated[
        Duration, about("Time in operation [a]; the length of the period, or one year for a year, a single day or no period, if not given.")
    ] = _ONE_YEAR
    phase: Annotated[
        str,
        PHASE,
        about("Stage of life: operation (leaks over time), installation (filled on site) or disposal (what remains and is not recovered)."),
    ] = "operation"
    rate: Annotated[
        Share | None,
        about("Share of the charge that is lost per year in operation, or once at installation; the published default if not given."),
    ] = None
    remaining: Annotated[Share | None, about("Share of the charge that is still inside at disposal.")] = None
    recovered: Annotated[Share | None, about("Share of the remaining gas that is recovered at disposal.")] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that each figure belongs to the phase."""
        super().model_post_init(context)
        check_phase(self.phase, self.duration, {"rate": self.rate}, {"remaining": self.remaining, "recovered": self.recovered})

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases lost in the phase."""
        if self.phase == "disposal":
            left = _share(self.remaining, "leak_rate", self.equipment, "remaining")
            back = _share(self.recovered, "leak_rate", self.equipment, "recovered")
            return _disposed(self.gas, one, left, back)
        return _leaked(self.gas, one, _share(self.rate, "leak_rate", self.equipment, self.phase, "rate="), self.period_years)


class FireSuppression(Timed):
    """Fire suppression agents: the amount discharged or refilled, or charge × a published rate.

    Source: 2006 IPCC Guidelines vol. 3, eq. 7.17; US EPA, Direct Fugitive Emissions (2014), section 2.1.2 (rates).

    >>> FireSuppression(gas="hfc_227ea", charge="100 kg", system="fixed").system
    'fixed'
    """

    kind: Literal["fire_suppression"] = "fire_suppression"
    amounts: ClassVar = (("mass",), _CHARGE)
    products: ClassVar = {_CHARGE: _CHARGE_UNITS}
    required: ClassVar = ("release",)
    examples: ClassVar = ("fire_suppression 20 kg --gas hfc_227ea --period 2023",)

    gas: Annotated[GasOrBlend, about("Extinguishing agent, such as hfc_227ea, halon_1301 or co2.")]
    mass: Annotated[Mass | None, about("Agent discharged, leaked or refilled [kg].")] = None
    charge: Annotated[Mass | None, about("Agent installed in one system, instead of mass [kg].")] = None
    count: Annotated[Devices, about("Number of systems [piece].")] = _ONE_PIECE
    duration: Annotated[
        Duration,
        about(
            "Time that the systems are installed [a]; the length of the period, or one "
            "year for a year, a single day or no period, if not given."
        ),
    ] = _ONE_YEAR
    system: Annotated[str | None, Word("system", ("fixed", "portable")), about("Fixed (flooding system) or portable (extinguisher).")] = (
        None
    )
    rate: Annotated[Share | None, about("Share of the agent that is lost per year; the published default if not given.")] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that a charge comes with a system or a rate."""
        super().model_post_init(context)
        if self.charge is not None and self.system is None and self.rate is None:
            raise CarbonError(say("a charge needs system, fixed or portable, or rate, the share lost per year."), code="field_missing")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the agent that reached the air."""
        if self.amount_form == ("mass",):
            return released(self.gas, one.to("kg"))
        rate = _share(self.rate, "fire_suppression_rate", self.system or "", "operation", "rate=")
        return _leaked(self.gas, one, rate, self.period_years)


class Switchgear(Timed):
    """SF6 or another insulating gas in electrical equipment: the amount refilled, or charge × a published rate.

    Source: 2006 IPCC Guidelines vol. 3, section 8.2, eq. 8.1 and Tables 8.2, 8.3.

    >>> Switchgear(charge="5 kg", count=40, type="sealed_pressure").gas
    'sf6'
    """

    kind: Literal["switchgear"] = "switchgear"
    amounts: ClassVar = (("mass",), _CHARGE)
    products: ClassVar = {_CHARGE: _CHARGE_UNITS}
    required: ClassVar = ("release",)
    examples: ClassVar = ("switchgear --charge '5 kg' --count 40 --type sealed_pressure --period 2023", "switchgear 3 kg --period 2023")

    gas: Annotated[GasOrBlend, about("Insulating gas of the switchgear, such as sf6.")] = "sf6"
    mass: Annotated[Mass | None, about("Insulating gas refilled or lost [kg].")] = None
    charge: Annotated[Mass | None, about("Gas inside one piece of switchgear, instead of mass [kg].")] = None
    count: Annotated[Devices, about("Number of pieces of switchgear [piece].")] = _ONE_PIECE
    duration: Annotated[
        Duration,
        about(
            "Time that the switchgear is in use [a]; the length of the period, or one "
            "year for a year, a single day or no period, if not given."
        ),
    ] = _ONE_YEAR
    type: Annotated[
        str | None,
        Word("type", ("sealed_pressure", "closed_pressure")),
        about("sealed_pressure (medium voltage, never refilled) or closed_pressure (high voltage, refilled)."),
    ] = None
    phase: Annotated[
        str, Word("phase", PHASES[1:]), about("Stage of life: operation, or disposal (what remains and is not recovered).")
    ] = "operation"
    rate: Annotated[Share | None, about("Share of the gas that is lost per year; the published default for Europe if not given.")] = None
    recovered: Annotated[Share | None, about("Share of the gas still inside that is recovered at disposal.")] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that a charge comes with a type or a rate, and a disposal with what was recovered."""
        super().model_post_init(context)
        if self.charge is not None and self.type is None and (self.rate is None or self.phase == "disposal"):
            raise CarbonError(
                say("a charge needs type, sealed_pressure or closed_pressure, or rate, the share lost per year."), code="field_missing"
            )
        if self.phase == "disposal" and self.recovered is None:
            raise CarbonError(
                say("disposal needs recovered, the share of the gas that is recovered: no default is published."), code="field_missing"
            )
        check_phase(self.phase, self.duration, {"rate": self.rate}, {"recovered": self.recovered})

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gas that reached the air."""
        if self.amount_form == ("mass",):
            return released(self.gas, one.to("kg"))
        if self.phase == "disposal":
            left = _share(None, "switchgear_rate", self.type or "", "remaining")
            return _disposed(self.gas, one, left, _Rate(self.recovered or 0.0))
        rate = _share(self.rate, "switchgear_rate", self.type or "", "operation", "rate=")
        return _leaked(self.gas, one, rate, self.period_years)


def check_phase(phase: str, duration: Amount, running: dict[str, float | None], disposing: dict[str, float | None]) -> None:
    """Raise where a figure of one phase is given for another.

    Parameters: phase; duration; running, field → figure of installation and operation; disposing, those of disposal.
    """
    wrong = running if phase == "disposal" else disposing
    if given := [name for name, value in wrong.items() if value is not None]:
        raise CarbonError(
            say("{given} does not apply to {phase}. Leave it out, or write another phase.", given=joined(given, say(" and ")), phase=phase),
            code="field_contradicts",
        )
    if phase != "operation" and duration != _ONE_YEAR:
        raise CarbonError(
            say("duration {duration} does not apply to {phase}, which happens once. Leave it out.", duration=duration, phase=phase),
            code="field_contradicts",
        )


class _Rate(NamedTuple):
    """A share, with the finding that it is a published default."""

    share: float
    findings: tuple[Finding, ...] = ()


def _share(given: float | None, family: str, item: str, name: str, instead: str = "") -> _Rate:
    if given is not None:
        return _Rate(given)
    default = parameter(family, item, name)
    return _Rate(default.value / 100.0, (default.finding(say("{name} of {item}", name=name, item=term(item)), instead or f"{name}="),))


def _leaked(gas: str, one: Amount, rate: _Rate, period_years: float | None) -> Method:
    mass = one.to("kg") * rate.share
    step = say("charge × {share:.4g} lost = {mass:.6g} kg for each kg of charge and year", share=rate.share, mass=mass)
    return released(gas, mass, [step], (*rate.findings, *time_findings(period_years)))


def _disposed(gas: str, one: Amount, left: _Rate, back: _Rate) -> Method:
    mass = one.to("kg") * left.share * (1.0 - back.share)
    step = say(
        "charge × {remaining:.4g} remaining × (1 − {recovered:.4g} recovered) = {mass:.6g} kg for each kg of charge",
        remaining=left.share,
        recovered=back.share,
        mass=mass,
    )
    return released(gas, mass, [step], (*left.findings, *back.findings))
