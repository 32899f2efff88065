"""Signs before the word of an activity, as the # of a row that is commented out."""

_SIGNS = (
    "".join(letter for letter in map(chr, range(33, 127)) if not letter.isalnum()) + "\u2010\u2011\u2012\u2013\u2014\u2212\u00b7\u2022§¤"
)


def leading_sign(text: str) -> str:
    """Return the signs before the first letter or digit: they may mean that the row is a comment, or is taken off.

    >>> leading_sign("# diesel"), leading_sign("diesel"), leading_sign("?")
    ('#', '', '')
    """
    bare = text.strip().lstrip(_SIGNS)
    # A text of signs alone, as a "?" to be filled in, is an unknown word and nothing that was commented out.
    return text.strip().removesuffix(bare) if bare else ""
