-- Makes the triggers that mark touched days.
SELECT shelfhelp.install_marks();
