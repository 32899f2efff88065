"""Workbooks for people to fill in: the one place where xlsxwriter is used for more than a plain table."""
