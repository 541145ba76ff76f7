// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <ui/charts/card.h>
#include <ui/charts/chart.h>
#include <ui/dialogs/reportdialog.h>
#include <ui/pages/panelpages.h>
#include <ui/window/annotator.h>
#include <ui/window/pageentries.h>

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFrame>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <memory>

using namespace ShelfHelp;
using Tests::FakeServices;

namespace {

/// A window whose file dialogs answer with a name in a folder of the test's own.
struct Fixture
{
    Tests::PrivateSettings settings;
    FakeServices fake;
    QTemporaryDir folder;
    QString chosen;     ///< instead of the suggested name
    QString suggestion; ///< what the dialog was opened with
    QString kind;
    std::unique_ptr<Ui::MainWindow> window;

    void open()
    {
        Ui::WindowOptions options = FakeServices::options();
        options.chooser.target = [this](QWidget *, const QString &name, const QString &kinds) {
            suggestion = name;
            kind = kinds;
            return folder.filePath(chosen.isEmpty() ? name : chosen);
        };
        options.chooser.folder = [this](QWidget *) { return folder.filePath(u"tables"_qs); };
        window = std::make_unique<Ui::MainWindow>(fake.services(), std::move(options));
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTRY_VERIFY(find<Ui::Chart>("activityChart")->hasData());
    }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return window->findChild<T *>(QLatin1StringView(name));
    }

    void trigger(const char *action) const { find<QAction>(action)->trigger(); }

    [[nodiscard]] QString news() const { return find<QLabel>("infoText")->text(); }

    [[nodiscard]] QByteArray content(const QString &name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] QStringList files() const
    {
        return QDir(folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }
};

/// All texts of an XML document; empty when it is none.
QString textsOf(const QByteArray &document)
{
    QXmlStreamReader reader(document);
    QString texts;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters()) {
            texts += reader.text() + u'\n';
        }
    }
    return reader.hasError() ? QString() : texts;
}

} // namespace

/// What leaves the window: cards and pages as files, by menus, keys, the report's dialog and printing.
class ExportsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void aCardGoesIntoAFile_data();
    void aCardGoesIntoAFile();
    void theFilesEndingDecides_data();
    void theFilesEndingDecides();
    void namesWithoutEndingGetOne();
    void wantsToKnowWhichCard();
    void aCardIsWrittenAsItIsSet();
    void aPageIsPrinted();
    void theDialogAsksForPagesAndFormat();
    void theDialogWantsAPage();
    void aReportIsWrittenAsTheCardsAreSet();
    void notesAndLimitsGoAlong();
    void tablesGoIntoAFolder();
    void nothingIsWrittenWhenAFigureIsMissing();
    void saysWhyNothingWasWritten();
    void nothingHappensWithoutAName();
    void everyPageOfCardsIsInReports();
};

void ExportsTest::aCardGoesIntoAFile_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<bool>("fromCard");
    for (const char *suffix : {"csv", "png", "svg", "pdf"}) {
        QTest::addRow("%s, card's menu", suffix) << QString::fromLatin1(suffix) << true;
        QTest::addRow("%s, menu bar", suffix) << QString::fromLatin1(suffix) << false;
    }
}

void ExportsTest::aCardGoesIntoAFile()
{
    QFETCH(const QString, suffix);
    QFETCH(const bool, fromCard);
    Fixture fixture;
    fixture.open();
    auto *chart = fixture.find<Ui::Chart>("activityChart");
    chart->setFocus();
    if (fromCard) {
        auto *card = qobject_cast<Ui::Card *>(chart->parentWidget());
        QVERIFY(card != nullptr);
        card->findChild<QAction *>(u"export-"_qs + suffix)->trigger();
    } else {
        fixture.trigger(qPrintable(u"export%1Action"_qs.arg(suffix.at(0).toUpper() + suffix.mid(1))));
    }
    const QString name = u"activity."_qs + suffix;
    QCOMPARE(fixture.suggestion, name);
    QVERIFY2(fixture.kind.contains(u"*."_qs + suffix) && !fixture.kind.contains(u";;"),
             qPrintable(fixture.kind));
    QCOMPARE(fixture.files(), QStringList{name});
    QCOMPARE(fixture.news(), u"Exported: %1"_qs.arg(fixture.folder.filePath(name)));
    const QByteArray content = fixture.content(name);
    const QString range = u"Range: 14 Feb – 12 Mar 2024 · 28 days · UTC"_qs;
    const QString rows = u"Rows: n = 120 shelf searches, 300 library checks"_qs;
    if (suffix == u"png") {
        const QImage picture = QImage::fromData(content);
        QVERIFY(picture.width() > 1000);
        QVERIFY(picture.text(u"Description"_qs).contains(range) &&
                picture.text(u"Description"_qs).contains(rows));
    } else if (suffix == u"pdf") {
        QVERIFY(content.startsWith("%PDF-") && content.trimmed().endsWith("%%EOF"));
    } else {
        const QString text = suffix == u"svg" ? textsOf(content) : QString::fromUtf8(content);
        QVERIFY2(text.contains(range) && text.contains(rows), qPrintable(text));
        QVERIFY(text.contains(u"Filters: none") && text.contains(u"As of: 13 Mar 2024 10:40:00"));
    }
}

void ExportsTest::theFilesEndingDecides_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("vector picture") << u"mine.SVG"_qs << QByteArray("<?xml");
    QTest::newRow("picture") << u"mine.png"_qs << QByteArray("\x89PNG");
    QTest::newRow("PDF") << u"mine.pdf"_qs << QByteArray("%PDF-");
    QTest::newRow("table") << u"mine.csv"_qs << QByteArray("# Activity\n");
    QTest::newRow("not known") << u"mine.docx"_qs << QByteArray();
    QTest::newRow("of pages only") << u"mine.html"_qs << QByteArray();
}

void ExportsTest::theFilesEndingDecides()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, start);
    Fixture fixture;
    fixture.open();
    fixture.chosen = name;
    fixture.find<Ui::Chart>("activityChart")->setFocus();
    QTest::keyClick(fixture.find<Ui::Chart>("activityChart"), Qt::Key_E,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(fixture.kind.count(u";;"), 3);
    if (start.isEmpty()) {
        QVERIFY(fixture.files().isEmpty());
        QVERIFY2(fixture.news().contains(u"a card is exported as .csv, .png, .svg or .pdf"),
                 qPrintable(fixture.news()));
    } else {
        QCOMPARE(fixture.files(), QStringList{name});
        QVERIFY(fixture.content(name).startsWith(start));
    }
}

void ExportsTest::namesWithoutEndingGetOne()
{
    Fixture fixture;
    fixture.open();
    fixture.chosen = u"mine"_qs;
    fixture.find<Ui::Chart>("activityChart")->setFocus();
    fixture.trigger("exportSvgAction");
    QCOMPARE(fixture.files(), QStringList{u"mine.svg"_qs});
}

void ExportsTest::wantsToKnowWhichCard()
{
    Fixture fixture;
    fixture.open();
    fixture.find<QWidget>("navigation")->setFocus();
    fixture.trigger("exportCardAction");
    QVERIFY(fixture.suggestion.isEmpty());
    QVERIFY(fixture.files().isEmpty());
}

/// What the reader took away is not on the picture either.
void ExportsTest::aCardIsWrittenAsItIsSet()
{
    Fixture fixture;
    fixture.open();
    auto *chart = fixture.find<Ui::Chart>("activityChart");
    chart->setFocus();
    fixture.trigger("exportSvgAction");
    QVERIFY(textsOf(fixture.content(u"activity.svg"_qs)).contains(u"\nLibrary checks\n"));
    const QList<Ui::LegendEntry> legend = chart->legend();
    const auto checks = std::find_if(legend.cbegin(), legend.cend(), [](const Ui::LegendEntry &entry) {
        return entry.text == u"Library checks";
    });
    QVERIFY(checks != legend.cend());
    chart->setShown(checks->series, false);
    fixture.trigger("exportSvgAction");
    const QString text = textsOf(fixture.content(u"activity.svg"_qs));
    QVERIFY2(!text.contains(u"\nLibrary checks\n"), qPrintable(text));
    QVERIFY(text.contains(u"\nShelf searches\n"));
    QVERIFY2(!chart->isShown(checks->series), "the window keeps what was set");
}

void ExportsTest::aPageIsPrinted()
{
    Fixture fixture;
    fixture.open();
    QCOMPARE(fixture.find<QAction>("print")->shortcut(), QKeySequence(QKeySequence::Print));
    fixture.trigger("print");
    QTRY_VERIFY(fixture.news().startsWith(u"Exported: "));
    QCOMPARE(fixture.files(), QStringList{u"overview.pdf"_qs});
    QVERIFY(fixture.content(u"overview.pdf"_qs).startsWith("%PDF-"));
    fixture.trigger("page-checks");
    QVERIFY2(!fixture.find<QAction>("print")->isEnabled(), "rows go into a CSV file");
}

void ExportsTest::theDialogAsksForPagesAndFormat()
{
    Fixture fixture;
    fixture.open();
    fixture.trigger("exportReportAction");
    auto *dialog = fixture.find<Ui::ReportDialog>("reportDialog");
    QVERIFY(dialog != nullptr);
    const auto *pages = dialog->findChild<QListWidget *>(u"reportPages"_qs);
    QCOMPARE(pages->count(), Ui::panelPageIds().size());
    QCOMPARE(dialog->choice().pages, Ui::panelPageIds());
    for (int row = 1; row < pages->count(); ++row) {
        pages->item(row)->setCheckState(Qt::Unchecked);
    }
    auto *format = dialog->findChild<QComboBox *>(u"reportFormat"_qs);
    auto *paper = dialog->findChild<QComboBox *>(u"reportPaper"_qs);
    QVERIFY(paper->isEnabled());
    format->setCurrentIndex(format->findData(int(Ui::ExportFormat::Html)));
    QVERIFY2(!paper->isEnabled(), "a web page has no paper");
    dialog->findChild<QPushButton *>(u"exportReport"_qs)->click();
    QTRY_VERIFY(fixture.news().startsWith(u"Exported: "));
    QCOMPARE(fixture.files(), QStringList{u"overview.html"_qs});
    QVERIFY(textsOf(fixture.content(u"overview.html"_qs))
                .contains(u"Range: 14 Feb – 12 Mar 2024 · 28 days · UTC"));
}

void ExportsTest::theDialogWantsAPage()
{
    Fixture fixture;
    fixture.open();
    fixture.trigger("exportPageAction");
    auto *dialog = fixture.find<Ui::ReportDialog>("reportDialog");
    QCOMPARE(dialog->choice().pages, QStringList{u"overview"_qs});
    auto *pages = dialog->findChild<QListWidget *>(u"reportPages"_qs);
    auto *button = dialog->findChild<QPushButton *>(u"exportReport"_qs);
    QVERIFY(button->isEnabled());
    pages->setFocus();
    pages->setCurrentRow(0);
    QTest::keyClick(pages, Qt::Key_Space);
    QVERIFY(!button->isEnabled());
    QTest::keyClick(pages, Qt::Key_Space);
    QVERIFY(button->isEnabled());
}

void ExportsTest::aReportIsWrittenAsTheCardsAreSet()
{
    Fixture fixture;
    fixture.open();
    auto *chart = fixture.find<Ui::Chart>("activityChart");
    for (const Ui::LegendEntry &entry : chart->legend()) {
        if (entry.text == u"Library checks") {
            chart->setShown(entry.series, false);
        }
    }
    fixture.trigger("exportPageAction");
    auto *dialog = fixture.find<Ui::ReportDialog>("reportDialog");
    auto *format = dialog->findChild<QComboBox *>(u"reportFormat"_qs);
    format->setCurrentIndex(format->findData(int(Ui::ExportFormat::Svg)));
    dialog->findChild<QPushButton *>(u"exportReport"_qs)->click();
    QTRY_COMPARE(fixture.files(), QStringList{u"overview.svg"_qs});
    const QString text = textsOf(fixture.content(u"overview.svg"_qs));
    QVERIFY(text.contains(u"\nShelf searches\n"));
    QCOMPARE(text.count(u"\nLibrary checks\n"), 1); // the tile's
}

void ExportsTest::notesAndLimitsGoAlong()
{
    Fixture fixture;
    fixture.fake.shared.notes = {
        {.id = 1, .from = QDateTime({2024, 3, 1}, {12, 0}, Qt::UTC), .text = u"moved"_qs}};
    fixture.fake.shared.findings = {{.rule = {.id = 1, .metric = Sql::AlertMetric::ColdHigh, .value = 8'000},
                                     .state = Sql::AlertState::Quiet}};
    fixture.open();
    auto *chart = fixture.find<QWidget>("overviewPage")->findChild<Ui::Chart *>(u"durationsChart"_qs);
    QTRY_VERIFY(chart->hasData());
    const auto *annotator = fixture.window->findChild<Ui::Annotator *>();
    QTRY_COMPARE(annotator->annotations().rules.size(), 1); // asked for after the figures
    chart->setFocus();
    fixture.trigger("exportSvgAction");
    const QString limit = u"p95 above 8.00\u00A0s"_qs;
    const QString card = textsOf(fixture.content(u"durations.svg"_qs));
    QVERIFY2(card.contains(limit), qPrintable(card.simplified()));
    fixture.trigger("exportPageAction");
    auto *dialog = fixture.find<Ui::ReportDialog>("reportDialog");
    auto *format = dialog->findChild<QComboBox *>(u"reportFormat"_qs);
    format->setCurrentIndex(format->findData(int(Ui::ExportFormat::Html)));
    dialog->findChild<QPushButton *>(u"exportReport"_qs)->click();
    QTRY_VERIFY(fixture.files().contains(u"overview.html"_qs));
    QVERIFY(textsOf(fixture.content(u"overview.html"_qs)).contains(limit));
}

void ExportsTest::tablesGoIntoAFolder()
{
    Fixture fixture;
    fixture.open();
    fixture.trigger("exportPageAction");
    auto *dialog = fixture.find<Ui::ReportDialog>("reportDialog");
    auto *format = dialog->findChild<QComboBox *>(u"reportFormat"_qs);
    format->setCurrentIndex(format->findData(int(Ui::ExportFormat::Csv)));
    dialog->findChild<QPushButton *>(u"exportReport"_qs)->click();
    QTRY_VERIFY(fixture.news().startsWith(u"Exported: "));
    const QStringList tables = QDir(fixture.folder.filePath(u"tables"_qs)).entryList(QDir::Files, QDir::Name);
    QCOMPARE(tables,
             QStringList({u"overview-activity.csv"_qs, u"overview-durations.csv"_qs,
                          u"overview-medium.csv"_qs, u"overview-shelves.csv"_qs, u"overview-sizes.csv"_qs,
                          u"overview-tiles.csv"_qs, u"overview-types.csv"_qs}));
    const QString tiles = QString::fromUtf8(fixture.content(u"tables/overview-tiles.csv"_qs));
    QVERIFY2(tiles.contains(u"\nfigure,value,secondary,change,comparison,exact\n"), qPrintable(tiles));
    QVERIFY2(tiles.contains(u"\nShelf searches,120,"), qPrintable(tiles));
}

/// A report with a hole would be taken for the whole.
void ExportsTest::nothingIsWrittenWhenAFigureIsMissing()
{
    Fixture fixture;
    fixture.open();
    fixture.fake.figureError = Error{.message = u"canceling statement due to statement timeout"_qs};
    fixture.trigger("print");
    QTRY_VERIFY2(fixture.news().contains(u"statement timeout"), qPrintable(fixture.news()));
    QVERIFY(fixture.files().isEmpty());
}

void ExportsTest::saysWhyNothingWasWritten()
{
    Fixture fixture;
    fixture.open();
    fixture.chosen = u"nowhere/mine.pdf"_qs;
    fixture.find<Ui::Chart>("activityChart")->setFocus();
    fixture.trigger("exportPdfAction");
    QVERIFY2(fixture.news().contains(u"could not be written"), qPrintable(fixture.news()));
    QVERIFY(fixture.news().contains(u"Choose a file in a folder that exists"));
    fixture.trigger("print");
    QTRY_VERIFY2(fixture.news().contains(u"nowhere/mine.pdf” could not be written"),
                 qPrintable(fixture.news()));
    QVERIFY(fixture.files().isEmpty());
}

void ExportsTest::nothingHappensWithoutAName()
{
    Fixture fixture;
    fixture.open();
    fixture.window.reset();
    Ui::WindowOptions options = FakeServices::options(); // every dialog is cancelled
    fixture.window = std::make_unique<Ui::MainWindow>(fixture.fake.services(), options);
    fixture.window->show();
    QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
    QTRY_VERIFY(fixture.find<Ui::Chart>("activityChart")->hasData());
    const qsizetype asked = fixture.fake.questions.size();
    fixture.find<Ui::Chart>("activityChart")->setFocus();
    fixture.trigger("exportPdfAction");
    fixture.trigger("print");
    QVERIFY(fixture.news().isEmpty());
    QCOMPARE(fixture.fake.questions.size(), asked);
}

/// A page that the window can show as cards, and that reports do not know, would be missed one day.
void ExportsTest::everyPageOfCardsIsInReports()
{
    Fixture fixture;
    fixture.open();
    QStringList withCards;
    for (const Ui::PageEntry &entry : Ui::pageEntries()) {
        fixture.trigger(qPrintable(u"page-"_qs + entry.id));
        if (fixture.find<QAction>("exportPageAction")->isEnabled()) {
            withCards.append(entry.id);
        }
    }
    QCOMPARE(withCards, Ui::panelPageIds());
}

QTEST_MAIN(ExportsTest)
#include "exportstest.moc"
