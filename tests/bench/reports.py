"""Reports to measure time with: about 7,000 characters and 130 quantities each, the same for the same seed.

They only have to cost what real reports cost; accuracy is measured on the hand-written corpus.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document

_HEADINGS = (
    "强化组织领导，压实工作责任",
    "聚焦重点项目，夯实发展基础",
    "深化平安创建，维护社会稳定",
    "办好民生实事，增进群众福祉",
    "加强队伍建设，提升服务水平",
    "推进环境整治，建设美丽家园",
)

_WITH_FIGURES = (
    "全年累计排查各类安全隐患{a}处，完成整改{b}处，整改率达到{p}%，比上年提高{q}个百分点，没有发生较大以上责任事故。",
    "先后召开专题会议{c}次，印发简报{d}期，组织业务骨干{e}人赴外地学习考察，形成了一批可复制的经验做法。",
    "发放各类补助资金{f}万元，惠及困难群众{a}余户、近{b}人，群众满意度保持在{p}%以上。",
    "深入开展“{name}行动”，走访企业{e}家，协调解决用工、用地、融资等方面的问题{c}个，得到企业一致好评。",
    "组建{name}志愿服务队，常态化开展入户探访，为老年人提供助餐、助洁、助医等服务{a}多人次。",
    "完成道路硬化{q}公里，新建改建公厕{c}座，栽植各类苗木{f}余株，村容村貌明显改观。",
    "受理群众来信来访{a}件，其中初次信访{c}件，按期办结率{p}%，妥善化解积案{d}起。",
    "规模以上工业总产值完成{q}亿元，同比增长{r}%，固定资产投资{s}亿元，财政总收入突破{t}亿元。",
    "打造“{name}”特色品牌，建成示范点{d}个，辐射带动周边{e}个村（社区）共同发展。",
)

_PROSE = (
    "大力推进基层治理体系建设，完善网格化管理机制，切实把矛盾化解在萌芽状态，守住了不出事的底线。",
    "坚持把理论学习摆在首位，认真落实各项学习制度，干部职工的政治素养和业务能力有了新的提高。",
    "依托数字化平台加强日常监管，坚持线上巡查与线下检查相结合，做到早发现、早处置、早反馈。",
    "严格落实党风廉政建设责任制，抓早抓小、防微杜渐，以身边事教育身边人，营造了风清气正的干事氛围。",
    "充分发挥党员先锋模范作用，在急难险重任务面前冲锋在前，用实际行动诠释了初心使命，赢得了干部群众的普遍赞誉。",
    "加强与上级部门的沟通衔接，主动争取政策和资金支持，有效破解了制约发展的瓶颈，为后续工作打下了坚实基础。",
    "坚持问题导向和目标导向相统一，建立健全督查考核与结果运用相衔接的工作制度，推动各项决策部署落地见效。",
    "注重宣传引导，利用广播、宣传栏和新媒体等多种形式讲清政策、回应关切，群众的知晓率和参与度明显提高。",
    "同时也要看到，发展不平衡不充分的矛盾依然突出，个别干部的作风还不够扎实，服务水平与群众期盼仍有差距。",
    "面对复杂严峻的形势和繁重的工作任务，全体同志团结一心、迎难而上，较好地完成了年初确定的各项目标。",
)

_NAMES = ("清泉", "暖阳", "春苗", "星火", "金秋", "碧水", "同行", "连心", "扬帆", "筑梦")
_NUMERALS = "一二三四五六"


def make_text(seed: int, characters: int = 7000) -> list[str]:
    """Paragraphs of one report, title first."""
    rng = random.Random(seed)
    paragraphs = [f"清河镇{2015 + seed % 10}年度工作总结", "现将全年工作开展情况总结如下："]
    first = 0
    while sum(map(len, paragraphs)) < characters:
        if first % 3 == 0 and first // 3 < len(_NUMERALS):
            number = first // 3
            paragraphs.append(f"{_NUMERALS[number]}、{_HEADINGS[number]}")
        paragraphs.append(f"（{_NUMERALS[first % 3]}）{rng.choice(_HEADINGS)}。{_body(rng)}")
        first += 1
    return paragraphs


def _body(rng: random.Random) -> str:
    chosen = rng.sample([*rng.sample(_WITH_FIGURES, 2), *rng.sample(_PROSE, 4)], 6)
    return "".join(
        sentence.format(
            name=rng.choice(_NAMES),
            a=rng.randint(100, 9000),
            b=rng.randint(20, 99),
            c=rng.randint(2, 40),
            d=rng.randint(3, 30),
            e=rng.randint(10, 90),
            f=rng.randint(100, 9999),
            p=round(rng.uniform(80, 99), 1),
            q=round(rng.uniform(1, 60), 1),
            r=round(rng.uniform(1, 20), 1),
            s=round(rng.uniform(1, 90), 2),
            t=rng.randint(2, 40),
        )
        for sentence in chosen
    )


def write_reports(folder: Path, number: int, characters: int = 7000) -> list[Path]:
    """`number` reports as .docx in `folder`, with the XML that Word writes for typed Chinese text."""
    folder.mkdir(parents=True, exist_ok=True)
    template = _empty_document()
    return [
        write_paragraphs(folder / f"report-{seed:05}.docx", make_text(seed, characters), template)
        for seed in range(number)
    ]


def write_paragraphs(path: Path, paragraphs: Iterable[str], template: Mapping[str, bytes] | None = None) -> Path:
    """A .docx with these paragraphs; returns its path."""
    body = "".join(word_paragraph(text) for text in paragraphs)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (template or _empty_document()).items():
            archive.writestr(name, content.replace(b"<w:body>", b"<w:body>" + body.encode()))
    return path


def _empty_document() -> dict[str, bytes]:
    buffer = io.BytesIO()
    Document().save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_FONT = (
    '<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"{hint}/>'
    '<w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
)
_PIECE = re.compile(r"[0-9.%]+|[^0-9.%]{1,30}")


def word_paragraph(text: str) -> str:
    """Word breaks runs at every change between figures and Chinese, and wherever someone edited."""
    runs = "".join(
        f'<w:r w:rsidR="00A77B3E" w:rsidRPr="00C21F5D"><w:rPr>{_FONT.format(hint=_hint(piece))}</w:rPr>'
        f"<w:t>{escape(piece)}</w:t></w:r>"
        for piece in _PIECE.findall(text)
    )
    return (
        '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00C21F5D" w:rsidP="00C21F5D"><w:pPr><w:widowControl/>'
        '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
        f'<w:jc w:val="left"/><w:rPr>{_FONT.format(hint="")}</w:rPr></w:pPr>{runs}</w:p>'
    )


def _hint(piece: str) -> str:
    return "" if piece[0].isdigit() else ' w:hint="eastAsia"'
