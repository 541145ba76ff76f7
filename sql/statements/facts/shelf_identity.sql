-- Whose shelf a URL shows (docs/figures.md, "Shelves and readers"): reader_id and shelf_name, both NULL where the URL is
-- none of Goodreads' review lists. The name is decoded from the query where its bytes are UTF-8, else it is left as it
-- stands; a shelf without one shows all books. OFFSET 0 keeps the planner from putting an expression wherever its result is
-- used, and so from taking each URL apart several times. A pattern says what a list is and captures nothing, because that
-- takes four times as long; what nearly all begin with is not left to it.
SELECT h.shelf_id, h.shelf_url, q.reader_id, n.shelf_name
  FROM @source.shelves AS h
 CROSS JOIN LATERAL (SELECT split_part(h.shelf_url, '#', 1) AS plain OFFSET 0) AS u
 CROSS JOIN LATERAL (SELECT split_part(u.plain, '?', 1) AS path OFFSET 0) AS v
 CROSS JOIN LATERAL (SELECT CASE WHEN CASE WHEN starts_with(v.path, 'https://www.goodreads.com/review/list/') THEN substr(v.path, 39) ~ '^[0-9]+(?:-[^/]*)?/?$'
                                           ELSE v.path ~ '^[Hh][Tt][Tt][Pp][Ss]?://(?:[^/@]*@)?(?:[Ww][Ww][Ww]\.)?[Gg][Oo][Oo][Dd][Rr][Ee][Aa][Dd][Ss]\.[Cc][Oo][Mm](?::[0-9]*)?/review/list/[0-9]+(?:-[^/]*)?/?$' END
                                 THEN coalesce(nullif(ltrim(split_part(split_part(split_part(v.path, '/review/list/', 2), '/', 1), '-', 1), '0'), ''), '0')
                            END AS reader_id,
                            split_part(split_part('&' || CASE WHEN strpos(u.plain, '?') > 0 THEN substr(u.plain, strpos(u.plain, '?') + 1) END, '&shelf=', 2), '&', 1) AS name
                     OFFSET 0) AS q
 CROSS JOIN LATERAL (SELECT CASE WHEN q.reader_id IS NULL THEN NULL
                          WHEN coalesce(q.name, '') = '' THEN '(all)'
                          WHEN q.name !~ '[%+]' THEN q.name
                          ELSE (SELECT CASE WHEN b.hex ~ '^(?:0[1-9a-f]|[1-7][0-9a-f]|(?:c[2-9a-f]|d[0-9a-f])[89ab][0-9a-f]|e0[ab][0-9a-f][89ab][0-9a-f]|e[1-9abcef](?:[89ab][0-9a-f]){2}|ed[89][0-9a-f][89ab][0-9a-f]|f0[9ab][0-9a-f](?:[89ab][0-9a-f]){2}|f[123](?:[89ab][0-9a-f]){3}|f48[0-9a-f](?:[89ab][0-9a-f]){2})*$'
                                            THEN convert_from(decode(b.hex, 'hex'), 'UTF8') ELSE q.name END
                                  FROM (SELECT string_agg(CASE WHEN p.part[1] ~ '^%[0-9A-Fa-f]{2}$' THEN lower(substr(p.part[1], 2))
                                                               ELSE encode(convert_to(replace(p.part[1], '+', ' '), 'UTF8'), 'hex') END,
                                                          '' ORDER BY p.position) AS hex
                                          FROM regexp_matches(q.name, '%[0-9A-Fa-f]{2}|[^%]+|%', 'g') WITH ORDINALITY AS p(part, position)) AS b)
                     END AS shelf_name
                     OFFSET 0) AS n
