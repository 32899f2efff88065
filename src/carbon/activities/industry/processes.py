"""Industrial processes: CO2 of clinker, glass, metals and carbonates."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Control, Mass, Text
from carbon.activities.fields.listed import Listed, Members, plain, values, words
from carbon.activities.fields.ratios import Efficiency, Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say

KILN_DUST = 1.02
"""Correction for lost kiln dust: 2006 IPCC Guidelines vol. 3, section 2.2.1.2."""
_APART = ("clinker", "calcium_oxide", "glass", "carbonate", "waste_water")
"""Keys of processes that have kinds of their own."""
_WAYS = ("route", "product", "type", "feedstock")
"""What the catalogue calls the way, or the sort, of a product."""


class CementProduction(Activity):
    """CO2 of the carbonates in cement clinker; the kiln's fuel is accounted for separately.

    Source: 2006 IPCC Guidelines vol. 3, eq. 2.1, 2.2 and 2.4 (0.52 t CO2 per t clinker, kiln dust of 2% in it).

    >>> CementProduction(cement="1000 t", clinker_share=0.75).clinker_share
    0.75
    """

    kind: Literal["cement_production"] = "cement_production"
    # A bare mass is the cement, and asks for its clinker: read as clinker it would count a third too much.
    amounts: ClassVar = (("cement",), ("clinker",))
    decided_by: ClassVar = ("clinker_share",)
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
        step = say("{one} × {share:g} clinker", one=one, share=share) if self.clinker_share else ""
        if self.lime_content is None:
            return Method([Demand("process.clinker", "process", Amount(one.value * share, one.unit), step=step)])
        lime = Amount(one.value * share * self.lime_content * KILN_DUST, one.unit)
        step = say(
            "{value} × {lime_content:g} CaO × {kiln_dust:g} kiln dust = {lime:.6g} {unit} CaO",
            value=step or one,
            lime_content=self.lime_content,
            kiln_dust=KILN_DUST,
            lime=lime.value,
            unit=lime.unit,
        )
        return Method([Demand("process.calcium_oxide", "process", lime, step=step)])


class GlassProduction(Activity):
    """CO2 of the carbonates in glass; the furnace's fuel is accounted for separately.

    Source: 2006 IPCC Guidelines vol. 3, eq. 2.10 (0.20 t CO2 per t of glass × (1 − cullet)) and, by type, eq. 2.11 and Table 2.6.

    >>> GlassProduction(mass="100 t", cullet="40%").cullet
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
        step = say("{one} × (1 − {cullet:g} cullet) = {raw}", one=one, cullet=self.cullet, raw=raw)
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
        step = say("{one} × {calcined:g} calcined", one=one, calcined=self.calcined) if self.calcined < 1 else ""
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
