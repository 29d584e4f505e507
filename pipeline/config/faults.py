"""What is wrong with a file of the configuration, in words for whoever has written it.

The libraries that read and check it speak of arrays, inputs and extra fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import yaml

from pipeline.errors import ConfigFault

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_KINDS = {
    "bool_type": "true or false",
    "dict_type": "keys with values",
    "float_type": "a number",
    "int_type": "a whole number",
    "model_type": "keys with values",
    "string_type": "text; put quotation marks around what looks like a number, a date or yes and no",
    "tuple_type": "a list",
}
_BOUNDS = {
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be {ge} or more",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be {le} or less",
    "literal_error": "must be {expected}",
    "string_pattern_mismatch": "must have the form {pattern}",
    "string_too_long": "must not be longer than {max_length}",
    "string_too_short": "must not be shorter than {min_length}",
    "too_long": "must not hold more than {max_length}, and holds {actual_length}",
    "too_short": "must hold at least {min_length}, and holds {actual_length}",
    "value_error": "{error}",
}
_QUOTED = "put text with such a sign in quotation marks"
_PROBLEMS = {
    "found a tab character that violates indentation": "lines are indented by blanks, not by tabs",
    "found character that cannot start any token": f"a tab, where blanks indent, or a sign of YAML's own; {_QUOTED}",
    "mapping values are not allowed in this context": f"a colon where none may stand; {_QUOTED}",
    "did not find expected key": "the line begins further left or right than those that it belongs to",
    "did not find expected '-' indicator": "the line begins further left or right than those that it belongs to",
    "did not find expected ',' or ']'": "a comma or a ] is missing",
    "did not find expected ',' or '}'": "a comma or a } is missing",
    "did not find expected node content": "a value is missing, or a bracket is not closed",
    "found unexpected end of stream": "a quotation mark is not closed",
    "found undefined alias": f"a * before a word; {_QUOTED}",
}
"""What libyaml says, and what it means for whoever writes lists of words."""


def of_values(file: str, items: Sequence[ErrorDetails], *, replaces: bool = False) -> list[ConfigFault]:
    """Values that are not what their keys ask for; a list is not too short for the faults inside it.

    `replaces`: the file stands for the product's own, and has to hold all that this holds.
    """
    above = {item["loc"][:end] for item in items for end in range(len(item["loc"]))}
    own = (item for item in items if item["type"] != "too_short" or item["loc"] not in above)
    return [ConfigFault(file, ".".join(map(str, item["loc"])), _told(item, replaces=replaces)) for item in own]


def _told(item: ErrorDetails, *, replaces: bool) -> str:
    kind = item["type"]
    if kind == "extra_forbidden":
        return "is no key that is known here; is it misspelt?"
    if kind == "missing":
        whole = replaces and len(item["loc"]) == 1
        return "is missing; yours replaces the whole file, so copy that and change it" if whole else "is missing"
    if kind in _KINDS:
        return f"must be {_KINDS[kind]}"
    return _BOUNDS[kind].format(**item["ctx"]) if kind in _BOUNDS else item["msg"]


def of_yaml(file: str, content: bytes, error: BaseException) -> ConfigFault:
    """A file that cannot be read as YAML at all."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        return ConfigFault(file, where, f"is not valid YAML: {_PROBLEMS.get(error.problem or '', error.problem)}")
    try:
        content.decode()
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        return ConfigFault(file, f"line {line}", "is no UTF-8; save the file as UTF-8")
    return ConfigFault(file, "", "holds control characters, which YAML does not allow")
