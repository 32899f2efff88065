"""Process gases that are fed to tools and let out, as in the making of semiconductors."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Control, Mass
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.fields.recipes import GasRecipe
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.capture import captured, check_capture, together
from carbon.activities.methods.release import GasOrBlend, gas_or_blend
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say

_NONE_USED = Finding(
    "use_assumed",
    "info",
    say("no used share given; the process is assumed to transform none of the gas. Write used=, such as '80%', to say it."),
)


class ProcessGas(Activity):
    """A gas fed to a process, as in etching, chamber cleaning or magnesium casting: what is not used up or destroyed escapes.

    Emitted = mass × (1 − heel) × (1 − used) × (1 − collected × destroyed); of each by-product mass × (1 − heel) × its mass per kg ×
    (1 − collected × destroyed). Source: 2006 IPCC Guidelines vol. 3, eq. 6.2 to 6.6 (tier 2a) and Tables 6.3 to 6.6.

    >>> ProcessGas(gas="nf3", mass="100 kg", used=0.8, collected=0.9, destroyed=0.95).used
    0.8
    """

    kind: Literal["process_gas"] = "process_gas"
    amounts: ClassVar = (("mass",),)
    required: ClassVar = ("release",)
    examples: ClassVar = (
        "process_gas 100 kg --gas nf3 --heel 0.1 --used 0.8 --collected 0.9 --destroyed 0.95",
        "process_gas 100 kg --gas nf3 --heel 0.1 --used 0.8 --byproducts 'pfc_14=90 g'",
    )

    gas: Annotated[GasOrBlend, about("Gas or blend fed to the process, such as nf3, sf6 or pfc_14.")]
    mass: Annotated[Mass | None, about("Gas bought or fed [kg].")] = None
    heel: Annotated[Share, about("Share that stays in the container and goes back: 0 for gas fed, usually 0.1 for gas bought.")] = 0.0
    used: Annotated[Share | None, about("Share that the process transforms; none if not given.")] = None
    collected: Annotated[Share | None, about("Share of the exhaust that passes an abatement unit.")] = None
    destroyed: Annotated[Share | None, about("Share of the gas passing the unit that is destroyed.")] = None
    byproducts: Annotated[
        GasRecipe, about("Gases formed per kg fed, such as 'pfc_14=90 g; pfc_116=1 g'; defaults by industry are in Tables 6.3 to 6.5.")
    ] = ()
    byproducts_destroyed: Annotated[
        Share | None, about("Share of the by-products passing the unit that is destroyed; same as destroyed if not given.")
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that abatement is given in full, and that only by-products that are formed are destroyed."""
        super().model_post_init(context)
        check_capture(self.collected, self.destroyed)
        for gas, _ in self.byproducts:
            gas_or_blend(gas)
        if self.byproducts_destroyed is not None and not (self.byproducts and self.collected is not None):
            message = say(
                "byproducts_destroyed needs byproducts and collected. Write byproducts, such as 'pfc_14=90 g', and the abatement."
            )
            raise CarbonError(message, code="field_missing", field="byproducts_destroyed")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gas that escapes, and what is formed of it."""
        fed = one.to("kg") * (1.0 - self.heel)
        used = self.used or 0.0
        left = fed * (1.0 - used)
        step = say("{one} × (1 − {heel:g} heel) × (1 − {used:g} used) = {left:.6g} kg", one=one, heel=self.heel, used=used, left=left)
        said = Method([], [_NONE_USED] if self.used is None else [])
        parts = [said, captured(self.gas, left, self.collected, self.destroyed, [step])]
        destroyed = self.destroyed if self.byproducts_destroyed is None else self.byproducts_destroyed
        for gas, formed in self.byproducts:
            mass = fed * formed.to("kg")
            parts.append(
                captured(
                    gas_or_blend(gas),
                    mass,
                    self.collected,
                    destroyed,
                    [say("{fed:.6g} kg fed × {formed} {gas} a kg = {mass:.6g} kg", fed=fed, formed=formed, gas=gas, mass=mass)],
                )
            )
        return together(parts)
