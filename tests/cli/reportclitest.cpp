// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <tests/support/databasetesting.h>
#include <ui/pages/panelpages.h>
#include <ui/window/pageentries.h>

#include <QDir>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

/// Sixty libraries with checks in May 2024, and texts that would like to be markup, formulas and file names.
const QByteArray rows =
    "INSERT INTO public.shelves (shelf_url) VALUES "
    "('https://www.goodreads.com/review/list/111-a?shelf=<script>alert(1)</script>'),"
    "('https://www.goodreads.com/review/list/222?shelf=read');"
    "INSERT INTO public.books (unique_hash, title, author) VALUES "
    "('1', '</title><script>alert(1)</script>', '=HYPERLINK(\"http://x\")'), ('2', E'Two\\x01\\x1b[31m]]>', "
    "'C');"
    "INSERT INTO public.libraries SELECT 'lib-' || n, '\"><img src=x onerror=alert(1)> ' || n "
    "FROM generate_series(1, 60) n;"
    "INSERT INTO public.libraries VALUES ('brentwood-x', '=1+1');"
    "INSERT INTO public.shelf_searches (shelf_id, num_books, time_start, time_complete, total_book_count, "
    "books_returned, search_type) SELECT 1 + n % 2, 2, t, t + interval '3 seconds' * (1 + n % 5), 100, "
    "'{1,2}', "
    "CASE WHEN n % 7 = 0 THEN '<svg onload=alert(1)>' ELSE 'Shuffle' END "
    "FROM generate_series(1, 40) n, LATERAL (SELECT timestamp '2024-05-01 10:00' + n * interval '17 hours') "
    "x(t);"
    "INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, book_id, "
    "available, "
    "availability_message) SELECT 'lib-' || 1 + n % 60, n % 2 = 0, t, t + interval '1 second', 1 + n % 2, "
    "n % 3 = 0, CASE WHEN n % 5 = 0 THEN '=cmd|calc <b onclick=alert(1)>' WHEN n % 3 = 0 THEN 'AVAILABLE' "
    "ELSE 'Book Not Found' END "
    "FROM generate_series(1, 600) n, LATERAL (SELECT timestamp '2024-05-01 11:00' + n * interval '1 hour') "
    "x(t);"
    "INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, book_id, "
    "available, "
    "availability_message) SELECT 'brentwood-x', true, t, t + interval '1 second', 1, true, 'UNAVAILABLE' "
    "FROM generate_series(1, 30) n, LATERAL (SELECT timestamp '2024-05-02 11:00' + n * interval '1 hour') "
    "x(t)";

const QString may = u"2024-05-01..2024-05-31"_qs;

/// What a tool says of a file; ends the test program when there is no such tool.
QString said(const QString &tool, const QStringList &arguments)
{
    QProcess process;
    process.start(tool, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0) {
        qFatal("%s (package poppler-utils?): %s", qPrintable(tool), qPrintable(process.errorString()));
    }
    return QString::fromUtf8(process.readAllStandardOutput());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

/// What stands in an XML document: its texts, and everything that could do something.
struct Markup
{
    QString text;
    QStringList suspicious;
    QString error;
};

Markup markupOf(const QByteArray &document)
{
    Markup markup;
    QXmlStreamReader reader(document);
    const QStringList known{u"script"_qs, u"img"_qs,  u"image"_qs,         u"iframe"_qs,
                            u"object"_qs, u"link"_qs, u"foreignObject"_qs, u"b"_qs};
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters()) {
            markup.text += reader.text() + u' ';
        }
        if (!reader.isStartElement()) {
            continue;
        }
        if (known.contains(reader.name().toString())) {
            markup.suspicious.append(reader.name().toString());
        }
        for (const QXmlStreamAttribute &attribute : reader.attributes()) {
            const QString name = attribute.name().toString();
            const bool isReference = name == u"href" || name == u"src" || name == u"style";
            if (name.startsWith(u"on") || (isReference && !attribute.value().startsWith(u'#'))) {
                markup.suspicious.append(name + u'=' + attribute.value());
            }
        }
    }
    markup.error = reader.hasError() ? reader.errorString() : QString();
    return markup;
}

} // namespace

/// `shelfhelp-dashboard --report`: every format, every page, filters, alerts, and every mistake.
class ReportCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void everyFormatSaysWhatItIsOf_data();
    void everyFormatSaysWhatItIsOf();
    void everyPageIsThere();
    void aPdfHoldsMarksAndTexts();
    void tablesGoOnOverPages();
    void paperIsChosen();
    void picturesAreAsLargeAsAsked();
    void filtersRestrict();
    void hintsAtIdsThatAreNotThere();
    void textsOfPayloadsStayTexts_data();
    void textsOfPayloadsStayTexts();
    void aWebPageNeedsNothingElse();
    void tablesHoldNoFormulas();
    void anAlertFires_data();
    void anAlertFires();
    void anEmptyRangeIsAReportToo();
    void refusesNonsense_data();
    void refusesNonsense();
    void leavesNothingHalfWritten_data();
    void leavesNothingHalfWritten();
    void keepsTheOlderReport();
    void theServiceFileWorks();

private:
    Finished report(const QString &out, const QStringList &more = {}, const QString &range = may)
    {
        return m_program->run(QStringList{u"--report"_qs, range, u"--out"_qs, path(out), u"--time-zone"_qs,
                                          u"America/Chicago"_qs} +
                              more);
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder->path() + u'/' + name; }

    /// The words of a report in one line, whatever it is written as.
    [[nodiscard]] QString textOf(const QString &name) const;

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Program> m_headless;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ReportCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    m_program = std::make_unique<Program>(m_database->settings(), u"shelfhelp-dashboard"_qs);
    m_headless = std::make_unique<Program>(m_database->settings());
    for (const char *variable : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}) {
        m_program->setVariable(QString::fromLatin1(variable), {});
    }
    run(m_database->connection(), rows);
}

void ReportCliTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program->setVariable(u"XDG_CONFIG_HOME"_qs, m_folder->path() + u"-config"_qs);
}

QString ReportCliTest::textOf(const QString &name) const
{
    if (name.endsWith(u".pdf")) {
        return said(u"pdftotext"_qs, {path(name), u"-"_qs}).simplified();
    }
    if (name.endsWith(u".png")) {
        const QImage image(path(name));
        return QString(image.text(u"Title"_qs) + u' ' + image.text(u"Description"_qs)).simplified();
    }
    if (name.endsWith(u'/')) {
        return QString::fromUtf8(contentOf(path(name) + u"overview-activity.csv"_qs)).simplified();
    }
    return markupOf(contentOf(path(name))).text.simplified();
}

void ReportCliTest::everyFormatSaysWhatItIsOf_data()
{
    QTest::addColumn<QString>("out");
    for (const QString &out : {u"r.pdf"_qs, u"r.html"_qs, u"r.png"_qs, u"r.svg"_qs, u"tables/"_qs}) {
        QTest::newRow(qPrintable(out)) << out;
    }
}

void ReportCliTest::everyFormatSaysWhatItIsOf()
{
    QFETCH(const QString, out);
    const Finished finished = report(out, {u"--medium"_qs, u"libby"_qs, u"--library"_qs, u"brentwood-x"_qs});
    QCOMPARE(finished.messages, QString());
    QCOMPARE(finished.status, 0);
    QCOMPARE(filesIn(m_folder->path()), QStringList{out.chopped(out.endsWith(u'/') ? 1 : 0)});
    const QString text = textOf(out);
    for (const QString &part : {u"Range: 1 May – 31 May 2024 · 31 days · America/Chicago"_qs,
                                u"Compared with: 27 Mar – 26 Apr 2024"_qs, u"Stored times are read as UTC"_qs,
                                u"Library is =1+1 (brentwood-x)"_qs, u"Medium: Libby"_qs,
                                u"Rows: n = 40 shelf searches, 30 library checks"_qs, u"As of: "_qs}) {
        QVERIFY2(text.contains(part), qPrintable(part + u" in: "_qs + text.left(2000)));
    }
}

void ReportCliTest::everyPageIsThere()
{
    QStringList titles;
    for (const Ui::PageEntry &entry : Ui::pageEntries()) {
        if (Ui::panelPageIds().contains(entry.id)) {
            titles.append(entry.title);
        }
    }
    QVERIFY(titles.size() >= 3);
    for (const QString &out : {u"r.pdf"_qs, u"r.html"_qs, u"r.png"_qs, u"r.svg"_qs}) {
        const Finished finished = report(out, {u"--page"_qs, u"all"_qs});
        QVERIFY2(finished.status == 0, qPrintable(finished.messages));
        const QString text = textOf(out);
        QVERIFY2(text.contains(u"Shelf Help Analytics"), qPrintable(text));
        for (const QString &title : titles) {
            QVERIFY2(out == u"r.png" || text.contains(title), qPrintable(title));
        }
    }
    QCOMPARE(report(u"tables/"_qs, {u"--page"_qs, u"all"_qs}).status, 0);
    const QStringList tables = filesIn(path(u"tables"_qs));
    for (const QString &id : Ui::panelPageIds()) {
        QVERIFY2(!tables.filter(QRegularExpression(u"^%1-.+\\.csv$"_qs.arg(id))).isEmpty(), qPrintable(id));
    }
}

/// Sharp at any size: no picture is in it, and what can be read can be searched.
void ReportCliTest::aPdfHoldsMarksAndTexts()
{
    QCOMPARE(report(u"r.pdf"_qs, {u"--page"_qs, u"all"_qs}).status, 0);
    const QString images = said(u"pdfimages"_qs, {u"-list"_qs, path(u"r.pdf"_qs)});
    QCOMPARE(images.count(u'\n'), 2); // the head of the list alone
    const QString info = said(u"pdfinfo"_qs, {path(u"r.pdf"_qs)});
    QVERIFY2(info.contains(u"Title:           Shelf Help Analytics"), qPrintable(info));
    const int pages = QRegularExpression(u"Pages:\\s+(\\d+)"_qs).match(info).captured(1).toInt();
    QVERIFY(pages > 3);
    for (int page = 1; page <= pages; ++page) {
        const QString number = QString::number(page);
        const QString text =
            said(u"pdftotext"_qs, {u"-f"_qs, number, u"-l"_qs, number, path(u"r.pdf"_qs), u"-"_qs});
        const QString foot = u"page %1 of %2"_qs.arg(page).arg(pages);
        QVERIFY2(text.contains(foot), qPrintable(foot + u" in: "_qs + text));
        QVERIFY(text.contains(u"1 May – 31 May 2024 · 31 days · America/Chicago"));
        QVERIFY(text.contains(u"as of "));
    }
}

/// Each library once, whatever page its row is on, under a head that says which rows those are.
void ReportCliTest::tablesGoOnOverPages()
{
    QCOMPARE(report(u"r.pdf"_qs, {u"--page"_qs, u"libraries"_qs}).status, 0);
    const QString text = said(u"pdftotext"_qs, {u"-layout"_qs, path(u"r.pdf"_qs), u"-"_qs});
    for (int library = 1; library <= 60; ++library) {
        const QRegularExpression id(u"onerror=alert\\(1\\)> %1\\b"_qs.arg(library));
        QVERIFY2(text.contains(QRegularExpression(u"lib-%1\\b"_qs.arg(library))),
                 qPrintable(QString::number(library)));
    }
    const QRegularExpression part(u"rows (\\d+)–(\\d+) of 61"_qs);
    int last = 0;
    int parts = 0;
    for (auto match = part.globalMatch(text); match.hasNext(); ++parts) {
        const QRegularExpressionMatch found = match.next();
        QCOMPARE(found.captured(1).toInt(), last + 1);
        last = found.captured(2).toInt();
    }
    QVERIFY(parts > 1);
    QCOMPARE(last, 61);
}

void ReportCliTest::paperIsChosen()
{
    QCOMPARE(report(u"a4.pdf"_qs, {u"--paper"_qs, u"A4"_qs}).status, 0);
    QCOMPARE(report(u"letter.pdf"_qs, {u"--paper"_qs, u"letter"_qs}).status, 0);
    QVERIFY(said(u"pdfinfo"_qs, {path(u"a4.pdf"_qs)}).contains(u"(A4)"));
    QVERIFY(said(u"pdfinfo"_qs, {path(u"letter.pdf"_qs)}).contains(u"(letter)"));
}

void ReportCliTest::picturesAreAsLargeAsAsked()
{
    QCOMPARE(report(u"r.png"_qs, {u"--size"_qs, u"1200x3000"_qs}).status, 0);
    QCOMPARE(QImage(path(u"r.png"_qs)).size(), QSize(1200, 3000));
    QCOMPARE(report(u"r.png"_qs, {u"--size"_qs, u"900x400"_qs, u"--theme"_qs, u"dark"_qs}).status, 0);
    const QImage higher(path(u"r.png"_qs));
    QCOMPARE(higher.width(), 900);
    QVERIFY2(higher.height() > 400, "nothing is cut off");
    QVERIFY(higher.pixelColor(2, 2).lightness() < 60);
}

void ReportCliTest::filtersRestrict()
{
    const auto rowsWith = [this](const QStringList &filter) {
        const Finished finished = report(u"r.svg"_qs, filter);
        static const QRegularExpression line(
            u"Rows: n = ([\\d,]+) shelf searches, ([\\d,]+) library checks"_qs);
        return finished.status == 0 ? line.match(textOf(u"r.svg"_qs)).captured(1) + u'/' +
                                          line.match(textOf(u"r.svg"_qs)).captured(2)
                                    : finished.messages;
    };
    const QString all = rowsWith({});
    QCOMPARE(all, u"40/630"_qs);
    QCOMPARE(rowsWith({u"--type"_qs, u"Shuffle"_qs}), u"35/630"_qs);
    QCOMPARE(rowsWith({u"--library"_qs, u"lib-1"_qs, u"--library"_qs, u"lib-2"_qs}), u"40/20"_qs);
    QCOMPARE(
        rowsWith({u"--outcome"_qs, u"available"_qs, u"--not-library"_qs, u"lib-1"_qs, u"--shelf"_qs, u"1"_qs})
            .section(u'/', 0, 0),
        u"20"_qs);
}

void ReportCliTest::hintsAtIdsThatAreNotThere()
{
    const Finished finished = report(u"r.pdf"_qs, {u"--library"_qs, u"no-such"_qs});
    QCOMPARE(finished.status, 0);
    QCOMPARE(finished.messages,
             u"shelfhelp-dashboard: Hint: there is no library no-such in this database.\n"_qs);
}

void ReportCliTest::textsOfPayloadsStayTexts_data()
{
    QTest::addColumn<QString>("out");
    QTest::newRow("web page") << u"r.html"_qs;
    QTest::newRow("vector picture") << u"r.svg"_qs;
}

void ReportCliTest::textsOfPayloadsStayTexts()
{
    QFETCH(const QString, out);
    const QStringList filter{u"--page"_qs, u"all"_qs, u"--library"_qs, u"lib-1"_qs};
    QCOMPARE(report(out, filter).status, 0);
    const Markup filtered = markupOf(contentOf(path(out)));
    QCOMPARE(filtered.error, QString());
    QVERIFY2(filtered.text.contains(u"\"><img src=x onerror=alert(1)> 1"),
             "the library's name is shown as it is");
    QCOMPARE(report(out, {u"--page"_qs, u"all"_qs}).status, 0);
    const Markup markup = markupOf(contentOf(path(out)));
    QCOMPARE(markup.error, QString());
    QVERIFY2(markup.suspicious.isEmpty(), qPrintable(markup.suspicious.join(u' ')));
    QVERIFY2(markup.text.contains(u"<svg onload=alert(1)>"), "the search type is shown as it is");
    QVERIFY2(markup.text.contains(u"<b onclick=alert(1)>"), "and so is the catalogue's answer");
}

void ReportCliTest::aWebPageNeedsNothingElse()
{
    QCOMPARE(report(u"r.html"_qs, {u"--page"_qs, u"all"_qs}).status, 0);
    const QString page = QString::fromUtf8(contentOf(path(u"r.html"_qs)));
    QVERIFY(page.startsWith(u"<!DOCTYPE html>"));
    QVERIFY(page.contains(u"content=\"default-src &#39;none&#39;; style-src &#39;sha256-"));
    // Addresses of shelves stand there as texts.
    static const QRegularExpression fetches(
        u"=\\s*[\"']?https?://(?!www\\.w3\\.org/)|url\\(|@import|data:"_qs);
    QVERIFY2(!fetches.match(page).hasMatch(), qPrintable(fetches.match(page).captured()));
}

void ReportCliTest::tablesHoldNoFormulas()
{
    QCOMPARE(report(u"tables/"_qs, {u"--page"_qs, u"all"_qs}).status, 0);
    const QString folder = path(u"tables"_qs);
    bool hasText = false;
    for (const QString &name : filesIn(folder)) {
        const QString text = QString::fromUtf8(contentOf(folder + u'/' + name));
        QVERIFY2(text.startsWith(u"# ") || text.startsWith(u"\"# "), qPrintable(name));
        QVERIFY2(text.contains(u"\n\"# Rows: n = 40 shelf searches, 630 library checks\"\n"),
                 qPrintable(name));
        static const QRegularExpression formula(u"(^|,)\"?[=@]"_qs, QRegularExpression::MultilineOption);
        QVERIFY2(!formula.match(text).hasMatch(),
                 qPrintable(name + u": "_qs + formula.match(text).captured()));
        hasText = hasText || text.contains(u"'=cmd|calc");
    }
    QVERIFY(hasText);
}

void ReportCliTest::anAlertFires_data()
{
    QTest::addColumn<QStringList>("rule");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("said");
    QTest::newRow("beyond its limit") << QStringList{u"shelf-searches"_qs, u"above"_qs, u"39"_qs} << 4
                                      << u"Alert: Shelf searches above 39 · All time; now 40"_qs;
    QTest::newRow("within its limit")
        << QStringList{u"shelf-searches"_qs, u"above"_qs, u"40"_qs} << 0 << QString();
    QTest::newRow("with too few rows")
        << QStringList{u"availability"_qs, u"below"_qs, u"100"_qs, u"--minimum"_qs, u"10000"_qs} << 0
        << QString();
}

/// The report is written all the same, and says so; the status is that of `shelfhelp stats --alerts`.
void ReportCliTest::anAlertFires()
{
    QFETCH(const QStringList, rule);
    QFETCH(const int, status);
    QFETCH(const QString, said);
    const Finished added =
        m_headless->run(QStringList{u"alerts"_qs, u"add"_qs} + rule + QStringList{u"--range"_qs, u"all"_qs});
    QCOMPARE(added.status, 0);
    const Finished finished = report(u"r.pdf"_qs);
    const int statsStatus = m_headless->run({u"stats"_qs, u"--alerts"_qs}).status;
    const QString id = QString::fromUtf8(added.out).simplified().section(u' ', 0, 0);
    QCOMPARE(m_headless->run({u"alerts"_qs, u"remove"_qs, id}).status, 0);
    QCOMPARE(finished.status, status);
    QCOMPARE(finished.status, statsStatus);
    QVERIFY2(said.isEmpty() ? finished.messages.isEmpty() : finished.messages.contains(said),
             qPrintable(finished.messages));
    const QString text = textOf(u"r.pdf"_qs);
    QVERIFY(text.contains(u"Overview"));
    QVERIFY2(said.isEmpty() ? !text.contains(u"Alert") : text.contains(said), qPrintable(text.left(1000)));
}

void ReportCliTest::anEmptyRangeIsAReportToo()
{
    for (const QString &out : {u"r.pdf"_qs, u"r.html"_qs, u"r.png"_qs, u"r.svg"_qs, u"tables/"_qs}) {
        const Finished finished = report(out, {u"--page"_qs, u"all"_qs}, u"1999-01-01..1999-01-31"_qs);
        QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    }
    QVERIFY(textOf(u"r.pdf"_qs).contains(u"Rows: n = 0 shelf searches, 0 library checks"));
}

void ReportCliTest::refusesNonsense_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char *name, const QString &arguments, const QString &complaint) {
        QTest::newRow(name) << arguments.split(u' ', Qt::SkipEmptyParts) << complaint;
    };
    row("no range of that name", u"--report tomorrow --out r.pdf"_qs, u"\"tomorrow\" is no range"_qs);
    row("a range that ends before it begins", u"--report 2024-05-31..2024-05-01 --out r.pdf"_qs,
        u"is no range"_qs);
    row("half a range", u"--report 2024-05-31.. --out r.pdf"_qs, u"is no range"_qs);
    row("no file", u"--report 28d"_qs, u"requires --out"_qs);
    row("no report", u"--out r.pdf"_qs, u"requires --report"_qs);
    row("an ending nobody knows", u"--report 28d --out r.docx"_qs,
        u"must end in .pdf, .html, .png or .svg"_qs);
    row("one CSV file of many cards", u"--report 28d --out r.csv"_qs, u"a folder with / at its end"_qs);
    row("a page of rows", u"--report 28d --out r.pdf --page searches"_qs, u"a report has pages of cards"_qs);
    row("no such page", u"--report 28d --out r.pdf --page nowhere"_qs, u"nowhere not in"_qs);
    row("no such zone", u"--report 28d --out r.pdf --time-zone Mars/Base"_qs, u"no time zone"_qs);
    row("a rule as a zone", u"--report 28d --out r.pdf --time-zone <+03>-3"_qs, u"no time zone"_qs);
    row("an unknown outcome", u"--report 28d --out r.pdf --outcome lost"_qs, u"lost not in"_qs);
    row("conditions that exclude each other", u"--report 28d --out r.pdf --library a --not-library b"_qs,
        u"cannot be given together"_qs);
    row("a filter without report", u"--medium libby"_qs, u"requires --report"_qs);
    row("a picture of no size", u"--report 28d --out r.png --size 0x0"_qs, u"WIDTHxHEIGHT"_qs);
    row("unknown paper", u"--report 28d --out r.pdf --paper a0"_qs, u"a0 not in"_qs);
    row("a kiosk besides", u"--report 28d --out r.pdf --kiosk"_qs, u"excludes"_qs);
    row("files to replay", u"--report 28d --out r.pdf some.json"_qs, u"a report replays nothing"_qs);
    row("several pages of a window", u"--page overview,libraries"_qs, u"several pages are for --report"_qs);
    row("impatient kiosk", u"--kiosk --kiosk-seconds 1"_qs, u"not in range"_qs);
}

void ReportCliTest::refusesNonsense()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, complaint);
    QStringList there;
    for (const QString &argument : arguments) {
        there.append(argument.startsWith(u"r.") ? path(argument) : argument);
    }
    const Finished finished = m_program->run(there);
    QCOMPARE(finished.status, 2);
    QVERIFY2(finished.messages.contains(complaint), qPrintable(finished.messages));
    QVERIFY(filesIn(m_folder->path()).isEmpty());
}

void ReportCliTest::leavesNothingHalfWritten_data()
{
    QTest::addColumn<QString>("out");
    QTest::addColumn<QStringList>("left");
    QTest::newRow("no such folder") << u"nowhere/r.pdf"_qs
                                    << QStringList{u"file"_qs, u"folder.pdf"_qs, u"taken"_qs};
    QTest::newRow("a file where a folder should be")
        << u"file/r.html"_qs << QStringList{u"file"_qs, u"folder.pdf"_qs, u"taken"_qs};
    QTest::newRow("a folder of that name")
        << u"folder.pdf"_qs << QStringList{u"file"_qs, u"folder.pdf"_qs, u"taken"_qs};
    QTest::newRow("tables into a file")
        << u"file/"_qs << QStringList{u"file"_qs, u"folder.pdf"_qs, u"taken"_qs};
    QTest::newRow("tables, of which one cannot be")
        << u"taken/"_qs << QStringList{u"file"_qs, u"folder.pdf"_qs, u"taken"_qs};
}

void ReportCliTest::leavesNothingHalfWritten()
{
    QFETCH(const QString, out);
    QFETCH(const QStringList, left);
    QFile file(path(u"file"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QDir().mkpath(path(u"folder.pdf/inside"_qs)));
    QVERIFY(QDir().mkpath(path(u"taken/overview-types.csv/inside"_qs)));
    const Finished finished = report(out);
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"could not be written"), qPrintable(finished.messages));
    QVERIFY2(finished.messages.contains(u"Choose a file in a folder that exists"),
             qPrintable(finished.messages));
    QCOMPARE(filesIn(m_folder->path()), left);
    QCOMPARE(filesIn(path(u"taken"_qs)), QStringList{u"overview-types.csv"_qs});
    QCOMPARE(filesIn(path(u"folder.pdf"_qs)), QStringList{u"inside"_qs});
    QCOMPARE(file.size(), 0);
}

/// Whoever mails it every Monday mails an old one rather than none, and is told by the status.
void ReportCliTest::keepsTheOlderReport()
{
    QCOMPARE(report(u"r.pdf"_qs).status, 0);
    const QByteArray before = contentOf(path(u"r.pdf"_qs));
    const Finished finished = report(u"r.pdf"_qs, {u"--database"_qs, u"postgresql://x@127.0.0.1:1/x"_qs});
    QCOMPARE(finished.status, 1);
    QVERIFY(!finished.messages.isEmpty());
    QCOMPARE(contentOf(path(u"r.pdf"_qs)), before);
    QCOMPARE(filesIn(m_folder->path()), QStringList{u"r.pdf"_qs});
}

/// The command of resources/deploy/shelfhelp-report.service with what report.env sets, as systemd runs it.
void ReportCliTest::theServiceFileWorks()
{
    QString unit = QString::fromUtf8(
        contentOf(QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/deploy/shelfhelp-report.service")));
    static const QRegularExpression command(u"ExecStart=/bin/sh -c '([^']*)'"_qs);
    const QString line = command.match(unit)
                             .captured(1)
                             .replace(u"\\\n"_qs, u" "_qs)
                             .replace(u"%%"_qs, u"%"_qs)
                             .replace(u"/usr/bin/"_qs, QStringLiteral(SHELFHELP_BINARY_DIR "/bin/"));
    QVERIFY2(line.startsWith(u"exec "), qPrintable(line));
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QByteArray settings =
        contentOf(QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/deploy/report.env"));
    for (const QString &setting : QString::fromUtf8(settings).split(u'\n')) {
        if (setting.startsWith(u"REPORT_")) {
            environment.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
        }
    }
    environment.insert(u"DATABASE_URL"_qs, uriOf(m_database->settings()));
    environment.insert(u"STATE_DIRECTORY"_qs, m_folder->path());
    shell.setProcessEnvironment(environment);
    shell.start(u"/bin/sh"_qs, {u"-c"_qs, line});
    const Finished finished = Program::finish(shell);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    const QStringList files = filesIn(m_folder->path());
    QCOMPARE(files.size(), 1);
    QVERIFY2(QRegularExpression(u"^\\d{4}-\\d\\d-\\d\\d\\.pdf$"_qs).match(files.first()).hasMatch(),
             qPrintable(files.first()));
}

QTEST_GUILESS_MAIN(ReportCliTest)
#include "reportclitest.moc"
