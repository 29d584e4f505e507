CREATE TABLE documents (
  "id" text NOT NULL,
  "uri" text NOT NULL,
  "name" text NOT NULL,
  "bytes" bigint NOT NULL,
  "format" text NOT NULL,
  "member_of" text,
  "revisions" text NOT NULL,
  "file_title" text,
  "file_author" text,
  "file_created" text,
  "file_modified" text,
  "file_company" text,
  "file_application" text,
  "title" text,
  "kind" text NOT NULL,
  "organisation" text,
  "organisation_level" text,
  "region" text,
  "period" text,
  "period_start" date,
  "period_end" date,
  "year" bigint,
  "topic" text,
  "topic_score" double precision,
  "topics" text[] NOT NULL,
  "characters" bigint,
  "sections" bigint NOT NULL,
  "counts" bigint NOT NULL,
  "initiatives" bigint NOT NULL,
  "grade" text NOT NULL,
  "grade_reasons" text[] NOT NULL,
  "version" text NOT NULL,
  "config" text NOT NULL,
  "model" text NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE texts (
  "document" text NOT NULL,
  "text" text NOT NULL,
  PRIMARY KEY (document),
  FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE TABLE sections (
  "document" text NOT NULL,
  "id" text NOT NULL,
  "parent" text,
  "level" bigint NOT NULL,
  "label" text,
  "heading" text,
  "start" bigint NOT NULL,
  "end" bigint NOT NULL,
  "body_start" bigint NOT NULL,
  "role" text NOT NULL,
  "topic" text,
  "topic_score" double precision,
  "topics" text[] NOT NULL,
  "keywords" text[] NOT NULL,
  "points" bigint NOT NULL,
  PRIMARY KEY (document, id),
  FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE TABLE counts (
  "document" text NOT NULL,
  "id" text NOT NULL,
  "quote" text NOT NULL,
  "start" bigint NOT NULL,
  "end" bigint NOT NULL,
  "value" double precision,
  "value_exact" text,
  "low" double precision,
  "high" double precision,
  "low_inclusive" boolean NOT NULL,
  "high_inclusive" boolean NOT NULL,
  "approx" text,
  "modifier" text,
  "unit" text,
  "unit_class" text NOT NULL,
  "object" text,
  "object_start" bigint,
  "object_end" bigint,
  "object_source" text,
  "predicate" text,
  "role" text NOT NULL,
  "direction" text,
  "base" text,
  "per" text,
  "status" text NOT NULL,
  "period" text,
  "part_of" text,
  "same_as" text,
  "section" text,
  "rule" text NOT NULL,
  "confidence" double precision NOT NULL,
  "suspect" text,
  PRIMARY KEY (document, id),
  FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE TABLE initiatives (
  "document" text NOT NULL,
  "id" text NOT NULL,
  "name" text NOT NULL,
  "kind" text NOT NULL,
  "aliases" text[] NOT NULL,
  "places" bigint NOT NULL,
  "evidence" text[] NOT NULL,
  "parent" text,
  "status" text NOT NULL,
  "period" text,
  "counts" text[] NOT NULL,
  "confidence" double precision NOT NULL,
  "rule" text NOT NULL,
  PRIMARY KEY (document, id),
  FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE TABLE mentions (
  "document" text NOT NULL,
  "initiative" text NOT NULL,
  "number" bigint NOT NULL,
  "start" bigint NOT NULL,
  "end" bigint NOT NULL,
  "quote" text NOT NULL,
  "section" text,
  PRIMARY KEY (document, initiative, number),
  FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE TABLE checks (
  "document" text NOT NULL,
  "number" bigint NOT NULL,
  "kind" text NOT NULL,
  "members" text[] NOT NULL,
  "stated" double precision NOT NULL,
  "computed" double precision NOT NULL,
  "holds" boolean NOT NULL,
  PRIMARY KEY (document, number),
  FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE TABLE notices (
  "document" text NOT NULL,
  "number" bigint NOT NULL,
  "code" text NOT NULL,
  "start" bigint NOT NULL,
  "end" bigint NOT NULL,
  "message" text NOT NULL,
  PRIMARY KEY (document, number),
  FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE TABLE failures (
  "archive" text NOT NULL,
  "number" bigint NOT NULL,
  "id" text,
  "uri" text NOT NULL,
  "name" text NOT NULL,
  "bytes" bigint,
  "format" text,
  "member_of" text,
  "stage" text NOT NULL,
  "code" text NOT NULL,
  "message" text NOT NULL,
  PRIMARY KEY (archive, number)
);
CREATE TABLE archives (
  "document" text NOT NULL,
  "archive" text NOT NULL,
  PRIMARY KEY (document, archive),
  FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX documents_organisation_year ON documents (organisation, year);
CREATE INDEX documents_kind ON documents (kind);
CREATE INDEX archives_archive ON archives (archive);
CREATE INDEX sections_role_topic ON sections (role, topic);
CREATE INDEX counts_object_unit ON counts (object, unit);
CREATE INDEX counts_unit_class_value ON counts (unit_class, value);
CREATE INDEX counts_status ON counts (status);
CREATE INDEX initiatives_name ON initiatives (name);
CREATE INDEX initiatives_kind ON initiatives (kind);
CREATE INDEX checks_holds ON checks (holds);
CREATE INDEX notices_code ON notices (code);
COMMENT ON TABLE documents IS '报告: one row for each report';
COMMENT ON COLUMN documents."id" IS '报告编号: the record''s id';
COMMENT ON COLUMN documents."uri" IS '文件路径: path below the input that was named';
COMMENT ON COLUMN documents."name" IS '文件名: file name';
COMMENT ON COLUMN documents."bytes" IS '文件大小: size (bytes)';
COMMENT ON COLUMN documents."format" IS '文件格式: docx, doc, wps, rtf, odt, txt, html, text';
COMMENT ON COLUMN documents."member_of" IS '所在压缩包: the archive that holds it';
COMMENT ON COLUMN documents."revisions" IS '修订视图: accepted, original';
COMMENT ON COLUMN documents."file_title" IS '文件属性标题: title in the file''s properties';
COMMENT ON COLUMN documents."file_author" IS '文件作者: author in the file''s properties';
COMMENT ON COLUMN documents."file_created" IS '创建时间: as the file gives it';
COMMENT ON COLUMN documents."file_modified" IS '修改时间: as the file gives it';
COMMENT ON COLUMN documents."file_company" IS '文件所属公司: company in the file''s properties';
COMMENT ON COLUMN documents."file_application" IS '制作程序: the program that wrote it';
COMMENT ON COLUMN documents."title" IS '标题: the report''s title';
COMMENT ON COLUMN documents."kind" IS '类型: summary, plan, work_report, duty_report, briefing, research, notice, other';
COMMENT ON COLUMN documents."organisation" IS '单位名称: whose report it is';
COMMENT ON COLUMN documents."organisation_level" IS '单位层级: national, provincial, city, county, township, village, department, school, hospital, enterprise, other';
COMMENT ON COLUMN documents."region" IS '所在地: where the organisation is, as far as its name tells';
COMMENT ON COLUMN documents."period" IS '报告时段: the time looked back on, as written';
COMMENT ON COLUMN documents."period_start" IS '起始日期: first day of that time';
COMMENT ON COLUMN documents."period_end" IS '截止日期: last day of that time';
COMMENT ON COLUMN documents."year" IS '年份: year in which that time ends';
COMMENT ON COLUMN documents."topic" IS '主题: the report''s best topic';
COMMENT ON COLUMN documents."topic_score" IS '主题概率: its probability (0 to 1)';
COMMENT ON COLUMN documents."topics" IS '全部主题: ids of all its topics, best first';
COMMENT ON COLUMN documents."characters" IS '字数: length of the text (code points)';
COMMENT ON COLUMN documents."sections" IS '章节数: number of sections';
COMMENT ON COLUMN documents."counts" IS '数量条数: number of counts';
COMMENT ON COLUMN documents."initiatives" IS '举措数: number of initiatives';
COMMENT ON COLUMN documents."grade" IS '可信度: clean, repaired, unreliable';
COMMENT ON COLUMN documents."grade_reasons" IS '可信度原因: codes of notices that decided';
COMMENT ON COLUMN documents."version" IS '程序版本: version of the product';
COMMENT ON COLUMN documents."config" IS '配置摘要: digest of the configuration';
COMMENT ON COLUMN documents."model" IS '模型摘要: digest of the models';
COMMENT ON TABLE texts IS '正文: the canonical texts, into which all offsets point; no rows where records hold none';
COMMENT ON COLUMN texts."document" IS '报告编号: id of the document';
COMMENT ON COLUMN texts."text" IS '正文: the whole text, a paragraph a line';
COMMENT ON TABLE sections IS '章节: one row for each section of the outline';
COMMENT ON COLUMN sections."document" IS '报告编号: id of the document';
COMMENT ON COLUMN sections."id" IS '章节编号: id inside the document';
COMMENT ON COLUMN sections."parent" IS '上级章节: id of the section above';
COMMENT ON COLUMN sections."level" IS '层级: 1 is the highest; 0 the text before the first heading';
COMMENT ON COLUMN sections."label" IS '标号: number as written';
COMMENT ON COLUMN sections."heading" IS '标题: title without its number';
COMMENT ON COLUMN sections."start" IS '起: where it begins in the text (code points)';
COMMENT ON COLUMN sections."end" IS '止: where it ends, itself excluded (code points)';
COMMENT ON COLUMN sections."body_start" IS '正文起: where its body begins (code points)';
COMMENT ON COLUMN sections."role" IS '作用: intro, achievement, problem, plan, experience, other';
COMMENT ON COLUMN sections."topic" IS '主题: its best topic';
COMMENT ON COLUMN sections."topic_score" IS '主题概率: its probability (0 to 1)';
COMMENT ON COLUMN sections."topics" IS '全部主题: ids of all its topics, best first';
COMMENT ON COLUMN sections."keywords" IS '关键词: words that mark it';
COMMENT ON COLUMN sections."points" IS '分点数: number of its 一是, 二是 …';
COMMENT ON TABLE counts IS '数量: one row for each quantity';
COMMENT ON COLUMN counts."document" IS '报告编号: id of the document';
COMMENT ON COLUMN counts."id" IS '数量编号: id inside the document';
COMMENT ON COLUMN counts."quote" IS '原文: numeral with its modifier and measure word';
COMMENT ON COLUMN counts."start" IS '起: where it begins in the text (code points)';
COMMENT ON COLUMN counts."end" IS '止: where it ends, itself excluded (code points)';
COMMENT ON COLUMN counts."value" IS '数值: 万 and 亿 multiplied in; money in 元; percentages as the number before % (`unit`)';
COMMENT ON COLUMN counts."value_exact" IS '精确值: decimal or fraction, unrounded (`unit`)';
COMMENT ON COLUMN counts."low" IS '下限: the least that the words allow (`unit`)';
COMMENT ON COLUMN counts."high" IS '上限: the most that the words allow (`unit`)';
COMMENT ON COLUMN counts."low_inclusive" IS '含下限: whether `low` itself is allowed';
COMMENT ON COLUMN counts."high_inclusive" IS '含上限: whether `high` itself is allowed';
COMMENT ON COLUMN counts."approx" IS '概数: about, more, less, nearly, min, max, several, range';
COMMENT ON COLUMN counts."modifier" IS '概数词: words of approximation, as written';
COMMENT ON COLUMN counts."unit" IS '单位: measure word';
COMMENT ON COLUMN counts."unit_class" IS '单位类别: people, person_times, household, organisation, place, item, document, event, money, percent, ratio, length, area, volume, weight, energy, duration, score, territory, animal_plant, rate, other';
COMMENT ON COLUMN counts."object" IS '对象: what is counted, as written';
COMMENT ON COLUMN counts."object_start" IS '对象起: where `object` begins (code points)';
COMMENT ON COLUMN counts."object_end" IS '对象止: where `object` ends (code points)';
COMMENT ON COLUMN counts."object_source" IS '对象来源: after, before, carried, header, implied';
COMMENT ON COLUMN counts."predicate" IS '动词: the verb';
COMMENT ON COLUMN counts."role" IS '角色: total, part, share, change, from, to, score';
COMMENT ON COLUMN counts."direction" IS '方向: up, down';
COMMENT ON COLUMN counts."base" IS '比较基准: against what';
COMMENT ON COLUMN counts."per" IS '每: denominator of a rate';
COMMENT ON COLUMN counts."status" IS '状态: done, plan, target, forecast';
COMMENT ON COLUMN counts."period" IS '时间: the time words that it stands under';
COMMENT ON COLUMN counts."part_of" IS '总量编号: id of the whole';
COMMENT ON COLUMN counts."same_as" IS '同指编号: id of the count said in other words';
COMMENT ON COLUMN counts."section" IS '章节: id of the section';
COMMENT ON COLUMN counts."rule" IS '规则: what found it';
COMMENT ON COLUMN counts."confidence" IS '置信度: how sure (0 to 1)';
COMMENT ON COLUMN counts."suspect" IS '存疑: year_overwritten, masked, truncated, inconsistent';
COMMENT ON TABLE initiatives IS '举措: one row for each programme, campaign, brand … with a name of its own';
COMMENT ON COLUMN initiatives."document" IS '报告编号: id of the document';
COMMENT ON COLUMN initiatives."id" IS '举措编号: id inside the document';
COMMENT ON COLUMN initiatives."name" IS '名称: canonical name';
COMMENT ON COLUMN initiatives."kind" IS '类型: campaign, programme, brand, activity, platform, base, team, association, studio, hotline, mechanism, project, policy';
COMMENT ON COLUMN initiatives."aliases" IS '别名: other names in this report';
COMMENT ON COLUMN initiatives."places" IS '出现次数: number of its mentions';
COMMENT ON COLUMN initiatives."evidence" IS '依据: what speaks for it';
COMMENT ON COLUMN initiatives."parent" IS '上级举措: id of the initiative that it belongs to';
COMMENT ON COLUMN initiatives."status" IS '状态: done, plan';
COMMENT ON COLUMN initiatives."period" IS '开始时间: when it began, as written';
COMMENT ON COLUMN initiatives."counts" IS '相关数量: ids of counts said about it';
COMMENT ON COLUMN initiatives."confidence" IS '置信度: how sure (0 to 1)';
COMMENT ON COLUMN initiatives."rule" IS '规则: what found it';
COMMENT ON TABLE mentions IS '举措出处: one row for each place that names an initiative';
COMMENT ON COLUMN mentions."document" IS '报告编号: id of the document';
COMMENT ON COLUMN mentions."initiative" IS '举措编号: id of the initiative';
COMMENT ON COLUMN mentions."number" IS '序号: place among its mentions, from 1';
COMMENT ON COLUMN mentions."start" IS '起: where it begins in the text (code points)';
COMMENT ON COLUMN mentions."end" IS '止: where it ends, itself excluded (code points)';
COMMENT ON COLUMN mentions."quote" IS '原文: the text from start to end';
COMMENT ON COLUMN mentions."section" IS '章节: id of the section';
COMMENT ON TABLE checks IS '校验: one row for each piece of arithmetic that the report itself claims';
COMMENT ON COLUMN checks."document" IS '报告编号: id of the document';
COMMENT ON COLUMN checks."number" IS '序号: place in the record, from 1';
COMMENT ON COLUMN checks."kind" IS '类型: sum, change, share';
COMMENT ON COLUMN checks."members" IS '数量编号: ids of counts: whole then parts; from, to, delta; whole, part, share';
COMMENT ON COLUMN checks."stated" IS '报告所称: what the report says (unit of the members)';
COMMENT ON COLUMN checks."computed" IS '计算所得: what its other figures give (unit of the members)';
COMMENT ON COLUMN checks."holds" IS '是否相符: whether they agree within the precision used';
COMMENT ON TABLE notices IS '提示: one row for each oddity or repair';
COMMENT ON COLUMN notices."document" IS '报告编号: id of the document';
COMMENT ON COLUMN notices."number" IS '序号: place in the record, from 1';
COMMENT ON COLUMN notices."code" IS '代码: what was seen or done';
COMMENT ON COLUMN notices."start" IS '起: where it begins in the text (code points)';
COMMENT ON COLUMN notices."end" IS '止: where it ends, itself excluded (code points)';
COMMENT ON COLUMN notices."message" IS '说明: for people; quotes masks and nothing else';
COMMENT ON TABLE failures IS '失败: the documents that could not be mined at present';
COMMENT ON COLUMN failures."archive" IS '档案: the output folder, or the name that `--archive` gave; `.` is the folder that holds the file';
COMMENT ON COLUMN failures."number" IS '序号: line of failures.jsonl, from 1';
COMMENT ON COLUMN failures."id" IS '文件编号: SHA-256 of the bytes';
COMMENT ON COLUMN failures."uri" IS '文件路径: as in documents';
COMMENT ON COLUMN failures."name" IS '文件名: as in documents';
COMMENT ON COLUMN failures."bytes" IS '文件大小: size (bytes)';
COMMENT ON COLUMN failures."format" IS '文件格式: as in documents';
COMMENT ON COLUMN failures."member_of" IS '所在压缩包: as in documents';
COMMENT ON COLUMN failures."stage" IS '阶段: where it failed';
COMMENT ON COLUMN failures."code" IS '代码: why, as a code';
COMMENT ON COLUMN failures."message" IS '说明: what happened and what to do';
COMMENT ON TABLE archives IS '档案: in databases alone: one row for each document of each archive; two may hold the same document';
COMMENT ON COLUMN archives."document" IS '报告编号: id of the document';
COMMENT ON COLUMN archives."archive" IS '档案: the output folder, or the name that `--archive` gave; `.` is the folder that holds the file';
CREATE TABLE made_by (statements text PRIMARY KEY);
INSERT INTO made_by VALUES ('workreport-tables/2 891681e094bb8ca65b3e9ee30f80098eeba34e823b249bdc94e9b0ee9459b514');
