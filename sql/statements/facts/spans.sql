-- The pieces of time $1 … $2 as naive times of zone $3, a little wider and joined where they touch, so that no row is read
-- twice and an index on naive starts serves. It is one CTE, "span".
span AS MATERIALIZED (
  SELECT min(m.naive_first) AS naive_first, max(m.naive_last) AS naive_last
    FROM (SELECT n.*, count(*) FILTER (WHERE n.is_apart) OVER (ORDER BY n.naive_first, n.naive_last) AS run
            FROM (SELECT q.naive_first, q.naive_last,
                         q.naive_first > max(q.naive_last) OVER (ORDER BY q.naive_first, q.naive_last
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS is_apart
                    FROM (SELECT (p.first AT TIME ZONE $3::text) - interval '3 hours' AS naive_first,
                                 (p.last AT TIME ZONE $3::text) + interval '3 hours' AS naive_last
                            FROM unnest($1::timestamptz[], $2::timestamptz[]) AS p(first, last)) AS q) AS n) AS m
   GROUP BY m.run
)
