-- Gives the roles their rights on what is ours, and takes everybody else's.
SELECT shelfhelp.secure();
