// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/models/charttable.h>

#include <QTest>
#include <QTimeZone>

using namespace ShelfHelp::Ui;

class ChartTableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesRawValuesInTheCLocale();
    void hostileTextsStayTexts_data();
    void hostileTextsStayTexts();
    void textsOnTheClipboardAreOneLine();
    void missingValuesAreEmpty();
    void contextIsAComment();
};

void ChartTableTest::writesRawValuesInTheCLocale()
{
    const QLocale german(QLocale::German, QLocale::Germany);
    const QDateTime start({2024, 9, 2}, {0, 0}, QTimeZone("America/Chicago"));
    const ChartTable table{.columns = {{u"Period"_qs, u"start"_qs},
                                       {u"n"_qs, u"n"_qs},
                                       {u"Share"_qs, u"share"_qs},
                                       {u"p50"_qs, u"p50_ms"_qs}},
                           .rows = {{periodCell(start, u"Mon 2 Sep"_qs), countCell(1234, german),
                                     shareCell(0.417, german), durationCell(3677.954, german)}}};
    QCOMPARE(commaSeparated(table, {}),
             u"start,n,share,p50_ms\n2024-09-02T05:00:00.000Z,1234,0.417,3677.954\n"_qs);
    QCOMPARE(tabSeparated(table),
             u"start\tn\tshare\tp50_ms\n2024-09-02T05:00:00.000Z\t1234\t0.417\t3677.954\n"_qs);
    QCOMPARE(table.texts().last().at(1), u"1.234"_qs);
}

void ChartTableTest::hostileTextsStayTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("formula") << u"=SUM(A1)"_qs << u"'=SUM(A1)"_qs;
    QTest::newRow("formula behind blanks") << u"  \t@cmd"_qs << u"'  \t@cmd"_qs;
    QTest::newRow("full-width formula") << u"\uFF1D1+1"_qs << u"'\uFF1D1+1"_qs;
    QTest::newRow("formula in a later line") << u"a\n=1+1"_qs << u"\"'a\n=1+1\""_qs;
    QTest::newRow("blanks at both ends") << u" nashville "_qs << u" nashville "_qs;
    QTest::newRow("plus") << u"+1+1"_qs << u"'+1+1"_qs;
    QTest::newRow("minus") << u"-2+3"_qs << u"'-2+3"_qs;
    QTest::newRow("behind a no-break space") << u"\u00a0=1"_qs << u"'\u00a0=1"_qs;
    QTest::newRow("behind a zero-width space") << u"\u200b=1"_qs << u"'\u200b=1"_qs;
    QTest::newRow("behind a byte order mark") << u"\ufeff=1"_qs << u"'\ufeff=1"_qs;
    for (const QChar sign : u"\uff0b\uff0d\uff20"_qs) {
        QTest::addRow("full width, %04x", sign.unicode())
            << QString(sign) + u"1"_qs << u"'"_qs + sign + u"1"_qs;
    }
    QTest::newRow("a sign in the middle") << u"1=1"_qs << u"1=1"_qs;
    QTest::newRow("comma") << u"King, Stephen"_qs << u"\"King, Stephen\""_qs;
    QTest::newRow("quotes") << u"a \"b\""_qs << u"\"a \"\"b\"\"\""_qs;
    QTest::newRow("line break") << u"a\r\nb"_qs << u"\"a\r\nb\""_qs;
    QTest::newRow("formula with a comma") << u"=A,B"_qs << u"\"'=A,B\""_qs;
    QTest::newRow("right to left") << u"\u202eabc"_qs << u"\u202eabc"_qs;
}

void ChartTableTest::hostileTextsStayTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    const ChartTable table{.columns = {{u"Text"_qs, u"text"_qs}}, .rows = {{textCell(text)}}};
    QCOMPARE(commaSeparated(table, {}), QString(u"text\n" + cell + u'\n'));
}

void ChartTableTest::textsOnTheClipboardAreOneLine()
{
    const ChartTable table{.columns = {{u"Text"_qs, u"text"_qs}}, .rows = {{textCell(u" =a\tb\r\nc "_qs)}}};
    QCOMPARE(tabSeparated(table), u"text\n'=a b c\n"_qs);
}

void ChartTableTest::missingValuesAreEmpty()
{
    const ChartTable table{.columns = {{u"p50"_qs, u"p50_ms"_qs}, {u"n"_qs, u"n"_qs}},
                           .rows = {{durationCell({}, QLocale::c()), countCell(0, QLocale::c())}}};
    QCOMPARE(commaSeparated(table, {}), u"p50_ms,n\n,0\n"_qs);
    QCOMPARE(table.texts().last(), (QStringList{u"–"_qs, u"0"_qs}));
}

void ChartTableTest::contextIsAComment()
{
    const ChartTable table{.columns = {{u"n"_qs, u"n"_qs}}, .rows = {}};
    QCOMPARE(commaSeparated(table, {u"Filters: Answer: a\nb"_qs}), u"# Filters: Answer: a b\nn\n"_qs);
    // Behind a comma would begin a cell of its own.
    QCOMPARE(commaSeparated(table, {u"Title: a,=cmd()"_qs}), u"\"# Title: a,=cmd()\"\nn\n"_qs);
}

QTEST_GUILESS_MAIN(ChartTableTest)
#include "charttabletest.moc"
