"""The types of workbooks by their names: what reads them is loaded where there is one."""

WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls")
