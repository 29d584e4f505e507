"""The ten questions that an analyst asks first, as views over the tables.

The SQL is SQLite's; `workreport query` runs it, the SQLite export holds it as views, docs/analysis.md explains it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One view: its name, the question that it answers, and its SELECT."""

    name: str
    asks: str
    zh: str
    sql: str


QUESTIONS: tuple[Question, ...] = (
    Question(
        "organisation_years",
        "What does an organisation count, year by year?",
        "一个单位历年各项数量是多少？",
        """
SELECT d.organisation, c.object, c.unit, d.year, c.value, c.status, c.quote, c.document, c.id
FROM counts c JOIN documents d ON d.id = c.document
WHERE d.organisation IS NOT NULL AND c.role IN ('total', 'to') AND c.object IS NOT NULL AND c.same_as IS NULL
ORDER BY d.organisation, c.object, c.unit, d.year
""",
    ),
    Question(
        "sums_that_do_not_hold",
        "Which figures contradict each other?",
        "哪些合计、增减、占比对不上？",
        """
SELECT d.organisation, d.year, k.kind, k.stated, k.computed, k.document, k.number,
  (SELECT group_concat(c.quote, ' ') FROM json_each(k.members) m
   JOIN counts c ON c.document = k.document AND c.id = m.value) AS quotes
FROM checks k JOIN documents d ON d.id = k.document
WHERE NOT k.holds
ORDER BY d.organisation, d.year
""",
    ),
    Question(
        "initiatives_by_region",
        "Which initiatives does each region have?",
        "各地有哪些举措？",
        """
SELECT d.region, i.kind, i.name, i.status, d.year, i.document, i.id
FROM initiatives i JOIN documents d ON d.id = i.document
ORDER BY d.region, i.kind, i.name
""",
    ),
    Question(
        "initiatives_in_several_reports",
        "Which initiatives are told of by more than one report, and from when to when?",
        "哪些举措见于多篇报告，历时多久？",
        """
SELECT i.name, count(DISTINCT i.document) AS reports, count(DISTINCT d.organisation) AS organisations,
  min(d.year) AS first_year, max(d.year) AS last_year
FROM initiatives i JOIN documents d ON d.id = i.document
GROUP BY i.name HAVING reports > 1
ORDER BY reports DESC, i.name
""",
    ),
    Question(
        "initiatives_with_figures",
        "Which figures are told of an initiative?",
        "每项举措有哪些数字？",
        """
SELECT d.organisation, d.year, i.name, c.object, c.value, c.unit, c.quote, i.document, i.id AS initiative, c.id AS count
FROM initiatives i JOIN json_each(i.counts) l
JOIN counts c ON c.document = i.document AND c.id = l.value JOIN documents d ON d.id = i.document
ORDER BY d.organisation, d.year, i.name, c.start
""",
    ),
    Question(
        "money",
        "What are the largest sums of money?",
        "最大的金额有哪些？",
        """
SELECT d.organisation, d.year, c.value, c.role, c.predicate, c.object, c.status, c.quote, c.document, c.id
FROM counts c JOIN documents d ON d.id = c.document
WHERE c.unit_class = 'money' AND c.value IS NOT NULL AND c.same_as IS NULL AND c.role <> 'from'
ORDER BY c.value DESC
""",
    ),
    Question(
        "growth",
        "What grew or shrank, by how much, against what?",
        "哪些指标增减，幅度多大，与何相比？",
        """
SELECT d.organisation, d.year, c.object, c.direction, c.value, c.unit, c.base, c.quote, c.document, c.id
FROM counts c JOIN documents d ON d.id = c.document
WHERE c.role = 'change' AND c.direction IS NOT NULL
ORDER BY d.organisation, d.year, c.start
""",
    ),
    Question(
        "promises",
        "What is promised in figures for the time to come?",
        "对今后作了哪些有数字的承诺？",
        """
SELECT d.organisation, d.year, c.status, c.predicate, c.object, c.value, c.unit, c.period, c.quote, c.document, c.id
FROM counts c JOIN documents d ON d.id = c.document
WHERE c.status IN ('plan', 'target')
ORDER BY d.organisation, d.year, c.start
""",
    ),
    Question(
        "problems",
        "Which sections tell of problems, about what?",
        "哪些章节谈问题，谈的是什么？",
        """
SELECT d.organisation, d.year, s.topic, s.label, s.heading, s.keywords, s."end" - s.start AS characters,
  s.document, s.id
FROM sections s JOIN documents d ON d.id = s.document
WHERE s.role = 'problem'
ORDER BY d.organisation, d.year, s.start
""",
    ),
    Question(
        "to_read_again",
        "Which reports and figures should a person read again?",
        "哪些报告、哪些数字需要人工复核？",
        """
SELECT d.organisation, d.year, d.name, d.grade, d.grade_reasons,
  (SELECT count(*) FROM counts c WHERE c.document = d.id AND c.suspect IS NOT NULL) AS suspect_counts,
  (SELECT count(*) FROM checks k WHERE k.document = d.id AND NOT k.holds) AS failed_checks,
  (SELECT count(*) FROM notices n WHERE n.document = d.id) AS notices, d.id AS document
FROM documents d
WHERE d.grade <> 'clean' OR suspect_counts > 0 OR failed_checks > 0
ORDER BY d.grade = 'unreliable' DESC, suspect_counts DESC, d.name
""",
    ),
)


def create_view(question: Question) -> str:
    return f"CREATE VIEW {question.name} AS{question.sql.rstrip()}"


COMPARISON = """
WITH yearly AS (
  SELECT object, unit, year, value, quote, document, min(id) AS id
  FROM organisation_years
  WHERE organisation = ? AND status = 'done' AND value IS NOT NULL AND year IS NOT NULL
  GROUP BY object, unit, year HAVING count(DISTINCT value) = 1
), compared AS (
  SELECT *, lag(value) OVER series AS before, count(*) OVER (PARTITION BY object, unit) AS years
  FROM yearly WINDOW series AS (PARTITION BY object, unit ORDER BY year)
)
SELECT 'count' AS what, object AS name, unit, year, value,
  round(100.0 * (value - before) / nullif(before, 0), 1) AS change_percent, quote, document, id
FROM compared WHERE years > 1
UNION ALL
SELECT 'initiative', i.name, NULL, d.year, NULL, NULL, m.quote, i.document, i.id
FROM initiatives i JOIN documents d ON d.id = i.document
JOIN mentions m ON m.document = i.document AND m.initiative = i.id AND m.number = 1
WHERE d.organisation = ?
ORDER BY what, name, unit, year
"""
"""One organisation across years; its name is asked for twice.

Figures that stand in more than one year under the same object and unit, each against the year before that has it; where
a year gives one object several values, none is chosen. Then its initiatives. Each row ends in its evidence.
"""
