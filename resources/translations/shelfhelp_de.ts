<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ShelfHelp::Dashboard::ReportTexts</name>
    <message>
        <source>as of %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf Help Analytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file in a folder that exists and that you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ActivityChart</name>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incomplete hollow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No searches in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf searches before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library checks before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shelf searches and %2 library checks in this range; at most %3 in one period.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::AlertNotice</name>
    <message>
        <source>Figures beyond their limits: show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>⚠ %n alerts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: now %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::AlertsDialog</name>
    <message>
        <source>⚠ fires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– says nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts of this database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at after each refresh, and by “shelfhelp stats --alerts”, which then ends with status 4. A limit of a duration or share is also a line on its chart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of which time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From how many rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from n = </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::AvailabilityChart</name>
    <message>
        <source>Availability over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>available ÷ owned copies, %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hollow: n &lt; %1 or incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hollow: n &lt; %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No check of this range met an owned copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: availability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the owned copies %1 were available, with a 95 % interval of %2; Libby %3, physical %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owned copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: owned copies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::BooksModel</name>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ISBN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goodreads id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::BooksPage</name>
    <message>
        <source>Books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search title, author or ISBN ( / )</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Onl&amp;y checked books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No book has been stored yet: books come with the first shelf search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No book has been checked at a library yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 books</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Buckets</name>
    <message>
        <source>%1 (incomplete)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CacheChart</name>
    <message>
        <source>Cache-hit rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of warm searches %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incomplete dotted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shelf searches in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches of which the rules disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm by window only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm by duration only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm share before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shelf searches were warm, %3; of %4 the two rules disagree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n too small for a reliable share</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Card</name>
    <message>
        <source>&amp;Hour of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shelf size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View as &amp;table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy picture and figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as C&amp;SV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as &amp;PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What else this card can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter by “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xclude “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show rows: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Break out by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit note “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove note “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CardBody</name>
    <message>
        <source>Nothing in this range.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CardTable</name>
    <message>
        <source>Figures of the card</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CatalogueTexts</name>
    <message>
        <source>Answers that were not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts that no rule knows (unknown), or that disagree with their flag (suspect)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · the %2 most frequent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good news: every answer of the catalogues was understood, and none disagrees with its flag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 different answers in %2 checks; %3 of these checks are suspect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, suspect: the flag says something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer had no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… %1 characters in all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CatalogueTextsModel</name>
    <message>
        <source>(no text)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Chart</name>
    <message>
        <source>Enter: show rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CheckDurationChart</name>
    <message>
        <source>Library check duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log scale %1 · grey: n &lt; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incomplete dotted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No library checks in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95, thin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 p50 before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 checks, the median at most %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No durations in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n below %1: too small for a reliable p95</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CheckHistogram</name>
    <message>
        <source>Library check histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checks by duration, log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No library checks in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libby checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physical checks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ChooserTexts</name>
    <message>
        <source>Open payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications (*.json *.jsonl *.ndjson *.json.gz *.jsonl.gz *.ndjson.gz *.json.zst *.jsonl.zst *.ndjson.zst);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page, a range, a library, a book, anything in the menus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DatabaseLabel</name>
    <message>
        <source>Server not verified</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Dates</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Week of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per month</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Deltas</name>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pp</source>
        <comment>percentage points</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DurationChart</name>
    <message>
        <source>Shelf search duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log scale · cold = fetched, warm = cached · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cold = fetched from Goodreads · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shelf searches in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold p50–p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm p50, p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold slowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No durations in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Durations of %1 cold and %2 warm shelf searches, from %3 to %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n too small for a reliable p95</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DurationHistogram</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, most often %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No durations in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DurationTicks</name>
    <message>
        <source>ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>m</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ExplainDialog</name>
    <message>
        <source>Explain: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL that ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy SQL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Explanations</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sums by day, and the rows of days that were written to since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sums by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows; there are no sums by day that serve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored times are read as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that the statements gave: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-- Answered from what other cards of the page had asked before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Files</name>
    <message>
        <source>“%1” could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file in a folder that exists and that you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::FilterBar</name>
    <message>
        <source>What the range is compared with (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How wide the buckets of the time charts are (I)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zone whose days are counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the whole range (Ctrl+0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restrict every card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cold or warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A library or book: Ctrl+K and its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoomed: %1  ✕</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change or remove: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Only this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything &amp;but this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::InfoBar</name>
    <message>
        <source>Hide this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Legend</name>
    <message>
        <source>Series: arrow keys choose, Space takes one away or brings it back, Enter shows its rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show rows (%n)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LibrariesModel</name>
    <message>
        <source>unnamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this id came with a notification, and nobody has told its name (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2): other libraries have the same name; the id tells them apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Availability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LibraryListPage</name>
    <message>
        <source>Libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search name or id ( / )</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Onl&amp;y with checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unnamed only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every library has a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No library has been stored yet: unknown ones come with their first check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No library has been checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name this library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 libraries</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LibraryMatrix</name>
    <message>
        <source>Libraries by medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>available ÷ owned with 95 % interval · n = checks · trend %1, 0–100 % · grey, last: n &lt; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No library was checked in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>availability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 libraries with %2 checks; %3 of them with fewer than %4 checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library checks: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available of owned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2/%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50, p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LibraryMatrixModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library, id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trend</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LibraryNameDialog</name>
    <message>
        <source>Name this library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– (unnamed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another library has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 other libraries have this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id tells them apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Limits</name>
    <message>
        <source>above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shelves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Availability of owned copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold search p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold search p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache-hit rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alert: p50 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alert: p95 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alert: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from n = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, n = %2: too few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, n = %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::MainWindow</name>
    <message>
        <source>No comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs a year before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs another period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs previous period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported rows: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the database …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notifications yet: nothing is stored in this database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load sample notification…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was searched in the last 28 days, so all time is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live · last ingest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · dead letters: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is looked at %1: what arrives is shown without a click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database does not answer. What is shown is older; it is asked again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Shelf Help Analytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All time · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables count everything that is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1
until just before %2
Stored times are read as %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n min old)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 files or folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sample notification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A replay is running. Wait for it or cancel it, then open “%1” again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a card, or give it the focus with Tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a card or tile, or give it the focus with Tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5 asks the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Shelf Help Analytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf Help Analytics %1

Shows how Shelf Help is used, from the notifications its backend publishes.

GNU General Public License, version 3 or later.
Qt %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts are kept in the database, and it cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name of this page, range, comparison and filters:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as “%1”: in View ▸ Saved views, and by Ctrl+K.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::MediumChart</name>
    <message>
        <source>Outcomes by medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of library checks in the range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No library checks in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available of owned, 95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available of owned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Availability of owned copies: Libby %1 of %2, physical %3 of %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library checks: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · n = %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of owned (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of owned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::MessagePanel</name>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Navigation</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf Help
Analytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::NoteDialog</name>
    <message>
        <source>For &amp;all who use this database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Else it is kept on this computer, for you alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database has no place for notes: it is kept on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end is not after the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2024-09-02, 2024-09-02 14:30 or now-2h, in the time zone of the charts.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Numbers</name>
    <message>
        <source>G</source>
        <comment>billions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <comment>millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K</source>
        <comment>thousands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>µs</source>
        <comment>microseconds</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::OutcomeChart</name>
    <message>
        <source>Outcomes over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>library checks %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incomplete veiled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No library checks in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 library checks; of the owned copies %2 were available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>library checks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Outcomes</name>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available of owned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Pages</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Durations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Books</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::PaletteTexts</name>
    <message>
        <source>library %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>book %1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Panel</name>
    <message>
        <source>Nothing matches the filters in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ParserHealthChart</name>
    <message>
        <source>Parser health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown + suspect answers ÷ library checks, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incomplete hollow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good news: every answer of the catalogues was understood, and none disagrees with its flag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown + suspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers of catalogues were unknown and %2 suspect; most of them from %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspect answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: unknown answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: suspect answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unknown, %2 suspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these libraries was checked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::PreferencesDialog</name>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Single letters choose ranges, without Ctrl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time &amp;zone of days and charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored times are &amp;read as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look for new notifications</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::PresetTexts</name>
    <message>
        <source>To&amp;day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Y&amp;esterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 24 &amp;hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last &amp;7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last &amp;28 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>28 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last &amp;30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last &amp;91 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>91 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Month to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last m&amp;onth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Year to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last 12 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::RangeDialog</name>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranges used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;To, included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2024-09-02, 2024-09-02 14:30, now, now-7d, now-7d/d (m h d w M y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The range is empty: its end is not after its start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::RejectionsModel</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ReplayDialog</name>
    <message>
        <source>Read %1 · stored %2 · already stored %3 · rejected %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;rejections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading … %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling after the batch that is being stored …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replay was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replay could not be finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was stored until then stays; replaying the same files again skips it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ReplayTexts</name>
    <message>
        <source>Nothing changed: it was already stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changed: both were already stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changed: all %1 were already stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was stored: the notification was rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was stored: both notifications were rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was stored: all %1 notifications were rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 already stored before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notification was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled before anything was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Until then: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was stored stays; replaying the same files again skips it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One unknown library id was registered with its id as name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unknown library ids were registered with their ids as names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 rejections are listed; all of them are kept in the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::RowTexts</name>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold or warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text and flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::RowsPage</name>
    <message>
        <source>Shelf searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches the filters in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied rows: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied rows: %1 of %2 selected; to have all, export them as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter by “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::SavedViewsDialog</name>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::SearchHistogram</name>
    <message>
        <source>Shelf search histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by duration, log scale · below 50 ms always warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shelf searches in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm searches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ShelfChart</name>
    <message>
        <source>New and cumulative shelves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URLs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distinct shelf URLs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distinct shelves, several URLs may show one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distinct Goodreads readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incomplete hatched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shelf up to the end of this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New (left axis)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cumulative (right axis)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 new in this range, %3 in total.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::SizeChart</name>
    <message>
        <source>Shelf sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2 books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shelves by number of books at their last search · shelves of 800 and more are recorded as 600 · %1 at the cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shelf was searched in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes of %1 shelves; %2 of them are recorded as %3, which stands for every shelf of %4 and more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All shelves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelves of 800 and more are recorded as 600</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>600 or 800+</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::SizeDurationChart</name>
    <message>
        <source>Duration by shelf size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cold, log scale · shelves of 800+ recorded as 600</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cold searches with a shelf size in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit: %1 %2 %3 · pages of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2 books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No durations in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Durations of %1 cold searches by shelf size, the median from %2 for %3 to %4 for %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold searches of shelves of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n too small for a reliable p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelves of 800 and more are recorded as 600</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>600 or 800+</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 per cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 per dot</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::StackedChart</name>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TableBody</name>
    <message>
        <source>%1 Enter shows the rows behind a cell, Space sorts by its column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter: show rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TablePage</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: %1 of %2 selected; the others have not been loaded, scroll through them first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing with checks matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Load sample notification</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Terms</name>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2 books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm by the half hour only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm by the duration only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of either kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text and flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a usable duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Tiles</name>
    <message>
        <source>before: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 URLs = %2 shelves = %3 readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1 new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interval %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at the 600 cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unique shelves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distinct shelf URLs first searched before the end of the range. One person may have several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distinct Goodreads readers whose shelves were first searched before the end of the range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches of a Goodreads shelf in the range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches for one book at one library in the range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available of owned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available ÷ (available + out); books not in the catalogue and unknown outcomes are left out. With the Wilson 95 % interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owned ÷ (owned + not in the catalogue), of the library checks in the range. With the Wilson 95 % interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold search p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median and 95th percentile of the shelf searches that fetched the shelf from Goodreads; answers from the cache are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache-hit rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf searches that the backend&apos;s half-hour copy of the shelf answered ÷ all with a usable duration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median shelf size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the latest size of each shelf searched in the range. Shelves of 800 and more books are recorded as 600.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected notifications that nobody has dealt with, whatever the range: see “shelfhelp rejected list”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TimeChart</name>
    <message>
        <source>axis enlarged %1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TopBar</name>
    <message>
        <source>Previous period (←)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next period (→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All ranges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read everything anew (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TypeChart</name>
    <message>
        <source>Mix of search types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shelf searches %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incomplete veiled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shelf searches in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf searches by type. %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shelf searches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open payload…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as &amp;PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whole range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card as t&amp;able</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved &amp;views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save this view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Manage…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ran&amp;ge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Custom…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next in&amp;terval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compa&amp;re</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same period a &amp;year before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Another period…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match &amp;weekdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison on or o&amp;ff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look for news</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explain card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Alerts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eve&amp;nts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Load sample notification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replay…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
