CREATE TABLE documents (
  "id" TEXT NOT NULL,
  "uri" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "bytes" INTEGER NOT NULL,
  "format" TEXT NOT NULL,
  "member_of" TEXT,
  "revisions" TEXT NOT NULL,
  "file_title" TEXT,
  "file_author" TEXT,
  "file_created" TEXT,
  "file_modified" TEXT,
  "file_company" TEXT,
  "file_application" TEXT,
  "title" TEXT,
  "kind" TEXT NOT NULL,
  "organisation" TEXT,
  "organisation_level" TEXT,
  "region" TEXT,
  "period" TEXT,
  "period_start" TEXT,
  "period_end" TEXT,
  "year" INTEGER,
  "topic" TEXT,
  "topic_score" REAL,
  "topics" TEXT NOT NULL,
  "characters" INTEGER,
  "sections" INTEGER NOT NULL,
  "counts" INTEGER NOT NULL,
  "initiatives" INTEGER NOT NULL,
  "grade" TEXT NOT NULL,
  "grade_reasons" TEXT NOT NULL,
  "version" TEXT NOT NULL,
  "config" TEXT NOT NULL,
  "model" TEXT NOT NULL,
  PRIMARY KEY (id)
) STRICT;
CREATE TABLE sections (
  "document" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "parent" TEXT,
  "level" INTEGER NOT NULL,
  "label" TEXT,
  "heading" TEXT,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "body_start" INTEGER NOT NULL,
  "role" TEXT NOT NULL,
  "topic" TEXT,
  "topic_score" REAL,
  "topics" TEXT NOT NULL,
  "keywords" TEXT NOT NULL,
  "points" INTEGER NOT NULL,
  PRIMARY KEY (document, id),
  FOREIGN KEY (document) REFERENCES documents (id)
) STRICT;
CREATE TABLE counts (
  "document" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "quote" TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "value" REAL,
  "value_exact" TEXT,
  "low" REAL,
  "high" REAL,
  "low_inclusive" INTEGER NOT NULL,
  "high_inclusive" INTEGER NOT NULL,
  "approx" TEXT,
  "modifier" TEXT,
  "unit" TEXT,
  "unit_class" TEXT NOT NULL,
  "object" TEXT,
  "object_start" INTEGER,
  "object_end" INTEGER,
  "object_source" TEXT,
  "predicate" TEXT,
  "role" TEXT NOT NULL,
  "direction" TEXT,
  "base" TEXT,
  "per" TEXT,
  "status" TEXT NOT NULL,
  "period" TEXT,
  "part_of" TEXT,
  "same_as" TEXT,
  "section" TEXT,
  "rule" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "suspect" TEXT,
  PRIMARY KEY (document, id),
  FOREIGN KEY (document) REFERENCES documents (id)
) STRICT;
CREATE TABLE initiatives (
  "document" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "aliases" TEXT NOT NULL,
  "places" INTEGER NOT NULL,
  "evidence" TEXT NOT NULL,
  "parent" TEXT,
  "status" TEXT NOT NULL,
  "period" TEXT,
  "counts" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "rule" TEXT NOT NULL,
  PRIMARY KEY (document, id),
  FOREIGN KEY (document) REFERENCES documents (id)
) STRICT;
CREATE TABLE mentions (
  "document" TEXT NOT NULL,
  "initiative" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "quote" TEXT NOT NULL,
  "section" TEXT,
  PRIMARY KEY (document, initiative, number),
  FOREIGN KEY (document) REFERENCES documents (id)
) STRICT;
CREATE TABLE checks (
  "document" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "members" TEXT NOT NULL,
  "stated" REAL NOT NULL,
  "computed" REAL NOT NULL,
  "holds" INTEGER NOT NULL,
  PRIMARY KEY (document, number),
  FOREIGN KEY (document) REFERENCES documents (id)
) STRICT;
CREATE TABLE notices (
  "document" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "message" TEXT NOT NULL,
  PRIMARY KEY (document, number),
  FOREIGN KEY (document) REFERENCES documents (id)
) STRICT;
CREATE TABLE failures (
  "archive" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "id" TEXT,
  "uri" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "bytes" INTEGER,
  "format" TEXT,
  "member_of" TEXT,
  "stage" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "message" TEXT NOT NULL,
  PRIMARY KEY (archive, number)
) STRICT;
CREATE TABLE archives (
  "document" TEXT NOT NULL,
  "archive" TEXT NOT NULL,
  PRIMARY KEY (document, archive),
  FOREIGN KEY (document) REFERENCES documents (id)
) STRICT;
CREATE TABLE made_from (document TEXT PRIMARY KEY, rows BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE texts (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  FOREIGN KEY (document) REFERENCES documents (id)
) STRICT;
CREATE VIRTUAL TABLE texts_search USING fts5 (text, content="texts", content_rowid="number", tokenize="trigram");
CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
  INSERT INTO texts_search (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
  INSERT INTO texts_search (texts_search, rowid, text) VALUES ('delete', old.number, old.text);
END;
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
CREATE VIEW organisation_years AS
SELECT d.organisation, c.object, c.unit, d.year, c.value, c.status, c.quote, c.document, c.id
FROM counts c JOIN documents d ON d.id = c.document
WHERE d.organisation IS NOT NULL AND c.role IN ('total', 'to') AND c.object IS NOT NULL AND c.same_as IS NULL
ORDER BY d.organisation, c.object, c.unit, d.year;
CREATE VIEW sums_that_do_not_hold AS
SELECT d.organisation, d.year, k.kind, k.stated, k.computed, k.document, k.number,
  (SELECT group_concat(c.quote, ' ') FROM json_each(k.members) m
   JOIN counts c ON c.document = k.document AND c.id = m.value) AS quotes
FROM checks k JOIN documents d ON d.id = k.document
WHERE NOT k.holds
ORDER BY d.organisation, d.year;
CREATE VIEW initiatives_by_region AS
SELECT d.region, i.kind, i.name, i.status, d.year, i.document, i.id
FROM initiatives i JOIN documents d ON d.id = i.document
ORDER BY d.region, i.kind, i.name;
CREATE VIEW initiatives_in_several_reports AS
SELECT i.name, count(DISTINCT i.document) AS reports, count(DISTINCT d.organisation) AS organisations,
  min(d.year) AS first_year, max(d.year) AS last_year
FROM initiatives i JOIN documents d ON d.id = i.document
GROUP BY i.name HAVING reports > 1
ORDER BY reports DESC, i.name;
CREATE VIEW initiatives_with_figures AS
SELECT d.organisation, d.year, i.name, c.object, c.value, c.unit, c.quote, i.document, i.id AS initiative, c.id AS count
FROM initiatives i JOIN json_each(i.counts) l
JOIN counts c ON c.document = i.document AND c.id = l.value JOIN documents d ON d.id = i.document
ORDER BY d.organisation, d.year, i.name, c.start;
CREATE VIEW money AS
SELECT d.organisation, d.year, c.value, c.role, c.predicate, c.object, c.status, c.quote, c.document, c.id
FROM counts c JOIN documents d ON d.id = c.document
WHERE c.unit_class = 'money' AND c.value IS NOT NULL AND c.same_as IS NULL AND c.role <> 'from'
ORDER BY c.value DESC;
CREATE VIEW growth AS
SELECT d.organisation, d.year, c.object, c.direction, c.value, c.unit, c.base, c.quote, c.document, c.id
FROM counts c JOIN documents d ON d.id = c.document
WHERE c.role = 'change' AND c.direction IS NOT NULL
ORDER BY d.organisation, d.year, c.start;
CREATE VIEW promises AS
SELECT d.organisation, d.year, c.status, c.predicate, c.object, c.value, c.unit, c.period, c.quote, c.document, c.id
FROM counts c JOIN documents d ON d.id = c.document
WHERE c.status IN ('plan', 'target')
ORDER BY d.organisation, d.year, c.start;
CREATE VIEW problems AS
SELECT d.organisation, d.year, s.topic, s.label, s.heading, s.keywords, s."end" - s.start AS characters,
  s.document, s.id
FROM sections s JOIN documents d ON d.id = s.document
WHERE s.role = 'problem'
ORDER BY d.organisation, d.year, s.start;
CREATE VIEW to_read_again AS
SELECT d.organisation, d.year, d.name, d.grade, d.grade_reasons,
  (SELECT count(*) FROM counts c WHERE c.document = d.id AND c.suspect IS NOT NULL) AS suspect_counts,
  (SELECT count(*) FROM checks k WHERE k.document = d.id AND NOT k.holds) AS failed_checks,
  (SELECT count(*) FROM notices n WHERE n.document = d.id) AS notices, d.id AS document
FROM documents d
WHERE d.grade <> 'clean' OR suspect_counts > 0 OR failed_checks > 0
ORDER BY d.grade = 'unreliable' DESC, suspect_counts DESC, d.name;
