-- Notes the dates that are not what the searches tell, and the searches that were stored again; how many of each.
SELECT shelfhelp.derive_adopted_dates(), shelfhelp.derive_repeated_searches();
