"""Commands about the product itself: evaluate, train, schema, check-config."""

from __future__ import annotations

from pipeline.options.common import Commands, add

SCHEMAS = ("report", "failure", "manifest", "duplicates", "tables", "sql", "postgres")

_EVALUATE_EXAMPLES = """\
examples:
  workreport evaluate corpus/gold corpus/counts         figures set by set, and over all
  workreport evaluate corpus/gold --errors              each miss, false alarm and wrong field in its context
  workreport evaluate corpus/gold --html outputs/e.html the same side by side, in a page of its own
"""
_TRAIN_EXAMPLES = """\
examples:
  workreport train topics                                   again, after a change of the corpus or of the taxonomy
  workreport train topics --labelled ours --out model       from other texts, into another folder
  workreport train topics --labelled ours --reports gold --out model   and from whole labelled reports
  workreport train topics --unlabelled reports --out model  with the sections of one's own reports
  workreport train initiatives --out model                  names, from corpus/initiatives and corpus/gold
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


def add_evaluate(commands: Commands) -> None:
    evaluate = add(commands, "evaluate", "measure the product on labelled texts", _EVALUATE_EXAMPLES)
    evaluate.add_argument("gold", nargs="+", metavar="GOLD", help="a gold file, or a folder of them; each is a set")
    evaluate.add_argument("--config", metavar="FOLDER", help="YAML files that replace the product's own")
    evaluate.add_argument("--errors", action="store_true", help="tell each error in its context")
    evaluate.add_argument("--html", metavar="FILE", help="write the texts with gold and findings side by side")
    evaluate.add_argument("--json", metavar="FILE", help="write the figures")
    evaluate.add_argument("--only", metavar="SLUG,…", help="only these texts or gold files")
    evaluate.add_argument("--second", metavar="GOLD", help="judge another hand's labels of the texts, not the product")
    evaluate.add_argument("--bootstrap", type=int, default=1000, metavar="N", help="resamplings; 0: no intervals")
    evaluate.add_argument("--seed", type=int, default=0, metavar="N", help="of the resamplings; default 0")


def add_train(commands: Commands) -> None:
    train = add(commands, "train", "train a model from labelled texts, and say what it is worth", _TRAIN_EXAMPLES)
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


def add_schema(commands: Commands) -> None:
    schema = add(commands, "schema", "print the JSON Schema of what a run or an export writes", _SCHEMA_EXAMPLES)
    schema.add_argument(
        "record",
        nargs="?",
        metavar="WHAT",
        choices=SCHEMAS,
        default="report",
        help=f"one of {', '.join(SCHEMAS)}; default: report",
    )


def add_check_config(commands: Commands) -> None:
    check = add(commands, "check-config", "tell all faults of a configuration folder at once", _CHECK_EXAMPLES)
    check.add_argument("folder", nargs="?", help="default: the product's own configuration")
