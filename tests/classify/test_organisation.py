"""Whose report it is."""

from __future__ import annotations

import pytest

from pipeline.classify.organisation import OrganisationReader
from pipeline.config import Config


@pytest.fixture(scope="module")
def reader(config: Config) -> OrganisationReader:
    return OrganisationReader(config.report)


@pytest.mark.parametrize(
    ("title", "name", "level"),
    [
        ("临河县石桥镇2021年工作总结及2022年工作计划", "临河县石桥镇", "township"),
        ("临河县城市更新工作总结", "临河县", "county"),
        ("临河县区域协作工作总结", "临河县", "county"),
        ("望潮街道城镇就业工作总结", "望潮街道", "township"),
        ("江南省城市管理工作总结", "江南省", "provincial"),
        ("临河县城市管理局2024年工作总结", "临河县城市管理局", "department"),
        ("青岚城市2024年工作总结", "青岚城市", "city"),
        ("兰汀州市2024年工作总结", "兰汀州市", "city"),
        ("江南省兰汀州市2024年工作总结", "江南省兰汀州市", "city"),
        ("兰汀州市民政局2024年工作总结", "兰汀州市民政局", "department"),
        ("江湾市汀州区2024年工作总结", "江湾市汀州区", "county"),
        ("云岭州2024年工作总结", "云岭州", "city"),
        ("云岭州县域经济工作总结", "云岭州", "city"),
        ("云岭州市场监督管理局2024年工作总结", "云岭州市场监督管理局", "department"),
        ("临河县教育局局长周望2023年度述职报告", "临河县教育局", "department"),
        ("2026年江南省政府工作报告", "江南省人民政府", "provincial"),
        ("2026年国务院政府工作报告", "国务院", "national"),
        ("县委统战部2023年工作总结", "县委统战部", "department"),
        ("中共临河县委2024年工作总结", "临河县委", "county"),
        ("临河县人大常委会工作报告", "临河县人大常委会", "county"),
        ("临河县乡村振兴工作总结", "临河县", "county"),
        ("临河县社区矫正工作情况汇报", "临河县", "county"),
        ("江湾市市场监督管理局2023年工作总结", "江湾市市场监督管理局", "department"),
        ("临河县人民医院护理部工作总结", "临河县人民医院护理部", "hospital"),
        ("石桥镇中心小学2023—2024学年工作总结", "石桥镇中心小学", "school"),
        ("中国农业银行临河县支行2023年工作总结", "中国农业银行临河县支行", "enterprise"),
        ("江湾市海曲区望潮街道榕荫社区2024年工作总结", "江湾市海曲区望潮街道榕荫社区", "village"),
        ("关于临河县2023年预算执行情况的报告", "临河县", "county"),
        ("2024年度临河区住房和城乡建设局法治政府建设年度报告", "临河区住房和城乡建设局", "department"),
        ("“十四五”期间江湾市水利工作总结", "江湾市", "city"),
        ("XX镇人民政府2023年工作总结", None, "township"),
        ("市城管局环卫处二〇二二年工作总结", "市城管局环卫处", "department"),
        ("在全县经济工作会议上的讲话", None, "county"),
        ("江湾市文化馆2024年工作总结", "江湾市文化馆", "other"),
        ("20xx—20xx学年第一学期xx小学工作总结", None, "school"),
        ("xx区民政局2023年总结", "民政局", "department"),
        ("临河县妇联家庭教育工作总结", "临河县妇联", "department"),
        ("临河县疾控中心慢病防治工作总结", "临河县疾控中心", "department"),
        ("临河县消防救援大队冬春火灾防控工作总结", "临河县消防救援大队", "department"),
        ("临河县医院创建三甲工作总结", "临河县医院", "hospital"),
        ("石桥镇民政办社会救助工作总结", "石桥镇民政办", "department"),
        ("临河县总工会三年工作总结（2021-2023年）", "临河县总工会", "department"),
        ("石桥镇妇联近三年工作总结", "石桥镇妇联", "department"),
        ("石桥镇五年级工作总结", "石桥镇", "township"),
        ("临河县供销社2023年工作总结", "临河县供销社", "department"),
        ("临河县林场2023年工作总结", "临河县林场", "enterprise"),
        ("临河县体校2023年工作总结", "临河县体校", "school"),
        ("临河县监狱2023年工作总结", "临河县监狱", "department"),
        ("临河县乡村振兴专班2023年工作总结", "临河县乡村振兴专班", "department"),
        ("石桥镇现阶段工作总结", "石桥镇", "township"),
        ("临河县公立医院改革工作总结", "临河县公立医院", "hospital"),
        ("中共临河县委员会2023年工作总结", "临河县委员会", "county"),
        ("政协临河县委员会常务委员会工作报告", "政协临河县委员会常务委员会", "county"),
        ("共青团临河县委2023年工作总结", "共青团临河县委", "department"),
        ("中共江湾职业学院委员会2024年工作总结", "江湾职业学院委员会", "school"),
        ("共青团江湾学院委员会2024年工作总结", "共青团江湾学院委员会", "department"),
        ("临河县第二小学教育集团2024年工作总结", "临河县第二小学教育集团", "school"),
        ("明德教育集团有限公司2024年工作总结", "明德教育集团有限公司", "enterprise"),
        ("中共临河县中医院委员会2024年工作总结", "临河县中医院委员会", "hospital"),
        ("中共江湾港务集团有限公司委员会2024年工作总结", "江湾港务集团有限公司委员会", "enterprise"),
        ("中共临河县卫生健康委员会2024年工作总结", "临河县卫生健康委员会", "department"),
        ("临河县人民代表大会常务委员会工作报告", "临河县人民代表大会常务委员会", "county"),
        ("政协临河县第九届委员会常务委员会工作报告", "政协临河县第九届委员会常务委员会", "county"),
        ("中共临河县委常委会2023年工作报告", "临河县委常委会", "county"),
        ("江湾军分区2023年度安全工作总结", "江湾军分区", "other"),
        ("第六师一〇五团2023年工作总结", "第六师一〇五团", "other"),
        ("民盟江湾市委会2023年工作总结", "民盟江湾市委会", "other"),
        ("九三学社江湾市委员会2023年参政议政工作总结", "九三学社江湾市委员会", "other"),
        ("江湾市豫剧团2023年度演出工作总结", "江湾市豫剧团", "other"),
        ("驻柳湾村第一书记工作总结", "柳湾村", "village"),
        ("临河县关心下一代工作委员会2023年工作总结", "临河县关心下一代工作委员会", "department"),
        ("石桥镇乡村振兴工作队2023年工作总结", "石桥镇乡村振兴工作队", "department"),
        ("柳湾村驻村工作队2023年工作总结", "柳湾村驻村工作队", "village"),
        ("2023年秋季学期石桥镇中心小学教务处工作总结", "石桥镇中心小学教务处", "school"),
    ],
)
def test_titles(reader: OrganisationReader, title: str, name: str | None, level: str) -> None:
    found = reader.read(title, title)
    assert (found.name, found.level) == (name, level)


@pytest.mark.parametrize(
    ("title", "text", "name", "level"),
    [
        ("街道上半年统战工作总结", "近年来,望潮街道在区委领导下做了一些事。望潮街道还修了路。", "望潮街道", "township"),
        ("2023年全县农业农村工作总结", "今年以来，各地抢抓农时。", None, "county"),
        ("工作总结", "一年来修渠两条。\n临河县水利局\n2023年12月1日", "临河县水利局", "department"),
        ("述职报告", "江湾市卫生健康局党组书记、局长 何川\n各位领导：", "江湾市卫生健康局", "department"),
        (
            "2026年政府工作报告",
            "——2026年1月8日在江南省第十届人民代表大会上\n各位代表：",
            "江南省人民政府",
            "provincial",
        ),
        ("政府工作报告", "各位代表：\n现在，我代表国务院向大会报告工作。", "国务院", "national"),
        ("2023年上半年工作总结", "今年以来，石桥镇办了三件事。明年，石桥镇再办三件。", "石桥镇", "township"),
        (None, "修渠两条，通水入田。", None, None),
        (None, "四好农村路修到山上，四好农村路通到家门口。", None, None),
        ("2023年度个人述职报告", "临河县教育局　李明\n各位领导：", "临河县教育局", "department"),
        ("2023年度个人述职报告", "临河县供销社  办公室主任  李明\n各位领导：", "临河县供销社", "department"),
        ("2023年工作总结", "（临河县供销社）\n一年来修渠两条。", "临河县供销社", "department"),
        ("柳湾村2023年工作总结", "一年来修渠两条。\n柳湾村村民委员会\n2023年12月1日", "柳湾村村民委员会", "village"),
        ("同心向前", "临河县的姐妹们很忙。\n临河县妇女联合会\n2023年12月1日", "临河县妇女联合会", "department"),
        ("2026年政府工作报告", "2026年1月8日提交临河县第十届人民代表大会", "临河县人民政府", "county"),
        ("政府工作报告", "——2026年1月9日在石桥镇第十届人民代表大会上\n各位代表：", "石桥镇人民政府", "township"),
        ("信访工作简报", "第8期\n江湾市信访局          2023年9月12日\n信访量下降。", "江湾市信访局", "department"),
        ("主体责任情况报告", "区委：\n修渠两条。\n中共海曲区财政局党组\n2023年12月1日", "海曲区财政局", "department"),
        ("2023年度对照检查材料", "临河县统计局党组\n对照六个方面查摆。", "临河县统计局", "department"),
        ("2024年上半年 工作总结", "江湾师范学院 计算机学院党总支\n修渠两条。", "江湾师范学院计算机学院", "school"),
        ("林草局2023年工作总结", "造林两片。\n临河县林业和草原局\n2023年12月1日", "临河县林业和草原局", "department"),
        ("护理部2023年工作总结", "换药两次。\n临河县人民医院护理部\n2023年12月1日", "临河县人民医院护理部", "hospital"),
        ("水利局2023年工作总结", "修渠两条。\n临河县水利局工会\n2023年12月1日", "水利局", "department"),
    ],
)
def test_texts(reader: OrganisationReader, title: str | None, text: str, name: str | None, level: str | None) -> None:
    found = reader.read(title, f"{title}\n{text}" if title else text)
    assert (found.name, found.level) == (name, level)


@pytest.mark.parametrize(
    ("title", "hint", "name", "level"),
    [
        ("工作总结", "临河县水利局2022年工作总结.docx", "临河县水利局", "department"),
        ("工作总结", "附件2：2022年临河县水利局总结.docx", "临河县水利局", "department"),
        ("工作总结", "xx县.docx", None, None),
        ("工作总结", "工作总结（定稿）.docx", None, None),
        ("街道上半年工作总结", "临河县水利局总结.docx", None, "township"),
        ("街道上半年工作总结", "望潮街道总结.docx", "望潮街道", "township"),
    ],
)
def test_a_file_name_may_bear_the_name(
    reader: OrganisationReader, title: str, hint: str, name: str | None, level: str | None
) -> None:
    found = reader.read(title, f"{title}\n修渠两条，通水入田。", (None, hint))
    assert (found.name, found.level) == (name, level)


def test_a_name_may_stand_above_the_title(reader: OrganisationReader) -> None:
    found = reader.read("2024年上半年工作总结", "江湾市交通运输局\n2024年上半年工作总结\n路修好了，服务区也修好了。")
    assert (found.name, found.level) == ("江湾市交通运输局", "department")
