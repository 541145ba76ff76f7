-- A batch and its rejections in one statement, and so in one transaction. The CTE is read first and once,
-- because its row count decides whether the other function is called at all.
WITH rejected AS MATERIALIZED (
  SELECT shelfhelp.record_rejections($1, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57) AS done
)
SELECT b.outcome, b.subject, b.numbers
  FROM (SELECT count(*) AS calls FROM rejected) AS r,
       LATERAL shelfhelp.ingest_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45::integer, $46) AS b
 WHERE r.calls = 1;
