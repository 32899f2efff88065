"""The comparison with a printed result fails where it should."""

from __future__ import annotations

import pytest

from published import agrees


@pytest.mark.parametrize(
    ("ours", "printed"), [(3.4749, "3.47"), (3.465, "3.47"), (680.6, "681"), (0.5423044, "0.542304"), (1400.04, "1400.0")]
)
def test_what_rounds_to_the_printed_digits_agrees(ours, printed):
    assert agrees(ours, printed)


@pytest.mark.parametrize(
    ("ours", "printed"), [(3.4751, "3.47"), (3.4649, "3.47"), (680.4, "681"), (0.5423046, "0.542304"), (1400.06, "1400.0")]
)
def test_what_rounds_to_other_digits_does_not(ours, printed):
    assert not agrees(ours, printed)
