"""What a site sets around a report: where you are, who uploaded it, what else there is; names are invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from pipeline.damage.edits import Change

_SITES = ("云杉文库", "小满文档网", "砚台范文网", "纸鸢文秘", "百川资料库", "灯塔公文网")

_HEAD: tuple[tuple[str, ...], ...] = (
    (
        "首页 > 工作总结 > 单位总结 > 正文",
        "当前位置：首页>文秘范文>总结汇报>",
        "您的位置： {site} » 公文 » 工作总结",
        "{site} 首页 > 总结",
    ),
    ("登录 | 注册", "登录", "会员登录 免费注册", "加入收藏 | 设为首页", "搜索"),
    ("{title}", "{title}.docx", "{title}_{site}", "{title}（全文）-{site}"),
    (
        "上传人：{user}　　上传时间：{day}　　格式：DOCX　　页数：{pages}",
        "上传者：{user}",
        "{user} 分享于 {day}",
        "发布时间：{day} 来源：{site}",
    ),
    ("文档编号：{number}", "文档ID：{number}", "编号：{number} 大小：27.5KB", "浏览：{pages}43次 下载：2次"),
    ("下载", "收藏 分享 举报", "下载积分：10", "VIP免费下载", "立即下载"),
    ("第1页 / 共{pages}页", "第 1 页 / 共 {pages} 页", "1 / {pages}", "预览：第1页"),
    (
        "亲，该文档总共{pages}页，全部预览完了，如果喜欢就下载吧！",
        "温馨提示：如需下载本文档，请先登录本站。",
        "分享到：微信 微博 QQ空间",
        "【摘要】本文由{site}会员整理上传",
    ),
    (
        "资源描述：",
        "文档介绍",
        "《{title}》由会员分享，可在线阅读，更多相关《{title}（{pages}页珍藏版）》请在{site}上搜索。",
        "正文：",
    ),
)
"""From top to bottom; of each row a site shows one line or none."""

_TAIL: tuple[tuple[str, ...], ...] = (
    (
        "展开阅读全文",
        "点击展开全文",
        "还剩{pages}页未读，继续阅读",
        "……（剩余{pages}页，下载后可阅读全文）",
        "点击查看更多>>",
    ),
    ("下载文档到电脑，方便收藏和打印", "下载后可编辑", "立即下载该文档", "分享到微信朋友圈"),
    ("举报", "赞 (12)", "收藏", "上一篇：党支部工作计划", "下一篇：年度考核个人总结"),
    ("相关资源", "相关文档", "相关推荐", "热门文章", "最新范文"),
    ("乡镇农机站年度工作总结.docx", "2021年县医院工作总结", "街道办事处半年工作总结（精选3篇）"),
    ("猜你喜欢", "猜您喜欢", "大家还在看", "更多>>"),
    ("村级防汛工作汇报.doc", "学校安全工作计划", "[总结] 社区民政工作总结"),
    ("本文标题：{title}", "关键词：总结 工作 年度", "本文链接：https://example.com/p-{number}.html"),
    (
        "关于我们 - 网站声明 - 网站地图 - 友情链接 - 联系我们",
        "关于我们 | 联系我们 | 广告服务",
        "帮助中心 意见反馈 用户协议",
    ),
    (
        "© 2015-2024 {site} 版权所有",
        "Copyright © 2018 {site} All Rights Reserved",
        "版权所有：{site}，未经许可不得转载",
        "本站资料均由用户上传，如侵犯您的版权，请联系我们删除。",
    ),
    (
        "某ICP备{number}号-1",
        "ICP备案号：某ICP备{number}号",
        "某公网安备 {number}号",
        "增值电信业务经营许可证：某B2-{number}",
    ),
)
_SHOWN = 0.7


def furnish(text: str, chance: Random) -> Iterator[Change]:
    """A change for each line above and below; the title is repeated from the text's first line."""
    facts = {
        "site": chance.choice(_SITES),
        "title": text.partition("\n")[0],
        "user": chance.choice(("半山听雨", "wj20130", "小鱼儿", "office_a1")),
        "day": f"{chance.randint(2015, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "pages": chance.randint(3, 12),
        "number": chance.randint(10_000_000, 99_999_999),
    }
    for line in _shown(_HEAD, chance):
        yield Change(0, 0, line.format_map(facts) + "\n", "furniture")
    for line in _shown(_TAIL, chance):
        yield Change(len(text), len(text), "\n" + line.format_map(facts), "furniture")


def _shown(rows: Sequence[Sequence[str]], chance: Random) -> Iterator[str]:
    for row in rows:
        if chance.random() < _SHOWN:
            yield chance.choice(row)
