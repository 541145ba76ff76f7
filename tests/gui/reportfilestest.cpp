// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/charts/fills.h>
#include <ui/models/exportformat.h>
#include <ui/report/htmltext.h>
#include <ui/report/outputfile.h>
#include <ui/report/pdffile.h>
#include <ui/report/report.h>
#include <ui/report/reporthead.h>
#include <ui/report/svgfile.h>

#include <QDir>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The texts of an XML document, or what is wrong with it.
QString textsOf(const QByteArray &document)
{
    QXmlStreamReader reader(document);
    QString texts;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters()) {
            texts += reader.text();
        }
    }
    return reader.hasError() ? u"error: "_qs + reader.errorString() : texts;
}

} // namespace

/// The pieces that reports are made of: names, texts, files, and what a picture says of itself.
class ReportFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formats_data();
    void formats();
    void fileNamesAreHarmless_data();
    void fileNamesAreHarmless();
    void textsAreNeverMarkup_data();
    void textsAreNeverMarkup();
    void tablesAreReadable();
    void picturesSayWhatTheyAre();
    void writesAFileAsAWhole();
    void writesAllFilesOrNone();
    void hatchingEndsAtTheEdge_data();
    void hatchingEndsAtTheEdge();
    void saysWhatTheFiguresAreOf();
    void longTextsAreCut();
    void aReportNeedsPagesAndAnswers();
    void paperIsThatOfTheCountry_data();
    void paperIsThatOfTheCountry();
};

void ReportFilesTest::formats_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<std::optional<ExportFormat>>("format");
    QTest::newRow("pdf") << u"/tmp/a.pdf"_qs << std::optional(ExportFormat::Pdf);
    QTest::newRow("capitals") << u"a.PNG"_qs << std::optional(ExportFormat::Png);
    QTest::newRow("two dots") << u"a.csv.svg"_qs << std::optional(ExportFormat::Svg);
    QTest::newRow("html") << u"a.html"_qs << std::optional(ExportFormat::Html);
    QTest::newRow("htm") << u"a.htm"_qs << std::optional(ExportFormat::Html);
    QTest::newRow("csv") << u"a.csv"_qs << std::optional(ExportFormat::Csv);
    QTest::newRow("other") << u"a.docx"_qs << std::optional<ExportFormat>();
    QTest::newRow("none") << u"pdf"_qs << std::optional<ExportFormat>();
    QTest::newRow("of a folder") << u"/tmp/x.pdf/a"_qs << std::optional<ExportFormat>();
}

void ReportFilesTest::formats()
{
    QFETCH(const QString, name);
    QFETCH(const std::optional<ExportFormat>, format);
    QCOMPARE(formatOf(name), format);
}

void ReportFilesTest::fileNamesAreHarmless_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::newRow("as it is") << u"library-list_2"_qs << u"library-list_2.svg"_qs;
    QTest::newRow("upwards") << u"../../etc/passwd"_qs << u"------etc-passwd.svg"_qs;
    QTest::newRow("hidden") << u".bashrc"_qs << u"-bashrc.svg"_qs;
    QTest::newRow("letters of others") << u"Bücher\n"_qs << u"B-cher-.svg"_qs;
}

void ReportFilesTest::fileNamesAreHarmless()
{
    QFETCH(const QString, id);
    QFETCH(const QString, name);
    QCOMPARE(fileNameOf(id, ExportFormat::Svg), name);
}

void ReportFilesTest::textsAreNeverMarkup_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"Emma"_qs << u"Emma"_qs;
    QTest::newRow("element") << u"<script>x()</script>"_qs << u"<script>x()</script>"_qs;
    QTest::newRow("attribute") << u"\" onload='x()'"_qs << u"\" onload='x()'"_qs;
    QTest::newRow("entity") << u"&lt;&#0;&x;"_qs << u"&lt;&#0;&x;"_qs;
    QTest::newRow("end of a section") << u"]]>-->"_qs << u"]]>-->"_qs;
    QTest::newRow("control characters") << u"a\u0001b\u001bc\u007fd\u0085e"_qs << u"abcde"_qs;
    QTest::newRow("no characters") << u"a\uFFFEb\uFFFFc"_qs << u"abc"_qs;
    QTest::newRow("half a pair") << QString(u"a"_qs + QChar(0xD83D) + u'b') << u"ab"_qs;
    QTest::newRow("a pair") << u"📚"_qs << u"📚"_qs;
    QTest::newRow("other way") << u"\u202Eevil"_qs << u"\u202Eevil"_qs;
}

void ReportFilesTest::textsAreNeverMarkup()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    const QString element = u"<p title=\"%1\" lang='%1'>%1</p>"_qs.arg(escaped(text));
    QXmlStreamReader reader(element);
    QVERIFY(reader.readNextStartElement());
    QCOMPARE(reader.attributes().size(), 2);
    QCOMPARE(reader.attributes().value(u"title"_qs).toString(), shown);
    QCOMPARE(reader.readElementText(), shown);
    QVERIFY(!reader.hasError());
}

void ReportFilesTest::tablesAreReadable()
{
    const ChartTable table{.columns = {{u"Book <1>"_qs, u"book"_qs}, {u"n"_qs, u"n"_qs}},
                           .rows = {{textCell(u"<b>Emma</b>"_qs), {.text = u"1,234"_qs, .raw = qint64(1234)}},
                                    {textCell(u"Ulysses"_qs), {.text = u"–"_qs, .raw = QVariant()}}}};
    const QString html = htmlTable(table, u"\"Books\" & more"_qs);
    QCOMPARE(textsOf(html.toUtf8()).simplified(), u"\"Books\" & more Book <1>n <b>Emma</b>1,234 Ulysses–"_qs);
    QVERIFY2(html.contains(u"<th scope=\"col\" class=\"n\">n</th>"), "numbers are to the right");
    QVERIFY(html.contains(u"<th scope=\"row\" class=\"t\"><bdi>&lt;b&gt;Emma"));
    QCOMPARE(html.count(u"<td class=\"n\">"), 2);
}

void ReportFilesTest::picturesSayWhatTheyAre()
{
    const PictureTexts texts{.title = u"</title><script>x()</script> %1 %2"_qs,
                             .description = u"two\nlines & more"_qs};
    const QByteArray svg = svgDocument({200, 100}, texts, 96, [](QPainter &painter) {
        painter.drawText(QPointF(5, 20), u"A < B %4 \u0001"_qs);
        painter.drawLine(0, 0, 10, 10);
    });
    const QString text = textsOf(svg);
    QVERIFY2(text.contains(u"</title><script>x()</script> %1 %2"), qPrintable(text));
    QVERIFY(text.contains(u"two\nlines & more"));
    QVERIFY2(text.contains(u"A < B %4"), qPrintable(text));
    QVERIFY(svg.contains("width=\"200\" height=\"100\" viewBox=\"0 0 200 100\""));
    const QString inner = svgElement(svg, u"\"x\""_qs, u"light"_qs);
    QVERIFY2(inner.startsWith(
                 u"<svg class=\"light\" viewBox=\"0 0 200 100\" role=\"img\" aria-label=\"&quot;x&quot;\">"),
             qPrintable(inner.left(200)));
    QVERIFY2(!textsOf(inner.toUtf8()).startsWith(u"error"), qPrintable(textsOf(inner.toUtf8())));
}

void ReportFilesTest::writesAFileAsAWhole()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"a.csv"_qs);
    QVERIFY(writeFile(name, "old").ok());
    QVERIFY(writeFile(name, "new").ok());
    QCOMPARE(contentOf(name), "new");
    for (const QString &bad : {u"nowhere/a.csv"_qs, u"a.csv/b.csv"_qs, QString()}) {
        const Outcome written = writeFile(folder.filePath(bad), "x");
        QVERIFY(!written.ok());
        QVERIFY2(written.error().message.contains(folder.filePath(bad)), qPrintable(written.error().message));
        QVERIFY(!written.error().remedy.isEmpty());
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"a.csv"_qs});
}

void ReportFilesTest::writesAllFilesOrNone()
{
    const QTemporaryDir folder;
    const QString target = folder.filePath(u"new/tables"_qs);
    QVERIFY(writeFiles(target, {{u"a.csv"_qs, "1"}, {u"b.csv"_qs, "2"}}).ok());
    QCOMPARE(contentOf(target + u"/b.csv"), "2");
    const QString fresh = folder.filePath(u"fresh"_qs);
    QVERIFY(!writeFiles(fresh, {{u"a.csv"_qs, "1"}, {u"nowhere/b.csv"_qs, "2"}}).ok());
    QVERIFY2(!QDir(fresh).exists(), "a folder that was made for nothing is taken away");
    QVERIFY(QDir().mkpath(target + u"/c.csv/inside"));
    const Outcome written = writeFiles(target, {{u"a.csv"_qs, "3"}, {u"c.csv"_qs, "4"}, {u"d.csv"_qs, "5"}});
    QVERIFY(!written.ok());
    QVERIFY2(written.error().message.contains(u"c.csv"), qPrintable(written.error().message));
    QCOMPARE(contentOf(target + u"/a.csv"), "1");
    QCOMPARE(QDir(target).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name),
             QStringList({u"a.csv"_qs, u"b.csv"_qs, u"c.csv"_qs}));
}

void ReportFilesTest::hatchingEndsAtTheEdge_data()
{
    QTest::addColumn<QRectF>("box");
    QTest::addColumn<Slope>("slope");
    for (const QRectF &box : {QRectF(0, 0, 40, 20), QRectF(13.5, 7.25, 3, 90), QRectF(-20, -8, 31, 4)}) {
        QTest::addRow("rising, %g wide", box.width()) << box << Slope::Rising;
        QTest::addRow("falling, %g wide", box.width()) << box << Slope::Falling;
    }
}

void ReportFilesTest::hatchingEndsAtTheEdge()
{
    QFETCH(const QRectF, box);
    QFETCH(const Slope, slope);
    const QList<QLineF> lines = diagonals(box, slope, 5, 0);
    QVERIFY(lines.size() >= int((box.width() + box.height()) / 5) - 1);
    const QRectF reach = box.adjusted(-1e-9, -1e-9, 1e-9, 1e-9);
    for (const QLineF &line : lines) {
        QVERIFY(reach.contains(line.p1()) && reach.contains(line.p2()));
        QCOMPARE(std::abs(line.dx()), std::abs(line.dy()));
        QCOMPARE(line.dx() * line.dy() < 0, slope == Slope::Rising);
    }
}

void ReportFilesTest::saysWhatTheFiguresAreOf()
{
    const QTimeZone zone("America/Chicago");
    Question question;
    question.time = {
        .reportingZone = zone,
        .range = {QDateTime({2024, 5, 1}, {5, 0}, Qt::UTC), QDateTime({2024, 6, 1}, {5, 0}, Qt::UTC)},
        .now = QDateTime({2024, 6, 2}, {3, 4}, Qt::UTC)};
    question.filter.medium = Sql::Medium::Libby;
    const ReportContext context = reportContext(u"Activity"_qs, question, {}, question.time.now,
                                                RowCounts{.shelfSearches = 1234, .libraryChecks = 5},
                                                QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCOMPARE(context.range, u"1 May – 31 May 2024 · 31 days · America/Chicago"_qs);
    QCOMPARE(context.asOf, u"as of 1 Jun 2024 22:04"_qs);
    QCOMPARE(context.lines, QStringList({u"Range: 1 May – 31 May 2024 · 31 days · America/Chicago"_qs,
                                         u"Stored times are read as UTC"_qs, u"Filters: Medium: Libby"_qs,
                                         u"Rows: n = 1,234 shelf searches, 5 library checks"_qs,
                                         u"As of: 1 Jun 2024 22:04:00"_qs}));
}

void ReportFilesTest::longTextsAreCut()
{
    Question question;
    question.filter.bookId = 1;
    const FilterLabels labels{{FilterField::Book, QString(100'000, u'x') + u"\nsecond line"_qs}};
    const ReportContext context = reportContext({}, question, labels, {}, {}, QLocale::c());
    for (const QString &line : context.lines) {
        QVERIFY(line.size() <= 301);
        QVERIFY(!line.contains(u'\n'));
    }
}

void ReportFilesTest::aReportNeedsPagesAndAnswers()
{
    const QTemporaryDir folder;
    Report none({{u"no-such-page"_qs, u"?"_qs}});
    const Outcome nothing = none.write(folder.filePath(u"a.pdf"_qs), {}, {});
    QVERIFY(!nothing.ok());
    QCOMPARE(nothing.error().kind, ErrorKind::Usage);
    Report early({{u"overview"_qs, u"Overview"_qs}});
    QVERIFY(early.requests().size() > 5);
    QVERIFY(!early.write(folder.filePath(u"a.pdf"_qs), {}, {}).ok());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void ReportFilesTest::paperIsThatOfTheCountry_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QPageSize::PageSizeId>("paper");
    QTest::newRow("Germany") << QLocale(QLocale::German, QLocale::Germany) << QPageSize::A4;
    QTest::newRow("United Kingdom") << QLocale(QLocale::English, QLocale::UnitedKingdom) << QPageSize::A4;
    QTest::newRow("United States") << QLocale(QLocale::English, QLocale::UnitedStates) << QPageSize::Letter;
}

void ReportFilesTest::paperIsThatOfTheCountry()
{
    QFETCH(const QLocale, locale);
    QFETCH(const QPageSize::PageSizeId, paper);
    QCOMPARE(usualPaper(locale), paper);
}

QTEST_MAIN(ReportFilesTest)
#include "reportfilestest.moc"
