<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ShelfHelp::Ui::AlertNotice</name>
    <message numerus="yes">
        <source>⚠ %n alerts</source>
        <translation>
            <numerusform>⚠ %n alert</numerusform>
            <numerusform>⚠ %n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::CheckTexts</name>
    <message numerus="yes">
        <source>It would be read as %Ln notification(s).</source>
        <translation>
            <numerusform>It would be read as %Ln notification.</numerusform>
            <numerusform>It would be read as %Ln notifications.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Dates</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::DeadLettersPage</name>
    <message numerus="yes">
        <source>Retrying %Ln dead letter(s) …</source>
        <translation>
            <numerusform>Retrying %Ln dead letter …</numerusform>
            <numerusform>Retrying %Ln dead letters …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give %Ln dead letter(s) up? They stay readable, and can be brought back.</source>
        <translation>
            <numerusform>Give %Ln dead letter up? It stays readable, and can be brought back.</numerusform>
            <numerusform>Give %Ln dead letters up? They stay readable, and can be brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n discarded.</source>
        <translation>
            <numerusform>%n discarded.</numerusform>
            <numerusform>%n discarded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were no longer open: somebody else has settled them.</source>
        <translation>
            <numerusform>%n of them was no longer open: somebody else has settled it.</numerusform>
            <numerusform>%n of them were no longer open: somebody else has settled them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n brought back.</source>
        <translation>
            <numerusform>%n brought back.</numerusform>
            <numerusform>%n brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were not discarded.</source>
        <translation>
            <numerusform>%n of them was not discarded.</numerusform>
            <numerusform>%n of them were not discarded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written into %1.</source>
        <translation>
            <numerusform>%Ln file written into %1.</numerusform>
            <numerusform>%Ln files written into %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::EventTiles</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::HealthSection</name>
    <message numerus="yes">
        <source>%n thing(s) to see to.</source>
        <translation>
            <numerusform>%n thing to see to.</numerusform>
            <numerusform>%n things to see to.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::JournalPage</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::LagChart</name>
    <message numerus="yes">
        <source>Clocks disagree: %Ln lag(s) negative beyond a second.</source>
        <translation>
            <numerusform>Clocks disagree: %Ln lag negative beyond a second.</numerusform>
            <numerusform>Clocks disagree: %Ln lags negative beyond a second.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clocks disagree: %Ln lag(s) negative beyond a second</source>
        <translation>
            <numerusform>Clocks disagree: %Ln lag negative beyond a second</numerusform>
            <numerusform>Clocks disagree: %Ln lags negative beyond a second</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::Legend</name>
    <message numerus="yes">
        <source>Show rows (%n)</source>
        <translation>
            <numerusform>Show row (%n)</numerusform>
            <numerusform>Show rows (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::MainWindow</name>
    <message numerus="yes">
        <source>%1 (%n min old)</source>
        <translation>
            <numerusform>%1 (%n min old)</numerusform>
            <numerusform>%1 (%n min old)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::NewShelfChart</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ReplayTexts</name>
    <message numerus="yes">
        <source>It would store %Ln notification(s)</source>
        <translation>
            <numerusform>It would store %Ln notification</numerusform>
            <numerusform>It would store %Ln notifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::ShelvesTable</name>
    <message numerus="yes">
        <source>%n shelves were searched; the one that was searched most often %1 times.</source>
        <translation>
            <numerusform>%n shelf was searched; number of its searches: %1.</numerusform>
            <numerusform>%n shelves were searched; the one that was searched most often %1 times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::SizeChart</name>
    <message numerus="yes">
        <source>%n shelves</source>
        <translation>
            <numerusform>%n shelf</numerusform>
            <numerusform>%n shelves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n searches</source>
        <translation>
            <numerusform>%n search</numerusform>
            <numerusform>%n searches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::TablesSection</name>
    <message numerus="yes">
        <source>Done with %n table(s).</source>
        <translation>
            <numerusform>Done with %n table.</numerusform>
            <numerusform>Done with %n tables.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::UnavailableBooks</name>
    <message numerus="yes">
        <source>%n books were never available; the one asked for most often is %1.</source>
        <translation>
            <numerusform>%n book was never available: %1.</numerusform>
            <numerusform>%n books were never available; the one asked for most often is %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::UncheckedBooks</name>
    <message numerus="yes">
        <source>%n books were shown and never checked; the one shown most often is %1.</source>
        <translation>
            <numerusform>%n book was shown and never checked: %1.</numerusform>
            <numerusform>%n books were shown and never checked; the one shown most often is %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::UndoDialog</name>
    <message numerus="yes">
        <source>Run %1 of %2. It stored %Ln notification(s).</source>
        <translation>
            <numerusform>Run %1 of %2. It stored %Ln notification.</numerusform>
            <numerusform>Run %1 of %2. It stored %Ln notifications.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other run(s) stored something since: what they brought stays, and so do shelves, books and libraries that it mentions.</source>
        <translation>
            <numerusform>%Ln other run stored something since: what it brought stays, and so do shelves, books and libraries that it mentions.</numerusform>
            <numerusform>%Ln other runs stored something since: what they brought stays, and so do shelves, books and libraries that it mentions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfHelp::Ui::UpkeepTexts</name>
    <message numerus="yes">
        <source>%n table(s), one after the other.</source>
        <translation>
            <numerusform>%n table.</numerusform>
            <numerusform>%n tables, one after the other.</numerusform>
        </translation>
    </message>
</context>
</TS>
