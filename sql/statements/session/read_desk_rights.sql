-- What this role may call on this server; false where there is no such function. The server's own default is asked for, and not this
-- session's, which may be read-only because it only reads.
SELECT pg_is_in_recovery(),
       EXISTS (SELECT FROM pg_settings AS s WHERE s.name = 'default_transaction_read_only' AND s.reset_val = 'on'),
       to_regnamespace('shelfhelp') IS NOT NULL,
       coalesce(has_function_privilege(to_regprocedure('shelfhelp.begin_run(text, text)'), 'EXECUTE'), false),
       coalesce(has_function_privilege(to_regprocedure('shelfhelp.discard_rejections(bigint[])'), 'EXECUTE')
                AND has_function_privilege(to_regprocedure('shelfhelp.begin_run(text, text)'), 'EXECUTE'), false),
       coalesce(has_function_privilege(to_regprocedure('shelfhelp.undo_run(bigint)'), 'EXECUTE'), false);
