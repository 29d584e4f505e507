"""What the model learns from: documents with the names that hands found in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.initiatives.naming import tidy
from pipeline.stages import ClassifiedDocument

_MARKS = re.compile(r"[“”\"‘’'「」『』〝〞＂\s,，、·]")
_TAILS = ("活动", "建设", "模式", "品牌", "制度", "工程", "行动", "工作", "机制", "平台", "项目", "改革")
_LEAST = 2


def bare_form(name: str) -> str:
    """A name without marks and spaces."""
    return _MARKS.sub("", name)


def forms_of(names: tuple[str, ...]) -> frozenset[str]:
    """Names without marks, with and without the nouns that hands leave off or keep."""
    bare = {bare_form(name) for name in names if name}
    return frozenset(
        bare | {name[: -len(tail)] for name in bare for tail in _TAILS if name.endswith(tail) and len(name) >= 4}
    )


@dataclass(frozen=True, slots=True)
class Gold:
    """A name that was found; `exact` are its forms as written, `loose` also those without generic tails."""

    exact: frozenset[str]
    loose: frozenset[str]
    quoted: frozenset[str]
    """What stands in quotes inside the name."""
    written: str
    """The name itself, without marks."""
    optional: bool

    @classmethod
    def of(cls, name: str, aliases: tuple[str, ...], *, optional: bool) -> Gold:
        parts = re.findall(r"“([^”]+)”", name)
        names = (name, *aliases)
        return cls(
            frozenset(map(bare_form, names)),
            forms_of(names),
            frozenset(map(bare_form, parts)),
            bare_form(name),
            optional=optional,
        )


@dataclass(frozen=True, slots=True)
class Example:
    """A document of one hand; `damaged` copies with lost quotes serve for learning and never for judging."""

    hand: str
    document: ClassifiedDocument
    gold: tuple[Gold, ...]
    damaged: bool = False


def label_bare(text: str, gold: tuple[Gold, ...]) -> bool | None:
    """Whether the stretch `text` is a name; None where opinions differ."""
    exact, loose = bare_form(text), forms_of((tidy(text),)) | {bare_form(text)}
    due = any(exact in one.exact for one in gold if not one.optional)
    if due:
        return True
    return None if any(loose & one.loose for one in gold) else False


def label_quoted(name: str, inner: str, gold: tuple[Gold, ...]) -> bool | None:
    """Whether the quoted name `name` with the words `inner` in its quotes is one; None where opinions differ."""
    loose = forms_of((name,)) | {bare_form(inner)}
    hits = [one for one in gold if loose & one.loose or bare_form(inner) in one.quoted]
    if not hits:
        return False
    return True if any(not one.optional for one in hits) else None


def label_tail(inner: str, tail: str, gold: tuple[Gold, ...]) -> bool:
    """Whether `tail` is all that belongs to a name behind the quoted words `inner`; nothing where they are no name."""
    form = bare_form(inner)
    own = [one for one in gold if form in one.quoted or form == one.written]
    if not own:
        return not tail
    return any(one.written == form + bare_form(tail) for one in own)
