"""Whose report is given to a congress."""

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
        ("在青岚县妇女第七次代表大会上的报告", "青岚县妇女联合会", "department"),
        ("在江湾市海曲区第九次归侨侨眷代表大会上的工作报告", "江湾市海曲区归国华侨联合会", "department"),
        ("凝心聚力 奋楫争先 在石桥镇工会第三次代表大会上的报告", "石桥镇总工会", "department"),
        ("共青团临河县第十二次代表大会工作报告", "共青团临河县委员会", "department"),
        ("在共青团江湾大学第五次代表大会上的报告", "共青团江湾大学委员会", "department"),
        ("临河县工商业联合会（总商会）第八次会员代表大会报告", "临河县工商业联合会", "department"),
        ("在江南省残疾人联合会第七次代表大会上的工作报告", "江南省残疾人联合会", "department"),
        ("在江湾市科协第六次代表大会上的报告", "江湾市科学技术协会", "department"),
        ("在临河县文学艺术界第三次代表大会上的报告", "临河县文学艺术界联合会", "department"),
        ("在江湾市红十字会第四次会员代表大会上的报告", "江湾市红十字会", "department"),
        ("在江湾市茶叶学会第四次会员代表大会上的报告", "江湾市茶叶学会", "other"),
        ("在江湾水务集团工会第二次会员代表大会上的报告", "江湾水务集团工会", "department"),
        ("在临河县红果合作社第二次社员代表大会上的报告", "临河县红果合作社", "enterprise"),
        ("在临河县第十届人民代表大会第一次会议上的报告", "临河县", "county"),
        ("在临河县第十届人民代表大会上的报告", "临河县", "county"),
        ("在中国共产党临河县第十四次代表大会上的报告", "临河县", "county"),
        ("在中共江湾市第九次代表大会上的报告", "江湾市", "city"),
        ("在青岚县妇女第七次代表大会上的讲话", "青岚县", "county"),
        ("在江湾市教育局第三届职工代表大会上的报告", "江湾市教育局", "department"),
        ("在江湾市教育局年终会议上的报告", "江湾市教育局", "department"),
        ("青岚县妇女第七次代表大会筹备工作总结", "青岚县", "county"),
    ],
)
def test_titles(reader: OrganisationReader, title: str, name: str, level: str) -> None:
    found = reader.read(title, f"{title}\n各位代表：\n渠修好了。")
    assert (found.name, found.level) == (name, level)


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("在市妇女第七次代表大会上的报告", "我代表江湾市妇女联合会第六届执行委员会报告工作。", "江湾市妇女联合会"),
        ("在全县工会第七次代表大会上的报告", "受临河县总工会第六届委员会委托，报告工作。", "临河县总工会"),
        ("在第五次归侨侨眷代表大会上的报告", "江湾市侨联主席 何川\n各位代表：", "江湾市归国华侨联合会"),
        ("在县残疾人联合会第七次代表大会上的报告", "渠修好了。", "县残疾人联合会"),
        ("心手相牵", "——在青岚县妇女第七次代表大会上的报告\n各位代表：", "青岚县妇女联合会"),
        ("工作报告", "——2021年11月8日在江湾市文联第五次代表大会上\n各位代表：", "江湾市文学艺术界联合会"),
        ("政府工作报告", "2026年1月8日在临河县第十届人民代表大会上\n各位代表：", "临河县人民政府"),
        ("临河县水利局工作总结", "县科协第六次代表大会上，水利局受到表扬。", "临河县水利局"),
        ("贺词", "2021年11月8日在江湾市文联第五次代表大会上\n临河县水利局\n2021年11月8日", "临河县水利局"),
    ],
)
def test_texts(reader: OrganisationReader, title: str, text: str, name: str) -> None:
    assert reader.read(title, f"{title}\n{text}").name == name
