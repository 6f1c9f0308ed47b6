#!/usr/bin/env bash
# polars 2.1.0 with fastexcel 0.21.0: of the hours in an OpenDocument sheet, 38:30 is an empty cell, and the sum of the column leaves it out.
#
# A cell of hours, formatted [HH]:MM as in every timesheet, is in an .ods file a time of the form PT38H30M00S. Up to 23:59:59 it is read as the
# duration that it is. From 24 hours on it is null, and so is what is below zero, such as the balance of a week: a column of days is right and the
# total of the week is missing, or a column is right in short weeks. One would guess an error, or a text, for the same sheet as .xlsx is read right
# by the same call. To ask for durations changes nothing, and asked for as text all of them are null, also the short ones. (That durations can be
# null is known in general, fastexcel's issue 159; it names neither the format nor the bound.) The reader beneath, python-calamine 0.9.1, gives
# times of day up to 24 hours and the text "PT38H30M00S" past it, in one column, and so does pandas 3.1.1 with the engine "calamine"; with its engine
# "odf" it raises. Nothing is raised or warned of by the others. Read such a sheet with python-calamine, and its texts as ISO 8601 durations.
#
# Seen:
#   as stated: polars, .ods: ['7:45', '8:15', 'empty']
#   as stated: polars, .xlsx: ['7:45', '8:15', '38:30']
#   as stated: polars, .ods, the sum: 16:00
#   as stated: polars, .xlsx, the sum: 54:30
#   as stated: polars, .ods, 23:59, 24:00 and an hour and a half less than none: ['23:59', 'empty', 'empty']
#   as stated: fastexcel, .ods, asked for durations: ['7:45', '8:15', 'empty']
#   as stated: fastexcel, .ods, asked for text: [None, None, None]
#   as stated: python-calamine, .ods: [datetime.time(7, 45), datetime.time(8, 15), 'PT38H30M00S']
#   as stated: pandas, calamine, .ods: [datetime.time(7, 45), datetime.time(8, 15), 'PT38H30M00S']
#   as stated: pandas, odf, .ods: DateParseError
#   as stated: warnings: none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --no-compile --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 python-calamine==0.9.1 pandas==3.1.1 \
    odfpy==1.4.1 openpyxl==3.1.5
cat > "$folder/show.py" <<'PYTHON'
import datetime
import sys
import warnings
from pathlib import Path

import fastexcel
import openpyxl
import pandas
import polars
import python_calamine
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

FOLDER = Path(sys.argv[1])
ODS, XLSX, EDGE = (str(FOLDER / name) for name in ("hours.ods", "hours.xlsx", "edge.ods"))
HOURS = [("Monday", "PT07H45M00S", "07:45"), ("Tuesday", "PT08H15M00S", "08:15"), ("Other days", "PT38H30M00S", "38:30")]
EDGES = [("Short", "PT23H59M00S", "23:59"), ("A day", "PT24H00M00S", "24:00"), ("Balance", "-PT01H30M00S", "-01:30")]
TIMES = [datetime.time(7, 45), datetime.time(8, 15), "PT38H30M00S"]


def write_ods(path, rows):
    """A sheet of days and hours, as LibreOffice writes it."""
    document, table = OpenDocumentSpreadsheet(), Table(name="Hours")
    document.spreadsheet.addElement(table)
    for day, hours, shown in [("Day", None, "Hours"), *rows]:
        row = TableRow()
        table.addElement(row)
        for text, cell in [
            (day, TableCell(valuetype="string")),
            (shown, TableCell(valuetype="time", timevalue=hours) if hours else TableCell(valuetype="string")),
        ]:
            cell.addElement(P(text=text))
            row.addElement(cell)
    document.save(path)


def write_xlsx(path):
    book = openpyxl.Workbook()
    book.active.append(["Day", "Hours"])
    for day, _, shown in HOURS:
        hours, minutes = map(int, shown.split(":"))
        book.active.append([day, datetime.timedelta(hours=hours, minutes=minutes)])
        book.active.cell(book.active.max_row, 2).number_format = "[hh]:mm"
    book.save(path)


def told(duration):
    if duration is None:
        return "empty"
    minutes = round(duration.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    facts.append(holds)


def fast(kind):
    return fastexcel.read_excel(ODS).load_sheet(0, dtypes=kind).to_polars()["Hours"].to_list()


facts, said = [], []
warnings.simplefilter("always")
warnings.showwarning = lambda message, *rest, **others: said.append(str(message))
write_ods(ODS, HOURS)
write_ods(EDGE, EDGES)
write_xlsx(XLSX)
ods, xlsx = polars.read_excel(ODS)["Hours"], polars.read_excel(XLSX)["Hours"]
seen = [told(hours) for hours in ods]
fact(seen == ["7:45", "8:15", "empty"], f"polars, .ods: {seen}")
seen = [told(hours) for hours in xlsx]
fact(seen == ["7:45", "8:15", "38:30"], f"polars, .xlsx: {seen}")
fact(told(ods.sum()) == "16:00", f"polars, .ods, the sum: {told(ods.sum())}")
fact(told(xlsx.sum()) == "54:30", f"polars, .xlsx, the sum: {told(xlsx.sum())}")
seen = [told(hours) for hours in polars.read_excel(EDGE)["Hours"]]
fact(seen == ["23:59", "empty", "empty"], f"polars, .ods, 23:59, 24:00 and an hour and a half less than none: {seen}")
seen = [told(hours) for hours in fast({"Hours": "duration"})]
fact(seen == ["7:45", "8:15", "empty"], f"fastexcel, .ods, asked for durations: {seen}")
seen = fast("string")
fact(seen == [None, None, None], f"fastexcel, .ods, asked for text: {seen}")
seen = [row[1] for row in python_calamine.CalamineWorkbook.from_path(ODS).get_sheet_by_index(0).to_python()[1:]]
fact(seen == TIMES, f"python-calamine, .ods: {seen}")
seen = pandas.read_excel(ODS, engine="calamine")["Hours"].to_list()
fact(seen == TIMES, f"pandas, calamine, .ods: {seen}")
try:
    seen = pandas.read_excel(ODS, engine="odf")["Hours"].to_list()
except ValueError as error:
    seen = type(error).__name__
fact(seen == "DateParseError", f"pandas, odf, .ods: {seen}")
fact(not said, f"warnings: {said or 'none'}")
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py" "$folder"
