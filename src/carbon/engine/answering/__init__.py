"""Questions to lines: each demand of a question meets its factor and is booked.

May touch asking, activities, factors and core.
"""
