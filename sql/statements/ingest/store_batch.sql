-- A batch and its rejections in one statement, and so in one transaction. The CTE is read first and once,
-- because its row count decides whether the other function is called at all.
WITH rejected AS MATERIALIZED (
  SELECT shelfhelp.record_rejections($1, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45) AS done
)
SELECT b.notification, b.outcome, b.warning
  FROM (SELECT count(*) AS calls FROM rejected) AS r,
       LATERAL shelfhelp.ingest_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34::integer) AS b
 WHERE r.calls = 1;
