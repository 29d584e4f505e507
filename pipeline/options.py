"""What may be said on the command line: commands, options, help. Nothing here loads what a command needs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from pipeline.errors import UsageError
from pipeline.version import VERSION

SCHEMAS = ("report", "failure", "manifest", "duplicates", "tables", "sql", "postgres")
ENGINES = ("local", "dask")
FORMS = ("csv", "elasticsearch", "excel", "parquet", "postgres", "sqlite", "-")
PARTITIONS = ("organisation", "organisation_level", "year")

_RUN_EXAMPLES = """\
examples:
  workreport run reports/ --out outputs/2023        a folder, with all its folders and archives
  workreport run a.docx b.zip 'c/*.txt' --out out   files, archives, patterns
  workreport run reports/ --out outputs/2023        again: only what is new is mined

exit codes: 0 all well, 1 some documents failed (see failures.jsonl), 2 nothing was started, 130 interrupted
"""
_STATUS_EXAMPLES = """\
examples:
  workreport status outputs/2023
  workreport status outputs/2023 --json | jq .failures
"""
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
_EVALUATE_EXAMPLES = """\
examples:
  workreport evaluate corpus/gold corpus/counts         figures set by set, and over all
  workreport evaluate corpus/gold --errors              each miss, false alarm and wrong field in its context
  workreport evaluate corpus/gold --html outputs/e.html the same side by side, in a page of its own
"""

_EXPORT_EXAMPLES = """\
examples:
  workreport export outputs/2023 --to excel                   one .xlsx in outputs/2023/exports
  workreport export outputs/2023 --to parquet --into lake/    a file for each table, in a folder of yours
  workreport export outputs/2023 --to postgresql://loader@db/office
  workreport export outputs/2023 --to - | jq .report.title    the records, a line each
"""
_TO = f"one of {', '.join(FORMS)}, or a postgresql:// URL; -: records to stdout, a line each"
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
_SCHEMA_EXAMPLES = """\
examples:
  workreport schema > report.schema.json      of a record
  workreport schema failure                   of a line of failures.jsonl
  workreport schema postgres | psql office    the tables of an export, as statements
"""
_CHECK_EXAMPLES = """\
examples:
  workreport check-config                     the product's own configuration
  workreport check-config ours && workreport run reports/ --out out --config ours
"""
_TRAIN_EXAMPLES = """\
examples:
  workreport train topics                                   again, after a change of the corpus or of the taxonomy
  workreport train topics --labelled ours --out model       from other texts, into another folder
  workreport train topics --labelled ours --reports gold --out model   and from whole labelled reports
  workreport train topics --unlabelled reports --out model  with the sections of one's own reports
  workreport train initiatives --out model                  names, from corpus/initiatives and corpus/gold
"""


class _Parser(argparse.ArgumentParser):
    """Tells what it refuses as commands do, in a line: argparse itself prints all options, and ends the process."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")


def read(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the command line says. Raises UsageError where that is no command."""
    options, strange = parser().parse_known_args(arguments)
    if strange:
        message = f"unrecognized arguments: {' '.join(strange)}; see workreport {options.command} --help"
        raise UsageError(message)
    return options


def parser() -> argparse.ArgumentParser:
    """The commands with their options, as argparse reads them."""
    told: argparse.ArgumentParser = _Parser(
        prog="workreport",
        description="Chinese work reports into structured, auditable records: counts, named initiatives, topics.",
        epilog="First: workreport run REPORTS --out OUT. Then: workreport show OUT.",
    )
    told.add_argument("--version", action="version", version=f"workreport {VERSION}")
    commands = told.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_run(commands)
    _add_status(commands)
    _add_show(commands)
    _add_counts(commands)
    _add_explain(commands)
    _add_mend(commands)
    _add_export(commands)
    _add_query(commands)
    _add_compare(commands)
    _add_overview(commands, "initiatives", "the registry of an archive: each initiative once", _INITIATIVES_EXAMPLES)
    _add_overview(commands, "topics", "an archive's topics by year and organisation", _TOPICS_EXAMPLES)
    duplicates = _add(
        commands, "duplicates", "tell which files and reports of an output folder are copies", _DUPLICATES_EXAMPLES
    )
    duplicates.add_argument("out", metavar="OUT", help="an output folder")
    _add_evaluate(commands)
    _add_train(commands)
    schema = _add(commands, "schema", "print the JSON Schema of what a run or an export writes", _SCHEMA_EXAMPLES)
    schema.add_argument(
        "record",
        nargs="?",
        metavar="WHAT",
        choices=SCHEMAS,
        default="report",
        help=f"one of {', '.join(SCHEMAS)}; default: report",
    )
    check = _add(commands, "check-config", "tell all faults of a configuration folder at once", _CHECK_EXAMPLES)
    check.add_argument("folder", nargs="?", help="default: the product's own configuration")
    return told


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str, examples: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=text, description=text, epilog=examples, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def _add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = _add(commands, "run", "mine files, folders and archives into an output folder", _RUN_EXAMPLES)
    run.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="a file, a folder, an archive (.zip, .tar.gz, .7z, .rar), a pattern, or s3://BUCKET/PREFIX",
    )
    run.add_argument(
        "--out", required=True, metavar="DIR", help="the output folder, or s3://BUCKET/PREFIX; made where missing"
    )
    run.add_argument("--work", metavar="DIR", help="the folder that a run into s3:// works in; default: in ~/.cache")
    run.add_argument("--config", metavar="FOLDER", help="YAML files that replace the product's own of the same name")
    run.add_argument("--workers", type=int, metavar="N", help="processes; default: one for each processor")
    run.add_argument("--engine", choices=ENGINES, default="local", help="what mines; dask: the workers of a cluster")
    run.add_argument("--scheduler", metavar="ADDRESS", help="Dask's scheduler, or its .json; default: one of its own")
    _add_revisions(run)
    run.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="FORM[:TARGET]",
        help=f"after the run export all records of DIR; may be given again; {_TO}",
    )
    run.add_argument(
        "--timeout", type=float, default=120.0, metavar="SECONDS", help="for one document; 0: no limit; default 120"
    )
    run.add_argument("--compress", choices=("zstd",), help="compress the parts of records that are new")
    run.add_argument(
        "--log-format", choices=("text", "json"), default="text", help="of stderr: json is a line an event"
    )
    for flag, text in (
        ("--documents", "also write each record, indented, to DIR/documents"),
        ("--duplicates", "also tell which files and reports are copies of one another, in DIR/duplicates.jsonl"),
        ("--without-text", "leave the reports' texts out of the records"),
        ("--with-rejected", "also record what looked like a count and is none, with the reason"),
        ("--mask-ids", "mask numbers of identity cards, telephones and bank cards, before anything is found"),
        ("--retry-failed", "try the documents again that failed before"),
        ("--remine", "drop records of DIR that were made otherwise, or all, and mine what is named anew"),
        ("--remine-changed", "the same, but nothing where nothing was changed since: to follow one's own configuration"),
        ("--prune", "drop the records whose files are gone"),
        ("--dry-run", "only tell what would be done"),
        ("--verify", "read all files again, also those whose size and time have not changed"),
    ):
        run.add_argument(flag, action="store_true", help=text)


def _add_status(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    status = _add(commands, "status", "tell how an output folder stands and what a next run would do", _STATUS_EXAMPLES)
    status.add_argument("out", metavar="OUT", help="an output folder; a run may be writing to it")
    status.add_argument("--json", action="store_true", help="as JSON")


def _add_show(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    show = _add(commands, "show", "show what is in a report, for people", _SHOW_EXAMPLES)
    _add_report(show)
    show.add_argument("id", nargs="?", help="in an output folder: the record whose id begins so")
    show.add_argument("--all", action="store_true", help="all counts, however many there are")


def _add_counts(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    counts = _add(commands, "counts", "print the counts of a report as a table or as CSV", _COUNTS_EXAMPLES)
    _add_report(counts)
    counts.add_argument("id", nargs="?", help="in an output folder: the record whose id begins so")
    counts.add_argument("--csv", action="store_true", help="all fields as CSV, UTF-8")
    counts.add_argument("--bom", action="store_true", help="begin the CSV with a byte order mark")


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    explain = _add(commands, "explain", "tell why something is a finding, or why it is none", _EXPLAIN_EXAMPLES)
    _add_report(explain)
    explain.add_argument("text", help="a stretch of the report, such as 900余户")
    explain.add_argument("id", nargs="?", help="in an output folder: the record whose id begins so")


def _add_mend(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    mend = _add(commands, "mend", "write the repaired report as a Word file, and tell what was done", _MEND_EXAMPLES)
    _add_report(mend)
    mend.add_argument("id", nargs="?", help="in an output folder: the record whose id begins so")
    mend.add_argument(
        "--out", required=True, metavar="FILE.docx", help="of several reports the second gets FILE-2.docx"
    )
    mend.add_argument("--json", metavar="FILE", help="write the list of what was done")


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = _add(commands, "export", "write an output folder's records for another system", _EXPORT_EXAMPLES)
    export.add_argument("out", metavar="OUT", help="an output folder")
    export.add_argument("--to", required=True, metavar="FORM[:TARGET]", help=_TO)
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


def _add_query(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    query = _add(commands, "query", "ask an output folder's tables in SQL (SQLite's)", _QUERY_EXAMPLES)
    query.add_argument("out", metavar="OUT", help="an output folder")
    query.add_argument(
        "sql", metavar="SQL", help="one SELECT; docs/outputs.md tells the tables, docs/analysis.md views"
    )
    _add_format(query)


def _add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    compare = _add(commands, "compare", "one organisation's figures and initiatives across years", _COMPARE_EXAMPLES)
    compare.add_argument("out", metavar="OUT", help="an output folder")
    compare.add_argument("--organisation", required=True, metavar="NAME", help="its name, as documents have it")
    _add_format(compare)


def _add_overview(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str, examples: str
) -> None:
    overview = _add(commands, name, text, examples)
    overview.add_argument("out", metavar="OUT", help="an output folder")
    overview.add_argument("--config", metavar="FOLDER", help="YAML files that replace the product's own")
    form = overview.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="all fields as CSV, UTF-8")
    form.add_argument("--json", action="store_true", help="all fields as JSON")


def _add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format", choices=("table", "csv", "jsonl"), help="of the answer; default: table on a terminal, else csv"
    )


def _add_evaluate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    evaluate = _add(commands, "evaluate", "measure the product on labelled texts", _EVALUATE_EXAMPLES)
    evaluate.add_argument("gold", nargs="+", metavar="GOLD", help="a gold file, or a folder of them; each is a set")
    evaluate.add_argument("--config", metavar="FOLDER", help="YAML files that replace the product's own")
    evaluate.add_argument("--errors", action="store_true", help="tell each error in its context")
    evaluate.add_argument("--html", metavar="FILE", help="write the texts with gold and findings side by side")
    evaluate.add_argument("--json", metavar="FILE", help="write the figures")
    evaluate.add_argument("--only", metavar="SLUG,…", help="only these texts or gold files")
    evaluate.add_argument("--second", metavar="GOLD", help="judge another hand's labels of the texts, not the product")
    evaluate.add_argument("--bootstrap", type=int, default=1000, metavar="N", help="resamplings; 0: no intervals")
    evaluate.add_argument("--seed", type=int, default=0, metavar="N", help="of the resamplings; default 0")


def _add_train(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    train = _add(commands, "train", "train a model from labelled texts, and say what it is worth", _TRAIN_EXAMPLES)
    train.add_argument(
        "model",
        metavar="MODEL",
        choices=("topics", "initiatives"),
        help="topics: of sections, and roles; initiatives: names",
    )
    train.add_argument("--taxonomy", metavar="FILE", help="a taxonomy.yaml; default: the product's own")
    train.add_argument("--labelled", metavar="DIR", help="labelled texts, a .yaml a hand; default: the checkout's own")
    train.add_argument(
        "--reports", metavar="DIR", help="topics: whole labelled reports to learn from, too (gold, as for evaluate)"
    )
    train.add_argument(
        "--unlabelled", metavar="DIR", help="topics: an archive of reports, to learn its words from where that helps"
    )
    train.add_argument("--out", metavar="FOLDER", help="where to write; default: the model that this product loads")


def _add_report(command: argparse.ArgumentParser) -> None:
    command.add_argument("report", metavar="REPORT", help="a report's file, an output folder, or a .json/.jsonl record")
    command.add_argument("--name", help="in an output folder or .jsonl: the record with this in its file's name")
    command.add_argument("--config", metavar="FOLDER", help="configuration for a report that is mined now")
    _add_revisions(command)


def _add_revisions(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--revisions",
        choices=("accepted", "original"),
        default="accepted",
        help="of a text with tracked changes, read what stands after them (default) or before",
    )
