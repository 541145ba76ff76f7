<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ShelfHelp::Dashboard::ReportTexts</name>
    <message>
        <source>as of %1 %2</source>
        <translation>Stand %1 %2</translation>
    </message>
    <message>
        <source>Shelf Help Analytics</source>
        <translation>Shelf Help Analytics</translation>
    </message>
    <message>
        <source>“%1” could not be written: %2</source>
        <translation>„%1“ konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Choose a file in a folder that exists and that you may write to.</source>
        <translation>Eine Datei in einem vorhandenen Ordner wählen, in den geschrieben werden darf.</translation>
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
        <source>%1 shelf searches and %2 library checks in this range; at most %3 in one period.</source>
        <translation>%1 Regalsuchen und %2 Bibliotheksprüfungen in diesem Zeitraum; höchstens %3 je Intervall.</translation>
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
</context>
<context>
    <name>ShelfHelp::Ui::BooksPage</name>
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
        <source>No book has been stored yet: books come with the first shelf search.</source>
        <translation>Noch kein Buch gespeichert: Bücher kommen mit der ersten Regalsuche.</translation>
    </message>
    <message>
        <source>No book has been checked at a library yet.</source>
        <translation>Noch kein Buch wurde bei einer Bibliothek geprüft.</translation>
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
        <source>Export as C&amp;SV…</source>
        <translation>Als &amp;CSV exportieren…</translation>
    </message>
    <message>
        <source>Export as &amp;PNG…</source>
        <translation>Als &amp;PNG exportieren…</translation>
    </message>
    <message>
        <source>What else this card can do</source>
        <translation>Weitere Aktionen der Karte</translation>
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
        <translation>Histogramm der Bibliotheksprüfungen</translation>
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
    <name>ShelfHelp::Ui::DatabaseLabel</name>
    <message>
        <source>Server not verified</source>
        <translation>Server nicht verifiziert</translation>
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
    <name>ShelfHelp::Ui::InfoBar</name>
    <message>
        <source>Hide this message</source>
        <translation>Meldung ausblenden</translation>
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
        <source>Exported rows: %1</source>
        <translation>Exportierte Zeilen: %1</translation>
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
        <source>%L1 files or folders</source>
        <translation>%L1 Dateien oder Ordner</translation>
    </message>
    <message>
        <source>the sample notification</source>
        <translation>Beispielnachricht</translation>
    </message>
    <message>
        <source>A replay is running. Wait for it or cancel it, then open “%1” again.</source>
        <translation>Es wird gerade eingespielt. Erst abwarten oder abbrechen, dann „%1“ erneut öffnen.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
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
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
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
        <source>shelves by number of books at their last search · shelves of 800 and more are recorded as 600 · %1 at the cap</source>
        <translation>Regale nach Bücherzahl bei der letzten Suche · Regale ab 800 sind als 600 erfasst · %1 mit Höchstwert</translation>
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
        <source>Sizes of %1 shelves; %2 of them are recorded as %3, which stands for every shelf of %4 and more.</source>
        <translation>Größen von %1 Regalen; %2 davon sind als %3 erfasst, was für jedes Regal ab %4 Büchern steht.</translation>
    </message>
    <message>
        <source>All shelves</source>
        <translation>Alle Regale</translation>
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
        <source>&amp;Export as CSV…</source>
        <translation>Als &amp;CSV exportieren…</translation>
    </message>
    <message>
        <source>Export as &amp;PNG…</source>
        <translation>Als &amp;PNG exportieren…</translation>
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
</context>
</TS>
