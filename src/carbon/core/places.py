"""Where in a publication a figure stands, in words that every language has its own of: "Table 2.4" is tabell 2.4, the names in it stay."""

from __future__ import annotations

import re

from carbon.core.sentences import joined, say, whole

WORDS = (
    *("Table", "Tables", "row", "rows", "column", "columns", "sheet", "section", "sections", "Section", "Sections", "Chapter", "p.", "pp."),
    *("page", "line", "Figure", "Annex", "resource", "stages", "equation", "equations", "updated", "new", "and", "to"),
)
"""Words of places that are the library's own: they lead a number or a name."""


def place_said(locator: str) -> str:
    """Return where a figure stands, as a sentence that reads the same in English.

    Parameters: locator, as it stands in the data.

    >>> place_said("Table 2.4, Diesel Oil"), place_said("Factors by Category, rows 2717")
    ('Table 2.4, Diesel Oil', 'Factors by Category, row 2717')
    """
    # An own place is a sentence already.
    return locator if type(locator) is not str else joined(_part(part) for part in _BETWEEN.split(_ONE_ROW.sub("row", locator)))


_ONE_ROW = re.compile(r"\brows(?= \d+(?:$|;|, \D))")
_BETWEEN = re.compile(r"(Act \d+:\d+, section \d+|, |; )")
"""What stands between the parts of a place: each is said, or looked up, by itself. A section of an act is one part."""
_ACT = re.compile(r"Act (\S+), section (\d+)")
_LEADS = re.compile(
    r"\b(Tables?|rows?|columns?|sheet|[Ss]ections?|Chapter|pp?\.|page|line|Figure|Annex|resource|stages|equations?)(?= [\dA-Z\"'“])"
    r"|(?<=\()(updated|new|mean of the two productivities|that of the world)(?=\))|(?<=\d )(and|to)(?= \d)"
    r"|weighted average (?:emission rate )?of the grid\b|mean of the months"
    r"|(?<=\d)%|(?<=% )to July\b|(?<=% )from(?= \d)|August(?= \d{4})|levels(?=: )"
)


def _part(text: str) -> str:
    if act := _ACT.fullmatch(text):
        return say("Act {number}, section {section}", number=act[1], section=act[2])
    found, end = list[str](), 0
    for word in _LEADS.finditer(text):
        found += [text[end : word.start()], whole(word[0])]
        end = word.end()
    return joined(part for part in (*found, text[end:]) if part) if found else text
