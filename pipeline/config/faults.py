"""What is wrong with a file of the configuration, in words for whoever has written it.

The libraries that read and check it speak of arrays, inputs and extra fields.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml
from pydantic import ValidationError

from pipeline.errors import ConfigFault

_KINDS = {
    "bool_type": "true or false",
    "dict_type": "keys with values",
    "float_type": "a number",
    "int_type": "a whole number",
    "model_type": "keys with values",
    "string_type": "text; put quotation marks around what looks like a number, a date or yes and no",
    "tuple_type": "a list",
}
_REST = {
    "extra_forbidden": "is no key that is known here; is it misspelt?",
    "missing": "is missing",
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
_REPLACING = "is missing; yours replaces the whole file, so copy that and change it"
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


def of_values(file: str, error: ValidationError, *, replaces: bool = False) -> list[ConfigFault]:
    """Values that are not what their keys ask for; a list is not too short for the faults inside it.

    `replaces`: the file stands for the product's own, and has to hold all that this holds.
    """
    items = error.errors(include_url=False)
    above = {item["loc"][:end] for item in items for end in range(len(item["loc"]))}
    faults = []
    for item in items:
        kind, place = item["type"], item["loc"]
        if kind != "too_short" or place not in above:
            whole = replaces and kind == "missing" and len(place) == 1
            told = _REPLACING if whole else _told(kind, item.get("ctx", {}), item["msg"])
            faults.append(ConfigFault(file, ".".join(map(str, place)), told))
    return faults


def _told(kind: str, bounds: Mapping[str, object], message: str) -> str:
    if kind in _KINDS:
        return f"must be {_KINDS[kind]}"
    return _REST[kind].format(**bounds) if kind in _REST else message


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
