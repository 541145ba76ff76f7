<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ShelfHelp::Dashboard</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password of “%1”:</source>
        <translation>Passwort von „%1“:</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Dashboard::DashboardReports</name>
    <message>
        <source>Alert: %1; now %2</source>
        <translation>Warnung: %1; jetzt %2</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Accessible</name>
    <message>
        <source>The arrow keys go from mark to mark, Enter shows the rows behind one, Escape leaves them.</source>
        <translation>Pfeiltasten gehen von Markierung zu Markierung, Eingabe zeigt die Zeilen dahinter, Esc verlässt sie.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ActivityChart</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>events %1</source>
        <translation>Ereignisse %1</translation>
    </message>
    <message>
        <source>incomplete hollow</source>
        <translation>unvollständig: hohl</translation>
    </message>
    <message>
        <source>No searches in this range.</source>
        <translation>Keine Suchen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Shelf searches</source>
        <translation>Regalsuchen</translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation>Bibliotheksprüfungen</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Shelf searches before</source>
        <translation>Regalsuchen zuvor</translation>
    </message>
    <message>
        <source>Library checks before</source>
        <translation>Bibliotheksprüfungen zuvor</translation>
    </message>
    <message>
        <source>Shelf searches: %1. Library checks: %2.</source>
        <translation>Regalsuchen: %1. Bibliotheksprüfungen: %2.</translation>
    </message>
    <message>
        <source>%1 in this range</source>
        <translation>%1 in diesem Zeitraum</translation>
    </message>
    <message>
        <source>%1, most %2 (%3)</source>
        <translation>%1, höchstens %2 (%3)</translation>
    </message>
    <message>
        <source>%1, %2 against the compared period</source>
        <translation>%1, %2 ggü. Vergleichszeitraum</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::AlertNotice</name>
    <message>
        <source>Figures beyond their limits: show them</source>
        <translation>Kennzahlen außerhalb ihrer Grenzwerte anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>⚠ %n alerts</source>
        <translation>
            <numerusform>⚠ %n Warnung</numerusform>
            <numerusform>⚠ %n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: now %2</source>
        <translation>%1: jetzt %2</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::AlertsDialog</name>
    <message>
        <source>⚠ fires</source>
        <translation>⚠ ausgelöst</translation>
    </message>
    <message>
        <source>✓ quiet</source>
        <translation>✓ ruhig</translation>
    </message>
    <message>
        <source>– says nothing</source>
        <translation>– ohne Aussage</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Alerts of this database</source>
        <translation>Warnungen dieser Datenbank</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Looked at after each refresh, and by “shelfhelp stats --alerts”, which then ends with status 4. A limit of a duration or share is also a line on its chart.</source>
        <translation>Wird nach jeder Aktualisierung geprüft, ebenso von „shelfhelp stats --alerts“, das dann mit Status 4 endet. Der Grenzwert einer Dauer oder eines Anteils ist auch eine Linie im Diagramm.</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>above</source>
        <translation>über</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>Of which time</source>
        <translation>Für welchen Zeitraum</translation>
    </message>
    <message>
        <source>From how many rows</source>
        <translation>Ab wie vielen Zeilen</translation>
    </message>
    <message>
        <source>from n = </source>
        <translation>ab n = </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::AvailabilityChart</name>
    <message>
        <source>Availability over time</source>
        <translation>Verfügbarkeit im Zeitverlauf</translation>
    </message>
    <message>
        <source>Libby</source>
        <translation>Libby</translation>
    </message>
    <message>
        <source>Physical</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>available ÷ owned copies, %1 · %2</source>
        <translation>verfügbar ÷ Bestand, %1 · %2</translation>
    </message>
    <message>
        <source>hollow: n &lt; %1 or incomplete</source>
        <translation>hohl: n &lt; %1 oder unvollständig</translation>
    </message>
    <message>
        <source>hollow: n &lt; %1</source>
        <translation>hohl: n &lt; %1</translation>
    </message>
    <message>
        <source>No check of this range met an owned copy.</source>
        <translation>Keine Prüfung in diesem Zeitraum traf auf ein Buch im Bestand.</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>%1: availability</source>
        <translation>%1: Verfügbarkeit</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>owned</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>before</source>
        <translation>zuvor</translation>
    </message>
    <message>
        <source>Of the owned copies %1 were available, with a 95 % interval of %2; Libby %3, physical %4.</source>
        <translation>Vom Bestand waren %1 verfügbar (95-%-Intervall %2); Libby %3, gedruckt %4.</translation>
    </message>
    <message>
        <source>Owned copies</source>
        <translation>Im Bestand</translation>
    </message>
    <message>
        <source>%1: owned copies</source>
        <translation>%1: im Bestand</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::BackupSection</name>
    <message>
        <source>Backup and restore</source>
        <translation>Sichern und wiederherstellen</translation>
    </message>
    <message>
        <source>A backup is one file with everything that could not be made again, as it was at one moment. It holds readers&apos; shelves: keep it where the database would be kept.</source>
        <translation>Eine Sicherung ist eine Datei mit allem, was sich nicht neu erzeugen ließe, vom Stand eines Augenblicks. Sie enthält Regale von Lesern: Sie gehört dorthin, wo auch die Datenbank aufbewahrt würde.</translation>
    </message>
    <message>
        <source>Back &amp;up…</source>
        <translation>&amp;Sichern…</translation>
    </message>
    <message>
        <source>Writes a backup into a file. Nobody is held up meanwhile</source>
        <translation>Schreibt eine Sicherung in eine Datei. Niemand wird dabei aufgehalten</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>Fills a database from a backup, or from a dump of another program; tried first</source>
        <translation>Füllt eine Datenbank aus einer Sicherung oder aus dem Dump eines anderen Programms; zuerst auf Probe</translation>
    </message>
    <message>
        <source>The last one that was made from here: %1, %2 rows, %3.</source>
        <translation>Die letzte von hier aus: %1, %2 Zeilen, %3.</translation>
    </message>
    <message>
        <source>It is in %1.</source>
        <translation>Sie liegt in %1.</translation>
    </message>
    <message>
        <source>It was in %1, and is not there any more.</source>
        <translation>Sie lag in %1 und ist nicht mehr da.</translation>
    </message>
    <message>
        <source>None was made from here so far.</source>
        <translation>Von hier aus gibt es noch keine.</translation>
    </message>
    <message>
        <source>Backups (*.tar)</source>
        <translation>Sicherungen (*.tar)</translation>
    </message>
    <message>
        <source>Backing up into %1</source>
        <translation>Wird in %1 gesichert</translation>
    </message>
    <message>
        <source>There is no file of it, not even a part.</source>
        <translation>Es gibt keine Datei davon, auch keinen Teil.</translation>
    </message>
    <message>
        <source>Backed up: %1 rows, %2 in %3</source>
        <translation>Gesichert: %1 Zeilen, %2 in %3</translation>
    </message>
    <message>
        <source>The database has not answered yet.</source>
        <translation>Die Datenbank hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>There are no tables of Shelf Help in this database.</source>
        <translation>In dieser Datenbank sind keine Tabellen von Shelf Help.</translation>
    </message>
    <message>
        <source>SQL for psql, without the ledger (*.sql)</source>
        <translation>SQL für psql, ohne das Register (*.sql)</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::BookCard</name>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>no. %1 (shown last)</source>
        <translation>Nr. %1 (zuletzt gezeigt)</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>Nr. %1</translation>
    </message>
    <message>
        <source>Row of this book</source>
        <translation>Zeile dieses Buchs</translation>
    </message>
    <message>
        <source>Several rows are this book: title, author or ISBN changed.</source>
        <translation>Mehrere Zeilen sind dieses Buch: Titel, Autor oder ISBN änderten sich.</translation>
    </message>
    <message>
        <source>Searches that showed it</source>
        <translation>Suchen, die es zeigten</translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>&amp;Open at Goodreads</source>
        <translation>Bei &amp;Goodreads öffnen</translation>
    </message>
    <message>
        <source>&amp;Filter by this book</source>
        <translation>Nach diesem Buch &amp;filtern</translation>
    </message>
    <message>
        <source>Show as &amp;page of rows</source>
        <translation>Als Seite mit &amp;Zeilen</translation>
    </message>
    <message>
        <source>Searches that showed “%1”</source>
        <translation>Suchen, die „%1“ zeigten</translation>
    </message>
    <message>
        <source>Checks of “%1”</source>
        <translation>Prüfungen von „%1“</translation>
    </message>
    <message>
        <source>ISBN %1</source>
        <translation>ISBN %1</translation>
    </message>
    <message>
        <source>Goodreads id %1</source>
        <translation>Goodreads-ID %1</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>Bewertung %1 von 5</translation>
    </message>
    <message>
        <source>first shown %1 · last shown %2</source>
        <translation>zuerst gezeigt %1 · zuletzt gezeigt %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>outcome, number</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No library was ever asked for it.</source>
        <translation>Noch keine Bibliothek wurde danach gefragt.</translation>
    </message>
    <message>
        <source>%1 · available %2 of owned</source>
        <translation>%1 · verfügbar vom Bestand: %2</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(kein Titel)</translation>
    </message>
    <message>
        <source>Book: %1</source>
        <translation>Buch: %1</translation>
    </message>
    <message>
        <source>No address at Goodreads was told.</source>
        <translation>Keine Adresse bei Goodreads bekannt.</translation>
    </message>
    <message>
        <source>The link that was told does not lead to Goodreads over https; it is not opened.</source>
        <translation>Der mitgeteilte Link führt nicht über https zu Goodreads; er wird nicht geöffnet.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::BookListPage</name>
    <message>
        <source>Books</source>
        <translation>Bücher</translation>
    </message>
    <message>
        <source>Search title, author or ISBN ( / )</source>
        <translation>Titel, Autor oder ISBN suchen ( / )</translation>
    </message>
    <message>
        <source>Onl&amp;y checked books</source>
        <translation>Nur &amp;geprüfte Bücher</translation>
    </message>
    <message>
        <source>&amp;One per Goodreads id</source>
        <translation>Eins je Goodreads-&amp;ID</translation>
    </message>
    <message>
        <source>No book has been stored yet: books come with the first shelf search.</source>
        <translation>Noch kein Buch gespeichert: Bücher kommen mit der ersten Regalsuche.</translation>
    </message>
    <message>
        <source>No book has been checked at a library yet.</source>
        <translation>Noch kein Buch wurde bei einer Bibliothek geprüft.</translation>
    </message>
    <message>
        <source>Show &amp;card of the book</source>
        <translation>&amp;Buchkarte anzeigen</translation>
    </message>
    <message>
        <source>&amp;Filter by this book</source>
        <translation>Nach diesem Buch &amp;filtern</translation>
    </message>
    <message>
        <source>1 book</source>
        <translation>1 Buch</translation>
    </message>
    <message>
        <source>%L1 books</source>
        <translation>%L1 Bücher</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::BookNames</name>
    <message>
        <source>book no. %1</source>
        <translation>Buch Nr. %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>title, author</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Searches that showed “%1”</source>
        <translation>Suchen, die „%1“ zeigten</translation>
    </message>
    <message>
        <source>Checks of “%1”</source>
        <translation>Prüfungen von „%1“</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::BooksModel</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>ISBN</source>
        <translation>ISBN</translation>
    </message>
    <message>
        <source>Goodreads id</source>
        <translation>Goodreads-ID</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Last shown</source>
        <translation>Zuletzt gezeigt</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Verliehen</translation>
    </message>
    <message>
        <source>Not in catalogue</source>
        <translation>Nicht im Katalog</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>First shown</source>
        <translation>Zuerst gezeigt</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Buckets</name>
    <message>
        <source>%1 (incomplete)</source>
        <translation>%1 (unvollständig)</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CacheChart</name>
    <message>
        <source>Cache-hit rate</source>
        <translation>Cache-Trefferquote</translation>
    </message>
    <message>
        <source>share of warm searches %1</source>
        <translation>Anteil warmer Suchen %1</translation>
    </message>
    <message>
        <source>incomplete dotted</source>
        <translation>unvollständig: gepunktet</translation>
    </message>
    <message>
        <source>No shelf searches in this range.</source>
        <translation>Keine Regalsuchen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Warm share</source>
        <translation>Anteil warm</translation>
    </message>
    <message>
        <source>Warm searches</source>
        <translation>Warme Suchen</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Rules disagree</source>
        <translation>Regelkonflikt</translation>
    </message>
    <message>
        <source>Searches of which the rules disagree</source>
        <translation>Suchen mit Regelkonflikt</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Warm n</source>
        <translation>Warm n</translation>
    </message>
    <message>
        <source>Cold n</source>
        <translation>Kalt n</translation>
    </message>
    <message>
        <source>Warm by window only</source>
        <translation>Warm nur nach Fenster</translation>
    </message>
    <message>
        <source>Warm by duration only</source>
        <translation>Warm nur nach Dauer</translation>
    </message>
    <message>
        <source>Warm share before</source>
        <translation>Anteil warm zuvor</translation>
    </message>
    <message>
        <source>%1 of %2 shelf searches were warm, %3; of %4 the two rules disagree.</source>
        <translation>%1 von %2 Regalsuchen waren warm, %3; bei %4 widersprechen sich die beiden Regeln.</translation>
    </message>
    <message>
        <source>Cold searches</source>
        <translation>Kalte Suchen</translation>
    </message>
    <message>
        <source>n too small for a reliable share</source>
        <translation>n zu klein für einen verlässlichen Anteil</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Card</name>
    <message>
        <source>&amp;Hour of the week</source>
        <translation>&amp;Stunde der Woche</translation>
    </message>
    <message>
        <source>&amp;Shelf size</source>
        <translation>&amp;Regalgröße</translation>
    </message>
    <message>
        <source>&amp;Duration</source>
        <translation>&amp;Dauer</translation>
    </message>
    <message>
        <source>&amp;Book</source>
        <translation>&amp;Buch</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>Bib&amp;liothek</translation>
    </message>
    <message>
        <source>&amp;Medium</source>
        <translation>&amp;Medium</translation>
    </message>
    <message>
        <source>View as &amp;table</source>
        <translation>Als &amp;Tabelle anzeigen</translation>
    </message>
    <message>
        <source>&amp;Explain…</source>
        <translation>&amp;Erklären…</translation>
    </message>
    <message>
        <source>&amp;Copy picture and figures</source>
        <translation>Bild und Zahlen &amp;kopieren</translation>
    </message>
    <message>
        <source>Menu of %1</source>
        <translation>Menü von %1</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>&amp;Filter by “%1”</source>
        <translation>Nach „%1“ &amp;filtern</translation>
    </message>
    <message>
        <source>E&amp;xclude “%1”</source>
        <translation>„%1“ &amp;ausschließen</translation>
    </message>
    <message>
        <source>Show rows: %1 (%2)</source>
        <translation>Zeilen anzeigen: %1 (%2)</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>„%1“ kopieren</translation>
    </message>
    <message>
        <source>&amp;Break out by</source>
        <translation>A&amp;ufschlüsseln nach</translation>
    </message>
    <message>
        <source>Add &amp;note…</source>
        <translation>&amp;Notiz hinzufügen…</translation>
    </message>
    <message>
        <source>Edit note “%1”…</source>
        <translation>Notiz „%1“ bearbeiten…</translation>
    </message>
    <message>
        <source>Remove note “%1”</source>
        <translation>Notiz „%1“ entfernen</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Show the boo&amp;k…</source>
        <translation>Buch an&amp;zeigen…</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CardBody</name>
    <message>
        <source>Nothing in this range.</source>
        <translation>Nichts in diesem Zeitraum.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CardTable</name>
    <message>
        <source>Figures of the card</source>
        <translation>Zahlen der Karte</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CatalogueTexts</name>
    <message>
        <source>Answers that were not understood</source>
        <translation>Nicht verstandene Antworten</translation>
    </message>
    <message>
        <source>texts that no rule knows (unknown), or that disagree with their flag (suspect)</source>
        <translation>Texte, die keine Regel kennt (unbekannt) oder die ihrem Flag widersprechen (verdächtig)</translation>
    </message>
    <message>
        <source>%1 · the %2 most frequent</source>
        <translation>%1 · die %2 häufigsten</translation>
    </message>
    <message>
        <source>Good news: every answer of the catalogues was understood, and none disagrees with its flag.</source>
        <translation>Gute Nachricht: Alle Antworten der Kataloge wurden verstanden, und keine widerspricht ihrem Flag.</translation>
    </message>
    <message>
        <source>Library id</source>
        <translation>Bibliotheks-ID</translation>
    </message>
    <message>
        <source>Answer of the catalogue</source>
        <translation>Katalogantwort</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation>Verdächtig</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>%1 different answers in %2 checks; %3 of these checks are suspect.</source>
        <translation>%1 verschiedene Antworten in %2 Prüfungen; %3 dieser Prüfungen sind verdächtig.</translation>
    </message>
    <message>
        <source>%1 answered “%2”</source>
        <translation>%1 antwortete „%2“</translation>
    </message>
    <message>
        <source>%1: %2 checks</source>
        <translation>%1: %2 Prüfungen</translation>
    </message>
    <message>
        <source>%1, suspect: the flag says something else</source>
        <translation>%1, verdächtig: Das Flag sagt etwas anderes</translation>
    </message>
    <message>
        <source>The answer had no text.</source>
        <translation>Die Antwort hatte keinen Text.</translation>
    </message>
    <message>
        <source>… %1 characters in all</source>
        <translation>… %1 Zeichen insgesamt</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CatalogueTextsModel</name>
    <message>
        <source>(no text)</source>
        <translation>(kein Text)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Library id</source>
        <translation>Bibliotheks-ID</translation>
    </message>
    <message>
        <source>Answer of the catalogue</source>
        <translation>Katalogantwort</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation>Verdächtig</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CausesModel</name>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>Eingespielt</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>The newest one</source>
        <translation>Neueste</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Chart</name>
    <message>
        <source>Enter: show rows</source>
        <translation>Eingabe: Zeilen anzeigen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CheckDurationChart</name>
    <message>
        <source>Library check duration</source>
        <translation>Dauer der Bibliotheksprüfungen</translation>
    </message>
    <message>
        <source>log scale %1 · grey: n &lt; %2</source>
        <translation>logarithmisch %1 · grau: n &lt; %2</translation>
    </message>
    <message>
        <source>incomplete dotted</source>
        <translation>unvollständig: gepunktet</translation>
    </message>
    <message>
        <source>No library checks in this range.</source>
        <translation>Keine Bibliotheksprüfungen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>%1 p50</source>
        <translation>%1 p50</translation>
    </message>
    <message>
        <source>p95, thin</source>
        <translation>p95, dünn</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>%1 p95</source>
        <translation>%1 p95</translation>
    </message>
    <message>
        <source>%1 n</source>
        <translation>%1 n</translation>
    </message>
    <message>
        <source>%1 p50 before</source>
        <translation>%1 p50 zuvor</translation>
    </message>
    <message>
        <source>%1: %2 checks, the median at most %3.</source>
        <translation>%1: %2 Prüfungen, Median höchstens %3.</translation>
    </message>
    <message>
        <source>No durations in this range.</source>
        <translation>Keine Messwerte in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>%1 checks</source>
        <translation>Prüfungen (%1)</translation>
    </message>
    <message>
        <source>n below %1: too small for a reliable p95</source>
        <translation>n unter %1: zu klein für ein verlässliches p95</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CheckHistogram</name>
    <message>
        <source>Library check histogram</source>
        <translation>Histogramm der Prüfungen</translation>
    </message>
    <message>
        <source>checks by duration, log scale</source>
        <translation>Prüfungen nach Dauer, logarithmisch</translation>
    </message>
    <message>
        <source>No library checks in this range.</source>
        <translation>Keine Bibliotheksprüfungen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Libby checks</source>
        <translation>Prüfungen (Libby)</translation>
    </message>
    <message>
        <source>Physical checks</source>
        <translation>Prüfungen (Gedruckt)</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CheckTexts</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 bei %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>It would be read as %Ln notification(s).</source>
        <translation>
            <numerusform>Ergäbe %Ln Nachricht.</numerusform>
            <numerusform>Ergäbe %Ln Nachrichten.</numerusform>
        </translation>
    </message>
    <message>
        <source>It would be read as: %1.</source>
        <translation>Ergäbe: %1.</translation>
    </message>
    <message>
        <source>There is no notification in it.</source>
        <translation>Es enthält keine Nachricht.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ChooserTexts</name>
    <message>
        <source>Open payload</source>
        <translation>Nachrichten öffnen</translation>
    </message>
    <message>
        <source>Notifications (*.json *.jsonl *.ndjson *.json.gz *.jsonl.gz *.ndjson.gz *.json.zst *.jsonl.zst *.ndjson.zst);;All files (*)</source>
        <translation>Nachrichten (*.json *.jsonl *.ndjson *.json.gz *.jsonl.gz *.ndjson.gz *.json.zst *.jsonl.zst *.ndjson.zst);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Backups and dumps (*.tar *.sql *.sql.gz *.sql.zst);;All files (*)</source>
        <translation>Sicherungen und Dumps (*.tar *.sql *.sql.gz *.sql.zst);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ColumnMenu</name>
    <message>
        <source>Colu&amp;mns ▾</source>
        <translation>Spalte&amp;n ▾</translation>
    </message>
    <message>
        <source>Which columns the table shows</source>
        <translation>Welche Spalten die Tabelle zeigt</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>A page, a range, a library, a book, anything in the menus</source>
        <translation>Seite, Zeitraum, Bibliothek, Buch oder ein Menübefehl</translation>
    </message>
    <message>
        <source>Words of a command</source>
        <translation>Wörter eines Befehls</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>Nach %1 filtern</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ConnectionForm</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>As safe as the settings allow</source>
        <translation>So sicher, wie die Einstellungen erlauben</translation>
    </message>
    <message>
        <source>Encrypted, server proven (verify-full)</source>
        <translation>Verschlüsselt, Server geprüft (verify-full)</translation>
    </message>
    <message>
        <source>Encrypted, authority proven (verify-ca)</source>
        <translation>Verschlüsselt, Zertifizierungsstelle geprüft (verify-ca)</translation>
    </message>
    <message>
        <source>Encrypted, server not proven (require)</source>
        <translation>Verschlüsselt, Server nicht geprüft (require)</translation>
    </message>
    <message>
        <source>Clear text (disable)</source>
        <translation>Klartext (disable)</translation>
    </message>
    <message>
        <source>Name in ~/.pg_service.conf, instead of the above</source>
        <translation>Name in ~/.pg_service.conf, statt des Obigen</translation>
    </message>
    <message>
        <source>In the keychain</source>
        <translation>Im Schlüsselbund</translation>
    </message>
    <message>
        <source>In ~/.pgpass, a service file, or none</source>
        <translation>In ~/.pgpass, einer Servicedatei oder keines</translation>
    </message>
    <message>
        <source>Asked for each time</source>
        <translation>Jedes Mal erfragt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Co&amp;lour of the window</source>
        <translation>Far&amp;be des Fensters</translation>
    </message>
    <message>
        <source>&amp;URI</source>
        <translation>&amp;URI</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>Us&amp;er</source>
        <translation>B&amp;enutzer</translation>
    </message>
    <message>
        <source>Encr&amp;yption</source>
        <translation>Verschlüsselun&amp;g</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Datei &amp;wählen…</translation>
    </message>
    <message>
        <source>C&amp;A file</source>
        <translation>&amp;CA-Datei</translation>
    </message>
    <message>
        <source>Libpq ser&amp;vice</source>
        <translation>Libpq-Serv&amp;ice</translation>
    </message>
    <message>
        <source>Password &amp;is</source>
        <translation>Passwort &amp;liegt</translation>
    </message>
    <message>
        <source>Passw&amp;ord</source>
        <translation>Passw&amp;ort</translation>
    </message>
    <message>
        <source>The password was taken out of the URI: it goes into the keychain, never into the settings.</source>
        <translation>Das Passwort wurde aus der URI genommen: Es kommt in den Schlüsselbund, nie in die Einstellungen.</translation>
    </message>
    <message>
        <source>Empty: what the keychain has</source>
        <translation>Leer: wie im Schlüsselbund</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.pem);;All files (*)</source>
        <translation>Zertifikate (*.crt *.pem);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ConnectionMark</name>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ConnectionSection</name>
    <message>
        <source>a pooler in session mode</source>
        <translation>ein Pooler im Sitzungsmodus</translation>
    </message>
    <message>
        <source>a pooler in transaction mode: no maintenance, no restore</source>
        <translation>ein Pooler im Transaktionsmodus: keine Wartung, kein Wiederherstellen</translation>
    </message>
    <message>
        <source>a pooler in statement mode</source>
        <translation>ein Pooler im Anweisungsmodus</translation>
    </message>
    <message>
        <source>a pooler, whose mode is not known</source>
        <translation>ein Pooler, dessen Modus nicht bekannt ist</translation>
    </message>
    <message>
        <source>%1, with the rights of the tables&apos; owner (%2)</source>
        <translation>%1, mit den Rechten des Besitzers der Tabellen (%2)</translation>
    </message>
    <message>
        <source>%1; the tables belong to %2</source>
        <translation>%1; die Tabellen gehören %2</translation>
    </message>
    <message>
        <source>none: the server is on this machine</source>
        <translation>keine: Der Server ist auf diesem Rechner</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>no: a hot standby, which follows another server</source>
        <translation>nein: ein Hot Standby, der einem anderen Server folgt</translation>
    </message>
    <message>
        <source>no: the database is read-only</source>
        <translation>nein: Die Datenbank ist schreibgeschützt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Ergebnis der Prüfung</translation>
    </message>
    <message>
        <source>C&amp;onnections…</source>
        <translation>Verb&amp;indungen…</translation>
    </message>
    <message>
        <source>Shows all connections: to add, to change and to switch</source>
        <translation>Zeigt alle Verbindungen: zum Hinzufügen, Ändern und Wechseln</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Goes the whole way to the database, and says at each step what is found</source>
        <translation>Geht den ganzen Weg zur Datenbank und meldet zu jedem Schritt den Befund</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Embedded</source>
        <translation>Eingebettet</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>the embedded one, on this machine</source>
        <translation>der eingebettete, auf diesem Rechner</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Can be written to</source>
        <translation>Beschreibbar</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Dazwischen</translation>
    </message>
    <message>
        <source>The test is running.</source>
        <translation>Die Prüfung läuft.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ConnectionsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Pooler</source>
        <translation>Pooler</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Ergebnis der Prüfung</translation>
    </message>
    <message>
        <source>Ne&amp;w</source>
        <translation>Hin&amp;zufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>P&amp;rüfen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Saving puts that file aside, with .damaged at its end.</source>
        <translation>Beim Speichern wird diese Datei beiseitegelegt, mit der Endung .damaged.</translation>
    </message>
    <message>
        <source>%1 (in use)</source>
        <translation>%1 (in Gebrauch)</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>New connection %1</source>
        <translation>Neue Verbindung %1</translation>
    </message>
    <message>
        <source>The password is held in memory only, until the program ends. %1</source>
        <translation>Das Passwort bleibt nur im Speicher, bis das Programm endet. %1</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>mark, subject, finding</comment>
        <translation>%1 %2: %3</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CoverBox</name>
    <message>
        <source>Show &amp;cover</source>
        <translation>&amp;Cover zeigen</translation>
    </message>
    <message>
        <source>No cover was told.</source>
        <translation>Kein Cover bekannt.</translation>
    </message>
    <message>
        <source>The cover is not kept where covers of Goodreads are.</source>
        <translation>Das Cover liegt nicht dort, wo Goodreads-Cover liegen.</translation>
    </message>
    <message>
        <source>Kept at %1</source>
        <translation>Liegt bei %1</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>Wird abgerufen …</translation>
    </message>
    <message>
        <source>Cover of the book</source>
        <translation>Cover des Buchs</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CoverFetch</name>
    <message>
        <source>This cover is not kept where covers of Goodreads are, so it is not fetched.</source>
        <translation>Dieses Cover liegt nicht dort, wo Goodreads-Cover liegen, und wird daher nicht abgerufen.</translation>
    </message>
    <message>
        <source>The cover took too long.</source>
        <translation>Das Cover brauchte zu lange.</translation>
    </message>
    <message>
        <source>The cover&apos;s address leads somewhere else, so it is not fetched.</source>
        <translation>Die Adresse des Covers führt anderswohin, daher wird es nicht abgerufen.</translation>
    </message>
    <message>
        <source>The cover is larger than a cover should be.</source>
        <translation>Das Cover ist größer, als ein Cover sein sollte.</translation>
    </message>
    <message>
        <source>The cover could not be fetched (network error %1).</source>
        <translation>Das Cover konnte nicht abgerufen werden (Netzwerkfehler %1).</translation>
    </message>
    <message>
        <source>What came is no picture that can be shown.</source>
        <translation>Das Abgerufene ist kein darstellbares Bild.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DatabaseLabel</name>
    <message>
        <source>Server not verified</source>
        <translation>Server nicht verifiziert</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DatabasePage</name>
    <message>
        <source>Add the connection of another database first: Connections…, New.</source>
        <translation>Zuerst die Verbindung einer anderen Datenbank anlegen: Verbindungen…, Neu.</translation>
    </message>
    <message>
        <source>There is no other database yet.</source>
        <translation>Es gibt noch keine andere Datenbank.</translation>
    </message>
    <message>
        <source>Add its connection first: Connections…, New.</source>
        <translation>Zuerst ihre Verbindung anlegen: Verbindungen…, Neu.</translation>
    </message>
    <message>
        <source>Copied: what is said of connection and health</source>
        <translation>Kopiert: was über Verbindung und Zustand gesagt wird</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Dates</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Week of %1</source>
        <translation>Woche ab %1</translation>
    </message>
    <message>
        <source>per hour</source>
        <translation>je Stunde</translation>
    </message>
    <message>
        <source>per day</source>
        <translation>je Tag</translation>
    </message>
    <message>
        <source>per week</source>
        <translation>je Woche</translation>
    </message>
    <message>
        <source>per month</source>
        <translation>je Monat</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DeadLetterCauses</name>
    <message>
        <source>Dead letters by cause</source>
        <translation>Unzustellbare nach Ursache</translation>
    </message>
    <message>
        <source>all of them, whatever the range · Enter shows them</source>
        <translation>alle, unabhängig vom Zeitraum · Eingabe zeigt sie</translation>
    </message>
    <message>
        <source>Good news: nothing was ever rejected.</source>
        <translation>Gute Nachricht: Noch nie wurde etwas abgelehnt.</translation>
    </message>
    <message>
        <source>Not recorded: this database has no ledger of notifications.</source>
        <translation>Nicht erfasst: Diese Datenbank hat kein Nachrichtenregister.</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>Eingespielt</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>The newest one</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>%1 open dead letters of %2 causes.</source>
        <translation>Offene unzustellbare Nachrichten: %1, Ursachen: %2.</translation>
    </message>
    <message>
        <source>Dead letters: %1</source>
        <translation>Unzustellbare: %1</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>replayed</source>
        <translation>eingespielt</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>first seen</source>
        <translation>erstmals</translation>
    </message>
    <message>
        <source>last seen</source>
        <translation>zuletzt</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DeadLetterList</name>
    <message>
        <source>State of the dead letters</source>
        <translation>Zustand der unzustellbaren Nachrichten</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>Eingespielt</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Only what this run refused; click to see all</source>
        <translation>Nur von diesem Lauf Abgelehntes; Klick zeigt alle</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Unzustellbare</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Run %1 ✕</source>
        <translation>Lauf %1 ✕</translation>
    </message>
    <message>
        <source>Only run %1: remove</source>
        <translation>Nur Lauf %1: entfernen</translation>
    </message>
    <message>
        <source>All causes</source>
        <translation>Alle Ursachen</translation>
    </message>
    <message>
        <source>Good news: no dead letter waits.</source>
        <translation>Gute Nachricht: Keine unzustellbare Nachricht ist offen.</translation>
    </message>
    <message>
        <source>There are none of these.</source>
        <translation>Davon gibt es keine.</translation>
    </message>
    <message>
        <source>Show all of them</source>
        <translation>Alle anzeigen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DeadLettersPage</name>
    <message>
        <source>%1 stored</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>%1 stored already</source>
        <translation>%1 schon gespeichert</translation>
    </message>
    <message>
        <source>%1 rejected again</source>
        <translation>%1 erneut abgelehnt</translation>
    </message>
    <message>
        <source>%1 not kept whole, so not retried</source>
        <translation>%1 nicht ganz aufbewahrt, daher nicht eingespielt</translation>
    </message>
    <message>
        <source>%1 settled by somebody else meanwhile</source>
        <translation>%1 inzwischen anderweitig erledigt</translation>
    </message>
    <message>
        <source>Nothing was retried.</source>
        <translation>Nichts eingespielt.</translation>
    </message>
    <message>
        <source>Cause: %1.</source>
        <translation>Ursache: %1.</translation>
    </message>
    <message>
        <source>It was stopped; the others are as they were.</source>
        <translation>Angehalten; die übrigen sind unverändert.</translation>
    </message>
    <message>
        <source>&amp;Retry selected</source>
        <translation>Aus&amp;wahl einspielen</translation>
    </message>
    <message>
        <source>Retry &amp;all of these</source>
        <translation>A&amp;lle einspielen</translation>
    </message>
    <message>
        <source>Dis&amp;card…</source>
        <translation>&amp;Verwerfen…</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>Zu&amp;rückholen</translation>
    </message>
    <message>
        <source>E&amp;xport bytes…</source>
        <translation>Bytes e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Sto&amp;pp</translation>
    </message>
    <message>
        <source>Nothing is open here.</source>
        <translation>Hier ist nichts offen.</translation>
    </message>
    <message>
        <source>Select a dead letter to see its bytes.</source>
        <translation>Unzustellbare Nachricht auswählen, um ihre Bytes zu sehen.</translation>
    </message>
    <message>
        <source>The database has not answered yet.</source>
        <translation>Die Datenbank hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>Something is being retried.</source>
        <translation>Es wird gerade eingespielt.</translation>
    </message>
    <message numerus="yes">
        <source>Retrying %Ln dead letter(s) …</source>
        <translation>
            <numerusform>%Ln unzustellbare Nachricht wird eingespielt …</numerusform>
            <numerusform>%Ln unzustellbare Nachrichten werden eingespielt …</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 What was stored until then stays; retry again to go on.</source>
        <translation>%1 Das bis dahin Gespeicherte bleibt; zum Fortsetzen erneut einspielen.</translation>
    </message>
    <message>
        <source>Discard dead letters</source>
        <translation>Unzustellbare verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>Give %Ln dead letter(s) up? They stay readable, and can be brought back.</source>
        <translation>
            <numerusform>%Ln unzustellbare Nachricht verwerfen? Sie bleibt lesbar und kann zurückgeholt werden.</numerusform>
            <numerusform>%Ln unzustellbare Nachrichten verwerfen? Sie bleiben lesbar und können zurückgeholt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>%n discarded.</source>
        <translation>
            <numerusform>%n verworfen.</numerusform>
            <numerusform>%n verworfen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were no longer open: somebody else has settled them.</source>
        <translation>
            <numerusform>%n davon war nicht mehr offen: anderweitig erledigt.</numerusform>
            <numerusform>%n davon waren nicht mehr offen: anderweitig erledigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n brought back.</source>
        <translation>
            <numerusform>%n zurückgeholt.</numerusform>
            <numerusform>%n zurückgeholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were not discarded.</source>
        <translation>
            <numerusform>%n davon war nicht verworfen.</numerusform>
            <numerusform>%n davon waren nicht verworfen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written into %1.</source>
        <translation>
            <numerusform>%Ln Datei in %1 geschrieben.</numerusform>
            <numerusform>%Ln Dateien in %1 geschrieben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Deltas</name>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>n too small</source>
        <translation>n zu klein</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>pp</source>
        <comment>percentage points</comment>
        <translation>PP</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DurationChart</name>
    <message>
        <source>Shelf search duration</source>
        <translation>Dauer der Regalsuchen</translation>
    </message>
    <message>
        <source>log scale · cold = fetched, warm = cached · %1</source>
        <translation>logarithmisch · kalt = abgerufen, warm = aus dem Cache · %1</translation>
    </message>
    <message>
        <source>cold = fetched from Goodreads · %1</source>
        <translation>kalt = von Goodreads abgerufen · %1</translation>
    </message>
    <message>
        <source>No shelf searches in this range.</source>
        <translation>Keine Regalsuchen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Cold p50</source>
        <translation>Kalt p50</translation>
    </message>
    <message>
        <source>Cold p50–p95</source>
        <translation>Kalt p50–p95</translation>
    </message>
    <message>
        <source>Warm p50, p95</source>
        <translation>Warm p50, p95</translation>
    </message>
    <message>
        <source>Cold searches</source>
        <translation>Kalte Suchen</translation>
    </message>
    <message>
        <source>Warm searches</source>
        <translation>Warme Suchen</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Cold p95</source>
        <translation>Kalt p95</translation>
    </message>
    <message>
        <source>Cold slowest</source>
        <translation>Kalt Maximum</translation>
    </message>
    <message>
        <source>Cold n</source>
        <translation>Kalt n</translation>
    </message>
    <message>
        <source>Warm p50</source>
        <translation>Warm p50</translation>
    </message>
    <message>
        <source>Warm p95</source>
        <translation>Warm p95</translation>
    </message>
    <message>
        <source>Warm n</source>
        <translation>Warm n</translation>
    </message>
    <message>
        <source>No durations in this range.</source>
        <translation>Keine Messwerte in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Durations of %1 cold and %2 warm shelf searches, from %3 to %4.</source>
        <translation>Dauer von %1 kalten und %2 warmen Regalsuchen, von %3 bis %4.</translation>
    </message>
    <message>
        <source>n too small for a reliable p95</source>
        <translation>n zu klein für ein verlässliches p95</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DurationHistogram</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>%1 share</source>
        <translation>%1: Anteil</translation>
    </message>
    <message>
        <source>%1: %2, most often %3.</source>
        <translation>%1: %2, am häufigsten %3.</translation>
    </message>
    <message>
        <source>No durations in this range.</source>
        <translation>Keine Messwerte in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 von %2, %3</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DurationTicks</name>
    <message>
        <source>ms</source>
        <comment>milliseconds</comment>
        <translation>ms</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>m</source>
        <comment>minutes</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation>h</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::EmbeddedSection</name>
    <message>
        <source>this window</source>
        <translation>diesem Fenster</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1 (Prozess %2)</translation>
    </message>
    <message>
        <source>a program of another container</source>
        <translation>ein Programm eines anderen Containers</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemandem</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes, until it is stopped</source>
        <translation>ja, bis sie angehalten wird</translation>
    </message>
    <message>
        <source>yes, as long as a program uses it</source>
        <translation>ja, solange ein Programm sie benutzt</translation>
    </message>
    <message>
        <source>Embedded database</source>
        <translation>Eingebettete Datenbank</translation>
    </message>
    <message>
        <source>Move else&amp;where…</source>
        <translation>An anderen &amp;Ort verschieben…</translation>
    </message>
    <message>
        <source>Copies its files into another folder, compares them, and uses them there</source>
        <translation>Kopiert ihre Dateien in einen anderen Ordner, vergleicht sie und benutzt sie dort</translation>
    </message>
    <message>
        <source>Upgr&amp;ade…</source>
        <translation>Aktualisiere&amp;n…</translation>
    </message>
    <message>
        <source>Brings it to the newest PostgreSQL that is installed</source>
        <translation>Bringt sie auf das neueste installierte PostgreSQL</translation>
    </message>
    <message>
        <source>Remove old version&amp;s…</source>
        <translation>Alte &amp;Versionen entfernen…</translation>
    </message>
    <message>
        <source>Removes the files that upgrades have kept</source>
        <translation>Entfernt die Dateien, die Aktualisierungen aufgehoben haben</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>Weiterlau&amp;fen lassen</translation>
    </message>
    <message>
        <source>Bring the embedded database to the newest PostgreSQL that is installed?</source>
        <translation>Eingebettete Datenbank auf das neueste installierte PostgreSQL bringen?</translation>
    </message>
    <message>
        <source>All its rows are written into a new cluster and compared before that takes its place. Nobody can use it meanwhile. The old files are kept.</source>
        <translation>Alle Zeilen werden in einen neuen Cluster geschrieben und verglichen, bevor der seinen Platz einnimmt. So lange kann niemand sie benutzen. Die alten Dateien bleiben.</translation>
    </message>
    <message>
        <source>&amp;Upgrade</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Its files are in</source>
        <translation>Ihre Dateien</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>Old versions</source>
        <translation>Alte Versionen</translation>
    </message>
    <message>
        <source>Move the embedded database into %1?</source>
        <translation>Eingebettete Datenbank nach %1 verschieben?</translation>
    </message>
    <message>
        <source>Nobody can use it meanwhile, this window included. The old files stay until you remove them.</source>
        <translation>So lange kann niemand sie benutzen, auch dieses Fenster nicht. Die alten Dateien bleiben, bis jemand sie entfernt.</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>Moving the embedded database</source>
        <translation>Die eingebettete Datenbank wird verschoben</translation>
    </message>
    <message>
        <source>The embedded database is in %1 now.</source>
        <translation>Die eingebettete Datenbank ist jetzt in %1.</translation>
    </message>
    <message>
        <source>Copied and compared: %1. The old files are in %2: remove them when all is well.</source>
        <translation>Kopiert und verglichen: %1. Die alten Dateien liegen in %2: Sie können weg, wenn alles in Ordnung ist.</translation>
    </message>
    <message>
        <source>Upgrading the embedded database</source>
        <translation>Die eingebettete Datenbank wird aktualisiert</translation>
    </message>
    <message>
        <source>The embedded database is of PostgreSQL %1 now; before: %2.</source>
        <translation>Die eingebettete Datenbank hat jetzt PostgreSQL %1; zuvor: %2.</translation>
    </message>
    <message>
        <source>Tables compared: %1. The old files are in %2.</source>
        <translation>Tabellen verglichen: %1. Die alten Dateien liegen in %2.</translation>
    </message>
    <message>
        <source>Remove the files that upgrades have kept?</source>
        <translation>Dateien entfernen, die Aktualisierungen aufgehoben haben?</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Removing old versions</source>
        <translation>Alte Versionen werden entfernt</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <source>Starting the embedded database</source>
        <translation>Die eingebettete Datenbank wird gestartet</translation>
    </message>
    <message>
        <source>Stopping the embedded database</source>
        <translation>Die eingebettete Datenbank wird angehalten</translation>
    </message>
    <message>
        <source>It runs until it is stopped.</source>
        <translation>Sie läuft, bis sie angehalten wird.</translation>
    </message>
    <message>
        <source>It is not kept running any more.</source>
        <translation>Sie läuft nicht mehr von sich aus weiter.</translation>
    </message>
    <message>
        <source>It is being looked at.</source>
        <translation>Es wird nachgesehen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Does not keep it running any more: it ends with the last program that uses it</source>
        <translation>Lässt sie nicht weiterlaufen: Sie endet mit dem letzten Programm, das sie benutzt</translation>
    </message>
    <message>
        <source>Starts it, and keeps it running when no program uses it</source>
        <translation>Startet sie und lässt sie weiterlaufen, wenn kein Programm sie benutzt</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::EventCountChart</name>
    <message>
        <source>What arrived</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>notifications %1</source>
        <translation>Nachrichten %1</translation>
    </message>
    <message>
        <source>incomplete veiled</source>
        <translation>unvollständig: blass</translation>
    </message>
    <message>
        <source>No notifications arrived in this range.</source>
        <translation>In diesem Zeitraum gingen keine Nachrichten ein.</translation>
    </message>
    <message>
        <source>Not recorded: this database has no ledger of notifications.</source>
        <translation>Nicht erfasst: Diese Datenbank hat kein Nachrichtenregister.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Notifications that arrived. %1.</source>
        <translation>Eingegangene Nachrichten. %1.</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Known before</source>
        <translation>Schon bekannt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Delivered again</source>
        <translation>Erneut zugestellt</translation>
    </message>
    <message>
        <source>Stored notifications</source>
        <translation>Gespeicherte Nachrichten</translation>
    </message>
    <message>
        <source>Notifications known before</source>
        <translation>Schon bekannte Nachrichten</translation>
    </message>
    <message>
        <source>Rejected notifications</source>
        <translation>Abgelehnte Nachrichten</translation>
    </message>
    <message>
        <source>Those delivered again changed nothing; a run counts them when it last stored something</source>
        <translation>Erneut zugestellte änderten nichts; sie zählen zur Zeit, zu der ihr Lauf zuletzt etwas speicherte</translation>
    </message>
    <message>
        <source>notifications</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::EventTexts</name>
    <message>
        <source>dead letter %1</source>
        <translation>unzustellbar Nr. %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Shelf search</source>
        <translation>Regalsuche</translation>
    </message>
    <message>
        <source>Library check</source>
        <translation>Bibliotheksprüfung</translation>
    </message>
    <message>
        <source>Goodreads visit</source>
        <translation>Goodreads-Besuch</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Known before</source>
        <translation>Schon bekannt</translation>
    </message>
    <message>
        <source>Dead letter</source>
        <translation>Unzustellbar</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>Eingespielt</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>This database has no schema of ours.</source>
        <translation>Diese Datenbank hat unser Schema nicht.</translation>
    </message>
    <message>
        <source>This server is a standby: nothing can be changed here.</source>
        <translation>Dieser Server ist ein Standby: Hier lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>This server is read-only.</source>
        <translation>Dieser Server ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>This role may only read here: see “shelfhelp database roles”.</source>
        <translation>Diese Rolle darf hier nur lesen: siehe „shelfhelp database roles“.</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Publish lag</source>
        <translation>Versandverzug</translation>
    </message>
    <message>
        <source>Queue lag</source>
        <translation>Queue-Verzug</translation>
    </message>
    <message>
        <source>Rejections</source>
        <translation>Ablehnungen</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>Nachrichten-ID</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>kein JSON</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>kein UTF-8</translation>
    </message>
    <message>
        <source>nested too deep</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>a number that fits nowhere</source>
        <translation>Zahl, die nirgends hineinpasst</translation>
    </message>
    <message>
        <source>half a character</source>
        <translation>halbes Zeichen</translation>
    </message>
    <message>
        <source>a text with U+0000</source>
        <translation>Text mit U+0000</translation>
    </message>
    <message>
        <source>no event, envelope or message</source>
        <translation>weder Ereignis noch Umschlag noch Nachricht</translation>
    </message>
    <message>
        <source>no notification, for example a handshake</source>
        <translation>keine Nachricht, z. B. ein Handshake</translation>
    </message>
    <message>
        <source>unknown kind</source>
        <translation>unbekannte Art</translation>
    </message>
    <message>
        <source>missing key</source>
        <translation>Schlüssel fehlt</translation>
    </message>
    <message>
        <source>wrong type</source>
        <translation>falscher Typ</translation>
    </message>
    <message>
        <source>malformed value, for example a bad time</source>
        <translation>fehlerhafter Wert, z. B. eine ungültige Zeit</translation>
    </message>
    <message>
        <source>value out of range</source>
        <translation>Wert außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>text too long</source>
        <translation>Text zu lang</translation>
    </message>
    <message>
        <source>known id with other content</source>
        <translation>bekannte ID mit anderem Inhalt</translation>
    </message>
    <message>
        <source>message too large</source>
        <translation>Nachricht zu groß</translation>
    </message>
    <message>
        <source>document too large</source>
        <translation>Dokument zu groß</translation>
    </message>
    <message>
        <source>too many records</source>
        <translation>zu viele Datensätze</translation>
    </message>
    <message>
        <source>refused by the database</source>
        <translation>von der Datenbank abgelehnt</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::EventTiles</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n min</numerusform>
            <numerusform>vor %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n h</numerusform>
            <numerusform>vor %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nichts zu tun</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt %1</translation>
    </message>
    <message>
        <source>none was stored yet</source>
        <translation>noch keine gespeichert</translation>
    </message>
    <message>
        <source>no time of publication</source>
        <translation>ohne Versandzeit</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>negative: the clocks disagree</source>
        <translation>negativ: Uhren uneins</translation>
    </message>
    <message>
        <source>vs %1</source>
        <translation>ggü. %1</translation>
    </message>
    <message>
        <source>Open dead letters</source>
        <translation>Offene Unzustellbare</translation>
    </message>
    <message>
        <source>Rejected notifications that nobody has dealt with, whatever the range.</source>
        <translation>Abgelehnte Nachrichten, die noch niemand bearbeitet hat, unabhängig vom Zeitraum.</translation>
    </message>
    <message>
        <source>Last notification</source>
        <translation>Letzte Nachricht</translation>
    </message>
    <message>
        <source>When the newest notification was stored, whatever the range.</source>
        <translation>Wann die neueste Nachricht gespeichert wurde, unabhängig vom Zeitraum.</translation>
    </message>
    <message>
        <source>Lag now</source>
        <translation>Verzug jetzt</translation>
    </message>
    <message>
        <source>From the publication of a notification to its being stored: the median of the newest ones, whatever the range.</source>
        <translation>Vom Versand einer Nachricht bis zum Speichern: Median der neuesten, unabhängig vom Zeitraum.</translation>
    </message>
    <message>
        <source>Notifications stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Stored in the range, each once.</source>
        <translation>Im Zeitraum gespeicherte Nachrichten, jede einmal.</translation>
    </message>
    <message>
        <source>Duplicates ignored</source>
        <translation>Ignorierte Duplikate</translation>
    </message>
    <message>
        <source>Deliveries of what was stored already. They changed nothing. Which ones they were is not recorded, only how many each run had.</source>
        <translation>Zustellungen von schon Gespeichertem. Sie änderten nichts. Welche es waren, ist nicht erfasst, nur wie viele jeder Lauf hatte.</translation>
    </message>
    <message>
        <source>This database has no ledger of notifications: nothing is recorded of what arrived.</source>
        <translation>Diese Datenbank hat kein Nachrichtenregister: Eingegangenes ist nicht erfasst.</translation>
    </message>
    <message>
        <source>Notifications stored in the range</source>
        <translation>Im Zeitraum gespeicherte Nachrichten</translation>
    </message>
    <message>
        <source>The newest notifications</source>
        <translation>Neueste Nachrichten</translation>
    </message>
    <message>
        <source>median of the last %1</source>
        <translation>Median der letzten %1</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ExplainDialog</name>
    <message>
        <source>Explain: %1</source>
        <translation>Erklärung: %1</translation>
    </message>
    <message>
        <source>SQL that ran</source>
        <translation>Ausgeführtes SQL</translation>
    </message>
    <message>
        <source>&amp;Copy SQL</source>
        <translation>SQL &amp;kopieren</translation>
    </message>
    <message>
        <source>Show &amp;rows</source>
        <translation>&amp;Zeilen anzeigen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Explanations</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>sums by day, and the rows of days that were written to since</source>
        <translation>Tagessummen und die Zeilen seither geänderter Tage</translation>
    </message>
    <message>
        <source>sums by day</source>
        <translation>Tagessummen</translation>
    </message>
    <message>
        <source>rows; there are no sums by day that serve</source>
        <translation>Zeilen; passende Tagessummen gibt es nicht</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Range: %1</source>
        <translation>Zeitraum: %1</translation>
    </message>
    <message>
        <source>Stored times are read as %1</source>
        <translation>Gespeicherte Zeiten gelten als %1</translation>
    </message>
    <message>
        <source>Filters: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Compared with: %1</source>
        <translation>Verglichen mit: %1</translation>
    </message>
    <message>
        <source>As of: %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>Made from: %1</source>
        <translation>Berechnet aus: %1</translation>
    </message>
    <message>
        <source>Rows that the statements gave: %1</source>
        <translation>Von den Abfragen gelieferte Zeilen: %1</translation>
    </message>
    <message>
        <source>-- Answered from what other cards of the page had asked before.</source>
        <translation>-- Beantwortet aus vorherigen Abfragen anderer Karten der Seite.</translation>
    </message>
    <message>
        <source>Rows: n = %1 shelf searches, %2 library checks</source>
        <translation>Zeilen: n = %1 Regalsuchen, %2 Bibliotheksprüfungen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Exporter</name>
    <message>
        <source>“%1” has no figures to export yet.</source>
        <translation>„%1“ hat noch keine Zahlen zum Exportieren.</translation>
    </message>
    <message>
        <source>“%1”: a card is exported as .csv, .png, .svg or .pdf.</source>
        <translation>„%1“: Eine Karte wird als .csv, .png, .svg oder .pdf exportiert.</translation>
    </message>
    <message>
        <source>Reading the figures of the report …</source>
        <translation>Zahlen des Berichts werden gelesen …</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>Exportiert: %1</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>Wird exportiert …</translation>
    </message>
    <message>
        <source>Exported rows: %1</source>
        <translation>Exportierte Zeilen: %1</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Files</name>
    <message>
        <source>“%1” could not be written: %2</source>
        <translation>„%1“ konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Choose a file in a folder that exists and that you may write to.</source>
        <translation>Eine Datei in einem vorhandenen Ordner wählen, in den geschrieben werden darf.</translation>
    </message>
    <message>
        <source>The export was cancelled</source>
        <translation>Der Export wurde abgebrochen</translation>
    </message>
    <message>
        <source>Rows: n = %1</source>
        <translation>Zeilen: n = %1</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::FilterBar</name>
    <message>
        <source>What the range is compared with (X)</source>
        <translation>Womit der Zeitraum verglichen wird (X)</translation>
    </message>
    <message>
        <source>How wide the buckets of the time charts are (I)</source>
        <translation>Intervall der Zeitdiagramme (I)</translation>
    </message>
    <message>
        <source>The zone whose days are counted</source>
        <translation>Zeitzone, nach deren Tagen gezählt wird</translation>
    </message>
    <message>
        <source>Back to the whole range (Ctrl+0)</source>
        <translation>Zurück zum ganzen Zeitraum (Strg+0)</translation>
    </message>
    <message>
        <source>Restrict every card</source>
        <translation>Alle Karten einschränken</translation>
    </message>
    <message>
        <source>+ Filter</source>
        <translation>+ Filter</translation>
    </message>
    <message>
        <source>&amp;Medium</source>
        <translation>&amp;Medium</translation>
    </message>
    <message>
        <source>&amp;Outcome</source>
        <translation>&amp;Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Search type</source>
        <translation>&amp;Suchart</translation>
    </message>
    <message>
        <source>&amp;Cold or warm</source>
        <translation>&amp;Kalt oder warm</translation>
    </message>
    <message>
        <source>A library or book: Ctrl+K and its name</source>
        <translation>Bibliothek oder Buch: Strg+K und der Name</translation>
    </message>
    <message>
        <source>Zoomed: %1  ✕</source>
        <translation>Zoom: %1  ✕</translation>
    </message>
    <message>
        <source>Change or remove: %1</source>
        <translation>Ändern oder entfernen: %1</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Only this</source>
        <translation>&amp;Nur dies</translation>
    </message>
    <message>
        <source>Everything &amp;but this</source>
        <translation>&amp;Alles außer diesem</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Formats</name>
    <message>
        <source>C&amp;SV</source>
        <translation>C&amp;SV</translation>
    </message>
    <message>
        <source>&amp;PNG</source>
        <translation>&amp;PNG</translation>
    </message>
    <message>
        <source>S&amp;VG</source>
        <translation>S&amp;VG</translation>
    </message>
    <message>
        <source>P&amp;DF</source>
        <translation>P&amp;DF</translation>
    </message>
    <message>
        <source>&amp;HTML</source>
        <translation>&amp;HTML</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Vector pictures (*.svg)</source>
        <translation>Vektorgrafiken (*.svg)</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::FunnelChart</name>
    <message>
        <source>From the search to the book</source>
        <translation>Von der Suche zum Buch</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Books shown</source>
        <translation>Gezeigte Bücher</translation>
    </message>
    <message>
        <source>shelf searches of which at least one book came to the step</source>
        <translation>Regalsuchen, von denen mindestens ein Buch den Schritt erreichte</translation>
    </message>
    <message>
        <source>books that searches showed, by the step they came to</source>
        <translation>von Suchen gezeigte Bücher nach erreichtem Schritt</translation>
    </message>
    <message>
        <source>No shelf searches in this range.</source>
        <translation>Keine Regalsuchen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Share of the first step</source>
        <translation>Anteil am ersten Schritt</translation>
    </message>
    <message>
        <source>Compared period</source>
        <translation>Vergleichszeitraum</translation>
    </message>
    <message>
        <source>Shelf search</source>
        <translation>Regalsuche</translation>
    </message>
    <message>
        <source>Book shown</source>
        <translation>Buch gezeigt</translation>
    </message>
    <message>
        <source>Book checked</source>
        <translation>Buch geprüft</translation>
    </message>
    <message>
        <source>In catalogue</source>
        <translation>Im Katalog</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Goodreads visit</source>
        <translation>Goodreads-Besuch</translation>
    </message>
    <message>
        <source>Window %1 · no library checks in the range</source>
        <translation>Fenster %1 · keine Bibliotheksprüfungen im Zeitraum</translation>
    </message>
    <message>
        <source>Window %1 · %2 of %3 library checks (%4) belong to no search</source>
        <translation>Fenster %1 · %2 von %3 Bibliotheksprüfungen (%4) gehören zu keiner Suche</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>verglichen mit %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Of the first step</source>
        <translation>Vom ersten Schritt</translation>
    </message>
    <message>
        <source>Of the step before</source>
        <translation>Vom vorigen Schritt</translation>
    </message>
    <message>
        <source>Stopped before it</source>
        <translation>Davor beendet</translation>
    </message>
    <message>
        <source>not recorded yet</source>
        <translation>noch nicht erfasst</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 not recorded yet</source>
        <translation>%1 noch nicht erfasst</translation>
    </message>
    <message>
        <source>%1: %2; of these %3. %4.</source>
        <translation>%1: %2; davon %3. %4.</translation>
    </message>
    <message>
        <source>Not recorded yet: no visit has ever arrived</source>
        <translation>Noch nicht erfasst: Noch nie ging ein Besuch ein</translation>
    </message>
    <message>
        <source>Visits of books that were found available</source>
        <translation>Besuche zu verfügbar gefundenen Büchern</translation>
    </message>
    <message>
        <source>Searches that came to “%1”</source>
        <translation>Suchen bis „%1“</translation>
    </message>
    <message>
        <source>Searches that came to “%1” and no further</source>
        <translation>Suchen bis „%1“ und nicht weiter</translation>
    </message>
    <message>
        <source>↓ %1 stopped here (%2)</source>
        <translation>↓ hier beendet: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::FunnelControls</name>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>A library check belongs to the latest search that showed its book at most this long before</source>
        <translation>Eine Bibliotheksprüfung gehört zur letzten Suche, die ihr Buch höchstens so lange davor zeigte</translation>
    </message>
    <message>
        <source>%1 ▾</source>
        <translation>%1 ▾</translation>
    </message>
    <message>
        <source>Window of the funnel: %1</source>
        <translation>Fenster des Trichters: %1</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Heads</name>
    <message>
        <source>as of %1 %2</source>
        <translation>Stand %1 %2</translation>
    </message>
    <message>
        <source>Shelf Help Analytics</source>
        <translation>Shelf Help Analytics</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::HealthSection</name>
    <message>
        <source>ⓘ Note</source>
        <translation>ⓘ Hinweis</translation>
    </message>
    <message>
        <source>▲ Look</source>
        <translation>▲ Ansehen</translation>
    </message>
    <message>
        <source>✗ Act</source>
        <translation>✗ Handeln</translation>
    </message>
    <message>
        <source>Maintenance…</source>
        <translation>Wartung…</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Ausmisten…</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Unzustellbare</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Verbindungen…</translation>
    </message>
    <message>
        <source>✓ All is well: nothing has to be done.</source>
        <translation>✓ Alles in Ordnung: Nichts ist zu tun.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to see to.</source>
        <translation>
            <numerusform>Eine Sache ist zu tun.</numerusform>
            <numerusform>%n Sachen sind zu tun.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, the oldest of %2</source>
        <comment>how many, when</comment>
        <translation>%1, der älteste vom %2</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>E&amp;rneut prüfen</translation>
    </message>
    <message>
        <source>Looks at sizes, sessions, locks, indexes, schema and sums. Nobody notices</source>
        <translation>Sieht nach Größen, Sitzungen, Sperren, Indizes, Schema und Summen. Niemand merkt etwas davon</translation>
    </message>
    <message>
        <source>Leads to the part of the window that mends it</source>
        <translation>Führt zu dem Teil des Fensters, der das behebt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 of %2 that the plan allows (%3)</source>
        <translation>%1 von %2, die der Tarif erlaubt (%3)</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>bytes</comment>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Tote Zeilen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Rejected, open</source>
        <translation>Abgelehnt, offen</translation>
    </message>
    <message>
        <source>Rejected, settled</source>
        <translation>Abgelehnt, erledigt</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Letzte Sicherung</translation>
    </message>
    <message>
        <source>none that was made from here</source>
        <translation>von hier aus keine</translation>
    </message>
    <message>
        <source>Asking the database …</source>
        <translation>Datenbank wird abgefragt …</translation>
    </message>
    <message>
        <source>The database is being asked.</source>
        <translation>Die Datenbank wird gerade abgefragt.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::HtmlTexts</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Shelf Help Analytics · %1 · %2</source>
        <translation>Shelf Help Analytics · %1 · %2</translation>
    </message>
    <message>
        <source>Figures as a table</source>
        <translation>Zahlen als Tabelle</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::InfoBar</name>
    <message>
        <source>Hide this message</source>
        <translation>Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::JournalEntryView</name>
    <message>
        <source>Bytes of the notification</source>
        <translation>Bytes der Nachricht</translation>
    </message>
    <message>
        <source>Select a notification to see what is known of it.</source>
        <translation>Nachricht auswählen, um zu sehen, was über sie bekannt ist.</translation>
    </message>
    <message>
        <source>%1, number %2</source>
        <translation>%1, Nr. %2</translation>
    </message>
    <message>
        <source>First seen: %1</source>
        <translation>Erstmals: %1</translation>
    </message>
    <message>
        <source>Cause: %1</source>
        <translation>Ursache: %1</translation>
    </message>
    <message>
        <source>Rejected deliveries: %1</source>
        <translation>Abgelehnte Zustellungen: %1</translation>
    </message>
    <message>
        <source>Message id: %1</source>
        <translation>Nachrichten-ID: %1</translation>
    </message>
    <message>
        <source>Published: %1</source>
        <translation>Versandt: %1</translation>
    </message>
    <message>
        <source>Stored: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>From the event to its publication: %1</source>
        <translation>Vom Ereignis bis zum Versand: %1</translation>
    </message>
    <message>
        <source>From there to being stored: %1</source>
        <translation>Von da bis zum Speichern: %1</translation>
    </message>
    <message>
        <source>Odd: %1</source>
        <translation>Auffällig: %1</translation>
    </message>
    <message>
        <source>Source: %1 (run %2)</source>
        <translation>Quelle: %1 (Lauf %2)</translation>
    </message>
    <message>
        <source>Dead letters: %1</source>
        <translation>Unzustellbare: %1</translation>
    </message>
    <message>
        <source>&amp;Open in dead letters</source>
        <translation>Bei Unzustellbaren ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Made shelf search %1</source>
        <translation>Ergab Regalsuche %1</translation>
    </message>
    <message>
        <source>%1, books shown: %2</source>
        <translation>%1, gezeigte Bücher: %2</translation>
    </message>
    <message>
        <source>Made library check %1</source>
        <translation>Ergab Bibliotheksprüfung %1</translation>
    </message>
    <message>
        <source>Made Goodreads visit %1</source>
        <translation>Ergab Goodreads-Besuch %1</translation>
    </message>
    <message>
        <source>The row it made is no longer there.</source>
        <translation>Die daraus entstandene Zeile gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Began: %1</source>
        <translation>Beginn: %1</translation>
    </message>
    <message>
        <source>The ledger does not have it any more: its run was taken back.</source>
        <translation>Nicht mehr im Register: Der Lauf wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>The message itself is not kept, only its fingerprint:</source>
        <translation>Die Nachricht selbst ist nicht aufbewahrt, nur ihr Fingerabdruck:</translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256 %1</translation>
    </message>
    <message>
        <source>Topic %1</source>
        <translation>Topic %1</translation>
    </message>
    <message>
        <source>Sequence number %1</source>
        <translation>Sequenznummer %1</translation>
    </message>
    <message>
        <source>The shelf search of a notification</source>
        <translation>Regalsuche einer Nachricht</translation>
    </message>
    <message>
        <source>The library check of a notification</source>
        <translation>Bibliotheksprüfung einer Nachricht</translation>
    </message>
    <message>
        <source>&amp;Show the row it made</source>
        <translation>Entstandene Zeile zei&amp;gen</translation>
    </message>
    <message>
        <source>The first %1 of %2:</source>
        <translation>Die ersten %1 von %2:</translation>
    </message>
    <message>
        <source>As it arrived, %1:</source>
        <translation>Wie eingegangen, %1:</translation>
    </message>
    <message>
        <source>The message in it:</source>
        <translation>Die Nachricht darin:</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::JournalPage</name>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Known before</source>
        <translation>Schon bekannt</translation>
    </message>
    <message>
        <source>Of the ledger</source>
        <translation>Im Register</translation>
    </message>
    <message>
        <source>Rejected, whatever became of them</source>
        <translation>Abgelehnt, gleich was daraus wurde</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Unzustellbar</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>Eingespielt</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>E&amp;xport as CSV…</source>
        <translation>Als CSV e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Kind of notification</source>
        <translation>Art der Nachricht</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>State of the notification</source>
        <translation>Zustand der Nachricht</translation>
    </message>
    <message>
        <source>Message id; of dead letters any text</source>
        <translation>Nachrichten-ID; bei unzustellbaren jeder Text</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Everything that arrived in the range</source>
        <translation>Alles im Zeitraum Eingegangene</translation>
    </message>
    <message>
        <source>Run %1 ✕</source>
        <translation>Lauf %1 ✕</translation>
    </message>
    <message>
        <source>Only what this run brought; click to see all</source>
        <translation>Nur von diesem Lauf Gebrachtes; Klick zeigt alles</translation>
    </message>
    <message>
        <source>Only run %1: remove</source>
        <translation>Nur Lauf %1: entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that arrived in this range matches.</source>
        <translation>Nichts in diesem Zeitraum Eingegangenes passt.</translation>
    </message>
    <message>
        <source>Nothing arrived in this range.</source>
        <translation>In diesem Zeitraum ging nichts ein.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Copied rows: %1</source>
        <translation>Kopierte Zeilen: %1</translation>
    </message>
    <message>
        <source>Copy &amp;value</source>
        <translation>&amp;Wert kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>&amp;Zeilen kopieren</translation>
    </message>
    <message>
        <source>Only what &amp;run %1 brought</source>
        <translation>&amp;Nur von Lauf %1</translation>
    </message>
    <message>
        <source>&amp;Take run %1 back…</source>
        <translation>&amp;Lauf %1 zurücknehmen…</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LagChart</name>
    <message>
        <source>Lag of notifications, p95</source>
        <translation>Verzug der Nachrichten, p95</translation>
    </message>
    <message>
        <source>log scale %1</source>
        <translation>logarithmisch %1</translation>
    </message>
    <message>
        <source>incomplete dotted</source>
        <translation>unvollständig: gepunktet</translation>
    </message>
    <message>
        <source>%1 · ▲ clocks disagree</source>
        <translation>%1 · ▲ Uhren uneins</translation>
    </message>
    <message>
        <source>No notifications with a time of publication in this range.</source>
        <translation>Keine Nachrichten mit Versandzeit in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Not recorded: this database has no ledger of notifications.</source>
        <translation>Nicht erfasst: Diese Datenbank hat kein Nachrichtenregister.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Event to publication</source>
        <translation>Ereignis bis Versand</translation>
    </message>
    <message>
        <source>Publication to stored</source>
        <translation>Versand bis Speichern</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Publish p50</source>
        <translation>Versand p50</translation>
    </message>
    <message>
        <source>Publish p95</source>
        <translation>Versand p95</translation>
    </message>
    <message>
        <source>Publish n</source>
        <translation>Versand n</translation>
    </message>
    <message>
        <source>Queue p50</source>
        <translation>Queue p50</translation>
    </message>
    <message>
        <source>Queue p95</source>
        <translation>Queue p95</translation>
    </message>
    <message>
        <source>Queue n</source>
        <translation>Queue n</translation>
    </message>
    <message>
        <source>Clocks disagree</source>
        <translation>Uhren uneins</translation>
    </message>
    <message>
        <source>From event to publication at most %1 (p95).</source>
        <translation>Vom Ereignis bis zum Versand höchstens %1 (p95).</translation>
    </message>
    <message>
        <source>From publication to being stored at most %1 (p95).</source>
        <translation>Vom Versand bis zum Speichern höchstens %1 (p95).</translation>
    </message>
    <message numerus="yes">
        <source>Clocks disagree: %Ln lag(s) negative beyond a second.</source>
        <translation>
            <numerusform>Uhren uneins: %Ln Wert unter −1 s.</numerusform>
            <numerusform>Uhren uneins: %Ln Werte unter −1 s.</numerusform>
        </translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Publish %1</source>
        <translation>Versand %1</translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation>Queue %1</translation>
    </message>
    <message numerus="yes">
        <source>Clocks disagree: %Ln lag(s) negative beyond a second</source>
        <translation>
            <numerusform>Uhren uneins: %Ln Wert unter −1 s</numerusform>
            <numerusform>Uhren uneins: %Ln Werte unter −1 s</numerusform>
        </translation>
    </message>
    <message>
        <source>n below %1: too small for a reliable p95</source>
        <translation>n unter %1: zu klein für ein verlässliches p95</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Legend</name>
    <message>
        <source>Series: arrow keys choose, Space takes one away or brings it back, Enter shows its rows</source>
        <translation>Reihen: Pfeiltasten wählen, Leertaste blendet aus oder ein, Eingabe zeigt die Zeilen</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>Show rows (%n)</source>
        <translation>
            <numerusform>Zeile anzeigen (%n)</numerusform>
            <numerusform>Zeilen anzeigen (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, taken away</source>
        <translation>%1, ausgeblendet</translation>
    </message>
    <message>
        <source>%1, shown</source>
        <translation>%1, eingeblendet</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LibrariesModel</name>
    <message>
        <source>unnamed</source>
        <translation>unbenannt</translation>
    </message>
    <message>
        <source>%1: this id came with a notification, and nobody has told its name (F2)</source>
        <translation>%1: Diese ID kam mit einer Nachricht, ein Name fehlt noch (F2)</translation>
    </message>
    <message>
        <source>%1 (%2): other libraries have the same name; the id tells them apart</source>
        <translation>%1 (%2): Andere Bibliotheken heißen genauso; die ID unterscheidet sie</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Median time</source>
        <translation>Mediandauer</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Letzte Prüfung</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LibraryListPage</name>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Search name or id ( / )</source>
        <translation>Name oder ID suchen ( / )</translation>
    </message>
    <message>
        <source>Onl&amp;y with checks</source>
        <translation>Nur &amp;geprüfte</translation>
    </message>
    <message>
        <source>&amp;Unnamed only</source>
        <translation>Nur &amp;unbenannte</translation>
    </message>
    <message>
        <source>Every library has a name.</source>
        <translation>Alle Bibliotheken haben einen Namen.</translation>
    </message>
    <message>
        <source>No library has been stored yet: unknown ones come with their first check.</source>
        <translation>Noch keine Bibliothek gespeichert: Unbekannte kommen mit ihrer ersten Prüfung.</translation>
    </message>
    <message>
        <source>No library has been checked yet.</source>
        <translation>Noch keine Bibliothek wurde geprüft.</translation>
    </message>
    <message>
        <source>&amp;Name this library…</source>
        <translation>Bi&amp;bliothek benennen…</translation>
    </message>
    <message>
        <source>1 library</source>
        <translation>1 Bibliothek</translation>
    </message>
    <message>
        <source>%L1 libraries</source>
        <translation>%L1 Bibliotheken</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LibraryMatrix</name>
    <message>
        <source>Libraries by medium</source>
        <translation>Bibliotheken nach Medium</translation>
    </message>
    <message>
        <source>available ÷ owned with 95 % interval · n = checks · trend %1, 0–100 % · grey, last: n &lt; %2</source>
        <translation>verfügbar ÷ Bestand mit 95-%-Intervall · n = Prüfungen · Verlauf %1, 0–100 % · grau, zuletzt: n &lt; %2</translation>
    </message>
    <message>
        <source>No library was checked in this range.</source>
        <translation>In diesem Zeitraum wurde keine Bibliothek geprüft.</translation>
    </message>
    <message>
        <source>Library id</source>
        <translation>Bibliotheks-ID</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>owned</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>suspect</source>
        <translation>verdächtig</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>%1 libraries with %2 checks; %3 of them with fewer than %4 checks.</source>
        <translation>%1 Bibliotheken mit %2 Prüfungen; %3 davon mit weniger als %4 Prüfungen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Library checks: %1</source>
        <translation>Bibliotheksprüfungen: %1</translation>
    </message>
    <message>
        <source>%1 checks</source>
        <translation>%1 Prüfungen</translation>
    </message>
    <message>
        <source>Available of owned</source>
        <translation>Verfügbar vom Bestand</translation>
    </message>
    <message>
        <source>%1 (%2/%3)</source>
        <translation>%1 (%2/%3)</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Catalogue coverage</source>
        <translation>Katalogabdeckung</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation>Verdächtig</translation>
    </message>
    <message>
        <source>All checks</source>
        <translation>Alle Prüfungen</translation>
    </message>
    <message>
        <source>p50, p95</source>
        <translation>p50, p95</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LibraryMatrixModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Library, id</source>
        <translation>Bibliothek, ID</translation>
    </message>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>trend</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LibraryNameDialog</name>
    <message>
        <source>Name this library</source>
        <translation>Bibliothek benennen</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Called so far</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>– (unnamed)</source>
        <translation>– (unbenannt)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>The name %1.</source>
        <translation>Ungültiger Name: %1.</translation>
    </message>
    <message>
        <source>Another library has this name.</source>
        <translation>Eine andere Bibliothek heißt genauso.</translation>
    </message>
    <message>
        <source>%L1 other libraries have this name.</source>
        <translation>%L1 andere Bibliotheken heißen genauso.</translation>
    </message>
    <message>
        <source>The id tells them apart.</source>
        <translation>Die ID unterscheidet sie.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Wird gespeichert …</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Limits</name>
    <message>
        <source>above</source>
        <translation>über</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>Shelf searches</source>
        <translation>Regalsuchen</translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation>Bibliotheksprüfungen</translation>
    </message>
    <message>
        <source>New shelves</source>
        <translation>Neue Regale</translation>
    </message>
    <message>
        <source>Availability of owned copies</source>
        <translation>Verfügbarkeit des Bestands</translation>
    </message>
    <message>
        <source>Catalogue coverage</source>
        <translation>Katalogabdeckung</translation>
    </message>
    <message>
        <source>Unknown outcomes</source>
        <translation>Unbekannte Ergebnisse</translation>
    </message>
    <message>
        <source>Cold search p50</source>
        <translation>Kalte Suche p50</translation>
    </message>
    <message>
        <source>Cold search p95</source>
        <translation>Kalte Suche p95</translation>
    </message>
    <message>
        <source>Cache-hit rate</source>
        <translation>Cache-Trefferquote</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Unzustellbare</translation>
    </message>
    <message>
        <source>alert: p50 %1</source>
        <translation>Warnung: p50 %1</translation>
    </message>
    <message>
        <source>alert: p95 %1</source>
        <translation>Warnung: p95 %1</translation>
    </message>
    <message>
        <source>alert: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>from n = %1</source>
        <translation>ab n = %1</translation>
    </message>
    <message>
        <source>nothing to measure</source>
        <translation>nichts zu messen</translation>
    </message>
    <message>
        <source>%1, n = %2: too few</source>
        <translation>%1, n = %2: zu wenige</translation>
    </message>
    <message>
        <source>%1, n = %2</source>
        <translation>%1, n = %2</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::MainWindow</name>
    <message>
        <source>No comparison</source>
        <translation>Kein Vergleich</translation>
    </message>
    <message>
        <source>vs a year before</source>
        <translation>ggü. Vorjahr</translation>
    </message>
    <message>
        <source>vs another period</source>
        <translation>ggü. anderem Zeitraum</translation>
    </message>
    <message>
        <source>vs previous period</source>
        <translation>ggü. vorigem Zeitraum</translation>
    </message>
    <message>
        <source>Asking the database …</source>
        <translation>Datenbank wird abgefragt …</translation>
    </message>
    <message>
        <source>No notifications yet: nothing is stored in this database.</source>
        <translation>Noch keine Nachrichten: In dieser Datenbank ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>Load sample notification…</source>
        <translation>Beispielnachricht laden…</translation>
    </message>
    <message>
        <source>Nothing was searched in the last 28 days, so all time is shown.</source>
        <translation>In den letzten 28 Tagen wurde nichts gesucht, daher wird die gesamte Zeit gezeigt.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Live · last ingest %1</source>
        <translation>Live · letzter Eingang %1</translation>
    </message>
    <message>
        <source> · dead letters: %1</source>
        <translation> · unzustellbar: %1</translation>
    </message>
    <message>
        <source>The database is looked at %1: what arrives is shown without a click.</source>
        <translation>Die Datenbank wird %1 abgefragt: Neues erscheint ohne Klick.</translation>
    </message>
    <message>
        <source>The database does not answer</source>
        <translation>Die Datenbank antwortet nicht</translation>
    </message>
    <message>
        <source>The database does not answer. What is shown is older; it is asked again by itself.</source>
        <translation>Die Datenbank antwortet nicht. Die Anzeige ist älter; es wird von selbst erneut abgefragt.</translation>
    </message>
    <message>
        <source>%1 – Shelf Help Analytics</source>
        <translation>%1 – Shelf Help Analytics</translation>
    </message>
    <message>
        <source>All time · %1</source>
        <translation>Gesamte Zeit · %1</translation>
    </message>
    <message>
        <source>Tables count everything that is stored.</source>
        <translation>Tabellen zählen alles Gespeicherte.</translation>
    </message>
    <message>
        <source>From %1
until just before %2
Stored times are read as %3.</source>
        <translation>Von %1
bis kurz vor %2
Gespeicherte Zeiten gelten als %3.</translation>
    </message>
    <message>
        <source>Compared with %1</source>
        <translation>Verglichen mit %1</translation>
    </message>
    <message>
        <source>Compared with nothing</source>
        <translation>Ohne Vergleich</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n min old)</source>
        <translation>
            <numerusform>%1 (%n min alt)</numerusform>
            <numerusform>%1 (%n min alt)</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Point at a card, or give it the focus with Tab.</source>
        <translation>Auf eine Karte zeigen oder sie mit Tab ansteuern.</translation>
    </message>
    <message>
        <source>Point at a card or tile, or give it the focus with Tab.</source>
        <translation>Auf eine Karte oder Kachel zeigen oder sie mit Tab ansteuern.</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>Nicht live</translation>
    </message>
    <message>
        <source>F5 asks the database.</source>
        <translation>F5 fragt die Datenbank ab.</translation>
    </message>
    <message>
        <source>About Shelf Help Analytics</source>
        <translation>Info zu Shelf Help Analytics</translation>
    </message>
    <message>
        <source>Shelf Help Analytics %1

Shows how Shelf Help is used, from the notifications its backend publishes.

GNU General Public License, version 3 or later.
Qt %2</source>
        <translation>Shelf Help Analytics %1

Zeigt anhand der Nachrichten des Backends, wie Shelf Help genutzt wird.

GNU General Public License, Version 3 oder neuer.
Qt %2</translation>
    </message>
    <message>
        <source>Alerts are kept in the database, and it cannot be written to.</source>
        <translation>Warnungen werden in der Datenbank gespeichert, und diese ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>&amp;Name of this page, range, comparison and filters:</source>
        <translation>&amp;Name für Seite, Zeitraum, Vergleich und Filter:</translation>
    </message>
    <message>
        <source>Saved as “%1”: in View ▸ Saved views, and by Ctrl+K.</source>
        <translation>Gespeichert als „%1“: unter Ansicht ▸ Gespeicherte Ansichten und mit Strg+K.</translation>
    </message>
    <message>
        <source>Names hidden</source>
        <translation>Namen verborgen</translation>
    </message>
    <message>
        <source>Privacy mode: names in the addresses of shelves are not shown (Ctrl+Shift+P).</source>
        <translation>Privatmodus: Namen in den Adressen von Regalen werden nicht gezeigt (Strg+Umschalt+P).</translation>
    </message>
    <message>
        <source>Dead letters are shown whenever they came.</source>
        <translation>Unzustellbare werden unabhängig vom Zeitraum gezeigt.</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>Suche: %1</translation>
    </message>
    <message>
        <source>Range: all time</source>
        <translation>Zeitraum: gesamte Zeit</translation>
    </message>
    <message>
        <source>As of: %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>Only pages of cards can be printed.</source>
        <translation>Nur Seiten mit Karten lassen sich drucken.</translation>
    </message>
    <message>
        <source>Embedded</source>
        <translation>Eingebettet</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Verbindungen…</translation>
    </message>
    <message>
        <source>%1 – %2 – Shelf Help Analytics</source>
        <comment>page, connection</comment>
        <translation>%1 – %2 – Shelf Help Analytics</translation>
    </message>
    <message>
        <source>The database that this window shows.</source>
        <translation>Die Datenbank, die dieses Fenster zeigt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Something is still being done: %1.</source>
        <translation>Es läuft noch etwas: %1.</translation>
    </message>
    <message>
        <source>It can be stopped cleanly; the window closes then.</source>
        <translation>Es lässt sich sauber anhalten; danach schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>&amp;Stop it and close</source>
        <translation>&amp;Anhalten und schließen</translation>
    </message>
    <message>
        <source>All of it, whatever the range is</source>
        <translation>Alles, unabhängig vom Zeitraum</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::MediumChart</name>
    <message>
        <source>Outcomes by medium</source>
        <translation>Ergebnisse nach Medium</translation>
    </message>
    <message>
        <source>share of library checks in the range</source>
        <translation>Anteil der Bibliotheksprüfungen im Zeitraum</translation>
    </message>
    <message>
        <source>No library checks in this range.</source>
        <translation>Keine Bibliotheksprüfungen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Libby</source>
        <translation>Libby</translation>
    </message>
    <message>
        <source>Physical</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>Available of owned, 95 % interval</source>
        <translation>Verfügbar vom Bestand, 95-%-Intervall</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Available of owned</source>
        <translation>Verfügbar vom Bestand</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Availability of owned copies: Libby %1 of %2, physical %3 of %4.</source>
        <translation>Verfügbarkeit des Bestands: Libby %1 von %2, gedruckt %3 von %4.</translation>
    </message>
    <message>
        <source>Library checks: %1</source>
        <translation>Bibliotheksprüfungen: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 · n = %2</source>
        <translation>%1 · n = %2</translation>
    </message>
    <message>
        <source>%1 of owned (%2)</source>
        <translation>%1 vom Bestand (%2)</translation>
    </message>
    <message>
        <source>%1 of owned</source>
        <translation>%1 vom Bestand</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::MessagePanel</name>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::MoveSection</name>
    <message>
        <source>Move and copy</source>
        <translation>Umziehen und kopieren</translation>
    </message>
    <message>
        <source>All rows go into another database, table by table, and are compared at both ends. This one is only read. What was interrupted goes on where it stopped.</source>
        <translation>Alle Zeilen gehen in eine andere Datenbank, Tabelle für Tabelle, und werden an beiden Enden verglichen. Diese wird nur gelesen. Unterbrochenes geht da weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>&amp;Move to another database…</source>
        <translation>In eine andere Datenbank &amp;umziehen…</translation>
    </message>
    <message>
        <source>To another server, region or project; the window can show it afterwards</source>
        <translation>Zu einem anderen Server, einer anderen Region oder einem anderen Projekt; das Fenster kann sie danach zeigen</translation>
    </message>
    <message>
        <source>Co&amp;py into the local database…</source>
        <translation>In die lokale Datenbank &amp;kopieren…</translation>
    </message>
    <message>
        <source>A playground on this machine, with the rows of this database</source>
        <translation>Zum Ausprobieren auf diesem Rechner, mit den Zeilen dieser Datenbank</translation>
    </message>
    <message>
        <source>The database has not answered yet.</source>
        <translation>Die Datenbank hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>There are no tables of Shelf Help in this database.</source>
        <translation>In dieser Datenbank sind keine Tabellen von Shelf Help.</translation>
    </message>
    <message>
        <source>This is the local database.</source>
        <translation>Dies ist die lokale Datenbank.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Navigation</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::NewShelfChart</name>
    <message>
        <source>reader %1</source>
        <translation>Leser %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und noch %n</numerusform>
            <numerusform>und noch %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::NoteDialog</name>
    <message>
        <source>For &amp;all who use this database</source>
        <translation>Für alle Nut&amp;zer dieser Datenbank</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>Notiz bearbeiten</translation>
    </message>
    <message>
        <source>What happened then</source>
        <translation>Was damals geschah</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>ein Zeitpunkt</translation>
    </message>
    <message>
        <source>Else it is kept on this computer, for you alone.</source>
        <translation>Sonst bleibt sie auf diesem Rechner, nur für Sie.</translation>
    </message>
    <message>
        <source>The database has no place for notes: it is kept on this computer.</source>
        <translation>Die Datenbank hat keinen Platz für Notizen: Sie bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation>„%1“ ist keine Zeitangabe.</translation>
    </message>
    <message>
        <source>The end is not after the start.</source>
        <translation>Das Ende liegt nicht nach dem Anfang.</translation>
    </message>
    <message>
        <source>2024-09-02, 2024-09-02 14:30 or now-2h, in the time zone of the charts.</source>
        <translation>2024-09-02, 2024-09-02 14:30 oder now-2h, in der Zeitzone der Diagramme.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Numbers</name>
    <message>
        <source>G</source>
        <comment>billions</comment>
        <translation>Mrd.</translation>
    </message>
    <message>
        <source>M</source>
        <comment>millions</comment>
        <translation>Mio.</translation>
    </message>
    <message>
        <source>K</source>
        <comment>thousands</comment>
        <translation>Tsd.</translation>
    </message>
    <message>
        <source>%1 m %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 m</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>ms</source>
        <comment>milliseconds</comment>
        <translation>ms</translation>
    </message>
    <message>
        <source>µs</source>
        <comment>microseconds</comment>
        <translation>µs</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::OutcomeChart</name>
    <message>
        <source>Outcomes over time</source>
        <translation>Ergebnisse im Zeitverlauf</translation>
    </message>
    <message>
        <source>library checks %1</source>
        <translation>Bibliotheksprüfungen %1</translation>
    </message>
    <message>
        <source>incomplete veiled</source>
        <translation>unvollständig: blass</translation>
    </message>
    <message>
        <source>No library checks in this range.</source>
        <translation>Keine Bibliotheksprüfungen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>%1 library checks; of the owned copies %2 were available.</source>
        <translation>%1 Bibliotheksprüfungen; vom Bestand waren %2 verfügbar.</translation>
    </message>
    <message>
        <source>library checks</source>
        <translation>Bibliotheksprüfungen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Outcomes</name>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Verliehen</translation>
    </message>
    <message>
        <source>Not in catalogue</source>
        <translation>Nicht im Katalog</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>All checks</source>
        <translation>Alle Prüfungen</translation>
    </message>
    <message>
        <source>Available of owned</source>
        <translation>Verfügbar vom Bestand</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Outputs</name>
    <message>
        <source>“%1” could not be written: %2</source>
        <translation>„%1“ konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Choose a file in a folder that exists and that you may write to.</source>
        <translation>Eine Datei in einem vorhandenen Ordner wählen, in den geschrieben werden darf.</translation>
    </message>
    <message>
        <source>The folder could not be made</source>
        <translation>Der Ordner konnte nicht angelegt werden</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Pages</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Durations</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Shelf searches</source>
        <translation>Regalsuchen</translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation>Bibliotheksprüfungen</translation>
    </message>
    <message>
        <source>All libraries</source>
        <translation>Alle Bibliotheken</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>Bücher</translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation>Regale</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Trichter</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>All shelves</source>
        <translation>Alle Regale</translation>
    </message>
    <message>
        <source>All books</source>
        <translation>Alle Bücher</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Unzustellbare</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::PaletteTexts</name>
    <message>
        <source>library %1 (%2)</source>
        <translation>Bibliothek %1 (%2)</translation>
    </message>
    <message>
        <source>book %1 – %2</source>
        <translation>Buch %1 – %2</translation>
    </message>
    <message>
        <source>This book is no longer stored.</source>
        <translation>Dieses Buch ist nicht mehr gespeichert.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Panel</name>
    <message>
        <source>Nothing matches the filters in this range.</source>
        <translation>Nichts in diesem Zeitraum passt zu den Filtern.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter aufheben</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::PanelPage</name>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Papers</name>
    <message>
        <source>rows %1–%2 of %3</source>
        <translation>Zeilen %1–%2 von %3</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Parity</name>
    <message>
        <source>theirs has no sum while no shelf is 90 days old</source>
        <translation>dort keine Summe, solange kein Regal 90 Tage alt ist</translation>
    </message>
    <message>
        <source>shelves of the day 90 days ago, counted twice: %1</source>
        <translation>Regale vom Tag vor 90 Tagen, doppelt gezählt: %1</translation>
    </message>
    <message>
        <source>shelves without a date, left out: %1</source>
        <translation>Regale ohne Datum, ausgelassen: %1</translation>
    </message>
    <message>
        <source>by the stored clock, not by the reporting zone: %1</source>
        <translation>nach gespeicherter Uhrzeit statt nach der Zeitzone: %1</translation>
    </message>
    <message>
        <source>without a time between 2000 and 2099, counted: %1</source>
        <translation>ohne Zeit zwischen 2000 und 2099, mitgezählt: %1</translation>
    </message>
    <message>
        <source>not in catalogue, counted as unavailable: %1</source>
        <translation>nicht im Katalog, als nicht verfügbar gezählt: %1</translation>
    </message>
    <message>
        <source>unknown, counted as unavailable: %1</source>
        <translation>unbekannt, als nicht verfügbar gezählt: %1</translation>
    </message>
    <message>
        <source>by the flag, against the text: %1</source>
        <translation>nach dem Flag, gegen den Text: %1</translation>
    </message>
    <message>
        <source>further URLs of the same: %1</source>
        <translation>weitere URLs für dasselbe: %1</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>against shelves</source>
        <translation>gegen Regale</translation>
    </message>
    <message>
        <source>against readers</source>
        <translation>gegen Leser</translation>
    </message>
    <message>
        <source>against URLs</source>
        <translation>gegen URLs</translation>
    </message>
    <message>
        <source>pp</source>
        <translation>PP</translation>
    </message>
    <message>
        <source>Suspect checks: text and flag disagree, or no copy at all</source>
        <translation>Verdächtige Prüfungen: Text und Flag uneins oder gar kein Exemplar</translation>
    </message>
    <message>
        <source>Not in the catalogue</source>
        <translation>Nicht im Katalog</translation>
    </message>
    <message>
        <source>Unknown answers</source>
        <translation>Unbekannte Antworten</translation>
    </message>
    <message>
        <source>Checks that ours counts</source>
        <translation>Hier gezählte Prüfungen</translation>
    </message>
    <message>
        <source>Searches of hour %1 that ours counts</source>
        <translation>Hier gezählte Suchen der Stunde %1</translation>
    </message>
    <message>
        <source>Searches of type %1 that ours counts</source>
        <translation>Hier gezählte Suchen der Art %1</translation>
    </message>
    <message>
        <source>Shelf searches that ours counts</source>
        <translation>Hier gezählte Regalsuchen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ParityControls</name>
    <message>
        <source>Search the views</source>
        <translation>Sichten durchsuchen</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>Nur Differenzen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ParityModel</name>
    <message>
        <source>NULL</source>
        <translation>NULL</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Sicht</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ParityTable</name>
    <message>
        <source>The existing dashboard&apos;s ten views, and our figures</source>
        <translation>Zehn Sichten des bestehenden Dashboards und unsere Zahlen</translation>
    </message>
    <message>
        <source>all time, whatever the range and filters · %1 of %2 values differ · %3 of 10 views installed</source>
        <translation>gesamte Zeit, ohne Zeitraum und Filter · %1 von %2 Werten weichen ab · %3 von 10 Sichten installiert</translation>
    </message>
    <message>
        <source> · %1 shown</source>
        <translation> · %1 angezeigt</translation>
    </message>
    <message>
        <source>The views have no rows.</source>
        <translation>Die Sichten haben keine Zeilen.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Sicht</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>%1 of %2 values of the existing dashboard differ from ours; %3 of its views are installed, and %4 of their values are not what the dashboard defines.</source>
        <translation>%1 von %2 Werten des bestehenden Dashboards weichen von unseren ab; %3 seiner Sichten sind installiert, und %4 ihrer Werte entsprechen nicht der Definition des Dashboards.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The installed view says</source>
        <translation>Installierte Sicht</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>Their definition gives</source>
        <translation>Definition dort</translation>
    </message>
    <message>
        <source>Theirs − ours</source>
        <translation>Dort − hier</translation>
    </message>
    <message>
        <source>The view is not what the dashboard defines: mended, as ours are, or changed by hand</source>
        <translation>Die Sicht entspricht nicht der Definition des Dashboards: berichtigt wie unsere oder von Hand geändert</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ParserHealthChart</name>
    <message>
        <source>Parser health</source>
        <translation>Parser-Zustand</translation>
    </message>
    <message>
        <source>unknown + suspect answers ÷ library checks, %1</source>
        <translation>unbekannte + verdächtige Antworten ÷ Bibliotheksprüfungen, %1</translation>
    </message>
    <message>
        <source>incomplete hollow</source>
        <translation>unvollständig: hohl</translation>
    </message>
    <message>
        <source>Good news: every answer of the catalogues was understood, and none disagrees with its flag.</source>
        <translation>Gute Nachricht: Alle Antworten der Kataloge wurden verstanden, und keine widerspricht ihrem Flag.</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>alle anderen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Library id</source>
        <translation>Bibliotheks-ID</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation>Verdächtig</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Unknown + suspect</source>
        <translation>Unbekannt + verdächtig</translation>
    </message>
    <message>
        <source>%1 answers of catalogues were unknown and %2 suspect; most of them from %3.</source>
        <translation>%1 Katalogantworten waren unbekannt und %2 verdächtig; die meisten von %3.</translation>
    </message>
    <message>
        <source>Unknown answers</source>
        <translation>Unbekannte Antworten</translation>
    </message>
    <message>
        <source>Suspect answers</source>
        <translation>Verdächtige Antworten</translation>
    </message>
    <message>
        <source>%1: unknown answers</source>
        <translation>%1: unbekannte Antworten</translation>
    </message>
    <message>
        <source>%1: suspect answers</source>
        <translation>%1: verdächtige Antworten</translation>
    </message>
    <message>
        <source>%1 unknown, %2 suspect</source>
        <translation>%1 unbekannt, %2 verdächtig</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>None of these libraries was checked.</source>
        <translation>Keine dieser Bibliotheken wurde geprüft.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::PayloadEditor</name>
    <message>
        <source>Retry &amp;what is edited</source>
        <translation>&amp;Geändertes einspielen</translation>
    </message>
    <message>
        <source>Rever&amp;t</source>
        <translation>Zurück&amp;setzen</translation>
    </message>
    <message>
        <source>&amp;Indent</source>
        <translation>E&amp;inrücken</translation>
    </message>
    <message>
        <source>Go to the fa&amp;ult</source>
        <translation>Z&amp;um Fehler</translation>
    </message>
    <message>
        <source>Line breaks between the parts; texts and numbers stay as they are</source>
        <translation>Zeilenumbrüche zwischen den Teilen; Texte und Zahlen bleiben unverändert</translation>
    </message>
    <message>
        <source>Bytes of the dead letter</source>
        <translation>Bytes der unzustellbaren Nachricht</translation>
    </message>
    <message>
        <source>Number %1 · %2 · %3</source>
        <translation>Nr. %1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>From %1 · attempts: %2 · first seen %3 · last seen %4 · %5</source>
        <translation>Aus %1 · Versuche: %2 · erstmals %3 · zuletzt %4 · %5</translation>
    </message>
    <message>
        <source>Only its first %1 were kept: it can be read, not retried.</source>
        <translation>Nur die ersten %1 sind aufbewahrt: lesbar, aber nicht einspielbar.</translation>
    </message>
    <message>
        <source>Only its beginning is shown. To mend it, export it, and replay the mended file.</source>
        <translation>Nur der Anfang wird gezeigt. Zum Berichtigen exportieren und die berichtigte Datei einspielen.</translation>
    </message>
    <message>
        <source>Its bytes are no plain text, so they are only shown. To mend it, export it.</source>
        <translation>Die Bytes sind kein reiner Text und werden nur gezeigt. Zum Berichtigen exportieren.</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>The decoder would refuse it again</source>
        <translation>Der Decoder würde den Text erneut ablehnen</translation>
    </message>
    <message>
        <source>Sends the text above through instead of the kept bytes</source>
        <translation>Spielt den Text oben anstelle der aufbewahrten Bytes ein</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::PdfTexts</name>
    <message>
        <source>page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>Shelf Help Analytics · %1 · %2</source>
        <translation>Shelf Help Analytics · %1 · %2</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Pictures</name>
    <message>
        <source>The picture would be too high to be one</source>
        <translation>Das Bild würde zu hoch</translation>
    </message>
    <message>
        <source>Choose fewer pages, or PDF or HTML.</source>
        <translation>Weniger Seiten wählen oder PDF oder HTML.</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of %1 × %2 pixels</source>
        <translation>Nicht genug Speicher für ein Bild mit %1 × %2 Pixeln</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::PreferencesDialog</name>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Every %1 s</source>
        <translation>Alle %1 s</translation>
    </message>
    <message>
        <source>Every %1 min</source>
        <translation>Alle %1 min</translation>
    </message>
    <message>
        <source>&amp;Single letters choose ranges, without Ctrl</source>
        <translation>&amp;Einzelne Buchstaben wählen Zeiträume, ohne Strg</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>Time &amp;zone of days and charts</source>
        <translation>&amp;Zeitzone für Tage und Diagramme</translation>
    </message>
    <message>
        <source>Stored times are &amp;read as</source>
        <translation>&amp;Gespeicherte Zeiten gelten als</translation>
    </message>
    <message>
        <source>&amp;Look for new notifications</source>
        <translation>&amp;Neue Nachrichten abrufen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>S&amp;prache</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::PresetTexts</name>
    <message>
        <source>To&amp;day</source>
        <translation>&amp;Heute</translation>
    </message>
    <message>
        <source>Y&amp;esterday</source>
        <translation>&amp;Gestern</translation>
    </message>
    <message>
        <source>Last 24 &amp;hours</source>
        <translation>Letzte 24 &amp;Stunden</translation>
    </message>
    <message>
        <source>Last &amp;7 days</source>
        <translation>Letzte &amp;7 Tage</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 T</translation>
    </message>
    <message>
        <source>Last &amp;28 days</source>
        <translation>Letzte &amp;28 Tage</translation>
    </message>
    <message>
        <source>28 d</source>
        <translation>28 T</translation>
    </message>
    <message>
        <source>Last &amp;30 days</source>
        <translation>Letzte &amp;30 Tage</translation>
    </message>
    <message>
        <source>Last &amp;91 days</source>
        <translation>Letzte &amp;91 Tage</translation>
    </message>
    <message>
        <source>91 d</source>
        <translation>91 T</translation>
    </message>
    <message>
        <source>&amp;Month to date</source>
        <translation>&amp;Monat bis heute</translation>
    </message>
    <message>
        <source>Last m&amp;onth</source>
        <translation>&amp;Voriger Monat</translation>
    </message>
    <message>
        <source>&amp;Year to date</source>
        <translation>&amp;Jahr bis heute</translation>
    </message>
    <message>
        <source>&amp;Last 12 months</source>
        <translation>&amp;Letzte 12 Monate</translation>
    </message>
    <message>
        <source>12 m</source>
        <translation>12 M</translation>
    </message>
    <message>
        <source>&amp;All time</source>
        <translation>Ges&amp;amte Zeit</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::PurgeSection</name>
    <message>
        <source>Purge</source>
        <translation>Ausmisten</translation>
    </message>
    <message>
        <source>Also those that nobody has dealt with</source>
        <translation>Auch solche, um die sich niemand gekümmert hat</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Counts what would go, and deletes nothing</source>
        <translation>Zählt, was wegfiele, und löscht nichts</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>Lös&amp;chen…</translation>
    </message>
    <message>
        <source>Deletes what was counted, after a question</source>
        <translation>Löscht nach einer Rückfrage, was gezählt wurde</translation>
    </message>
    <message>
        <source>What is to be purged</source>
        <translation>Was ausgemistet wird</translation>
    </message>
    <message>
        <source>Rejected notifications that are settled</source>
        <translation>Erledigte abgelehnte Nachrichten</translation>
    </message>
    <message>
        <source>Entries of the ledger</source>
        <translation>Einträge des Registers</translation>
    </message>
    <message>
        <source>How old at least, in days</source>
        <translation>Mindestalter in Tagen</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>older than </source>
        <translation>älter als </translation>
    </message>
    <message>
        <source>If the same message comes once more, it is rejected once more, and open again</source>
        <translation>Kommt dieselbe Nachricht noch einmal, wird sie noch einmal abgelehnt und ist wieder offen</translation>
    </message>
    <message>
        <source>The ledger is why nothing is stored twice. Only what no queue can bring again goes, and only what would be recognised by its content. Runs that lose entries cannot be taken back any more, and their notifications leave the journal.</source>
        <translation>Dank des Registers wird nichts doppelt gespeichert. Es fällt nur weg, was keine Queue noch einmal bringen kann und was an seinem Inhalt erkannt würde. Läufe, die Einträge verlieren, lassen sich nicht mehr zurücknehmen, und ihre Nachrichten verlassen das Journal.</translation>
    </message>
    <message>
        <source>Rejected notifications that were retried or discarded are history.</source>
        <translation>Abgelehnte Nachrichten, die eingespielt oder verworfen wurden, sind Geschichte.</translation>
    </message>
    <message>
        <source>Counting what could go</source>
        <translation>Es wird gezählt, was weg kann</translation>
    </message>
    <message>
        <source>The count was stopped.</source>
        <translation>Das Zählen wurde angehalten.</translation>
    </message>
    <message>
        <source>Old enough: %1. To be deleted: %2. Kept all the same: %3.</source>
        <translation>Alt genug: %1. Zu löschen: %2. Trotzdem aufgehoben: %3.</translation>
    </message>
    <message>
        <source>Delete %1 entries of the ledger?</source>
        <translation>%1 Einträge des Registers löschen?</translation>
    </message>
    <message>
        <source>Delete %1 rejected notifications?</source>
        <translation>%1 abgelehnte Nachrichten löschen?</translation>
    </message>
    <message>
        <source>They are gone then. A backup brings them back.</source>
        <translation>Sie sind dann weg. Eine Sicherung bringt sie zurück.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Purging</source>
        <translation>Wird ausgemistet</translation>
    </message>
    <message>
        <source>Deleted: %1.</source>
        <translation>Gelöscht: %1.</translation>
    </message>
    <message>
        <source>%1 It was stopped; run it again to go on.</source>
        <translation>%1 Es wurde angehalten; erneut begonnen geht es weiter.</translation>
    </message>
    <message>
        <source>The room is used again by new rows once the tables were vacuumed.</source>
        <translation>Der Platz wird von neuen Zeilen benutzt, sobald ein Vacuum gelaufen ist.</translation>
    </message>
    <message>
        <source>This database has no ledger and no rejected notifications.</source>
        <translation>Diese Datenbank hat kein Register und keine abgelehnten Nachrichten.</translation>
    </message>
    <message>
        <source>Count first.</source>
        <translation>Zuerst zählen.</translation>
    </message>
    <message>
        <source>There is nothing to delete.</source>
        <translation>Es gibt nichts zu löschen.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::RangeDialog</name>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Custom range</source>
        <translation>Eigener Zeitraum</translation>
    </message>
    <message>
        <source>Ranges used before</source>
        <translation>Zuletzt verwendete Zeiträume</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;To, included</source>
        <translation>&amp;Bis einschließlich</translation>
    </message>
    <message>
        <source>2024-09-02, 2024-09-02 14:30, now, now-7d, now-7d/d (m h d w M y)</source>
        <translation>2024-09-02, 2024-09-02 14:30, now, now-7d, now-7d/d (m h d w M y)</translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation>„%1“ ist keine Zeitangabe.</translation>
    </message>
    <message>
        <source>The range is empty: its end is not after its start.</source>
        <translation>Der Zeitraum ist leer: Sein Ende liegt nicht nach dem Anfang.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::RejectionsModel</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ReplayDialog</name>
    <message>
        <source>Read %1 · stored %2 · already stored %3 · rejected %4</source>
        <translation>Gelesen %1 · gespeichert %2 · schon gespeichert %3 · abgelehnt %4</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Copy &amp;rejections</source>
        <translation>Ablehnungen &amp;kopieren</translation>
    </message>
    <message>
        <source>Replay of %1</source>
        <translation>Einspielen: %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Rejected notifications</source>
        <translation>Abgelehnte Nachrichten</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Reading … %1</source>
        <translation>Wird gelesen … %1</translation>
    </message>
    <message>
        <source>Cancelling after the batch that is being stored …</source>
        <translation>Abbruch nach dem Speichern des laufenden Blocks …</translation>
    </message>
    <message>
        <source>The replay was cancelled</source>
        <translation>Das Einspielen wurde abgebrochen</translation>
    </message>
    <message>
        <source>The replay could not be finished</source>
        <translation>Das Einspielen konnte nicht beendet werden</translation>
    </message>
    <message>
        <source>What was stored until then stays; replaying the same files again skips it.</source>
        <translation>Das bis dahin Gespeicherte bleibt; beim erneuten Einspielen derselben Dateien wird es übersprungen.</translation>
    </message>
    <message>
        <source>&amp;Dry run</source>
        <translation>&amp;Probelauf</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>A&amp;nwenden</translation>
    </message>
    <message>
        <source>&amp;Undo this replay…</source>
        <translation>&amp;Zurücknehmen…</translation>
    </message>
    <message>
        <source>&amp;Show what it stored</source>
        <translation>&amp;Gespeichertes zeigen</translation>
    </message>
    <message>
        <source>Show dead &amp;letters</source>
        <translation>&amp;Unzustellbare zeigen</translation>
    </message>
    <message>
        <source>Applies everything in one transaction that is rolled back, and shows what would change. Only numbers of new rows are used up, as by any transaction that is rolled back: gaps in them mean nothing.</source>
        <translation>Wendet alles in einer Transaktion an, die zurückgesetzt wird, und zeigt, was sich ändern würde. Nur Nummern neuer Zeilen werden verbraucht, wie bei jeder zurückgesetzten Transaktion: Lücken darin bedeuten nichts.</translation>
    </message>
    <message>
        <source>Shows what would change, and changes nothing (Shift+F1 for more)</source>
        <translation>Zeigt, was sich ändern würde, und ändert nichts (mehr mit Umschalt+F1)</translation>
    </message>
    <message>
        <source>Files that were passed over</source>
        <translation>Übergangene Dateien</translation>
    </message>
    <message>
        <source>What run %1 stored</source>
        <translation>Von Lauf %1 gespeichert</translation>
    </message>
    <message>
        <source>What run %1 refused</source>
        <translation>Von Lauf %1 abgelehnt</translation>
    </message>
    <message>
        <source>What shall become of it?</source>
        <translation>Was soll damit geschehen?</translation>
    </message>
    <message>
        <source>Trying …</source>
        <translation>Probelauf …</translation>
    </message>
    <message>
        <source>Trying … %1</source>
        <translation>Probelauf … %1</translation>
    </message>
    <message>
        <source>Cancelling; nothing is stored …</source>
        <translation>Wird abgebrochen; nichts wird gespeichert …</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>This was a dry run: nothing was stored.</source>
        <translation>Das war ein Probelauf: Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>It is taken back.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>The dry run could not be finished</source>
        <translation>Der Probelauf konnte nicht beendet werden</translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation>Nichts wurde gespeichert.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ReplayTexts</name>
    <message>
        <source>Nothing changed: it was already stored.</source>
        <translation>Nichts geändert: Die Nachricht war schon gespeichert.</translation>
    </message>
    <message>
        <source>Nothing changed: both were already stored.</source>
        <translation>Nichts geändert: Beide waren schon gespeichert.</translation>
    </message>
    <message>
        <source>Nothing changed: all %1 were already stored.</source>
        <translation>Nichts geändert: Alle %1 waren schon gespeichert.</translation>
    </message>
    <message>
        <source>Nothing was stored: the notification was rejected.</source>
        <translation>Nichts gespeichert: Die Nachricht wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Nothing was stored: both notifications were rejected.</source>
        <translation>Nichts gespeichert: Beide Nachrichten wurden abgelehnt.</translation>
    </message>
    <message>
        <source>Nothing was stored: all %1 notifications were rejected.</source>
        <translation>Nichts gespeichert: Alle %1 Nachrichten wurden abgelehnt.</translation>
    </message>
    <message>
        <source>%1 stored</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>%1 already stored before</source>
        <translation>%1 schon gespeichert</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>No notification was found.</source>
        <translation>Keine Nachricht gefunden.</translation>
    </message>
    <message>
        <source>Cancelled before anything was read.</source>
        <translation>Abgebrochen, bevor etwas gelesen wurde.</translation>
    </message>
    <message>
        <source>Cancelled. Until then: %1</source>
        <translation>Abgebrochen. Bis dahin: %1</translation>
    </message>
    <message>
        <source>What was stored stays; replaying the same files again skips it.</source>
        <translation>Das Gespeicherte bleibt; beim erneuten Einspielen derselben Dateien wird es übersprungen.</translation>
    </message>
    <message>
        <source>One unknown library id was registered with its id as name.</source>
        <translation>Eine unbekannte Bibliotheks-ID wurde mit der ID als Namen angelegt.</translation>
    </message>
    <message>
        <source>%1 unknown library ids were registered with their ids as names.</source>
        <translation>%1 unbekannte Bibliotheks-IDs wurden mit der ID als Namen angelegt.</translation>
    </message>
    <message>
        <source>The first %1 rejections are listed; all of them are kept in the database.</source>
        <translation>Die ersten %1 Ablehnungen sind aufgeführt; alle sind in der Datenbank gespeichert.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Passed over, because they cannot be read: %1.</source>
        <translation>Übergangen, da nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>The dry run was cancelled. Nothing was stored.</source>
        <translation>Der Probelauf wurde abgebrochen. Nichts wurde gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>It would store %Ln notification(s)</source>
        <translation>
            <numerusform>Es würde %Ln Nachricht gespeichert</numerusform>
            <numerusform>Es würden %Ln Nachrichten gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>It would store nothing</source>
        <translation>Es würde nichts gespeichert</translation>
    </message>
    <message>
        <source>1 is stored already</source>
        <translation>1 ist schon gespeichert</translation>
    </message>
    <message>
        <source>%1 are stored already</source>
        <translation>%1 sind schon gespeichert</translation>
    </message>
    <message>
        <source>%1 would be rejected</source>
        <translation>Ablehnungen: %1</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Replays</name>
    <message>
        <source>%L1 files or folders</source>
        <translation>%L1 Dateien oder Ordner</translation>
    </message>
    <message>
        <source>A dry run reads the whole folder in one transaction, and rolls it back.</source>
        <translation>Ein Probelauf liest den ganzen Ordner in einer Transaktion und setzt sie zurück.</translation>
    </message>
    <message>
        <source>This is much: a dry run reads all of it in one transaction, and rolls it back.</source>
        <translation>Das ist viel: Ein Probelauf liest alles in einer Transaktion und setzt sie zurück.</translation>
    </message>
    <message>
        <source>The clipboard holds no text and no files.</source>
        <translation>Die Zwischenablage enthält weder Text noch Dateien.</translation>
    </message>
    <message>
        <source>The text on the clipboard is too large. Save it as a file, and open that.</source>
        <translation>Der Text in der Zwischenablage ist zu groß. Als Datei speichern und diese öffnen.</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>the sample notification</source>
        <translation>Beispielnachricht</translation>
    </message>
    <message>
        <source>A replay is running. Wait for it or cancel it, then open “%1” again.</source>
        <translation>Es wird gerade eingespielt. Erst abwarten oder abbrechen, dann „%1“ erneut öffnen.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ReportDialog</name>
    <message>
        <source>Export report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Pages of the report</source>
        <translation>Seiten des Berichts</translation>
    </message>
    <message>
        <source>PDF, for paper</source>
        <translation>PDF, für Papier</translation>
    </message>
    <message>
        <source>Web page, one file that needs nothing else</source>
        <translation>Webseite, eine eigenständige Datei</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Bild (PNG)</translation>
    </message>
    <message>
        <source>Vector picture (SVG)</source>
        <translation>Vektorgrafik (SVG)</translation>
    </message>
    <message>
        <source>Tables, a CSV file for each card</source>
        <translation>Tabellen, je Karte eine CSV-Datei</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>&amp;Pages</source>
        <translation>&amp;Seiten</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation>&amp;Papier</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Reports</name>
    <message>
        <source>Shelf Help Analytics</source>
        <translation>Shelf Help Analytics</translation>
    </message>
    <message>
        <source>A report needs at least one page of cards</source>
        <translation>Ein Bericht braucht mindestens eine Seite mit Karten</translation>
    </message>
    <message>
        <source>Some figures of the report were not read</source>
        <translation>Einige Zahlen des Berichts wurden nicht gelesen</translation>
    </message>
    <message>
        <source>Headline figures</source>
        <translation>Wichtigste Zahlen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::RestoreDialog</name>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Aus %1</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>In</translation>
    </message>
    <message>
        <source>The database to be filled</source>
        <translation>Die Datenbank, die gefüllt wird</translation>
    </message>
    <message>
        <source>%1 (this window)</source>
        <translation>%1 (dieses Fenster)</translation>
    </message>
    <message>
        <source>What is in the file, and what becomes of it</source>
        <translation>Was in der Datei ist und was daraus wird</translation>
    </message>
    <message>
        <source>Name of the database, to confirm</source>
        <translation>Name der Datenbank, zur Bestätigung</translation>
    </message>
    <message>
        <source>&amp;Dry run</source>
        <translation>&amp;Probelauf</translation>
    </message>
    <message>
        <source>Does everything in one transaction, and takes it back</source>
        <translation>Tut alles in einer Transaktion und nimmt es zurück</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>First a dry run shows what would become of it. Whoever writes into that database waits meanwhile, and where it has rows whoever reads, too.</source>
        <translation>Zuerst zeigt ein Probelauf, was daraus würde. Wer in jene Datenbank schreibt, wartet so lange, und hat sie Zeilen, auch wer liest.</translation>
    </message>
    <message>
        <source>Trying to restore</source>
        <translation>Probelauf des Wiederherstellens</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Would be removed:</source>
        <translation>Würde entfernt:</translation>
    </message>
    <message>
        <source>To remove those rows for good, type the name of the database: %1</source>
        <translation>Um diese Zeilen endgültig zu entfernen, den Namen der Datenbank eingeben: %1</translation>
    </message>
    <message>
        <source>It fits, and the database is empty. Nothing was changed so far.</source>
        <translation>Es passt, und die Datenbank ist leer. Bisher wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It fits. The rows that the database has would be removed. Nothing was changed so far.</source>
        <translation>Es passt. Die Zeilen, die die Datenbank hat, würden entfernt. Bisher wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Restored.</source>
        <translation>Wiederhergestellt.</translation>
    </message>
    <message>
        <source>Restored from %1.</source>
        <translation>Aus %1 wiederhergestellt.</translation>
    </message>
    <message>
        <source>Try it first.</source>
        <translation>Zuerst ausprobieren.</translation>
    </message>
    <message>
        <source>Type the name of the database first.</source>
        <translation>Zuerst den Namen der Datenbank eingeben.</translation>
    </message>
    <message>
        <source>Does it in one transaction, for whose end others wait</source>
        <translation>Tut es in einer Transaktion, auf deren Ende andere warten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::RowTexts</name>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Cold or warm</source>
        <translation>Kalt/warm</translation>
    </message>
    <message>
        <source>Shelf size</source>
        <translation>Regalgröße</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Geliefert</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Regal</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Library id</source>
        <translation>Bibliotheks-ID</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Text and flag</source>
        <translation>Text und Flag</translation>
    </message>
    <message>
        <source>Answer of the catalogue</source>
        <translation>Katalogantwort</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>uneins</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>einig</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Erstmals</translation>
    </message>
    <message>
        <source>Last searched</source>
        <translation>Letzte Suche</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Latest size</source>
        <translation>Letzte Größe</translation>
    </message>
    <message>
        <source>Cold p50</source>
        <translation>Kalt p50</translation>
    </message>
    <message>
        <source>Searches of the shelf %1</source>
        <translation>Suchen im Regal %1</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>Nr. %1</translation>
    </message>
    <message>
        <source>%1 of reader %2</source>
        <comment>name of a shelf, number</comment>
        <translation>%1 von Leser %2</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::RowsPage</name>
    <message>
        <source>Shelf searches</source>
        <translation>Regalsuchen</translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation>Bibliotheksprüfungen</translation>
    </message>
    <message>
        <source>E&amp;xport as CSV…</source>
        <translation>Als CSV e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>%1 of the range</source>
        <translation>%1 im Zeitraum</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>Nothing matches the filters in this range.</source>
        <translation>Nichts in diesem Zeitraum passt zu den Filtern.</translation>
    </message>
    <message>
        <source>Nothing in this range.</source>
        <translation>Nichts in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Copied rows: %1</source>
        <translation>Kopierte Zeilen: %1</translation>
    </message>
    <message>
        <source>Copied rows: %1 of %2 selected; to have all, export them as CSV</source>
        <translation>Kopierte Zeilen: %1 von %2 ausgewählten; für alle als CSV exportieren</translation>
    </message>
    <message>
        <source>&amp;Filter by “%1”</source>
        <translation>Nach „%1“ &amp;filtern</translation>
    </message>
    <message>
        <source>Copy &amp;value</source>
        <translation>&amp;Wert kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>&amp;Zeilen kopieren</translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation>Regale</translation>
    </message>
    <message>
        <source>Search in the URL ( / )</source>
        <translation>In der URL suchen ( / )</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>Nichts passt zu „%1“.</translation>
    </message>
    <message>
        <source>&amp;Show rows: %1 (%2)</source>
        <translation>Zeilen &amp;anzeigen: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::SavedViewsDialog</name>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::SearchHistogram</name>
    <message>
        <source>Shelf search histogram</source>
        <translation>Histogramm der Regalsuchen</translation>
    </message>
    <message>
        <source>by duration, log scale · below 50 ms always warm</source>
        <translation>nach Dauer, logarithmisch · unter 50 ms immer warm</translation>
    </message>
    <message>
        <source>No shelf searches in this range.</source>
        <translation>Keine Regalsuchen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>Kalt</translation>
    </message>
    <message>
        <source>Cold searches</source>
        <translation>Kalte Suchen</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Warm</translation>
    </message>
    <message>
        <source>Warm searches</source>
        <translation>Warme Suchen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Section</name>
    <message>
        <source>Something else is being done: wait for its end.</source>
        <translation>Es läuft etwas anderes: das Ende abwarten.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ShelfChart</name>
    <message>
        <source>New and cumulative shelves</source>
        <translation>Neue und kumulierte Regale</translation>
    </message>
    <message>
        <source>URLs</source>
        <translation>URLs</translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation>Regale</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>distinct shelf URLs</source>
        <translation>verschiedene Regal-URLs</translation>
    </message>
    <message>
        <source>distinct shelves, several URLs may show one</source>
        <translation>verschiedene Regale, auch mit mehreren URLs</translation>
    </message>
    <message>
        <source>distinct Goodreads readers</source>
        <translation>verschiedene Goodreads-Leser</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>incomplete hatched</source>
        <translation>unvollständig: schraffiert</translation>
    </message>
    <message>
        <source>No shelf up to the end of this range.</source>
        <translation>Kein Regal bis zum Ende dieses Zeitraums.</translation>
    </message>
    <message>
        <source>New (left axis)</source>
        <translation>Neu (linke Achse)</translation>
    </message>
    <message>
        <source>Cumulative (right axis)</source>
        <translation>Kumuliert (rechte Achse)</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>Kumuliert</translation>
    </message>
    <message>
        <source>%1: %2 new in this range, %3 in total.</source>
        <translation>%1: %2 neu in diesem Zeitraum, %3 insgesamt.</translation>
    </message>
    <message>
        <source>Shelf URLs first seen</source>
        <translation>Erstmals: Regal-URLs</translation>
    </message>
    <message>
        <source>Shelves first seen</source>
        <translation>Erstmals: Regale</translation>
    </message>
    <message>
        <source>First shelves of readers</source>
        <translation>Erste Regale von Lesern</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ShelvesTable</name>
    <message>
        <source>Shelves that come back</source>
        <translation>Wiederkehrende Regale</translation>
    </message>
    <message>
        <source>by searches in the range</source>
        <translation>nach Suchen im Zeitraum</translation>
    </message>
    <message>
        <source>%1 · the first %2 of %3, the others are in All shelves</source>
        <translation>%1 · die ersten %2 von %3, die übrigen unter „Alle Regale“</translation>
    </message>
    <message>
        <source>No shelf was searched in this range.</source>
        <translation>In diesem Zeitraum wurde kein Regal durchsucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n shelves were searched; the one that was searched most often %1 times.</source>
        <translation>
            <numerusform>%n Regal wurde durchsucht, %1-mal.</numerusform>
            <numerusform>%n Regale wurden durchsucht; das am häufigsten durchsuchte %1-mal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ShownBooksChart</name>
    <message>
        <source>Most shown books</source>
        <translation>Meistgezeigte Bücher</translation>
    </message>
    <message>
        <source>times shown by the searches of the range; one search may show a book twice</source>
        <translation>wie oft von Suchen im Zeitraum gezeigt; eine Suche kann ein Buch doppelt zeigen</translation>
    </message>
    <message>
        <source>No search of this range showed a book.</source>
        <translation>Keine Suche in diesem Zeitraum zeigte ein Buch.</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Checked at libraries</source>
        <translation>Bei Bibliotheken geprüft</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>The book shown most often is %1, %2 times, checked %3 times.</source>
        <translation>Am häufigsten gezeigt: %1, %2-mal, geprüft %3-mal.</translation>
    </message>
    <message>
        <source>Searches that showed it</source>
        <translation>Suchen, die es zeigten</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Found available</source>
        <translation>Davon verfügbar</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::SizeChart</name>
    <message>
        <source>Shelf sizes</source>
        <translation>Regalgrößen</translation>
    </message>
    <message>
        <source>%1–%2 books</source>
        <translation>%1–%2 Bücher</translation>
    </message>
    <message>
        <source>No shelf was searched in this range.</source>
        <translation>In diesem Zeitraum wurde kein Regal durchsucht.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation>Regale</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Exactly %1</source>
        <translation>Genau %1</translation>
    </message>
    <message>
        <source>Shelves of 800 and more are recorded as 600</source>
        <translation>Regale ab 800 Büchern sind als 600 erfasst</translation>
    </message>
    <message>
        <source>600 or 800+</source>
        <translation>600 oder 800+</translation>
    </message>
    <message>
        <source>Shelves of %1</source>
        <translation>Regale: %1</translation>
    </message>
    <message>
        <source>Searches of shelves of %1</source>
        <translation>Suchen, Regalgröße %1</translation>
    </message>
    <message>
        <source>%1 books and more</source>
        <translation>ab %1 Büchern</translation>
    </message>
    <message>
        <source>shelves by books at their last search</source>
        <translation>Regale nach Bücherzahl bei der letzten Suche</translation>
    </message>
    <message>
        <source>searches by books of the shelf</source>
        <translation>Suchen nach Bücherzahl des Regals</translation>
    </message>
    <message>
        <source>%1 · 800 and more are recorded as 600 · %2 at the cap</source>
        <translation>%1 · ab 800 als 600 erfasst · %2 am Limit</translation>
    </message>
    <message numerus="yes">
        <source>%n shelves</source>
        <translation>
            <numerusform>%n Regal</numerusform>
            <numerusform>%n Regalen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n searches</source>
        <translation>
            <numerusform>%n Suche</numerusform>
            <numerusform>%n Suchen</numerusform>
        </translation>
    </message>
    <message>
        <source>Sizes of %1; %2 of them are recorded as %3, which stands for every shelf of %4 and more.</source>
        <translation>Größen von %1; %2 davon sind als %3 erfasst, was für jedes Regal ab %4 Büchern steht.</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>At the cap</source>
        <translation>Am Limit</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::SizeCourseChart</name>
    <message>
        <source>Shelf size over time</source>
        <translation>Regalgröße im Zeitverlauf</translation>
    </message>
    <message>
        <source>books of the shelves that were searched, %1</source>
        <translation>Bücher der durchsuchten Regale, %1</translation>
    </message>
    <message>
        <source>hollow: incomplete</source>
        <translation>hohl: unvollständig</translation>
    </message>
    <message>
        <source>No search of this range told the size of its shelf.</source>
        <translation>Keine Suche in diesem Zeitraum nannte die Größe ihres Regals.</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>up to p95</source>
        <translation>bis p95</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>At the cap</source>
        <translation>Am Limit</translation>
    </message>
    <message>
        <source>Median before</source>
        <translation>Median zuvor</translation>
    </message>
    <message>
        <source>Sizes of the shelves of %1 searches: medians from %2 to %3 books.</source>
        <translation>Regalgrößen von %1 Suchen: Mediane von %2 bis %3 Büchern.</translation>
    </message>
    <message>
        <source>Searches with a shelf size</source>
        <translation>Suchen mit Regalgröße</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Shelves of 800 and more are recorded as 600</source>
        <translation>Regale ab 800 Büchern sind als 600 erfasst</translation>
    </message>
    <message>
        <source>n too small for a reliable p95</source>
        <translation>n zu klein für ein verlässliches p95</translation>
    </message>
    <message>
        <source>600 or 800+</source>
        <translation>600 oder 800+</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::SizeDurationChart</name>
    <message>
        <source>Duration by shelf size</source>
        <translation>Dauer nach Regalgröße</translation>
    </message>
    <message>
        <source>cold, log scale · shelves of 800+ recorded as 600</source>
        <translation>kalt, logarithmisch · Regale ab 800 als 600 erfasst</translation>
    </message>
    <message>
        <source>No cold searches with a shelf size in this range.</source>
        <translation>Keine kalten Suchen mit Regalgröße in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Fit: %1 %2 %3 · pages of %4</source>
        <translation>Anpassung: %1 %2 %3 · Seiten à %4</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>%1–%2 books</source>
        <translation>%1–%2 Bücher</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>No durations in this range.</source>
        <translation>Keine Messwerte in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Durations of %1 cold searches by shelf size, the median from %2 for %3 to %4 for %5.</source>
        <translation>Dauer von %1 kalten Suchen nach Regalgröße, Median von %2 (%3) bis %4 (%5).</translation>
    </message>
    <message>
        <source>Cold searches of shelves of %1</source>
        <translation>Kalte Suchen, Regalgröße %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>n too small for a reliable p95</source>
        <translation>n zu klein für ein verlässliches p95</translation>
    </message>
    <message>
        <source>Shelves of 800 and more are recorded as 600</source>
        <translation>Regale ab 800 Büchern sind als 600 erfasst</translation>
    </message>
    <message>
        <source>600 or 800+</source>
        <translation>600 oder 800+</translation>
    </message>
    <message>
        <source>%1 per cell</source>
        <translation>%1 je Zelle</translation>
    </message>
    <message>
        <source>%1 per dot</source>
        <translation>%1 je Punkt</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::SizeTypeChart</name>
    <message>
        <source>Search types by shelf size</source>
        <translation>Sucharten nach Regalgröße</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>%1 books and more</source>
        <translation>ab %1 Büchern</translation>
    </message>
    <message>
        <source>%1–%2 books</source>
        <translation>%1–%2 Bücher</translation>
    </message>
    <message>
        <source>share of the searches of shelves of that many books · 800 and more are recorded as 600</source>
        <translation>Anteil an den Suchen in Regalen dieser Größe · ab 800 als 600 erfasst</translation>
    </message>
    <message>
        <source>No search of this range told the size of its shelf.</source>
        <translation>Keine Suche in diesem Zeitraum nannte die Größe ihres Regals.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Search types by the size of the shelf. %1.</source>
        <translation>Sucharten nach Regalgröße. %1.</translation>
    </message>
    <message>
        <source>%1, with a shelf size</source>
        <comment>search type</comment>
        <translation>%1, mit Regalgröße</translation>
    </message>
    <message>
        <source>%1, shelves of %2</source>
        <comment>search type</comment>
        <translation>%1, Regalgröße %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 von %2, %3</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::StackedChart</name>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 von %2, %3</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TableBody</name>
    <message>
        <source>%1 Enter shows the rows behind a cell, Space sorts by its column.</source>
        <translation>%1 Eingabe zeigt die Zeilen hinter einer Zelle, Leertaste sortiert nach ihrer Spalte.</translation>
    </message>
    <message>
        <source>Enter: show rows</source>
        <translation>Eingabe: Zeilen anzeigen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TableDiffView</name>
    <message>
        <source>+ %1 added   ~ %2 changed   = %3 there already</source>
        <translation>+ %1 neu   ~ %2 geändert   = %3 schon vorhanden</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Was sich ändern würde</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>%1, not listed</source>
        <translation>%1, nicht aufgeführt</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TablePage</name>
    <message>
        <source>Loading</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Copied: %1 of %2 selected; the others have not been loaded, scroll through them first</source>
        <translation>Kopiert: %1 von %2 ausgewählten; die übrigen sind noch nicht geladen, erst durch sie blättern</translation>
    </message>
    <message>
        <source>Nothing with checks matches “%1”.</source>
        <translation>Nichts mit Prüfungen passt zu „%1“.</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>Nichts passt zu „%1“.</translation>
    </message>
    <message>
        <source>&amp;Clear search</source>
        <translation>&amp;Suche leeren</translation>
    </message>
    <message>
        <source>&amp;Show all</source>
        <translation>A&amp;lle anzeigen</translation>
    </message>
    <message>
        <source>&amp;Load sample notification</source>
        <translation>Beis&amp;pielnachricht laden</translation>
    </message>
    <message>
        <source>E&amp;xport as CSV…</source>
        <translation>Als CSV e&amp;xportieren…</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TablesSection</name>
    <message>
        <source>Tables and maintenance</source>
        <translation>Tabellen und Wartung</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Was geschehen soll</translation>
    </message>
    <message>
        <source>What is to be done with the selected tables</source>
        <translation>Was mit den ausgewählten Tabellen geschieht</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>Be&amp;ginnen</translation>
    </message>
    <message>
        <source>Begins; progress and a way to stop are shown above</source>
        <translation>Beginnt; Fortschritt und Anhalten sind oben zu sehen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Select the tables that are to be maintained; none: all of them</source>
        <translation>Die Tabellen auswählen, um die es geht; keine: alle</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Tote Zeilen</translation>
    </message>
    <message>
        <source>Empty, about</source>
        <translation>Leer, etwa</translation>
    </message>
    <message>
        <source>Vacuumed</source>
        <translation>Vacuum</translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation>Analysiert</translation>
    </message>
    <message>
        <source>The sizes of the tables are shown when the database has answered.</source>
        <translation>Die Größen der Tabellen stehen hier, wenn die Datenbank geantwortet hat.</translation>
    </message>
    <message>
        <source>Looking which lock that takes …</source>
        <translation>Es wird nachgesehen, welche Sperre das braucht …</translation>
    </message>
    <message>
        <source>Others will have to wait while it lasts.</source>
        <translation>Andere müssen so lange warten.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>What was done until then stays done:</source>
        <translation>Was bis dahin getan wurde, bleibt:</translation>
    </message>
    <message numerus="yes">
        <source>Done with %n table(s).</source>
        <translation>
            <numerusform>Fertig mit einer Tabelle.</numerusform>
            <numerusform>Fertig mit %n Tabellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>First it is looked at which lock that takes, and whether it can be done.</source>
        <translation>Zuerst wird nachgesehen, welche Sperre das braucht und ob es geht.</translation>
    </message>
    <message>
        <source>By which index</source>
        <translation>Nach welchem Index</translation>
    </message>
    <message>
        <source>By which index the rows of the selected table are to be ordered</source>
        <translation>Nach welchem Index die Zeilen der gewählten Tabelle geordnet werden</translation>
    </message>
    <message>
        <source>by the usual index</source>
        <translation>nach dem üblichen Index</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>nach %1</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Terms</name>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>%1 books</source>
        <translation>%1 Büchern</translation>
    </message>
    <message>
        <source>%1–%2 books</source>
        <translation>%1–%2 Bücher</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>warm by the half hour only</source>
        <translation>nur nach der halben Stunde warm</translation>
    </message>
    <message>
        <source>warm by the duration only</source>
        <translation>nur nach der Dauer warm</translation>
    </message>
    <message>
        <source>of either kind</source>
        <translation>jeder Art</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>Nr. %1</translation>
    </message>
    <message>
        <source>Search type</source>
        <translation>Suchart</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Rules disagree</source>
        <translation>Regelkonflikt</translation>
    </message>
    <message>
        <source>Shelf size</source>
        <translation>Regalgröße</translation>
    </message>
    <message>
        <source>Search duration</source>
        <translation>Suchdauer</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Regal</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Text and flag</source>
        <translation>Text und Flag</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>uneins</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>einig</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(kein Text)</translation>
    </message>
    <message>
        <source>Check duration</source>
        <translation>Prüfdauer</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>unbrauchbar</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>brauchbar</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1 ist nicht %2</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Libby</source>
        <translation>Libby</translation>
    </message>
    <message>
        <source>Physical</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>kalt</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
    <message>
        <source>without a usable duration</source>
        <translation>ohne brauchbare Dauer</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Verliehen</translation>
    </message>
    <message>
        <source>Not in catalogue</source>
        <translation>Nicht im Katalog</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TileRow</name>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Genau</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Tiles</name>
    <message>
        <source>before: %1</source>
        <translation>zuvor: %1</translation>
    </message>
    <message>
        <source>%1 URLs = %2 shelves = %3 readers</source>
        <translation>%1 URLs = %2 Regale = %3 Leser</translation>
    </message>
    <message>
        <source>+%1 new</source>
        <translation>+%1 neu</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>interval %1</source>
        <translation>Intervall %1</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>books</source>
        <translation>Bücher</translation>
    </message>
    <message>
        <source>%1 at the 600 cap</source>
        <translation>%1 am Limit 600</translation>
    </message>
    <message>
        <source>waiting for you</source>
        <translation>zu bearbeiten</translation>
    </message>
    <message>
        <source>none is waiting</source>
        <translation>keine offen</translation>
    </message>
    <message>
        <source>Unique shelves</source>
        <translation>Eindeutige Regale</translation>
    </message>
    <message>
        <source>Distinct shelf URLs first searched before the end of the range. One person may have several.</source>
        <translation>Verschiedene Regal-URLs, die vor dem Ende des Zeitraums erstmals durchsucht wurden. Eine Person kann mehrere haben.</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Distinct Goodreads readers whose shelves were first searched before the end of the range.</source>
        <translation>Verschiedene Goodreads-Leser, deren Regale vor dem Ende des Zeitraums erstmals durchsucht wurden.</translation>
    </message>
    <message>
        <source>Shelf searches</source>
        <translation>Regalsuchen</translation>
    </message>
    <message>
        <source>Searches of a Goodreads shelf in the range.</source>
        <translation>Suchen in einem Goodreads-Regal im Zeitraum.</translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Searches for one book at one library in the range.</source>
        <translation>Suchen nach einem Buch bei einer Bibliothek im Zeitraum.</translation>
    </message>
    <message>
        <source>Available of owned</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>Available ÷ (available + out); books not in the catalogue and unknown outcomes are left out. With the Wilson 95 % interval.</source>
        <translation>Verfügbar ÷ (verfügbar + verliehen); Bücher, die nicht im Katalog sind, und unbekannte Ergebnisse zählen nicht mit. Mit dem 95-%-Intervall nach Wilson.</translation>
    </message>
    <message>
        <source>Catalogue coverage</source>
        <translation>Katalogabdeckung</translation>
    </message>
    <message>
        <source>Owned ÷ (owned + not in the catalogue), of the library checks in the range. With the Wilson 95 % interval.</source>
        <translation>Bestand ÷ (Bestand + nicht im Katalog), über die Bibliotheksprüfungen im Zeitraum. Mit dem 95-%-Intervall nach Wilson.</translation>
    </message>
    <message>
        <source>Cold search p50</source>
        <translation>Kalte Suche p50</translation>
    </message>
    <message>
        <source>Median and 95th percentile of the shelf searches that fetched the shelf from Goodreads; answers from the cache are left out.</source>
        <translation>Median und 95. Perzentil der Regalsuchen, die das Regal von Goodreads abgerufen haben; Antworten aus dem Cache zählen nicht mit.</translation>
    </message>
    <message>
        <source>Cache-hit rate</source>
        <translation>Cache-Trefferquote</translation>
    </message>
    <message>
        <source>Shelf searches that the backend&apos;s half-hour copy of the shelf answered ÷ all with a usable duration.</source>
        <translation>Regalsuchen, die das Backend aus seiner halbstündigen Kopie des Regals beantwortet hat ÷ alle mit brauchbarer Dauer.</translation>
    </message>
    <message>
        <source>Median shelf size</source>
        <translation>Median Regalgröße</translation>
    </message>
    <message>
        <source>Of the latest size of each shelf searched in the range. Shelves of 800 and more books are recorded as 600.</source>
        <translation>Über die letzte Größe jedes im Zeitraum durchsuchten Regals. Regale ab 800 Büchern sind als 600 erfasst.</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Unzustellbare</translation>
    </message>
    <message>
        <source>Rejected notifications that nobody has dealt with, whatever the range: see “shelfhelp rejected list”.</source>
        <translation>Abgelehnte Nachrichten, die noch niemand bearbeitet hat, unabhängig vom Zeitraum: siehe „shelfhelp rejected list“.</translation>
    </message>
    <message>
        <source>Open dead letters</source>
        <translation>Offene Unzustellbare</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TimeChart</name>
    <message>
        <source>axis enlarged %1×</source>
        <translation>Achse %1× vergrößert</translation>
    </message>
    <message>
        <source>Comparison period</source>
        <translation>Vergleichszeitraum</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>verglichen mit %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TopBar</name>
    <message>
        <source>Previous period (←)</source>
        <translation>Voriger Zeitraum (←)</translation>
    </message>
    <message>
        <source>Next period (→)</source>
        <translation>Nächster Zeitraum (→)</translation>
    </message>
    <message>
        <source>More ▾</source>
        <translation>Mehr ▾</translation>
    </message>
    <message>
        <source>All ranges</source>
        <translation>Alle Zeiträume</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Read everything anew (F5)</source>
        <translation>Alles neu lesen (F5)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TransferCopyPage</name>
    <message>
        <source>C&amp;ontinue</source>
        <translation>W&amp;eiter</translation>
    </message>
    <message>
        <source>Copy and proof</source>
        <translation>Kopie und Beweis</translation>
    </message>
    <message>
        <source>What was copied, and proven to be equal</source>
        <translation>Was kopiert wurde und als gleich bewiesen ist</translation>
    </message>
    <message>
        <source>Goes on where it stopped: tables that are equal are passed over</source>
        <translation>Geht da weiter, wo es aufgehört hat: Gleiche Tabellen werden übergangen</translation>
    </message>
    <message>
        <source>Copying into %1</source>
        <translation>Wird nach %1 kopiert</translation>
    </message>
    <message>
        <source>What was copied until then stays, and was proven. It can be continued now or later: what is equal is passed over.</source>
        <translation>Was bis dahin kopiert wurde, bleibt und ist bewiesen. Es kann jetzt oder später weitergehen: Gleiches wird übergangen.</translation>
    </message>
    <message>
        <source>%1 rows are equal at both ends.</source>
        <translation>%1 Zeilen sind an beiden Enden gleich.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TransferEndPage</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Now point the function or the poller at the new database, and start them. The old database is as it was: keep it until all is well.</source>
        <translation>Jetzt Funktion oder Poller auf die neue Datenbank richten und starten. Die alte Datenbank ist, wie sie war: Sie sollte bleiben, bis alles in Ordnung ist.</translation>
    </message>
    <message>
        <source>Whatever you try in the local database, the other one does not notice.</source>
        <translation>Was in der lokalen Datenbank ausprobiert wird, merkt die andere nicht.</translation>
    </message>
    <message>
        <source>&amp;Show “%1” in this window</source>
        <translation>„%1“ in diesem Fenster &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TransferPausePage</name>
    <message>
        <source>&amp;Nothing is stored in this database any more</source>
        <translation>In dieser Datenbank wird &amp;nichts mehr gespeichert</translation>
    </message>
    <message>
        <source>First the queue has to wait</source>
        <translation>Zuerst muss die Queue warten</translation>
    </message>
    <message>
        <source>What is stored after the copy has begun would be missing in the new database</source>
        <translation>Was nach dem Beginn der Kopie gespeichert wird, fehlte in der neuen Datenbank</translation>
    </message>
    <message>
        <source>What is stored in this database from now on would be missing in the new one:
• The Lambda function: disable its trigger (AWS console, or aws lambda update-event-source-mapping --uuid … --no-enabled).
• shelfhelp poll: stop it (systemctl stop shelfhelp-poll).

The queue keeps what comes in meanwhile, 4 days unless it was set otherwise. Afterwards point them at the new database, and start them again. What is delivered twice is stored once.</source>
        <translation>Was von jetzt an in dieser Datenbank gespeichert wird, fehlte in der neuen:
• Die Lambda-Funktion: ihren Trigger abschalten (AWS-Konsole oder aws lambda update-event-source-mapping --uuid … --no-enabled).
• shelfhelp poll: anhalten (systemctl stop shelfhelp-poll).

Die Queue hebt auf, was inzwischen kommt: 4 Tage, wenn nichts anderes eingestellt ist. Danach beide auf die neue Datenbank richten und wieder starten. Was zweimal zugestellt wird, wird einmal gespeichert.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TransferTargetPage</name>
    <message>
        <source>&amp;Remove rows of the target that are not those of this database</source>
        <translation>Zeilen des Ziels &amp;entfernen, die nicht die dieser Datenbank sind</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>Wohin?</translation>
    </message>
    <message>
        <source>Into the local database</source>
        <translation>In die lokale Datenbank</translation>
    </message>
    <message>
        <source>The database to be filled</source>
        <translation>Die Datenbank, die gefüllt wird</translation>
    </message>
    <message>
        <source>Without it, a target with other rows is left as it is, and named</source>
        <translation>Ohne das bleibt ein Ziel mit anderen Zeilen, wie es ist, und wird genannt</translation>
    </message>
    <message>
        <source>Name of the database, to confirm</source>
        <translation>Name der Datenbank, zur Bestätigung</translation>
    </message>
    <message>
        <source>The target is migrated first, if it has to be. Then all rows go there, table by table; each is only kept once it was proven to be equal at both ends. This database is only read.</source>
        <translation>Das Ziel wird zuerst migriert, falls nötig. Dann gehen alle Zeilen dorthin, Tabelle für Tabelle; jede bleibt erst, wenn sie an beiden Enden als gleich bewiesen ist. Diese Datenbank wird nur gelesen.</translation>
    </message>
    <message>
        <source>The embedded database of this machine gets the rows of this one, to try things with. This database is only read.</source>
        <translation>Die eingebettete Datenbank dieses Rechners bekommt die Zeilen dieser, zum Ausprobieren. Diese Datenbank wird nur gelesen.</translation>
    </message>
    <message>
        <source>To remove rows for good, type the name of the target: %1</source>
        <translation>Um Zeilen endgültig zu entfernen, den Namen des Ziels eingeben: %1</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TransferWizard</name>
    <message>
        <source>Move to another database</source>
        <translation>In eine andere Datenbank umziehen</translation>
    </message>
    <message>
        <source>Copy into the local database</source>
        <translation>In die lokale Datenbank kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TypeChart</name>
    <message>
        <source>Mix of search types</source>
        <translation>Verteilung der Sucharten</translation>
    </message>
    <message>
        <source>shelf searches %1</source>
        <translation>Regalsuchen %1</translation>
    </message>
    <message>
        <source>incomplete veiled</source>
        <translation>unvollständig: blass</translation>
    </message>
    <message>
        <source>No shelf searches in this range.</source>
        <translation>Keine Regalsuchen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Shelf searches by type. %1.</source>
        <translation>Regalsuchen nach Art. %1.</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>shelf searches</source>
        <translation>Regalsuchen</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::UnavailableBooks</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Verliehen</translation>
    </message>
    <message>
        <source>Not in catalogue</source>
        <translation>Nicht im Katalog</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Never available</source>
        <translation>Nie verfügbar</translation>
    </message>
    <message>
        <source>books out or in no catalogue at least twice, and available in no check of the range</source>
        <translation>mindestens zweimal verliehen oder in keinem Katalog und bei keiner Prüfung im Zeitraum verfügbar</translation>
    </message>
    <message>
        <source>%1 · the first %2 of %3</source>
        <translation>%1 · die ersten %2 von %3</translation>
    </message>
    <message>
        <source>No book was asked for twice in this range without ever being available.</source>
        <translation>Kein Buch wurde in diesem Zeitraum zweimal angefragt, ohne je verfügbar zu sein.</translation>
    </message>
    <message numerus="yes">
        <source>%n books were never available; the one asked for most often is %1.</source>
        <translation>
            <numerusform>%n Buch war nie verfügbar: %1.</numerusform>
            <numerusform>%n Bücher waren nie verfügbar; am häufigsten angefragt: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Libraries tried</source>
        <translation>Befragte Bibliotheken</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::UncheckedBooks</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>First shown</source>
        <translation>Zuerst gezeigt</translation>
    </message>
    <message>
        <source>Last shown</source>
        <translation>Zuletzt gezeigt</translation>
    </message>
    <message>
        <source>Shown but never checked</source>
        <translation>Gezeigt, aber nie geprüft</translation>
    </message>
    <message>
        <source>books that searches of the range showed and no library check of it asked for</source>
        <translation>im Zeitraum von Suchen gezeigt, aber in keiner Bibliotheksprüfung angefragt</translation>
    </message>
    <message>
        <source>%1 · the first %2 of %3</source>
        <translation>%1 · die ersten %2 von %3</translation>
    </message>
    <message>
        <source>Every book that was shown in this range was checked in it, or none was shown.</source>
        <translation>Jedes in diesem Zeitraum gezeigte Buch wurde darin geprüft, oder keines wurde gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%n books were shown and never checked; the one shown most often is %1.</source>
        <translation>
            <numerusform>%n Buch wurde gezeigt und nie geprüft: %1.</numerusform>
            <numerusform>%n Bücher wurden gezeigt und nie geprüft; am häufigsten gezeigt: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Times shown</source>
        <translation>Wie oft gezeigt</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::UndoDialog</name>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>%1 open again</source>
        <translation>%1 wieder offen</translation>
    </message>
    <message>
        <source>%1 set back</source>
        <translation>%1 zurückgesetzt</translation>
    </message>
    <message>
        <source>Nothing of it was left to take back.</source>
        <translation>Davon war nichts mehr zurückzunehmen.</translation>
    </message>
    <message>
        <source>&amp;Take it back</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>Undo last replay</source>
        <translation>Letztes Einspielen zurücknehmen</translation>
    </message>
    <message>
        <source>Looking for the replay …</source>
        <translation>Das Einspielen wird gesucht …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>The replay could not be looked up</source>
        <translation>Das Einspielen konnte nicht abgefragt werden</translation>
    </message>
    <message>
        <source>This replay was taken back already.</source>
        <translation>Dieses Einspielen wurde schon zurückgenommen.</translation>
    </message>
    <message>
        <source>There is no such replay in this database.</source>
        <translation>Dieses Einspielen gibt es in dieser Datenbank nicht.</translation>
    </message>
    <message>
        <source>Take back the replay of %1?</source>
        <translation>Einspielen von %1 zurücknehmen?</translation>
    </message>
    <message numerus="yes">
        <source>Run %1 of %2. It stored %Ln notification(s).</source>
        <translation>
            <numerusform>Lauf %1 vom %2. Er speicherte %Ln Nachricht.</numerusform>
            <numerusform>Lauf %1 vom %2. Er speicherte %Ln Nachrichten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rows it made are removed, and dates go back to what the rows that are left tell.</source>
        <translation>Seine Zeilen werden entfernt, Zeitangaben richten sich wieder nach den übrigen Zeilen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other run(s) stored something since: what they brought stays, and so do shelves, books and libraries that it mentions.</source>
        <translation>
            <numerusform>%Ln anderer Lauf speicherte seither etwas: Was er brachte, bleibt, ebenso die Regale, Bücher und Bibliotheken, die darin vorkommen.</numerusform>
            <numerusform>%Ln andere Läufe speicherten seither etwas: Was sie brachten, bleibt, ebenso die Regale, Bücher und Bibliotheken, die darin vorkommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taking it back …</source>
        <translation>Wird zurückgenommen …</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>It could not be taken back</source>
        <translation>Es konnte nicht zurückgenommen werden</translation>
    </message>
    <message>
        <source>Everything is as it was.</source>
        <translation>Alles ist wie zuvor.</translation>
    </message>
    <message>
        <source>Open this again to see whether it happened all the same.</source>
        <translation>Erneut öffnen, um zu sehen, ob es trotzdem geschah.</translation>
    </message>
    <message>
        <source>The replay is taken back.</source>
        <translation>Das Einspielen ist zurückgenommen.</translation>
    </message>
    <message>
        <source>Shelves, books and libraries that other rows mention were left.</source>
        <translation>Regale, Bücher und Bibliotheken, die in anderen Zeilen vorkommen, blieben.</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::UpkeepDesk</name>
    <message>
        <source>Stopped, as you asked</source>
        <translation>Angehalten, wie gewünscht</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::UpkeepTexts</name>
    <message>
        <source>%1 of %2: %3</source>
        <comment>number, count, table</comment>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>wartet auf %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>size before and after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: rows that name others which are not there, as in the source: %2</source>
        <translation>%1: Zeilen, die andere nennen, die es nicht gibt, wie in der Quelle: %2</translation>
    </message>
    <message>
        <source>The database has not answered yet.</source>
        <translation>Die Datenbank hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>This server is a hot standby: it follows another one, and can only be read.</source>
        <translation>Dieser Server ist ein Hot Standby: Er folgt einem anderen und lässt sich nur lesen.</translation>
    </message>
    <message>
        <source>There are no tables of Shelf Help in this database.</source>
        <translation>In dieser Datenbank sind keine Tabellen von Shelf Help.</translation>
    </message>
    <message>
        <source>Only the owner of the tables may do this: connect as “%1”.</source>
        <translation>Das darf nur der Besitzer der Tabellen: als „%1“ verbinden.</translation>
    </message>
    <message>
        <source>The database is read-only: nothing can be stored in it.</source>
        <translation>Die Datenbank ist schreibgeschützt: In ihr lässt sich nichts speichern.</translation>
    </message>
    <message>
        <source>Makes the room of dead rows usable again. The tables do not become smaller.</source>
        <translation>Macht den Platz toter Zeilen wieder benutzbar. Die Tabellen werden nicht kleiner.</translation>
    </message>
    <message>
        <source>Collects the statistics by which the server chooses how to read.</source>
        <translation>Sammelt die Statistik, nach der der Server entscheidet, wie er liest.</translation>
    </message>
    <message>
        <source>Builds the indexes anew beside the old ones, then takes their place.</source>
        <translation>Baut die Indizes neben den alten neu und setzt sie an deren Stelle.</translation>
    </message>
    <message>
        <source>Writes the rows anew in the order of an index.</source>
        <translation>Schreibt die Zeilen in der Reihenfolge eines Index neu.</translation>
    </message>
    <message>
        <source>Writes the rows anew without gaps, and gives the room back to the system.</source>
        <translation>Schreibt die Zeilen ohne Lücken neu und gibt den Platz an das System zurück.</translation>
    </message>
    <message>
        <source>Vacuum</source>
        <translation>Vacuum</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analyze</translation>
    </message>
    <message>
        <source>Reindex</source>
        <translation>Reindex</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Vacuum full</source>
        <translation>Vacuum full</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>table, index</comment>
        <translation>%1 nach %2</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s), one after the other.</source>
        <translation>
            <numerusform>Eine Tabelle.</numerusform>
            <numerusform>%n Tabellen, eine nach der anderen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Passed over: %1</source>
        <translation>Übergangen: %1</translation>
    </message>
    <message>
        <source>While it lasts it takes up to %1 more on the server&apos;s disk.</source>
        <translation>So lange braucht es bis zu %1 mehr auf der Platte des Servers.</translation>
    </message>
    <message>
        <source>%1: rows %2, indexes %3, empty about %4, dead rows %5 → %6, %7</source>
        <translation>%1: Zeilen %2, Indizes %3, leer etwa %4, tote Zeilen %5 → %6, %7</translation>
    </message>
    <message>
        <source>Removed the invalid index %1, which an interrupted reindex had left.</source>
        <translation>Der ungültige Index %1 wurde entfernt, den ein unterbrochener Reindex zurückgelassen hatte.</translation>
    </message>
    <message>
        <source>The invalid index %1 of an interrupted reindex is left: reindex the table.</source>
        <translation>Der ungültige Index %1 eines unterbrochenen Reindex ist noch da: die Tabelle neu indizieren.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>table, rows</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A backup by %1, taken on %2 at %3 UTC.</source>
        <translation>Eine Sicherung von %1 vom %2, %3 UTC.</translation>
    </message>
    <message>
        <source>A dump of another program. Nothing in it is executed: its rows are read.</source>
        <translation>Ein Dump eines anderen Programms. Nichts darin wird ausgeführt: Seine Zeilen werden gelesen.</translation>
    </message>
    <message>
        <source>Rows in the file:</source>
        <translation>Zeilen in der Datei:</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>This role may not switch foreign keys off: each row was checked.</source>
        <translation>Diese Rolle darf Fremdschlüssel nicht abschalten: Jede Zeile wurde geprüft.</translation>
    </message>
    <message>
        <source>%1: %2 rows, equal at both ends (were there), %3</source>
        <translation>%1: %2 Zeilen, an beiden Enden gleich (waren da), %3</translation>
    </message>
    <message>
        <source>%1: %2 rows, equal at both ends, %3</source>
        <translation>%1: %2 Zeilen, an beiden Enden gleich, %3</translation>
    </message>
    <message>
        <source>Removed from the target:</source>
        <translation>Aus dem Ziel entfernt:</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::WeekHourChart</name>
    <message>
        <source>Hours of the week</source>
        <translation>Stunden der Woche</translation>
    </message>
    <message>
        <source>Per hour</source>
        <translation>Je Stunde</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Few ranges have every weekday equally often: counts per such hour compare fairly</source>
        <translation>Wenige Zeiträume enthalten jeden Wochentag gleich oft: Werte je Stunde sind fair vergleichbar</translation>
    </message>
    <message>
        <source>Compared period</source>
        <translation>Vergleichszeitraum</translation>
    </message>
    <message>
        <source>Shelf searches</source>
        <translation>Regalsuchen</translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Cold p95</source>
        <translation>Kalt p95</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>library checks</source>
        <translation>Bibliotheksprüfungen</translation>
    </message>
    <message>
        <source>shelf searches</source>
        <translation>Regalsuchen</translation>
    </message>
    <message>
        <source>p95 of cold shelf searches, seconds · %1</source>
        <translation>p95 kalter Regalsuchen, Sekunden · %1</translation>
    </message>
    <message>
        <source>available of owned copies, % · %1</source>
        <translation>verfügbar vom Bestand, % · %1</translation>
    </message>
    <message>
        <source>%1 in the range · %2</source>
        <translation>%1 im Zeitraum · %2</translation>
    </message>
    <message>
        <source>%1 per such hour of the range · %2</source>
        <translation>%1 je solcher Stunde im Zeitraum · %2</translation>
    </message>
    <message>
        <source>No shelf searches in this range.</source>
        <translation>Keine Regalsuchen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>No cold shelf searches in this range.</source>
        <translation>Keine kalten Regalsuchen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>No library checks in this range.</source>
        <translation>Keine Bibliotheksprüfungen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cold searches: %1</source>
        <translation>Kalte Suchen: %1</translation>
    </message>
    <message>
        <source>Checks of owned copies: %1</source>
        <translation>Prüfungen im Bestand: %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1 per such hour</source>
        <translation>%1 je Stunde</translation>
    </message>
    <message>
        <source>n below %1</source>
        <translation>n unter %1</translation>
    </message>
    <message>
        <source>All weekdays</source>
        <translation>Alle Wochentage</translation>
    </message>
    <message>
        <source>all hours</source>
        <translation>alle Stunden</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Per such hour</source>
        <translation>Je solcher Stunde</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Owned copies checked</source>
        <translation>Geprüft im Bestand</translation>
    </message>
    <message>
        <source>Such hours</source>
        <translation>Solche Stunden</translation>
    </message>
    <message>
        <source>%1 by weekday and hour: %2 over all</source>
        <translation>%1 nach Wochentag und Stunde: insgesamt %2</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1, most (%2) on %3, least (%4) on %5.</source>
        <translation>%1, am höchsten %2 (%3), am niedrigsten %4 (%5).</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Cold searches</source>
        <translation>Kalte Suchen</translation>
    </message>
    <message>
        <source>Available of owned</source>
        <translation>Verfügbar vom Bestand</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Exemplare</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Such hours in the range</source>
        <translation>Solche Stunden im Zeitraum</translation>
    </message>
    <message>
        <source>The range has no such hour</source>
        <translation>Der Zeitraum enthält keine solche Stunde</translation>
    </message>
    <message>
        <source>n too small</source>
        <translation>n zu klein</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>verglichen mit %1</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open payload…</source>
        <translation>Nachrichten ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Import folder…</source>
        <translation>&amp;Ordner importieren…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Add &amp;note…</source>
        <translation>&amp;Notiz hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>&amp;Whole range</source>
        <translation>&amp;Ganzer Zeitraum</translation>
    </message>
    <message>
        <source>Card as t&amp;able</source>
        <translation>Karte als &amp;Tabelle</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>Saved &amp;views</source>
        <translation>Gespeicherte &amp;Ansichten</translation>
    </message>
    <message>
        <source>&amp;Save this view…</source>
        <translation>Ansicht &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Manage…</source>
        <translation>&amp;Verwalten…</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Ran&amp;ge</source>
        <translation>&amp;Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Custom…</source>
        <translation>&amp;Eigener…</translation>
    </message>
    <message>
        <source>&amp;Previous period</source>
        <translation>V&amp;origer Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Next period</source>
        <translation>&amp;Nächster Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Interval</source>
        <translation>&amp;Intervall</translation>
    </message>
    <message>
        <source>Next in&amp;terval</source>
        <translation>Nä&amp;chstes Intervall</translation>
    </message>
    <message>
        <source>Compa&amp;re</source>
        <translation>Ve&amp;rgleich</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>&amp;Keiner</translation>
    </message>
    <message>
        <source>Same period a &amp;year before</source>
        <translation>Derselbe Zeitraum im Vor&amp;jahr</translation>
    </message>
    <message>
        <source>&amp;Another period…</source>
        <translation>&amp;Anderer Zeitraum…</translation>
    </message>
    <message>
        <source>Match &amp;weekdays</source>
        <translation>&amp;Wochentage angleichen</translation>
    </message>
    <message>
        <source>Comparison on or o&amp;ff</source>
        <translation>Vergleich ein oder a&amp;us</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zeitzone</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Andere…</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>Da&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Look for news</source>
        <translation>&amp;Neues abrufen</translation>
    </message>
    <message>
        <source>&amp;Explain card…</source>
        <translation>&amp;Karte erklären…</translation>
    </message>
    <message>
        <source>&amp;Alerts…</source>
        <translation>&amp;Warnungen…</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>&amp;Filter aufheben</translation>
    </message>
    <message>
        <source>Eve&amp;nts</source>
        <translation>&amp;Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Load sample notification</source>
        <translation>&amp;Beispielnachricht laden</translation>
    </message>
    <message>
        <source>&amp;Replay…</source>
        <translation>&amp;Einspielen…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Info</translation>
    </message>
    <message>
        <source>&amp;Print page as PDF…</source>
        <translation>Seite als PDF &amp;drucken…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Card…</source>
        <translation>&amp;Karte…</translation>
    </message>
    <message>
        <source>Card or rows as C&amp;SV…</source>
        <translation>Karte oder Zeilen als C&amp;SV…</translation>
    </message>
    <message>
        <source>Card as &amp;PNG…</source>
        <translation>Karte als &amp;PNG…</translation>
    </message>
    <message>
        <source>Card as S&amp;VG…</source>
        <translation>Karte als S&amp;VG…</translation>
    </message>
    <message>
        <source>Card as P&amp;DF…</source>
        <translation>Karte als P&amp;DF…</translation>
    </message>
    <message>
        <source>Pa&amp;ge…</source>
        <translation>S&amp;eite…</translation>
    </message>
    <message>
        <source>&amp;Report of several pages…</source>
        <translation>&amp;Bericht aus mehreren Seiten…</translation>
    </message>
    <message>
        <source>Pri&amp;vacy mode</source>
        <translation>&amp;Privatmodus</translation>
    </message>
    <message>
        <source>Names in the addresses of shelves become “…”, in files and on the clipboard, too.</source>
        <translation>Namen in den Adressen von Regalen werden zu „…“, auch in Dateien und in der Zwischenablage.</translation>
    </message>
    <message>
        <source>&amp;Kiosk: full screen without bars (F11 leaves it)</source>
        <translation>&amp;Kiosk: Vollbild ohne Leisten (F11 beendet)</translation>
    </message>
    <message>
        <source>Other &amp;samples</source>
        <translation>&amp;Weitere Beispiele</translation>
    </message>
    <message>
        <source>A &amp;visit to Goodreads</source>
        <translation>Ein &amp;Besuch bei Goodreads</translation>
    </message>
    <message>
        <source>Some &amp;good ones, some that are refused</source>
        <translation>Einige &amp;gute, einige abgelehnte</translation>
    </message>
    <message>
        <source>Replay from the &amp;clipboard</source>
        <translation>Aus der &amp;Zwischenablage einspielen</translation>
    </message>
    <message>
        <source>&amp;Undo last replay…</source>
        <translation>&amp;Letztes Einspielen zurücknehmen…</translation>
    </message>
    <message>
        <source>&amp;Dead letters</source>
        <translation>&amp;Unzustellbare</translation>
    </message>
    <message>
        <source>Co&amp;nnections…</source>
        <translation>Verbi&amp;ndungen…</translation>
    </message>
    <message>
        <source>&amp;Switch to</source>
        <translation>&amp;Wechseln zu</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Windows</name>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::WorkBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Takes this message away</source>
        <translation>Nimmt diese Meldung weg</translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::WorkView</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Ends it as soon as it can be ended cleanly</source>
        <translation>Beendet es, sobald es sich sauber beenden lässt</translation>
    </message>
    <message>
        <source>%1 – stopping …</source>
        <translation>%1 – wird angehalten …</translation>
    </message>
    <message>
        <source>Asking the database …</source>
        <translation>Datenbank wird abgefragt …</translation>
    </message>
</context>
</TS>
