"""Emissions: amounts met with their plan, summed, grouped, explained and written.

May touch table, plan, answering and asking.
"""
