"""The ways of a calculation from start to end, a page each: activities, and a table.

May touch every room of the engine.
"""
