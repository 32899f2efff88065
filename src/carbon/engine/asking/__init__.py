"""Rows to questions: cells and dicts become activities, and activities their distinct questions.

May touch activities, core and the keys of tables.
"""
