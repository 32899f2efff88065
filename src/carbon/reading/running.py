"""Running sums from the top of a column down, and which rows above add up to a number."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

LEAST = 3
"""Rows that a sum without a label is of, at least: two numbers add up to a third by chance."""
LEAST_LABELLED = 2
"""Rows that a row called a sum is of, at least."""
EXACT = 1e-9
"""How near numbers add up, as a share."""


@dataclass
class Run:
    """The amounts of one unit from the top down, without those that are sums; `prefix` are their running sums.

    `parts` are the rows that are called sums, with their amounts: a grand total may be theirs. `since` is the place where they end.
    `credits` are the rows whose amounts are below zero, with their running sums: a sum is less by them.
    """

    prefix: list[float] = field(default_factory=lambda: [0.0])
    rows: list[int] = field(default_factory=list)
    parts: list[tuple[int, float]] = field(default_factory=list)
    since: int = 0
    credits: list[tuple[int, float]] = field(default_factory=lambda: [(-1, 0.0)])
    credits_since: int = 0

    def add(self, value: float, row: int) -> None:
        """Take a row's amount into the running sum."""
        self.prefix.append(self.prefix[-1] + value)
        self.rows.append(row)

    def credit(self, value: float, row: int) -> None:
        """Take a row's amount below zero."""
        self.credits.append((row, self.credits[-1][1] + value))

    def end(self, value: float, row: int) -> None:
        """Note a row that is called a sum: the next one may begin below it."""
        self.parts.append((row, value))
        self.since, self.credits_since = len(self.rows), len(self.credits) - 1

    def of_parts(self, value: float) -> tuple[int, int] | None:
        """The first and last of the rows called sums that add up to a value."""
        total = sum(part for _, part in self.parts)
        return (self.parts[0][0], self.parts[-1][0]) if len(self.parts) > 1 and abs(total - value) <= EXACT * abs(value) else None

    def is_whole(self, value: float) -> bool:
        """Whether all the rows above add up to a value."""
        return abs(self.prefix[-1] + self.credits[-1][1] - value) <= EXACT * value

    def less_credits(self, value: float, slack: float) -> tuple[int, int] | None:
        """The first and last of the rows that add up to a value with credits among them: since the sum before, or all."""
        for begin, since in ((self.since, self.credits_since), (0, 0)):
            below, gross = self.credits[since + 1 :], self.rows[begin:]
            total = self.prefix[-1] - self.prefix[begin] + self.credits[-1][1] - self.credits[since][1]
            if below and len(below) + len(gross) > 1 and abs(total - value) <= slack:
                ends = [*gross[:1], *gross[-1:], below[0][0], below[-1][0]]
                return min(ends), max(ends)
        return None

    def begins(self, value: float, slack: float, least: int) -> int | None:
        """The place of the first of the rows just above that add up to a value; fewer than three must do so to the last digit."""
        wanted, most = self.prefix[-1] - value, len(self.rows) - least
        place = bisect_left(self.prefix, wanted - slack)
        while place <= most and self.prefix[place] <= wanted + slack:
            near = slack if place <= len(self.rows) - LEAST else EXACT * max(value, self.prefix[-1])
            if abs(self.prefix[place] - wanted) <= near:
                return place
            place += 1
        return None


def above(run: Run, value: float, slack: float, least: int) -> tuple[int, int] | None:
    """Return the rows above that the amount of a row called a sum is the sum of: since the sum before, all, or those called sums.

    Parameters: run; value; slack, how far a rounded number is off; least, rows of a sum where one alone stands below the sum before.
    """
    loose = max(EXACT * abs(value), slack * (len(run.rows) + len(run.credits)))
    if value < 0:
        return run.less_credits(value, loose) or run.of_parts(value)
    if not value or not run.rows:
        return None
    # A single row counts as a group only where it stands alone below the sum before.
    least = least if len(run.rows) - run.since == 1 else LEAST_LABELLED
    begin = run.begins(value, loose, least)
    return (run.less_credits(value, loose) or run.of_parts(value)) if begin is None else (run.rows[begin], run.rows[-1])
