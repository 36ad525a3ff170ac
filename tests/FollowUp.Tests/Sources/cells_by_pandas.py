"""Cells of a text file or workbook as pandas reads them, as JSON: a reader that shares nothing with ours.

cells_by_pandas.py FILE DELIMITER ENCODING FIRST LAST FIFTH    the cells of columns FIRST to LAST of every row of figures
cells_by_pandas.py FILE golden                                 the numbers of a PxWeb server's own CSV, in ascending order
"""
import json
import sys

import pandas

path, delimiter = sys.argv[1], sys.argv[2]
if delimiter == "golden":
    table = pandas.read_csv(path, encoding="latin-1", dtype=str, keep_default_na=False)
    heads = [name for name in table.columns if " " in name]
    numbers = pandas.to_numeric(table[heads].stack(), errors="coerce").dropna()
    print(json.dumps(sorted(numbers.tolist())))
else:
    encoding, first, last, fifth = sys.argv[3], int(sys.argv[4]), int(sys.argv[5]), sys.argv[6]
    if path.endswith(".xlsx"):
        table = pandas.read_excel(path, header=None, dtype=str, keep_default_na=False)
    else:
        table = pandas.read_csv(path, sep=delimiter, encoding=encoding, header=None, names=range(60), dtype=str, keep_default_na=False, engine="python")
    heads = ["", "Kommun", "År", "kön", "ålder", "veckonummer", "reg"]
    rows = table[~table[0].isin(heads) & table[last].notna()]
    if fifth:
        rows = rows[rows[4] == fifth]
    cells = rows[list(range(first, last + 1))].stack()
    cells = cells[cells != ""]
    plain = cells.str.replace("\u00a0", "").str.replace(" ", "").str.replace(",", ".")
    print(json.dumps([None if pandas.isna(n) else n for n in pandas.to_numeric(plain, errors="coerce").tolist()]))
