"""Industrial processes: CO2 of clinker, glass, metals and carbonates, and process gases that are fed and let out."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.amounts import Mass
from carbon.activities.fields.common import Control, Text
from carbon.activities.fields.listed import Listed, Members, plain, values, words
from carbon.activities.fields.ratios import Efficiency, Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.capture import captured, check_capture, together
from carbon.activities.methods.recipes import GasRecipe
from carbon.activities.methods.release import GasOrBlend, gas_or_blend
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say

_NONE_USED = Finding(
    "use_assumed",
    "info",
    say("no used share given; the process is assumed to transform none of the gas. Write used=, such as '80 %', to say it."),
)
KILN_DUST = 1.02
"""Correction for lost kiln dust: 2006 IPCC Guidelines vol. 3, section 2.2.1.2."""
_APART = ("clinker", "calcium_oxide", "glass", "carbonate", "waste_water")
"""Keys of processes that have kinds of their own."""
_WAYS = ("route", "product", "type", "feedstock")
"""What the catalogue calls the way, or the sort, of a product."""


class CementProduction(Activity):
    """CO2 of the carbonates in cement clinker; the kiln's fuel is accounted for separately.

    Source: 2006 IPCC Guidelines vol. 3, eq. 2.1, 2.2 and 2.4 (0.52 t CO2 per t clinker, kiln dust of 2 % in it).

    >>> CementProduction(cement="1000 t", clinker_share=0.75).clinker_share
    0.75
    """

    kind: Literal["cement_production"] = "cement_production"
    # A bare mass is the cement, and asks for its clinker: read as clinker it would count a third too much.
    amounts: ClassVar = (("cement",), ("clinker",))
    required: ClassVar = ("process",)
    examples: ClassVar = ("cement_production --clinker '1000 t'", "cement_production --cement '1000 t' --clinker-share 0.75")

    clinker: Annotated[Mass | None, about("Clinker produced [t].")] = None
    cement: Annotated[Mass | None, about("Cement produced from your own clinker, with clinker_share, instead of clinker [t].")] = None
    clinker_share: Annotated[Efficiency | None, about("Share of clinker in the cement.")] = None
    lime_content: Annotated[
        Efficiency | None, about("CaO from carbonate in the clinker; 0.65, the default of the factor, if not given.")
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that cement comes with the clinker in it."""
        super().model_post_init(context)
        # The word clinker is all clinker, whichever field its mass stands in.
        if self.clinker_share != 1.0 and (self.cement is None) != (self.clinker_share is None):
            raise CarbonError(
                say("cement needs clinker_share, the clinker in it, such as 0.75; clinker needs none."),
                code="field_missing",
                field="clinker_share",
            )

    def method(self, one: Amount, context: Context) -> Method:
        """Return the CO2 of calcination."""
        share = self.clinker_share or 1.0
        step = f"{one} × {share:g} clinker" if self.clinker_share else ""
        if self.lime_content is None:
            return Method([Demand("process.clinker", "process", Amount(one.value * share, one.unit), step=step)])
        lime = Amount(one.value * share * self.lime_content * KILN_DUST, one.unit)
        step = f"{step or one} × {self.lime_content:g} CaO × {KILN_DUST:g} kiln dust = {lime.value:.6g} {lime.unit} CaO"
        return Method([Demand("process.calcium_oxide", "process", lime, step=step)])


class GlassProduction(Activity):
    """CO2 of the carbonates in glass; the furnace's fuel is accounted for separately.

    Source: 2006 IPCC Guidelines vol. 3, eq. 2.10 (0.20 t CO2 per t of glass × (1 − cullet)) and, by type, eq. 2.11 and Table 2.6.

    >>> GlassProduction(mass="100 t", cullet="40 %").cullet
    0.4
    """

    kind: Literal["glass_production"] = "glass_production"
    amounts: ClassVar = (("mass",),)
    required: ClassVar = ("process",)
    examples: ClassVar = ("glass_production 100 t --cullet 0.4",)

    mass: Annotated[Mass | None, about("Glass melted [t].")] = None
    cullet: Annotated[Share, about("Share of recycled glass in the batch, which contains no carbonate.")]
    type: Annotated[
        str | None,
        Listed("process.glass", "type"),
        about("Type of glass, such as float or container_flint; the default for all glass if not given."),
    ] = None
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the CO2 of the raw materials."""
        raw = Amount(one.value * (1.0 - self.cullet), one.unit)
        step = f"{one} × (1 − {self.cullet:g} cullet) = {raw}"
        return Method([Demand("process.glass", "process", raw, words(type=self.type), step=step)])


class CarbonateUse(Activity):
    """CO2 of carbonates that are heated or dissolved: flue-gas cleaning, ceramics, water treatment, soda.

    Source: 2006 IPCC Guidelines vol. 3, Table 2.1 and eq. 2.16.

    >>> CarbonateUse(mass="10 t", carbonate="soda_ash").calcined
    1.0
    """

    kind: Literal["carbonate_use"] = "carbonate_use"
    amounts: ClassVar = (("mass",),)
    required: ClassVar = ("process",)
    examples: ClassVar = ("carbonate_use 10 t --carbonate soda_ash",)

    mass: Annotated[Mass | None, about("Pure carbonate used [t].")] = None
    carbonate: Annotated[
        str, Listed("process.carbonate", "carbonate"), about("Mineral that is heated or dissolved, such as limestone or soda_ash.")
    ]
    calcined: Annotated[Share, about("Share of the carbonate that gives off its CO2; all of it if not given.")] = 1.0
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the CO2 that is given off."""
        used = Amount(one.value * self.calcined, one.unit)
        step = f"{one} × {self.calcined:g} calcined" if self.calcined < 1 else ""
        return Method([Demand("process.carbonate", "process", used, {"carbonate": self.carbonate}, step=step)])


class IndustrialProcess(Activity):
    """Process gases from making metals, chemicals, lime and other products, by tier 1 factors; fuels are accounted for separately.

    Source: 2006 IPCC Guidelines vol. 3, ch. 2 to 5, and the 2019 Refinement, ch. 3 and 4: tier 1; ADEME, Base Carbone.

    >>> IndustrialProcess(mass="1000 t", product="steel", route="electric_arc").route
    'electric_arc'
    """

    kind: Literal["industrial_process"] = "industrial_process"
    amounts: ClassVar = (("mass",),)
    required: ClassVar = ("process",)
    examples: ClassVar = (
        "industrial_process 1000 t --product steel --route electric_arc",
        "industrial_process 1000 t --product nitric_acid --route dual_medium_high_abated",
    )

    mass: Annotated[Mass | None, about("Product made [t]; for lubricant_use and reducing_agent the mass used.")] = None
    product: Annotated[
        str, Members("process", _APART), about("Product or process, such as lime, steel, aluminium, ammonia or nitric_acid.")
    ]
    route: Annotated[
        Text | None,
        about(
            "Process route or grade, such as high_calcium for lime, electric_arc for steel or "
            "prebake_point_feed_modern for aluminium; required if the product has several."
        ),
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that the product is made that way."""
        super().model_post_init(context)
        self._way()

    def _way(self) -> dict[str, str]:
        """The qualifier that the catalogue tells the ways of the product by, with the one that is said.

        Raises: CarbonError `word_unknown` naming the ways, where the one said is none of them or one must be said.
        """
        key = f"process.{self.product}"
        name = next((name for name in _WAYS if values(key, name)), "route")
        known = values(key, name)
        means = [word for word in known if word in ("default", "average", "total")]
        if self.route is None and (means or not known):
            return {name: known[means[0]]} if means else {}
        if self.route is not None and plain(self.route) in known:
            return {name: known[plain(self.route)]}
        said = (
            say("route '{route}' of {product} is unknown", route=self.route, product=self.product)
            if self.route
            else say("{product} needs route", product=self.product)
        )
        instead = (
            say("Write one of {known}.", known=", ".join(word for word in known if word not in means)) if known else say("Leave route out.")
        )
        raise CarbonError(say("{said}. {instead}", said=said, instead=instead), code="word_unknown", field="route")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases of the process."""
        return Method([Demand(f"process.{self.product}", "process", one, self._way())])


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
        step = f"{one} × (1 − {self.heel:g} heel) × (1 − {used:g} used) = {left:.6g} kg"
        said = Method([], [_NONE_USED] if self.used is None else [])
        parts = [said, captured(self.gas, left, self.collected, self.destroyed, [step])]
        destroyed = self.destroyed if self.byproducts_destroyed is None else self.byproducts_destroyed
        for gas, formed in self.byproducts:
            mass = fed * formed.to("kg")
            parts.append(
                captured(gas_or_blend(gas), mass, self.collected, destroyed, [f"{fed:.6g} kg fed × {formed} {gas} a kg = {mass:.6g} kg"])
            )
        return together(parts)
