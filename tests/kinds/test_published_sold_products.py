"""A published worked example of the use of sold products."""

from __future__ import annotations

import carbon
from published import Example, agrees

LAPTOP = Example(
    "The Prime Calculator, 'Product Lifecycle Calculator Formula', worked example: a laptop, 20 kg a year, 5 years",
    carbon.ProductUse(sold=1, lifetime="5 a", factor="20 kg CO2/year", evidence="the example's own figure"),
    "100",
)


def test_a_laptop_over_its_life(tmp_path):
    assert agrees(LAPTOP.ours(tmp_path), LAPTOP.printed)
