"""Repairs from end to end: furniture, chunk numbers, page marks, torn sentences, traces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import Config
from pipeline.ingest import Ingester
from pipeline.stages import RawFile

SENTENCES = (
    "今年以来，青岚镇党委带领全镇干部群众，紧扣高质量发展主题，扎实推进各项工作。",
    "全镇新建文化广场12处，改造农村公路36.5公里，惠及群众8600余人。",
    "开展志愿服务活动124场，发放宣传资料3万余份，受到群众一致好评。",
    "成立“青岚先锋”服务队，走访困难家庭420户，解决急难愁盼问题57个。",
)
BODY = "".join(SENTENCES) * 3


def codes(ingester: Ingester, text: str) -> list[str]:
    return [notice.code for notice in ingester.ingest_text(text).notices]


def chunked(text: str, size: int) -> str:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return "\n\n".join(f"{number}、{piece}" for number, piece in enumerate(pieces, start=1))


def test_a_clean_report_has_no_notice(ingester: Ingester) -> None:
    text = f"青岚镇2024年工作总结\n（2024年11月5日）\n{BODY}\n一、党建工作\n1、组织建设\n{BODY}\n2、作风建设\n{BODY}"
    document = ingester.ingest_text(text)
    assert document.notices == ()
    assert document.text == text


@pytest.mark.parametrize("size", [150, 200, 301])
def test_chunks_are_put_together_wherever_they_were_cut(ingester: Ingester, size: int) -> None:
    document = ingester.ingest_text(chunked(BODY, size))
    assert document.text.replace("\n", "") == BODY
    assert {notice.code for notice in document.notices} == {"chunk_number_removed"}


@given(size=st.integers(90, 250))
def test_chunks_of_any_size_lose_their_numbers_only(ingester: Ingester, size: int) -> None:
    text = chunked(BODY, size)
    document = ingester.ingest_text(text)
    expected = BODY if document.notices else text.replace("\n", "")
    assert document.text.replace("\n", "") == expected


def test_a_chunk_cut_inside_a_number_is_one_number_again(ingester: Ingester) -> None:
    left = BODY + "慰问老党员1"
    document = ingester.ingest_text(f"1、{left}\n\n2、26名，发放慰问金3万余\n\n3、元。" + BODY)
    assert "慰问老党员126名" in document.text


def test_a_chunk_cut_behind_a_closing_quote_is_joined(ingester: Ingester) -> None:
    document = ingester.ingest_text(f"1、{BODY}深入推\n\n2、进工作。{BODY}成立“青岚先锋”\n\n3、服务队。{BODY}")
    assert "“青岚先锋”服务队" in document.text


def test_a_stretch_of_chunks_may_begin_with_any_number(ingester: Ingester) -> None:
    document = ingester.ingest_text("组织文艺下乡活动,建起宣讲队\n\n4、伍和书屋共21家。")
    assert document.text == "组织文艺下乡活动,建起宣讲队伍和书屋共21家。"
    assert (
        ingester.ingest_text("组织文艺下乡活动,建起书屋。\n4、抓阵地").text == "组织文艺下乡活动,建起书屋。\n4、抓阵地"
    )


def test_a_stretch_of_chunks_may_begin_in_a_numbered_section(ingester: Ingester) -> None:
    opening = (
        "2、文化惠民。全年放映露天电影四十二场,送戏下乡十五场,图书室添书六百册。"
        "农闲时节办起书法班,读者坐得满满当当。组织群众编"
    )
    document = ingester.ingest_text(f"{opening}\n\n4、排节目三十多个,登台六百人次。")
    assert "组织群众编排节目三十多个" in document.text
    followed = f"{opening}排节目\n3、文物保护。修缮古桥一座"
    assert ingester.ingest_text(followed).text == followed


def test_an_authors_list_keeps_its_numbers(ingester: Ingester) -> None:
    text = f"1、{BODY}\n2、{BODY}\n3、{BODY}"
    assert ingester.ingest_text(text).text == text
    assert codes(ingester, text) == []


def test_unfinished_items_of_a_list_are_no_chunks(ingester: Ingester) -> None:
    item = "全镇完成固定资产投资3.2亿元，新增规上企业3家，培育专精特新企业5家，改造危桥3座，各项指标位居全县前列"
    text = f"1、{item}\n2、{item}\n3、{item}"
    assert ingester.ingest_text(text).text == text


def test_page_furniture_goes_and_the_report_stays(ingester: Ingester) -> None:
    page = "\n".join(
        [
            "首页 > 文库 > 总结",
            "收藏 分享(赏)",
            "青岚镇2024年工作总结.docx",
            "上传者：山间客　上传时间：2025-01-05",
            "第1页 / 共3页",
            "亲，您已看完本文档的预览，喜欢就下载！",
            "资源描述",
            "青岚镇2024年工作总结",
            BODY,
            "展开阅读全文",
            "相关资源",
            "白鹭镇2024年工作总结.docx",
            "Copyright 2020 某某网 版权所有",
        ]
    )
    document = ingester.ingest_text(page)
    assert document.text == f"青岚镇2024年工作总结\n{BODY}"
    assert [(n.code, n.start) for n in document.notices] == [
        ("furniture_removed", 0),
        ("furniture_removed", len(document.text)),
    ]


def test_a_table_in_which_a_site_catalogues_the_report_goes(config: Config) -> None:
    body = "全年修渠9条，铺路12公里，群众满意度明显提升，获得县级通报表扬。"
    page = (
        "<p>当前位置：首页 > 工作总结</p><table><tr><td>索 引 号：</td><td>0153-2024</td></tr><tr><td>名称：</td>"
        f"<td>青岚镇2024年工作总结</td></tr></table><h1>青岚镇2024年工作总结</h1><p>{body}</p>"
        "<table><tr><td>村名</td><td>索引号</td></tr><tr><td>上河村</td><td>7</td></tr></table><p>相关信息</p>"
    )
    (document,) = Ingester(config).ingest(RawFile(uri="a.html", name="a.html", content=page.encode()))
    assert document.text.split("\n") == ["青岚镇2024年工作总结", body, "村名", "索引号", "上河村", "7"]
    assert [notice.code for notice in document.notices] == ["furniture_removed"] * 3


def test_a_breadcrumb_goes_with_its_repeats(ingester: Ingester) -> None:
    lines = [
        "您的位置:",
        "首页",
        ">",
        "青岚要闻",
        "青岚要闻",
        "2024年工作总结",
        "来源：青岚日报",
        "时间：2025-01-08",
        BODY,
    ]
    assert ingester.ingest_text("\n".join(lines)).text == f"2024年工作总结\n{BODY}"


def test_an_abstract_below_the_only_title_is_the_reports_own(ingester: Ingester) -> None:
    body = f"2024年，{SENTENCES[2]}\n一、主要工作\n{SENTENCES[2]}"
    for line in ("概述", "摘要："):
        document = ingester.ingest_text(f"青岚镇2024年工作总结\n{line}\n{body}")
        assert document.title == "青岚镇2024年工作总结"
        assert document.text.split("\n")[:2] == ["青岚镇2024年工作总结", line]
        assert document.notices == ()
    site = ingester.ingest_text(f"某某文库\n青岚镇2024年工作总结\n简介：\n青岚镇2024年工作总结\n{body}")
    assert site.text == f"青岚镇2024年工作总结\n{body}"


def test_buttons_in_brackets_and_lines_of_sources_go(ingester: Ingester) -> None:
    title, body = "青岚镇2024年工作总结", f"{SENTENCES[2]}\n一、主要工作\n{SENTENCES[2]}"
    source = "发布日期：2024-01-05 10:23 信息来源：青岚镇党政办 浏览次数：135 字号：[大 中 小]"
    assert ingester.ingest_text(f"{title}\n{source}\n{body}\n【打印】 【关闭】").text == f"{title}\n{body}"


def test_words_that_look_like_furniture_stay_inside_the_body(ingester: Ingester) -> None:
    text = f"青岚镇工作总结\n{BODY}\n相关资源\n{BODY}\n下载\n{BODY}"
    assert ingester.ingest_text(text).text == text


@pytest.mark.parametrize("mark", ["第2页 共5页", "— 3 —", "- 3 -", "—3—", "3/13", "第 3 页"])
def test_page_marks_between_paragraphs_go(ingester: Ingester, mark: str) -> None:
    document = ingester.ingest_text(f"{BODY}\n{mark}\n{BODY}")
    assert document.text == f"{BODY}\n{BODY}"
    assert [notice.code for notice in document.notices] == ["page_mark_removed"]


def test_page_marks_inside_a_line_go_where_a_page_can_end(ingester: Ingester) -> None:
    assert ingester.ingest_text(f"{BODY} 第2页 共5页 {BODY}").text == BODY * 2
    assert ingester.ingest_text(f"{BODY}第2页共5页").text == BODY
    assert ingester.ingest_text("举行第5页共5页的展示。").text == "举行第5页共5页的展示。"


def test_a_page_mark_inside_a_sentence_leaves_one_sentence(ingester: Ingester) -> None:
    document = ingester.ingest_text(f"{BODY}全年接待游客1\n- 2 -\n26万人次。{BODY}")
    assert "接待游客126万人次" in document.text


def test_lone_numbers_that_count_up_are_pages_and_others_are_not(ingester: Ingester) -> None:
    assert ingester.ingest_text("\n".join([BODY, "1", BODY, "2", BODY, "3"])).text == "\n".join([BODY] * 3)
    assert "\n17\n" in ingester.ingest_text(f"{BODY}\n17\n{BODY}").text


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("慰问困难群众，走访老党员1", "26名，送去慰问金。", "老党员126名"),
        ("春节前夕看望老干部1", "26名,送去春联。", "老干部126名"),
        ("开展活动，累计投入资金3万余", "元，受益群众两千人。", "3万余元"),
        ("完成产值，同比增长6", ".5%，高于全县平均水平。", "增长6.5%"),
        ("全镇上下坚持问题导向，补短板、", "强弱项，取得明显成效。", "补短板、强弱项"),
        ("镇里组织开展了一次“青岚先", "锋”评选活动，选出十人。", "“青岚先锋”评选"),
        ("清运垃圾，拆除违建，整治河道，硬化道路，村容村", "貌明显改善，群众满意。", "村容村貌"),
    ],
)
def test_torn_sentences_are_joined(ingester: Ingester, left: str, right: str, joined: str) -> None:
    document = ingester.ingest_text(f"青岚镇工作总结\n\n{left}\n\n{right}")
    assert joined in document.text
    assert [notice.code for notice in document.notices] == ["broken_sentence_joined"]


@pytest.mark.parametrize(
    "text",
    [
        "（一）做强特色产业，镇域经济稳步增长\n全镇完成产值3亿元。",
        "做强特色产业，推动镇域经济稳步增长\n2024年，全镇完成产值3亿元。",
        "联系人：林远舟 电话0000123\n26名代表参会。",
        "各村任务分解表见附件1\n26名代表参会。",
        "联系电话：0000-1234567\n2024年11月5日",
        "全镇平稳。各项任务全面完成，群众满意度持续提升，位居全县前列，获得通报表扬三次\n二、存在问题\n人手不足。",
    ],
)
def test_headings_and_signatures_are_not_joined(ingester: Ingester, text: str) -> None:
    assert ingester.ingest_text(text).text == text


@pytest.mark.parametrize("margin", ["", "  ", "\u3000"])
def test_an_indented_line_opens_a_paragraph_of_a_wrapped_text(margin: str, ingester: Ingester) -> None:
    heading = "（一）突出抓好招商引资和项目建设这个牵动全局的工作不松劲"
    lines = [
        ("\u3000\u3000" + line)[at : at + 30] for line in (BODY, heading, BODY) for at in range(0, len(line) + 2, 30)
    ]
    wrapped = "\n".join(margin + line for line in lines)
    assert ingester.ingest_text(f"青岚镇工作总结\n{wrapped}").text.split("\n").count(heading) == 1


def test_text_wrapped_at_one_width_is_unwrapped(ingester: Ingester) -> None:
    prose = "全镇上下弘扬敢闯敢试敢为人先的山乡精神持续改善人居环境" * 4 + "。"
    wrapped = "\n".join(prose[at : at + 30] for at in range(0, len(prose), 30))
    assert ingester.ingest_text(f"{wrapped}\n二、存在问题\n{wrapped}").text == f"{prose}\n二、存在问题\n{prose}"


def test_a_quote_that_never_closes_is_told_where_it_opens(ingester: Ingester) -> None:
    document = ingester.ingest_text("开展“清风行动，惠及500人。又办“暖心”活动。")
    (notice,) = document.notices
    assert (notice.code, document.text[notice.start : notice.end + 2]) == ("quote_unbalanced", "“清风")


def test_a_straight_quote_without_its_pair_is_told(ingester: Ingester) -> None:
    assert codes(ingester, '举办"阳光课堂活动。\n举办"阳光课堂"活动。') == ["quote_unbalanced"]


def test_an_overwritten_year_is_certain_only_among_shorter_figures(ingester: Ingester) -> None:
    assert codes(ingester, "2023年投入202354万元，争取资金1200万元。") == ["year_overwritten"]
    assert codes(ingester, "2023年收入202354万元，支出198763万元。") == []
    assert codes(ingester, "从202223年起实施。") == ["year_overwritten"]


def test_masked_figures_and_masked_places_are_told_apart(ingester: Ingester) -> None:
    document = ingester.ingest_text("20xx年，xx区××镇投入**万元。")
    told = [(n.code, document.text[n.start : n.end]) for n in document.notices]
    figures, words = "masked_figure", "masked_words"
    assert told == [(figures, "20xx年"), (words, "xx"), (words, "××"), (figures, "**万元")]


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("&amp;ldquo;清风&amp;rdquo;行动", "“清风”行动"),
        ("X8226;党建工作", "•党建工作"),
        ("开展ldquo;清风rdquo;行动", "开展“清风”行动"),
    ],
)
def test_entities_in_pieces_are_read(ingester: Ingester, broken: str, mended: str) -> None:
    document = ingester.ingest_text(f"青岚镇工作总结\n{broken}有力有效。")
    assert document.text.endswith(f"{mended}有力有效。")
    assert [notice.code for notice in document.notices] == ["entity_repaired"]


def test_a_model_number_is_no_entity(ingester: Ingester) -> None:
    assert codes(ingester, "青岚镇工作总结\n购置X2026;X8型设备各一台;rdquo") == []


def test_a_page_that_ends_inside_a_sentence_needs_no_other_proof(ingester: Ingester) -> None:
    text = f"{BODY}\n抓好示范园建设，确保六月底前建成青岚智慧育苗\n— 1 —\n中心并投产。{BODY}\n— 2 —\n特此报告。"
    assert "智慧育苗中心并投产" in ingester.ingest_text(text).text


def test_a_heading_at_the_end_of_a_page_stays_one(ingester: Ingester) -> None:
    text = f"{BODY}\n（一）做强产业，稳住增长\n— 1 —\n全镇完成产值3亿元，增长两成。"
    assert "稳住增长\n全镇完成" in ingester.ingest_text(text).text


def test_page_marks_between_blanks_go_where_they_count_up(ingester: Ingester) -> None:
    assert ingester.ingest_text(f"{BODY} —1— {BODY} —2— {BODY}").text.split() == [BODY] * 3
    assert "—7—" in ingester.ingest_text(f"{BODY} —7— {BODY} —3— {BODY}").text
    assert "3/4" in ingester.ingest_text(f"{BODY} 3/4 {BODY}").text


def test_text_wrapped_by_characters_has_full_lines_that_are_narrow(ingester: Ingester) -> None:
    prose = "全镇投入1234.5万元新建渠道56.78公里改造泵站123座受益农田3.45万亩群众反映良好各村按期完成冬修任务"
    line = "　　" + prose * 3 + "。"
    wrapped = "\n".join(line[at : at + 32] for at in range(0, len(line), 32))
    assert ingester.ingest_text("\n".join([wrapped] * 3)).text.split("\n") == [line.strip("　")] * 3


def test_two_long_figures_are_not_one(ingester: Ingester) -> None:
    text = "全年走访农户120\n350人次参加培训，村民得益。"
    assert "120\n350" in ingester.ingest_text(text).text


@pytest.mark.parametrize("mark", ["”", "；", "）"])
def test_a_full_line_of_a_wrapped_text_may_end_in_a_mark_inside_its_sentence(ingester: Ingester, mark: str) -> None:
    line = "全镇上下弘扬敢闯敢试敢为人先的山乡精神持续改善人居环境成效"
    prose = f"{line}好" * 4 + f"{line}{mark}" + f"{line}好" * 2 + "受到好评。"
    wrapped = "\n".join(prose[at : at + 30] for at in range(0, len(prose), 30))
    assert ingester.ingest_text(wrapped).text == prose


def test_a_wrapped_text_with_chunk_numbers_is_one_text_again(ingester: Ingester) -> None:
    wrapped = "\n".join(line[at : at + 30] for line in chunked(BODY, 200).split("\n") for at in range(0, len(line), 30))
    assert ingester.ingest_text(wrapped).text.replace("\n", "") == BODY


def test_a_year_after_the_reports_own_is_told_too(ingester: Ingester) -> None:
    assert codes(ingester, "2022年投入202354万元，争取资金1200万元。") == ["year_overwritten"]
    assert codes(ingester, "xx年投入202254万元，争取资金202218万元。") == ["masked_figure", *["year_overwritten"] * 2]
    assert codes(ingester, "2022年投入203554万元。") == []


def test_a_site_repeats_the_title_and_an_author_does_not(ingester: Ingester) -> None:
    site = f"青岚镇2024年工作总结_某某网\n会员登录\n青岚镇2024年工作总结\n{BODY}"
    assert ingester.ingest_text(site).text == f"青岚镇2024年工作总结\n{BODY}"
    cover = f"青岚镇2024年工作总结\n青岚镇2024年工作总结\n{BODY}"
    assert ingester.ingest_text(cover).text == cover


def test_a_title_that_stands_only_among_the_sites_lines_is_kept(ingester: Ingester) -> None:
    page = f"首页 > 总结\n青岚镇2024年工作总结\n青岚镇2024年工作总结.docx\n资源描述\n{BODY}"
    document = ingester.ingest_text(page)
    assert (document.title, document.text) == ("青岚镇2024年工作总结", f"青岚镇2024年工作总结\n{BODY}")


def test_an_advertisement_between_the_halves_of_a_sentence_goes(ingester: Ingester) -> None:
    text = f"{BODY}全年接待游客1\n— 1 —\n推荐阅读：某某述职报告范文\n26万人次，收入增长。{BODY}"
    assert "接待游客126万人次" in ingester.ingest_text(text).text


def test_a_bracket_torn_off_its_label_is_no_line(ingester: Ingester) -> None:
    document = ingester.ingest_text(f"青岚镇工作总结\n（一）抓产业\n{BODY}\n（\n二）抓治理\n{BODY}")
    assert [section.label for section in document.outline if section.level] == ["（一）", "（二）"]
    assert document.notices == ()


def test_years_that_cannot_have_passed_are_told(ingester: Ingester) -> None:
    assert codes(ingester, "自2022年起连续三年举办文化月活动。") == ["year_repeated"]
    assert codes(ingester, "2024年，成绩喜人。自2022年起连续三年举办文化月活动。") == []
    assert codes(ingester, "从2024年起，将连续三年开展整治。") == []
    assert codes(ingester, "2022年在成立书画社的基础上，2022年又组建合唱团。") == ["year_repeated"]
