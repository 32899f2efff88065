"""Services bought by number or mass: meals served, messages and searches, laundry; and upkeep by what it costs."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import AmountOf, Purpose
from carbon.activities.fields.listed import Listed, completed, words
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.home import word_taken
from carbon.activities.methods.products import proxied
from carbon.core.quantities import Amount
from carbon.core.units.dimensions import CURRENCIES


class Service(Activity):
    """Services bought, by number: meals, electronic messages, web pages; laundry by mass; maintenance by what it costs.

    Services by sector and price are the kind spend.
    Source: Scope 3 Technical Guidance (2013), formula 1.4 (average-data method); ADEME, Base Carbone, services; of laundry John and
    others, BMJ Open 14(2), 2024.

    >>> Service(quantity=120, product="meal", type="vegetarien").type
    'vegetarien'
    """

    kind: Literal["service"] = "service"
    amounts: ClassVar = (("quantity",),)
    required: ClassVar = ("production",)
    examples: ClassVar = ("service 120 pieces --product meal --type vegetarien --region FR --period 2024",)

    quantity: Annotated[
        Amount | None,
        AmountOf(("pieces", "mass", *CURRENCIES), "piece", ("meal",)),
        about("Number of services [piece]; of a laundry the mass washed [kg]; for maintenance what it costs [EUR]."),
    ] = None
    product: Annotated[
        str,
        Listed("service", "product", open=True),
        about("Service in the catalogue, such as meal, 1_email, hospital_laundry or various_maintenance."),
    ]
    type: Annotated[
        str | None,
        Listed("service", "type"),
        about("What is served in a meal, such as moyen (average), vegetarien or classique_avec_boeuf."),
    ] = None
    purpose: Purpose = "goods"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the production of the service.

        Raises: CarbonError where a product comes in several types and none is given.
        """
        # Of meals the publisher prints a mean: an everyday word takes it, and says so.
        served, said = word_taken("type", self.type, "moyen", "vegetarien") if self.product == "meal" else (self.type, [])
        asked = completed("service", words(product=self.product, type=served))
        return Method([proxied(Demand("service", "production", one, asked))], said)
