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
</TS>
