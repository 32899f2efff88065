"""Write everything that is made from the code and the data, in order: python tools/written.py.

After any change of factors, kinds, fields, words, checks or public names: the table of kinds, the page of kinds, the page of checks, the
stub, the list of public names, the page of all factors, and the numbers in the pages. What has not changed is written as it was.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).parent
ORDER = ("kind_table", "kinds_page", "checks_page", "public_stub", "public_api", "factor_table", "page_numbers", "datasets_page")
"""The table of kinds comes first: the others find the kinds through it."""


def main() -> int:
    """Run each tool in a process of its own, and return 1 where one fails."""
    codes = [subprocess.run([sys.executable, str(TOOLS / f"{name}.py")], check=False).returncode for name in ORDER]
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
