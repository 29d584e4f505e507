"""A record with one of everything, by hand."""

from __future__ import annotations

from pipeline.records import (
    Block,
    Check,
    Count,
    Initiative,
    Integrity,
    Mention,
    Notice,
    Organisation,
    Period,
    Provenance,
    Rejected,
    Report,
    ReportFacts,
    Section,
    Source,
    TopicScore,
)

TEXT = """一、茶业
青溪镇现有茶农1200余户,其中女性500户,男性600户。“春风行动”已开展3年,春风行动见效。
二、计划
第2届茶节。"""


def span(quote: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(quote, start + 1)
    return start, start + len(quote)


def count(identity: str, quote: str, number: int, **fields: object) -> Count:
    start, end = span(quote)
    values: dict[str, object] = {
        "id": identity,
        "quote": quote,
        "start": start,
        "end": end,
        "value": number,
        "value_exact": str(number),
        "low": number,
        "high": number,
        "unit": "户",
        "unit_class": "household",
        "object": "茶农",
        "section": "s1",
        "rule": "arabic",
        "confidence": 0.9,
    }
    return Count(**{**values, **fields})  # type: ignore[arg-type]


COUNTS = (
    count("c1", "1200余户", 1200, high=None, low_inclusive=False, approx="more", suspect="inconsistent"),
    count("c2", "500户", 500, part_of="c1"),
    count("c3", "600户", 600, part_of="c1"),
)


def report(**fields: object) -> Report:
    second = TEXT.index("二、")
    values: dict[str, object] = {
        "id": "ab" * 32,
        "source": Source(uri="青溪/总结.docx", name="总结.docx", bytes=2048, format="docx"),
        "report": ReportFacts(
            title="青溪镇工作总结",
            kind="summary",
            organisation=Organisation(name="青溪镇", level="township"),
            period=Period(label="2024年", start="2024-01-01", end="2024-12-31"),
            topics=(TopicScore(id="agriculture/tea", score=0.8),),
        ),
        "text": TEXT,
        "blocks": (
            Block(start=0, end=4, kind="paragraph", paragraph=0),
            Block(start=5, end=second - 1, kind="table_cell", paragraph=1, table=0, row=2, column=3, style="正文"),
            Block(start=second, end=len(TEXT), kind="paragraph", paragraph=2),
        ),
        "asides": (),
        "sections": (
            Section(
                id="s1",
                parent=None,
                level=1,
                label="一、",
                heading="茶业",
                start=0,
                end=second,
                body_start=5,
                role="achievement",
                topics=(TopicScore(id="agriculture/tea", score=0.8),),
            ),
            Section(
                id="s2",
                parent=None,
                level=1,
                label="二、",
                heading="计划",
                start=second,
                end=len(TEXT),
                body_start=second + 5,
                role="plan",
            ),
        ),
        "counts": COUNTS,
        "initiatives": (
            Initiative(
                id="i1",
                name="春风行动",
                kind="campaign",
                mentions=tuple(
                    Mention(start=start, end=end, quote="春风行动", section="s1")
                    for start, end in (span("春风行动"), span("春风行动", 1))
                ),
                evidence=("paired_quotes",),
                confidence=0.95,
                rule="quoted",
            ),
        ),
        "checks": (Check(kind="sum", members=("c1", "c2", "c3"), stated=1200, computed=1100, holds=False),),
        "notices": (Notice(code="sum_does_not_hold", start=0, end=1, message="the parts give another sum"),),
        "integrity": Integrity(grade="unreliable", reasons=("inconsistent",)),
        "provenance": Provenance(version="0", config="", model=""),
        "rejected": (
            Rejected(quote="2", start=span("第2")[0] + 1, end=span("第2")[1], reason="ordinal", rule="edition"),
        ),
    }
    return Report(**{**values, **fields})  # type: ignore[arg-type]
