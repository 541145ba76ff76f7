-- Whose shelf a URL shows (docs/figures.md, "Shelves and readers"): reader_id and shelf_name, both NULL where the URL is
-- none of Goodreads' review lists. The name is decoded from the query where its bytes are UTF-8, else it is left as it
-- stands; a shelf without one shows all books.
SELECT q.shelf_id, q.shelf_url, q.reader_id,
       CASE WHEN q.reader_id IS NULL THEN NULL
            WHEN coalesce(q.name, '') = '' THEN '(all)'
            WHEN q.name !~ '[%+]' THEN q.name
            ELSE (SELECT CASE WHEN b.hex ~ '^(?:0[1-9a-f]|[1-7][0-9a-f]|(?:c[2-9a-f]|d[0-9a-f])[89ab][0-9a-f]|e0[ab][0-9a-f][89ab][0-9a-f]|e[1-9abcef](?:[89ab][0-9a-f]){2}|ed[89][0-9a-f][89ab][0-9a-f]|f0[9ab][0-9a-f](?:[89ab][0-9a-f]){2}|f[123](?:[89ab][0-9a-f]){3}|f48[0-9a-f](?:[89ab][0-9a-f]){2})*$'
                              THEN convert_from(decode(b.hex, 'hex'), 'UTF8') ELSE q.name END
                    FROM (SELECT string_agg(CASE WHEN p.part[1] ~ '^%[0-9A-Fa-f]{2}$' THEN lower(substr(p.part[1], 2))
                                                 ELSE encode(convert_to(replace(p.part[1], '+', ' '), 'UTF8'), 'hex') END,
                                            '' ORDER BY p.position) AS hex
                            FROM regexp_matches(q.name, '%[0-9A-Fa-f]{2}|[^%]+|%', 'g') WITH ORDINALITY AS p(part, position)) AS b)
       END AS shelf_name
  FROM (SELECT h.shelf_id, h.shelf_url,
               (regexp_match(h.shelf_url, '^[Hh][Tt][Tt][Pp][Ss]?://(?:[^/?#@]*@)?(?:[Ww][Ww][Ww]\.)?[Gg][Oo][Oo][Dd][Rr][Ee][Aa][Dd][Ss]\.[Cc][Oo][Mm](?::[0-9]*)?/review/list/0*([0-9]+)(?:-[^/?#]*)?/?(?:[?#].*)?$'))[1] AS reader_id,
               (regexp_match('&' || substring(split_part(h.shelf_url, '#', 1) FROM '\?(.*)$'), '&shelf=([^&]*)'))[1] AS name
          FROM @source.shelves AS h) AS q
