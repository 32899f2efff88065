"""What cannot be calculated is refused with its code, in a sentence that names the place."""

import pytest

import carbon


def assert_refused(word, fields, code, message):
    """A kind or word with these fields raises CarbonError of the code, and its sentence holds the message."""
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate(word, **fields)
    assert message in str(caught.value)
    assert caught.value.code == code
