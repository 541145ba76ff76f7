// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <app/shelfhelp/stats/figurecsv.h>
#include <app/shelfhelp/stats/figurejson.h>
#include <app/shelfhelp/stats/figuretext.h>

using namespace ShelfHelp::App;

namespace {

const QTimeZone chicago("America/Chicago");

QDateTime instant()
{
    return QDateTime::fromString(u"2024-09-02T14:46:58.513Z"_qs, Qt::ISODateWithMs);
}

FigureTable oneCell(const Cell &cell)
{
    return {.columns = {u"x"_qs}, .rows = {{cell}}};
}

/// The second line of a CSV file of two, without its end.
QString fieldOf(const Cell &cell)
{
    const QString csv = figureCsv(oneCell(cell), chicago);
    return csv.startsWith(u"x\r\n") && csv.endsWith(u"\r\n") ? csv.mid(3).chopped(2) : u"no CSV: "_qs + csv;
}

} // namespace

Q_DECLARE_METATYPE(Cell)

/// How tables of figures are printed as text, JSON and CSV, whatever is in them.
class FigureFormatsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsValuesRaw_data();
    void printsValuesRaw();
    void guardsTextsInCsv_data();
    void guardsTextsInCsv();
    void namesColumnsWithTheirUnits();
    void nestsGroupsInJson();
    void keepsNumbersWhole();
    void alignsColumnsOfText();
    void harmsNoTerminal();
    void tellsAnEmptyTableApart();

private:
    void addCells();
};

void FigureFormatsTest::addCells()
{
    QTest::addColumn<Cell>("cell");
    QTest::addColumn<QString>("csv");
    QTest::addColumn<QString>("json");
}

void FigureFormatsTest::printsValuesRaw_data()
{
    addCells();
    const auto row = [](const char *name, const Cell &cell, const QString &csv, const QString &json) {
        QTest::newRow(name) << cell << csv << json;
    };
    row("absent", Cell(), QString(), u"null"_qs);
    row("an absent number", std::optional<double>(), QString(), u"null"_qs);
    row("no instant", QDateTime(), QString(), u"null"_qs);
    row("yes", true, u"true"_qs, u"true"_qs);
    row("zero", 0, u"0"_qs, u"0"_qs);
    row("a large number", qint64(1) << 40, u"1099511627776"_qs, u"1099511627776"_qs);
    row("a negative number stays one", -3, u"-3"_qs, u"-3"_qs);
    row("a fraction", 3677.954, u"3677.954"_qs, u"3677.954"_qs);
    row("a negative fraction", -0.5, u"-0.5"_qs, u"-0.5"_qs);
    row("an instant", instant(), u"2024-09-02T09:46:58.513-05:00"_qs,
        u"\"2024-09-02T09:46:58.513-05:00\""_qs);
    row("of whole seconds", instant().addMSecs(-513), u"2024-09-02T09:46:58-05:00"_qs,
        u"\"2024-09-02T09:46:58-05:00\""_qs);
    row("in winter", instant().addMSecs(-513).addDays(100), u"2024-12-11T08:46:58-06:00"_qs,
        u"\"2024-12-11T08:46:58-06:00\""_qs);
    row("a text", u"Shuffle"_qs, u"Shuffle"_qs, u"\"Shuffle\""_qs);
}

void FigureFormatsTest::printsValuesRaw()
{
    QFETCH(Cell, cell);
    QTEST(fieldOf(cell), "csv");
    const QJsonObject document = figureJson(oneCell(cell), chicago);
    const QByteArray row = QJsonDocument(document.value(u"rows"_qs).toArray()).toJson(QJsonDocument::Compact);
    QFETCH(QString, json);
    QCOMPARE(QString::fromUtf8(row), u"[{\"x\":%1}]"_qs.arg(json));
}

void FigureFormatsTest::guardsTextsInCsv_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::newRow("plain") << u"To Kill a Mockingbird"_qs << u"To Kill a Mockingbird"_qs;
    QTest::newRow("a comma") << u"Lee, Harper"_qs << u"\"Lee, Harper\""_qs;
    QTest::newRow("quotes") << u"\"It\""_qs << u"\"\"\"It\"\"\""_qs;
    QTest::newRow("a line end") << u"a\nb"_qs << u"\"a\nb\""_qs;
    QTest::newRow("a formula") << u"=1+1"_qs << u"'=1+1"_qs;
    QTest::newRow("a formula with a comma") << u"=A(1,2)"_qs << u"\"'=A(1,2)\""_qs;
    QTest::newRow("plus") << u"+1"_qs << u"'+1"_qs;
    QTest::newRow("minus") << u"-1"_qs << u"'-1"_qs;
    QTest::newRow("at") << u"@x"_qs << u"'@x"_qs;
    QTest::newRow("a tab") << u"\tx"_qs << u"'\tx"_qs;
    QTest::newRow("a carriage return") << u"\rx"_qs << u"\"'\rx\""_qs;
    QTest::newRow("not at the start") << u"1=1"_qs << u"1=1"_qs;
    QTest::newRow("a control before a formula") << u"\u0001=1"_qs << u"\uFFFD=1"_qs;
    QTest::newRow("an escape") << u"\u001b[31m"_qs << u"\uFFFD[31m"_qs;
    QTest::newRow("an escape of eight bits") << u"\u009b31m"_qs << u"\uFFFD31m"_qs;
    QTest::newRow("a formula behind blanks") << u"  =1"_qs << u"'  =1"_qs;
    QTest::newRow("a formula behind a no-break space") << u"\u00A0=1"_qs << u"'\u00A0=1"_qs;
    QTest::newRow("a formula behind nothing that is seen") << u"\u200B\uFEFF@x"_qs << u"'\u200B\uFEFF@x"_qs;
    QTest::newRow("a full-width formula") << u"\uFF1D1"_qs << u"'\uFF1D1"_qs;
    QTest::newRow("full-width plus, minus, at") << u"\uFF0B\uFF0D\uFF20"_qs << u"'\uFF0B\uFF0D\uFF20"_qs;
    QTest::newRow("a formula in a later line") << u"a\n =1"_qs << u"\"'a\n =1\""_qs;
    QTest::newRow("a later line that is none") << u"a\nb=1"_qs << u"\"a\nb=1\""_qs;
    QTest::newRow("empty") << QString() << QString();
}

void FigureFormatsTest::guardsTextsInCsv()
{
    QFETCH(QString, text);
    QTEST(fieldOf(text), "field");
}

void FigureFormatsTest::namesColumnsWithTheirUnits()
{
    const FigureTable table{.columns = {u"start"_qs, u"cold.n"_qs, u"cold.p50_ms"_qs},
                            .rows = {{instant(), 3, 2.5}}};
    QCOMPARE(figureCsv(table, QTimeZone::utc()),
             u"start,cold_n,cold_p50_ms\r\n2024-09-02T14:46:58.513Z,3,2.5\r\n"_qs);
}

void FigureFormatsTest::nestsGroupsInJson()
{
    const FigureTable table{.columns = {u"a"_qs, u"cold.n"_qs, u"cold.p50_ms"_qs, u"warm.n"_qs},
                            .rows = {{1, 2, 3.5, 4}},
                            .notes = {{u"books"_qs, 7}}};
    const QJsonObject cold{{u"n"_qs, 2}, {u"p50_ms"_qs, 3.5}};
    const QJsonObject row{{u"a"_qs, 1}, {u"cold"_qs, cold}, {u"warm"_qs, QJsonObject{{u"n"_qs, 4}}}};
    QCOMPARE(figureJson(table, chicago), (QJsonObject{{u"rows"_qs, QJsonArray{row}}, {u"books"_qs, 7}}));
}

void FigureFormatsTest::keepsNumbersWhole()
{
    const qint64 large = (qint64(1) << 53) + 1;
    const QJsonObject json = figureJson(oneCell(large), chicago);
    QVERIFY(QJsonDocument(json).toJson().contains(QByteArray::number(large)));
}

void FigureFormatsTest::alignsColumnsOfText()
{
    const FigureTable table{.columns = {u"name"_qs, u"cold.n"_qs},
                            .rows = {{u"a"_qs, 1000000}, {u"bcdef"_qs, 2.0}, {Cell(), 1.23456}},
                            .notes = {{u"window_minutes"_qs, 30}}};
    QCOMPARE(figureText(table, chicago), u"name    cold_n\n"
                                         "a      1000000\n"
                                         "bcdef        2\n"
                                         "-        1.235\n"
                                         "window_minutes: 30\n"_qs);
}

void FigureFormatsTest::harmsNoTerminal()
{
    const QString text = figureText(oneCell(u"\u001b[31m\u202Ered\na"_qs), chicago);
    QCOMPARE(text.count(u'\n'), 2);
    QVERIFY(!text.contains(u'\u001b') && !text.contains(u'\u202E'));
    const QString longText = figureText(oneCell(QString(1000, u'a')), chicago);
    QVERIFY(longText.size() < 100);
}

void FigureFormatsTest::tellsAnEmptyTableApart()
{
    const FigureTable table{.columns = {u"start"_qs, u"n"_qs}, .rows = {}};
    QCOMPARE(figureCsv(table, chicago), u"start,n\r\n"_qs);
    QCOMPARE(figureText(table, chicago), u"start  n\n"_qs);
    QCOMPARE(figureJson(table, chicago), (QJsonObject{{u"rows"_qs, QJsonArray()}}));
}

QTEST_GUILESS_MAIN(FigureFormatsTest)

#include "figureformatstest.moc"
