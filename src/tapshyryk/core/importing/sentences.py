"""Every sentence the importer can say: what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tapshyryk.core.lifecycle.spec import N_


class Sentence(NamedTuple):
    """An English message id for what is wrong and one for what to do."""

    wrong: str
    advice: str


SENTENCES: dict[str, Sentence] = {
    # the file
    "file.absent": Sentence(N_("There is no file at this path."), N_("Check the name and the folder.")),
    "file.empty": Sentence(N_("The file is empty."), N_("Choose the file that holds the table.")),
    "file.too_large": Sentence(
        N_("The file is larger than %(limit)s MB."), N_("Split the table into several files.")
    ),
    "file.not_a_table": Sentence(
        N_("The file is not a table; it looks like %(kind)s."), N_("Save the table as XLSX or CSV.")
    ),
    "file.web_page": Sentence(
        N_("The file is a web page under a table's name."),
        N_("Open it in a spreadsheet program and save it as XLSX."),
    ),
    "file.binary_workbook": Sentence(
        N_("Workbooks in the XLSB format are not read."), N_("Save the workbook as XLSX.")
    ),
    "file.damaged": Sentence(
        N_("The workbook is damaged or incomplete."),
        N_("Open it in a spreadsheet program and save it anew as XLSX."),
    ),
    "file.password": Sentence(
        N_("The workbook is protected with a password."), N_("Remove the password and save it again.")
    ),
    "file.swells": Sentence(
        N_("Unpacked, the workbook is larger than %(limit)s MB."),
        N_("Save the sheet as CSV, or split it into several files."),
    ),
    "file.too_slow": Sentence(
        N_("Reading the workbook took longer than %(seconds)s seconds."),
        N_("Save the sheet as CSV, or split it into several files."),
    ),
    # its sheets
    "sheet.unknown": Sentence(
        N_("There is no sheet “%(sheet)s”."), N_("Choose one of these: %(sheets)s.")
    ),
    "sheet.none": Sentence(
        N_("The workbook has no sheet with cells."), N_("Put the table on an ordinary sheet.")
    ),
    "sheet.first_read": Sentence(
        N_("The workbook has several sheets; “%(sheet)s” was read."),
        N_("If another one is meant, choose it: %(sheets)s."),
    ),
    # its letters
    "encoding.unknown": Sentence(
        N_("The letters of the file cannot be made out."), N_("Save the table as XLSX or as CSV in UTF-8.")
    ),
    "encoding.broken": Sentence(
        N_("Line %(line)s holds bytes that are no letters in %(encoding)s."),
        N_("Save the table again as CSV in UTF-8."),
    ),
    "encoding.no_kyrgyz": Sentence(
        N_("The file is written in %(encoding)s, which has no letters ө, ү, ң."),
        N_("Look at the names; if letters are lost, save the table as XLSX or as CSV in UTF-8."),
    ),
    "encoding.letters_lost": Sentence(
        N_("Letters seem lost: “%(word)s”."),
        N_("Save the table from its source as XLSX or as CSV in UTF-8."),
    ),
    "encoding.foreign_letters": Sentence(
        N_("“%(word)s” has letters that neither Kyrgyz nor Russian has."),
        N_("The text may be typed in an old Kyrgyz font; type such words anew."),
    ),
    "csv.quotes": Sentence(
        N_("The quotation marks in row %(row)s do not pair up."),
        N_("Write a quotation mark inside quoted text twice, or save the table as XLSX."),
    ),
    # its size
    "rows.none": Sentence(N_("The table has no rows under its headings."), N_("Fill it and try again.")),
    "rows.too_many": Sentence(
        N_("The table has more than %(limit)s rows."), N_("Split it into several files.")
    ),
    "columns.too_many": Sentence(
        N_("Row %(row)s has more than %(limit)s columns."), N_("Remove the columns that are not needed.")
    ),
    # its headings
    "header.none": Sentence(
        N_("The headings were not found."),
        N_("Write the headings in one row above the data, as in the template: %(columns)s."),
    ),
    "header.missing": Sentence(
        N_("The column “%(expected)s” is missing."), N_("Add it, or name it as in the template.")
    ),
    "header.misspelt": Sentence(
        N_("The heading “%(heading)s” is not known."), N_("Was “%(expected)s” meant? Then write it so.")
    ),
    "header.repeated": Sentence(
        N_("The column “%(expected)s” stands twice: %(headings)s."), N_("Leave one of them.")
    ),
    "header.ignored": Sentence(
        N_("The column “%(heading)s” is not known and was left out."),
        N_("If it is needed, name it as in the template."),
    ),
    "header.blank": Sentence(
        N_("Column %(letter)s has cells but no heading."), N_("Name the column, or empty it.")
    ),
    # rows and cells
    "row.repeats": Sentence(
        N_("This row repeats row %(first)s: the same %(columns)s."), N_("Leave one of the two.")
    ),
    "row.refused": Sentence(N_("This row was refused: %(reason)s"), N_("Correct it and import again.")),
    "row.conflict": Sentence(
        N_("This row, or one just before it, contradicts what is already recorded."),
        N_("Check whether it was imported before."),
    ),
    "row.extra_cells": Sentence(
        N_("The row has more cells than there are headings."),
        N_("Look for a separator inside a text; such a text stands in quotation marks."),
    ),
    "cell.required": Sentence(N_("The cell is empty."), N_("Fill it: this column is required.")),
    "cell.error": Sentence(
        N_("The cell shows the error %(error)s."), N_("Mend the formula, or write the value itself.")
    ),
    "cell.merged": Sentence(
        N_("The cell is merged with others (%(range)s)."), N_("Unmerge the cells and fill each of them.")
    ),
    "cell.too_long": Sentence(
        N_("The text has more than %(limit)s letters."), N_("Shorten it.")
    ),
    "cell.wrong_kind": Sentence(
        N_("The cell does not hold what the column asks for."), N_("Write here: %(expected)s.")
    ),
    # numbers and sums
    "number.not_whole": Sentence(N_("This is not a whole number."), N_("Write it in digits, as 25.")),
    "number.out_of_range": Sentence(
        N_("The number must be from %(least)s to %(most)s."), N_("Correct the number.")
    ),
    "number.not_decimal": Sentence(N_("This is not a number."), N_("Write it in digits, as 71.4.")),
    "number.too_fine": Sentence(
        N_("The number has more than %(places)s digits after its point."), N_("Round it.")
    ),
    "money.not_a_sum": Sentence(
        N_("This is not a sum in som."), N_("Write it in digits, as 1 071 350 or 1 071 350,50.")
    ),
    "money.ambiguous": Sentence(
        N_("The sum can be read in two ways."),
        N_("Write it without separators, or with tyiyn, as 1071350,50."),
    ),
    "money.finer_than_tyiyn": Sentence(
        N_("The sum has parts smaller than a tyiyn."), N_("Round it to two digits after the comma.")
    ),
    "money.out_of_range": Sentence(
        N_("The sum must be from %(least)s to %(most)s som."), N_("Correct the sum.")
    ),
    # days and months
    "date.not_a_day": Sentence(
        N_("This is not a date."), N_("Write day, month and year, as 05.03.2015.")
    ),
    "date.no_such_day": Sentence(N_("There is no such day."), N_("Check the day, the month and the year.")),
    "date.short_year": Sentence(N_("The year has two digits."), N_("Write all four, as 2015.")),
    "date.ambiguous": Sentence(
        N_("The day and the month cannot be told apart."), N_("Write the date with dots: day.month.year.")
    ),
    "date.out_of_range": Sentence(
        N_("The date must lie between %(least)s and %(most)s."), N_("Correct the date.")
    ),
    "month.not_a_month": Sentence(N_("This is not a month of a year."), N_("Write it as 2015-03.")),
    # choices
    "boolean.unclear": Sentence(N_("This is neither yes nor no."), N_("Write “yes” or “no”.")),
    "choice.unknown": Sentence(N_("This value is not in the list."), N_("Write one of: %(choices)s.")),
    "choice.misspelt": Sentence(
        N_("This value is not in the list."), N_("Was “%(suggestion)s” meant? Then write it so.")
    ),
    # texts and people
    "text.too_long": Sentence(
        N_("The text has %(length)s letters; the most is %(limit)s."), N_("Shorten it.")
    ),
    "text.too_short": Sentence(N_("The text is shorter than %(limit)s letters."), N_("Write it in full.")),
    "text.hidden_characters": Sentence(
        N_("The text holds invisible control characters (%(codes)s)."), N_("Type the text anew.")
    ),
    "text.letters_lost": Sentence(
        N_("Letters were lost: a question mark stands inside a word."),
        N_("Type the word anew, or save the table from its source as XLSX or as CSV in UTF-8."),
    ),
    "text.one_line": Sentence(N_("The text has several lines."), N_("Write it in one line.")),
    "text.pattern": Sentence(
        N_("The text is not written as this column asks."), N_("Write it as %(example)s.")
    ),
    "name.no_letters": Sentence(N_("This is not a name."), N_("Write the surname and the first name.")),
    "name.mixed_alphabets": Sentence(
        N_("Latin and Cyrillic letters are mixed in one word."), N_("Type the word anew in one alphabet.")
    ),
    "phone.not_a_number": Sentence(
        N_("This is not a telephone number."), N_("Write it as +996 555 123 456.")
    ),
    "pin.not_fourteen_digits": Sentence(
        N_("A personal number has 14 digits; here there are %(count)s."),
        N_("Copy it from the passport; keep the column as text."),
    ),
    "pin.rounded": Sentence(
        N_("The spreadsheet has shortened the personal number."),
        N_("Make the column text and enter the number again."),
    ),
}  # fmt: skip
"""All sentences by code. A room adds its own with `declare_sentences()`."""


def declare_sentences(sentences: Mapping[str, Sentence]) -> None:
    """Add a room's sentences for its own checks; a code stands once."""
    for code, sentence in sentences.items():
        if SENTENCES.get(code, sentence) != sentence:
            raise ValueError(f"the sentence {code} stands twice")
        SENTENCES[code] = sentence
