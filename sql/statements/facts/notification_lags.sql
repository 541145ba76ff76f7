-- The rows of "noted" with the ends of their events and their lags, in microseconds. An end is a naive time; by how much
-- its host's clock is off UTC is inferred from the publication: the difference, rounded to 15 minutes. What is left is the
-- publish lag, so it lies within 7.5 minutes of zero. No zone is off by more than 14 hours: beyond that the clock was
-- wrong, and there is no lag. Nor has an adopted notification a queue lag: when its row was stored, nobody knows.
SELECT o.*, CASE WHEN o.offset_us BETWEEN -43200000000 AND 50400000000 THEN o.published_us - o.ended_us + o.offset_us END AS publish_lag_us,
       CASE WHEN NOT o.is_adopted THEN o.applied_us - o.published_us END AS queue_lag_us
  FROM (SELECT e.*, floor((e.ended_us - e.published_us + 450000000) / 900000000.0)::bigint * 900000000 AS offset_us
          FROM (SELECT n.*, (date_part('epoch', n.published_at) * 1000000)::bigint AS published_us,
                       (date_part('epoch', n.applied_at) * 1000000)::bigint AS applied_us,
                       CASE WHEN isfinite(t.ended) THEN (date_part('epoch', t.ended) * 1000000)::bigint END AS ended_us
                  FROM noted AS n
                  LEFT JOIN shelfhelp.shelf_searches AS s ON n.kind = 's' AND s.shelf_search_id = n.search_id
                  LEFT JOIN shelfhelp.library_searches AS c ON n.kind = 'l' AND c.library_search_id = n.search_id
                  LEFT JOIN shelfhelp.goodreads_visits AS v ON n.kind = 'v' AND v.goodreads_visit_id = n.search_id
                 CROSS JOIN LATERAL (SELECT coalesce(s.time_complete, c.time_complete, v.visited_at) AS ended) AS t) AS e) AS o
