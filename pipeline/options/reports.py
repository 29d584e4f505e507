"""Commands about one report: show, counts, explain, mend."""

from __future__ import annotations

from pipeline.options.common import Commands, add, add_format, add_report

_SHOW_EXAMPLES = """\
examples:
  workreport show report.docx               mine one file and show what was found
  workreport show outputs/2023              the first record of an output folder
  workreport show outputs/2023 --name 街道  the record of the file with this in its name
  workreport show outputs/2023 3fa9         the record whose id begins so
"""
_COUNTS_EXAMPLES = """\
examples:
  workreport counts report.docx                       a table of all counts
  workreport counts outputs/2023 --name 街道          of a record in an output folder
  workreport counts report.docx --csv > counts.csv    all fields, UTF-8
  workreport counts report.docx --csv --bom > c.csv   for spreadsheets that ask for a byte order mark
"""
_EXPLAIN_EXAMPLES = """\
examples:
  workreport explain report.docx 900余户           why this is a count, or why it is none
  workreport explain outputs/2023 煦风行动 --name 街道
  workreport explain outputs/2023 煦风行动 3fa9    of the record whose id begins so
"""
_MEND_EXAMPLES = """\
examples:
  workreport mend report.txt --out report.docx                   the repaired report, and what was done to it
  workreport mend report.docx --out clean.docx --json done.json  the list as data too
"""


def add_show(commands: Commands) -> None:
    show = add(commands, "show", "show what is in a report, for people", _SHOW_EXAMPLES)
    add_report(show)
    show.add_argument("id", nargs="?", help="in an output folder: the record whose id begins so")
    show.add_argument("--all", action="store_true", help="all counts, however many there are")


def add_counts(commands: Commands) -> None:
    counts = add(commands, "counts", "print the counts of a report as a table or as CSV", _COUNTS_EXAMPLES)
    add_report(counts)
    counts.add_argument("id", nargs="?", help="in an output folder: the record whose id begins so")
    add_format(counts, "csv")


def add_explain(commands: Commands) -> None:
    explain = add(commands, "explain", "tell why something is a finding, or why it is none", _EXPLAIN_EXAMPLES)
    add_report(explain)
    explain.add_argument("text", help="a stretch of the report, such as 900余户")
    explain.add_argument("id", nargs="?", help="in an output folder: the record whose id begins so")


def add_mend(commands: Commands) -> None:
    mend = add(commands, "mend", "write the repaired report as a Word file, and tell what was done", _MEND_EXAMPLES)
    add_report(mend)
    mend.add_argument("id", nargs="?", help="in an output folder: the record whose id begins so")
    mend.add_argument(
        "--out", required=True, metavar="FILE.docx", help="of several reports the second gets FILE-2.docx"
    )
    mend.add_argument("--json", metavar="FILE", help="write the list of what was done")
