"""numpy, loaded when a first array is made: a quick calculation makes none, and loading numpy takes longer than all else it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["Bools", "Floats", "Indices", "np"]

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indices = NDArray[np.intp]
    Bools = NDArray[np.bool_]
else:

    class _Waiting:
        """What stands for numpy; what was asked of it once is its own attribute from then on."""

        def __getattr__(self, name: str) -> Any:
            import numpy as loaded  # noqa: ICN001 - np is what waits for it

            value = getattr(loaded, name)
            setattr(self, name, value)
            return value

    np = _Waiting()
    Floats = Indices = Bools = Any
