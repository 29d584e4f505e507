"""What is dealt out: to each quantity of a list the counted thing in its place, and to a change what it comes to.

分别 says so; without it two lists of one length do, with measure words of their own: 水库、渠道拟改造12座、86公里.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose
from pipeline.records import UnitClass

_JOIN = "以及|和|与|(?<![普涉惠遍触危])及(?![率时格])"
_READINGS = tuple(re.compile(mark) for mark in ("、", "、|以及", _JOIN, f"、|{_JOIN}"))
"""What may part a list: 、 alone where 和 stands inside its items (信贷、票据和理财), joins alone where 、 does."""
_COORDINATED = re.compile(r"\s*(?:、|和|及|与|以及|或|,)?\s*")
_LISTING = "、"
_PLACE = "ns"
"""城市、乡村道路12公里、5座: no two things."""
_FEWEST = 2
_MOST = 6
"""Things that a report lists before as many figures."""
_WHOLE_CLASSES: frozenset[UnitClass] = frozenset(
    {"item", "place", "organisation", "territory", "length", "area", "volume", "weight", "animal_plant", "document"}
)
"""Figures of what there is; those of deeds and of people may be of all that is listed (干部、群众3期、200人)."""
_ETC = re.compile(r"等(?!级|待|候)\d{0,2}[个项类种]?")


def deal_out(phrases: Phrases, prose: Prose, things: list[Thing]) -> None:
    """小学、初中分别为12所、5所: the first quantity takes the first of the list."""
    for at, lead in enumerate(prose.leads):
        if lead.distributed:
            group, subjects = _dealt(phrases, prose, things, at)
            for index, span in zip(group, subjects, strict=False):
                own = span is None or span.start >= lead.clause
                things[index] = replace(things[index], span=span, source="before" if own else "carried")
            for source, target in zip(group, parallel(prose, group), strict=False):
                things[target] = Thing(things[source].span, "carried", things[target].verb)
        elif _opens_bare_list(prose, at):
            _deal_in_order(phrases, prose, things, at)


def _dealt(phrases: Phrases, prose: Prose, things: list[Thing], at: int) -> tuple[list[int], list[Span | None]]:
    """The quantities from `at` on that something is dealt to, and what.

    A comma may end them where so many are not named before: 甲、乙分别增至7座、4座,|6部作品获奖.
    """
    group = listed(prose, at)
    subjects = _subjects(phrases, prose, things, at, len(group))
    comma = next((place for place, index in enumerate(group) if place and "," in prose.gaps[index]), 0)
    if subjects or comma < _FEWEST:
        return group, subjects
    return group[:comma], _subjects(phrases, prose, things, at, comma)


def _opens_bare_list(prose: Prose, at: int) -> bool:
    """Whether the figure behind that at `at` follows at once, and none so before it: 12座、|86公里."""
    follows = at + 1 < len(prose.gaps) and prose.gaps[at + 1] == _LISTING
    return follows and prose.folded.find(_LISTING, prose.leads[at].clause, prose.leads[at].stop) > 0


def _deal_in_order(phrases: Phrases, prose: Prose, things: list[Thing], at: int) -> None:
    """病险水库、破损渠道今年拟改造12座、86公里: as many things as figures, with measure words of their own."""
    lead, group = prose.leads[at], [at]
    while len(group) <= _MOST and group[-1] + 1 < len(prose.gaps) and prose.gaps[group[-1] + 1] == _LISTING:
        group.append(group[-1] + 1)
    quantities = [prose.quantities[index] for index in group]
    own = len({quantity.unit for quantity in quantities}) == len(group)
    told = lead.share or lead.direction or things[group[-1]].source == "after"
    if len(group) > _MOST or told or not own or any(one.unit_class not in _WHOLE_CLASSES for one in quantities):
        return
    pieces = _parted(phrases, prose.folded, Span(lead.clause, lead.stop), _READINGS[0])
    if len(pieces) != len(group):
        return
    spans = [span for at, piece in enumerate(pieces) if (span := _named(phrases, prose, piece, at, len(pieces)))]
    if len(spans) == len(group):
        for index, span in zip(group, spans, strict=True):
            things[index] = replace(things[index], span=span, source="before")


def _named(phrases: Phrases, prose: Prose, piece: Span, at: int, number: int) -> Span | None:
    """The thing that is the item `at` of a list of so many; None where it is none.

    A verb may stand before that of the first (改造|水库), something else behind that of the last (泵站|今年拟改造).
    """
    words = prose.words
    if at == number - 1:
        first = words.at(piece.start)
        start = first.end if first.tag == "v" and first.text not in phrases.predicates else piece.start
        reach = phrases.after(words, start, piece.end)
        whole, end = reach.start == start < reach.end, reach.end
        done = words.at(end - 1)
        end = done.start if done.text in phrases.predicates and done.start > start else end  # 泵站|改造
    else:
        reach = phrases.before(words, piece.start, piece.end, {})
        end = piece.end
        whole = reach.start < reach.end == end and (at == 0 or _is_whole(phrases, prose, piece, reach.start))
    head = words.at(end - 1)
    if not whole or head.tag[0] != "n" or head.tag == _PLACE:
        return None
    return _without_verb(phrases, prose, Span(piece.start if at else reach.start, end))


def _is_whole(phrases: Phrases, prose: Prose, piece: Span, start: int) -> bool:
    """Whether the phrase at `start` is all of the item, or all but what befell it: 破损|渠道."""
    first = prose.words.at(piece.start)
    return start == piece.start or (first.end == start and first.text not in phrases.predicates)


def _subjects(phrases: Phrases, prose: Prose, things: list[Thing], at: int, wanted: int) -> list[Span | None]:
    """The list before 分别; where its clause holds none, the things of the quantities before it."""
    lead = prose.leads[at]
    pieces = _pieces(phrases, prose.folded, Span(lead.clause, lead.stop), wanted)
    if len(pieces) >= wanted > 1:
        first = pieces[-wanted]
        reach = phrases.before(prose.words, first.start, first.end, {})
        head = phrases.trimmed(prose.folded, reach.start, reach.end) if reach.start < reach.end else first
        return [head, *(_without_verb(phrases, prose, piece) for piece in pieces[len(pieces) - wanted + 1 :])]
    return _things_before(prose, things, at, wanted) if not pieces else []


def _things_before(prose: Prose, things: list[Thing], at: int, wanted: int) -> list[Span | None]:
    """The last so many things of the segment: 起数由11起降为6起,人数由9人降为4人,分别下降… tells of two."""
    start, _ = prose.clauses.segment(prose.quantities[at].start)
    found: list[Span | None] = []
    for index in range(at - 1, max(-1, at - 1 - 2 * _MOST), -1):
        if prose.quantities[index].start < start or len(found) == wanted:
            break
        starts = found and prose.leads[index].source and things[index].span == found[-1]
        if not starts:
            found.append(things[index].span)
    return found[::-1] if len(found) == wanted else []


def _without_verb(phrases: Phrases, prose: Prose, piece: Span) -> Span:
    """接诊病人、完成|门诊收入分别增长: the verb before a later item is none of it."""
    first = prose.words.at(piece.start)
    if first.tag != "v" or first.text not in phrases.predicates or first.end >= piece.end:
        return piece
    return phrases.trimmed(prose.folded, first.end, piece.end)


def parallel(prose: Prose, group: list[int]) -> list[int]:
    """分别由81%、77%升到90%、88%: where each of a list comes to that a change starts from, or nothing."""
    first = group[-1] + 1
    moves = prose.leads[group[0]].source and first < len(prose.leads) and prose.leads[first].reaches
    if not moves or not prose.in_one_segment(group[0], first):
        return []
    targets = listed(prose, first)
    alike = prose.quantities[first].unit == prose.quantities[group[0]].unit
    return targets if alike and len(targets) == len(group) else []


def listed(prose: Prose, first: int) -> list[int]:
    """The quantities of the coordination that begins with `first`."""
    group = [first]
    while group[-1] + 1 < len(prose.quantities) and _COORDINATED.fullmatch(prose.gaps[group[-1] + 1]):
        group.append(group[-1] + 1)
    return group


def _pieces(phrases: Phrases, folded: str, room: Span, wanted: int) -> list[Span]:
    """The items of a list, by the first reading of its marks that gives as many as `wanted`, else by all marks.

    What stands behind 等 belongs to all of them and is left off.
    """
    marks = list(_ETC.finditer(folded, room.start, room.end))
    stretch = Span(room.start, marks[-1].start()) if marks else room
    readings = [_parted(phrases, folded, stretch, mark) for mark in _READINGS]
    return next((pieces for pieces in readings if len(pieces) == wanted), readings[-1])


def _parted(phrases: Phrases, folded: str, stretch: Span, mark: re.Pattern[str]) -> list[Span]:
    """The items that `mark` parts."""
    cuts = [found.span() for found in mark.finditer(folded, stretch.start, stretch.end)]
    starts = [stretch.start, *(cut[1] for cut in cuts)]
    ends = [*(cut[0] for cut in cuts), stretch.end]
    spans = [phrases.trimmed(folded, left, right) for left, right in zip(starts, ends, strict=True)]
    return [span for span in spans if span.end > span.start]
