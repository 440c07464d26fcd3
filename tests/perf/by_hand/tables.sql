-- Fifteen rules of the panel, written by hand for tables as `population layout` has them. Rules are numbered in the
-- order of `tables.RULES`; outcomes are 1 for fires, 2 for undetermined and 3 for not applicable.
WITH seen AS (
  SELECT l.owner, l.related, x.kind,
    l.related AND x.family <> 'document' AS beyond,
    l.related AND x.supports AS supports,
    l.related AND x.supports AND x.verified AS verified,
    l.related AND x.contradicts AND NOT x.addressed AS unaddressed,
    l.related AND x.scored_on > e.graded_on AS later
  FROM evaluation_evidence l
  JOIN bearing x ON x.key = l.listed
  JOIN evaluation e ON e.key = l.owner
),
told AS (
  SELECT owner,
    bool_or(related) AS item, bool_or(related IS NULL) AS item_may,
    bool_or(beyond) AS beyond, bool_or(beyond IS NULL) AS beyond_may,
    bool_or(supports) AS supports, bool_or(supports IS NULL) AS supports_may,
    bool_or(verified) AS verified, bool_or(verified IS NULL) AS verified_may,
    bool_or(unaddressed) AS unaddressed, bool_or(unaddressed IS NULL) AS unaddressed_may,
    bool_or(later) AS later, bool_or(later IS NULL) AS later_may,
    count(*) FILTER (WHERE kind IS NULL AND related IS NOT FALSE) AS no_kind,
    count(*) FILTER (WHERE kind IS NULL AND supports IS NOT FALSE) AS no_kind_supports
  FROM seen GROUP BY owner
),
kinds AS (
  SELECT owner,
    count(*) FILTER (WHERE sure) AS low, count(*) FILTER (WHERE sure OR may) AS high,
    count(*) FILTER (WHERE s_sure) AS s_low, count(*) FILTER (WHERE s_sure OR s_may) AS s_high
  FROM (
    SELECT owner, kind, bool_or(related) AS sure, bool_or(related IS NULL) AS may,
      bool_or(supports) AS s_sure, bool_or(supports IS NULL) AS s_may
    FROM seen WHERE kind IS NOT NULL GROUP BY owner, kind
  )
  GROUP BY owner
),
asked AS (
  SELECT k.owner AS inspection, e.key, e.domain, e.evaluated, e.grade, e.earlier_grade, e.has_earlier,
    e.change_explained, e.reason_stated, e.graded_on, i.as_of,
    CASE WHEN t.item THEN TRUE WHEN e.evidence_open OR t.item_may THEN NULL ELSE FALSE END AS items,
    CASE WHEN t.beyond THEN TRUE WHEN e.evidence_open OR t.beyond_may THEN NULL ELSE FALSE END AS beyond,
    CASE WHEN t.supports THEN TRUE WHEN e.evidence_open OR t.supports_may THEN NULL ELSE FALSE END AS supporting,
    CASE WHEN t.verified THEN TRUE WHEN e.evidence_open OR t.verified_may THEN NULL ELSE FALSE END AS verified,
    CASE WHEN t.unaddressed THEN TRUE WHEN e.evidence_open OR t.unaddressed_may THEN NULL ELSE FALSE END AS unaddressed,
    CASE WHEN t.later THEN TRUE WHEN e.evidence_open OR t.later_may THEN NULL ELSE FALSE END AS later,
    greatest(coalesce(d.low, 0), CASE WHEN t.item THEN 1 ELSE 0 END) AS kinds_low,
    CASE WHEN e.evidence_open THEN 1000000 ELSE coalesce(d.high, 0) + coalesce(t.no_kind, 0) END AS kinds_high,
    greatest(coalesce(d.s_low, 0), CASE WHEN t.supports THEN 1 ELSE 0 END) AS supporting_low,
    CASE WHEN e.evidence_open THEN 1000000 ELSE coalesce(d.s_high, 0) + coalesce(t.no_kind_supports, 0) END
      AS supporting_high
  FROM inspection_evaluations k
  JOIN evaluation e ON e.key = k.listed
  JOIN inspection i ON i.key = e.inspection
  LEFT JOIN told t ON t.owner = e.key
  LEFT JOIN kinds d ON d.owner = e.key
  WHERE k.related
),
held AS (
  SELECT *,
    items AND NOT beyond AS documents_alone,
    supporting AND NOT verified AS unverified_alone,
    grade >= 5 AND evaluated AS high,
    items AND CASE WHEN supporting_high < 3 THEN TRUE WHEN supporting_low >= 3 THEN FALSE END AS untriangulated,
    grade < 5 AND evaluated AS not_high,
    beyond AND CASE WHEN kinds_low > 1 OR kinds_high < 1 THEN FALSE WHEN kinds_low = 1 AND kinds_high = 1 THEN TRUE END
      AS single_kind,
    graded_on > as_of AS after_review,
    evaluated AND has_earlier AS comes_after,
    abs(grade - earlier_grade) >= 2 AND NOT change_explained AS unexplained
  FROM asked
),
judged AS (
  SELECT inspection, key, domain,
    CASE WHEN NOT evaluated THEN 3 WHEN evaluated IS NULL OR documents_alone IS NULL THEN 2 WHEN documents_alone THEN 1
      END AS r0,
    CASE WHEN NOT evaluated THEN 3 WHEN evaluated IS NULL OR unverified_alone IS NULL THEN 2 WHEN unverified_alone
      THEN 1 END AS r1,
    CASE WHEN NOT high THEN 3 WHEN high IS NULL OR untriangulated IS NULL THEN 2 WHEN untriangulated THEN 1 END AS r2,
    CASE WHEN NOT not_high THEN 3 WHEN not_high IS NULL OR single_kind IS NULL THEN 2 WHEN single_kind THEN 1 END AS r3,
    CASE WHEN NOT evaluated THEN 3 WHEN evaluated IS NULL OR unaddressed IS NULL THEN 2 WHEN unaddressed THEN 1 END AS r4,
    CASE WHEN NOT evaluated THEN 3 WHEN evaluated IS NULL OR later IS NULL THEN 2 WHEN later THEN 1 END AS r5,
    CASE WHEN NOT evaluated THEN 3 WHEN evaluated IS NULL OR items IS NULL THEN 2 WHEN NOT items THEN 1 END AS r6,
    CASE WHEN NOT evaluated THEN 3 WHEN evaluated IS NULL OR after_review IS NULL THEN 2 WHEN after_review THEN 1 END
      AS r7,
    CASE WHEN NOT evaluated THEN 3 WHEN evaluated IS NULL OR reason_stated IS NULL THEN 2 WHEN NOT reason_stated THEN 1
      END AS r8,
    CASE WHEN NOT comes_after THEN 3 WHEN comes_after IS NULL OR unexplained IS NULL THEN 2 WHEN unexplained THEN 1 END
      AS r9
  FROM held
),
grades AS (
  SELECT l.owner,
    count(*) FILTER (WHERE l.related AND x.evaluated) AS graded,
    count(*) FILTER (WHERE (l.related AND x.evaluated) IS NOT FALSE) AS graded_may,
    max(coalesce(x.grade, 1)) FILTER (WHERE l.related AND x.evaluated) AS highest_low,
    max(coalesce(x.grade, 6)) FILTER (WHERE (l.related AND x.evaluated) IS NOT FALSE) AS highest_high,
    min(coalesce(x.grade, 1)) FILTER (WHERE (l.related AND x.evaluated) IS NOT FALSE) AS lowest_low,
    min(coalesce(x.grade, 6)) FILTER (WHERE l.related AND x.evaluated) AS lowest_high
  FROM domain_evaluations l JOIN evaluation x ON x.key = l.listed GROUP BY l.owner
),
gathered AS (
  SELECT domain,
    sum(CASE WHEN r0 = 1 THEN 1 ELSE 0 END + CASE WHEN r1 = 1 THEN 1 ELSE 0 END + CASE WHEN r2 = 1 THEN 1 ELSE 0 END
      + CASE WHEN r3 = 1 THEN 1 ELSE 0 END + CASE WHEN r4 = 1 THEN 1 ELSE 0 END + CASE WHEN r5 = 1 THEN 1 ELSE 0 END
      + CASE WHEN r6 = 1 THEN 1 ELSE 0 END) AS low,
    sum(CASE WHEN r0 < 3 THEN 1 ELSE 0 END + CASE WHEN r1 < 3 THEN 1 ELSE 0 END + CASE WHEN r2 < 3 THEN 1 ELSE 0 END
      + CASE WHEN r3 < 3 THEN 1 ELSE 0 END + CASE WHEN r4 < 3 THEN 1 ELSE 0 END + CASE WHEN r5 < 3 THEN 1 ELSE 0 END
      + CASE WHEN r6 < 3 THEN 1 ELSE 0 END) AS high
  FROM judged GROUP BY domain
),
of_domains AS (
  SELECT k.owner AS inspection, k.listed AS key,
    CASE WHEN graded > 1 THEN TRUE WHEN NOT d.evaluations_open AND coalesce(graded_may, 0) <= 1 THEN FALSE END AS enough,
    CASE WHEN coalesce(graded, 0) = 0 THEN NULL WHEN highest_low - lowest_high >= 3 THEN TRUE
      WHEN NOT d.evaluations_open AND highest_high - lowest_low < 3 THEN FALSE END AS apart,
    CASE WHEN f.low >= 3 THEN 1 WHEN i.evaluations_open OR f.high >= 3 THEN 2 END AS r13
  FROM inspection_domains k
  JOIN domain d ON d.key = k.listed
  JOIN inspection i ON i.key = k.owner
  LEFT JOIN grades g ON g.owner = d.key
  LEFT JOIN gathered f ON f.domain = d.key
  WHERE k.related
),
of_evidence AS (
  SELECT k.owner AS inspection, e.key,
    CASE WHEN NOT e.relevant THEN 3 WHEN e.relevant IS NULL THEN 2 WHEN e.gathered_on IS NULL THEN 1 END AS r10,
    CASE WHEN NOT (e.relevant AND e.family IN ('records', 'survey')) THEN 3
      WHEN (e.relevant AND e.family IN ('records', 'survey')) IS NULL OR e.people IS NULL THEN 2
      WHEN e.people < 30 THEN 1 END AS r11
  FROM inspection_evidence k JOIN evidence e ON e.key = k.listed WHERE k.related
),
of_follow_up AS (
  SELECT k.owner AS inspection, f.key, CASE WHEN f.reason_stated IS NULL THEN 2 WHEN NOT f.reason_stated THEN 1 END AS r14
  FROM inspection_follow_up k JOIN follow_up f ON f.key = k.listed WHERE k.related
)
SELECT inspection, key, 0::SMALLINT AS rule, r0::TINYINT AS outcome FROM judged WHERE r0 IS NOT NULL
UNION ALL SELECT inspection, key, 1, r1 FROM judged WHERE r1 IS NOT NULL
UNION ALL SELECT inspection, key, 2, r2 FROM judged WHERE r2 IS NOT NULL
UNION ALL SELECT inspection, key, 3, r3 FROM judged WHERE r3 IS NOT NULL
UNION ALL SELECT inspection, key, 4, r4 FROM judged WHERE r4 IS NOT NULL
UNION ALL SELECT inspection, key, 5, r5 FROM judged WHERE r5 IS NOT NULL
UNION ALL SELECT inspection, key, 6, r6 FROM judged WHERE r6 IS NOT NULL
UNION ALL SELECT inspection, key, 7, r7 FROM judged WHERE r7 IS NOT NULL
UNION ALL SELECT inspection, key, 8, r8 FROM judged WHERE r8 IS NOT NULL
UNION ALL SELECT inspection, key, 9, r9 FROM judged WHERE r9 IS NOT NULL
UNION ALL SELECT key, NULL, v.rule, 2 FROM inspection, (SELECT unnest(range(10)) AS rule) v WHERE evaluations_open
UNION ALL SELECT inspection, key, 10, r10 FROM of_evidence WHERE r10 IS NOT NULL
UNION ALL SELECT inspection, key, 11, r11 FROM of_evidence WHERE r11 IS NOT NULL
UNION ALL SELECT key, NULL, v.rule, 2 FROM inspection, (SELECT unnest([10, 11]) AS rule) v WHERE evidence_open
UNION ALL SELECT inspection, key, 12, CASE WHEN enough AND apart THEN 1 ELSE 2 END FROM of_domains
  WHERE (enough AND apart) IS NOT FALSE
UNION ALL SELECT inspection, key, 13, r13 FROM of_domains WHERE r13 IS NOT NULL
UNION ALL SELECT key, NULL, v.rule, 2 FROM inspection, (SELECT unnest([12, 13]) AS rule) v WHERE domains_open
UNION ALL SELECT inspection, key, 14, r14 FROM of_follow_up WHERE r14 IS NOT NULL
UNION ALL SELECT key, NULL, 14, 2 FROM inspection WHERE follow_up_open
