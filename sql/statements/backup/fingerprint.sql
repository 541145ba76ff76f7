-- What the rows of a table come to, whatever their order: how many, and the sum of the first 64 bits of their hashes.
SELECT count(*),
       coalesce(sum(('x' || encode(substr(sha256(convert_to(ROW(@columns)::text, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint::numeric), 0)::text
  FROM @table;
