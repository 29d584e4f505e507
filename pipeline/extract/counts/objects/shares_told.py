"""Shares that open their clause, of what the clause before told: 医生全部到乡镇任职,八成在山区."""

from __future__ import annotations

import re

from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose

_TOLD = re.compile("(?:以上|左右|以下)?(?:都|均|主要|集中|分布)?(?:在|用于|投向|投入|投到|流向|来自|源自|来源于)")
_TOLD_CHARS = frozenset("以左都均主集分在用投流来源")
_LEADING = re.compile("[,;:](?:其中)?(?:有|已有|又有)?$")
_GOING = frozenset({"到", "赴", "回到", "前往", "返回", "去", "进", "进入", "奔赴"})
_OF_ALL = frozenset({"全部", "全", "都", "均", "已", "已经", "全都", "陆续", "先后", "分别", "主要", "大多"})
_PAIR = 2
_RELATIVE = frozenset({"percent", "ratio"})


def is_told_share(prose: Prose, at: int) -> bool:
    """Whether the quantity `at` opens its clause and is the share that is somewhere, or goes or comes somewhere."""
    quantity, folded = prose.quantities[at], prose.folded
    if quantity.unit_class not in _RELATIVE or folded[quantity.right : quantity.right + 1] not in _TOLD_CHARS:
        return False
    opens = _LEADING.search(folded, max(0, quantity.left - 5), quantity.left)
    return opens is not None and _TOLD.match(folded, quantity.right) is not None


def who_went(phrases: Phrases, prose: Prose, start: int, end: int) -> Span | None:
    """护士|全部|到基层坐诊: of the clause at `start:end` those of whom it is told."""
    last = word = prose.words.at(end - 1)
    while word.start > start and word.text not in _GOING:
        word = prose.words[word.index - 1]
    going = stop = word.start if word.text in _GOING else start
    while stop > start and prose.words.at(stop - 1).text in _OF_ALL:
        stop = prose.words.at(stop - 1).start
    if stop == going and last.tag[0] != "v":
        return None  # 医生到渔村走访老人
    reach = phrases.before(prose.words, start, stop, prose.solid) if stop > start else None
    span = phrases.trimmed(prose.folded, reach.start, reach.end) if reach else None
    return span if span and span.end - span.start >= _PAIR else None
