"""Commands about an output folder: status, export, query, compare, initiatives, topics, duplicates."""

from __future__ import annotations

from pipeline.options.common import Commands, add, add_format

FORMS = ("csv", "elasticsearch", "excel", "parquet", "postgres", "sqlite", "-")
PARTITIONS = ("organisation", "organisation_level", "year")
"""Columns of documents by which files may be parted; no other table has columns of these names."""
TO = f"one of {', '.join(FORMS)}, or a postgresql:// URL; -: records to stdout, a line each"
_BY_READER = "table on a terminal, else csv"

_STATUS_EXAMPLES = """\
examples:
  workreport status outputs/2023
  workreport status outputs/2023 --json | jq .failures
  workreport status outputs/2023 --failures        what has failed: code, path, message
  workreport status outputs/2023 --passed-over     what lies among the inputs and is not read
"""
_EXPORT_EXAMPLES = """\
examples:
  workreport export outputs/2023 --to excel                   one .xlsx in outputs/2023/exports
  workreport export outputs/2023 --to parquet --into lake/    a file for each table, in a folder of yours
  workreport export outputs/2023 --to postgresql://loader@db/office
  workreport export outputs/2023 --to - | jq .report.title    the records, a line each
"""
_QUERY_EXAMPLES = """\
examples:
  workreport query outputs/2023 "SELECT * FROM sums_that_do_not_hold"
  workreport query outputs/2023 "SELECT object, sum(value) FROM counts WHERE unit = '户' GROUP BY object"
  workreport query outputs/2023 "SELECT document FROM texts WHERE text LIKE '%养老%'" --format jsonl
"""
_COMPARE_EXAMPLES = """\
examples:
  workreport compare outputs/all --organisation 望桥街道
  workreport compare outputs/all --organisation 望桥街道 --format jsonl
"""
_INITIATIVES_EXAMPLES = """\
examples:
  workreport initiatives outputs/all          which initiatives the archive tells of, where, from when to when
  workreport initiatives outputs/all --csv > registry.csv
"""
_TOPICS_EXAMPLES = """\
examples:
  workreport topics outputs/all               what its sections are about, by year and by organisation
  workreport topics outputs/all --json
"""
_DUPLICATES_EXAMPLES = """\
examples:
  workreport duplicates outputs/all           writes outputs/all/duplicates.jsonl, and says how much is in it
"""


def add_status(commands: Commands) -> None:
    status = add(commands, "status", "tell how an output folder stands and what a next run would do", _STATUS_EXAMPLES)
    status.add_argument("out", metavar="OUT", help="an output folder; a run may be writing to it")
    form = add_format(status, "json")
    form.add_argument("--failures", action="store_true", help="what has failed, a line each: code, path, message")
    form.add_argument("--passed-over", action="store_true", help="what a run over the same inputs passes over, and why")


def add_export(commands: Commands) -> None:
    export = add(commands, "export", "write an output folder's records for another system", _EXPORT_EXAMPLES)
    export.add_argument("out", metavar="OUT", help="an output folder")
    export.add_argument("--to", required=True, metavar="FORM[:TARGET]", help=TO)
    export.add_argument(
        "--into",
        "--dsn",
        metavar="TARGET",
        help="file or folder to write, or the connection string of a server; default: below OUT/exports, or as "
        "PGHOST, PGDATABASE and the like say",
    )
    export.add_argument(
        "--archive",
        metavar="NAME",
        help="sqlite, postgres: what tells these documents from those of other output folders in the same database; "
        "default: the path of OUT",
    )
    export.add_argument(
        "--partition-by",
        action="append",
        default=[],
        choices=PARTITIONS,
        help="parquet: a folder for each value; may be given again for folders inside",
    )


def add_query(commands: Commands) -> None:
    query = add(commands, "query", "ask an output folder's tables in SQL (SQLite's)", _QUERY_EXAMPLES)
    query.add_argument("out", metavar="OUT", help="an output folder")
    query.add_argument(
        "sql", metavar="SQL", help="one SELECT; docs/outputs.md tells the tables, docs/analysis.md views"
    )
    add_format(query, "csv", "jsonl", default=_BY_READER)


def add_compare(commands: Commands) -> None:
    compare = add(commands, "compare", "one organisation's figures and initiatives across years", _COMPARE_EXAMPLES)
    compare.add_argument("out", metavar="OUT", help="an output folder")
    compare.add_argument("--organisation", required=True, metavar="NAME", help="its name, as documents have it")
    add_format(compare, "csv", "jsonl", default=_BY_READER)


def add_overviews(commands: Commands) -> None:
    """The registry of initiatives, and the topics."""
    _add_overview(commands, "initiatives", "the registry of an archive: each initiative once", _INITIATIVES_EXAMPLES)
    _add_overview(commands, "topics", "an archive's topics by year and organisation", _TOPICS_EXAMPLES)


def _add_overview(commands: Commands, name: str, text: str, examples: str) -> None:
    overview = add(commands, name, text, examples)
    overview.add_argument("out", metavar="OUT", help="an output folder")
    overview.add_argument("--config", metavar="FOLDER", help="YAML files that replace the product's own")
    add_format(overview, "csv", "json")


def add_duplicates(commands: Commands) -> None:
    duplicates = add(
        commands, "duplicates", "tell which files and reports of an output folder are copies", _DUPLICATES_EXAMPLES
    )
    duplicates.add_argument("out", metavar="OUT", help="an output folder")
