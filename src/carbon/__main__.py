"""`python -m carbon`, and the command `carbon`."""

import gc
import os

from carbon.cli.main import main


def run() -> int:
    """Run the command line as a process that ends with it; return the exit code."""
    # The cells of a large file are millions of objects without cycles; to search them for some, again and again, is a fifth of its reading.
    gc.set_threshold(*_SELDOM)
    # To ask every installed package for plugins of pydantic takes a tenth of a quick calculation; this process has none to load.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code = main()
    # The process ends and its memory goes back whole. Python would search all of it for cycles first: 30 ms of a quick calculation.
    gc.freeze()
    return code


_SELDOM = (200_000, 50, 1000)
"""New objects, and rounds of the younger ones, between two searches for cycles."""


if __name__ == "__main__":
    raise SystemExit(run())
