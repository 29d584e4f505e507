"""YAML of plain values, in which no key stands twice."""

from __future__ import annotations

from typing import Any

import yaml

_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader is ten times faster and refuses the same inputs; both build plain values only."""


class _Loader(_SAFE):  # type: ignore[misc]
    """Of a key that stands twice YAML's readers keep the last, and the words behind the first would be lost."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - as yaml has it
        met: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in met:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key.value} stands twice", key.start_mark)
            met.add(key.value)
        return super().construct_mapping(node, deep)


def load(content: bytes) -> Any:
    """The values of a file.

    Raises:
        yaml.YAMLError: it is not valid YAML, or a key stands twice.
    """
    return yaml.load(content, Loader=_Loader)  # noqa: S506 - both loaders are safe ones
