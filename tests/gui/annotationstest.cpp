// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What readers add to the figures: notes, goal lines, alerts, saved views; and the ways on from a mark.

#include "fakeservices.h"

#include <ui/charts/chart.h>
#include <ui/dialogs/alertsdialog.h>
#include <ui/dialogs/notedialog.h>

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QWheelEvent>

#include <memory>

using namespace ShelfHelp;
using Tests::FakeServices;

namespace {

const QDateTime noteDay({2024, 3, 4}, {9, 0}, Qt::UTC);

Sql::AlertFinding slowSearches(double limitMs)
{
    return {.rule = {.id = 7, .metric = Sql::AlertMetric::ColdHigh, .value = limitMs},
            .state = Sql::AlertState::Quiet,
            .value = 20'000,
            .n = 50};
}

int countPixels(QWidget *widget, const QColor &color)
{
    const QImage picture = widget->grab().toImage();
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            count += picture.pixelColor(x, y) == color ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class AnnotationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNoteStandsAtItsDay();
    void aNoteIsWrittenWhereTheCrosshairIs();
    void notesWithBadTimesCannotBeSaved_data();
    void notesWithBadTimesCannotBeSaved();
    void anEndBeforeTheStartCannotBeSaved();
    void aNoteIsEditedAndRemovedAtItsMark();
    void aPersonalNoteStaysOnThisComputer();
    void aNoteIsNotLostWhenItsNewPlaceRefusesIt();
    void aHostileNoteIsPlainText();
    void aLimitIsALineOnItsChart();
    void theWheelEnlargesTheLowerPart();
    void alertsAreCountedInTheStatusBar();
    void rulesAreAddedEditedAndRemoved();
    void aRefusedRuleIsTold();
    void aViewIsSavedAndOpenedAgain();
    void savedViewsAreRenamedAndRemoved();
    void savedViewsAreInTheCommandPalette();
    void rowsAreBrokenOutOnAnotherPage();
    void aBookIsShownFromItsMark();
    void aTileIsExplained();

private:
    void open();

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1StringView(name));
    }

    void trigger(const char *action) const
    {
        QAction *found = find<QAction>(action);
        QVERIFY2(found != nullptr, action);
        found->trigger();
    }

    /// Of the Overview.
    [[nodiscard]] Ui::Chart *chart(const QString &name) const
    {
        return find<QWidget>("overviewPage")->findChild<Ui::Chart *>(name);
    }

    [[nodiscard]] Ui::Chart *activity() const { return chart(u"activityChart"_qs); }

    /// Puts the crosshair on the mark of a day.
    void moveTo(Ui::Chart *chart, const QDateTime &day) const;
    /// Opens the menu of the chart's current mark and chooses what begins with `text`; false when there is
    /// none.
    bool choose(Ui::Chart *chart, const QString &text, const QString &within = {}) const;
    [[nodiscard]] QStringList menuTexts(Ui::Chart *chart) const;

    std::unique_ptr<Tests::PrivateSettings> m_settings;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<FakeServices> m_fake;
    std::unique_ptr<Ui::MainWindow> m_window;
};

void AnnotationsTest::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_settings = std::make_unique<Tests::PrivateSettings>();
    m_home = std::make_unique<QTemporaryDir>();
    m_fake = std::make_unique<FakeServices>();
}

void AnnotationsTest::cleanup()
{
    m_window.reset();
    m_fake.reset();
    m_home.reset();
    m_settings.reset();
}

void AnnotationsTest::open()
{
    Ui::WindowOptions options = FakeServices::options();
    options.notesFile = m_home->filePath(u"notes.json"_qs);
    options.colorScheme = Ui::ColorScheme::Light;
    m_window = std::make_unique<Ui::MainWindow>(m_fake->services(), options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(!find<QLabel>("asOf")->text().isEmpty());
}

void AnnotationsTest::moveTo(Ui::Chart *chart, const QDateTime &day) const
{
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home);
    for (int i = 0; i < 40; ++i) {
        const auto time = chart->timeOfMark(chart->currentMark());
        if (time && time->from <= day && day < time->to) {
            return;
        }
        QTest::keyClick(chart, Qt::Key_Right);
    }
    QFAIL("no such mark");
}

bool AnnotationsTest::choose(Ui::Chart *chart, const QString &text, const QString &within) const
{
    bool isFound = false;
    QTimer::singleShot(0, this, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (menu == nullptr) {
            return;
        }
        QWidget *opened = menu;
        if (!within.isEmpty()) {
            menu = menu->findChild<QMenu *>(within);
        }
        for (QAction *action : menu != nullptr ? menu->actions() : QList<QAction *>()) {
            if (!isFound && QString(action->text()).remove(u'&').startsWith(text)) {
                isFound = true;
                action->trigger();
            }
        }
        opened->close();
    });
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(chart, &byKey);
    QApplication::setActiveWindow(m_window.get());
    return isFound;
}

QStringList AnnotationsTest::menuTexts(Ui::Chart *chart) const
{
    QStringList texts;
    QTimer::singleShot(0, this, [&] {
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
            for (const QAction *action : menu->actions()) {
                texts.append(action->text());
            }
            menu->close();
        }
    });
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(chart, &byKey);
    QApplication::setActiveWindow(m_window.get());
    return texts;
}

/// As a flag on the axis of every chart of time, and in the tooltip of its day alone.
void AnnotationsTest::aNoteStandsAtItsDay()
{
    const QColor flag = Ui::Theme::light().warning;
    open();
    QCOMPARE(countPixels(activity(), flag), 0);
    m_fake->shared.notes.append({.id = 1, .from = noteDay, .text = u"Moved to another host"_qs});
    trigger("refreshAction");
    QTRY_VERIFY(countPixels(activity(), flag) > 5);
    QVERIFY(countPixels(chart(u"durationsChart"_qs), flag) > 5);
    moveTo(activity(), noteDay);
    QVERIFY(activity()->tooltipPlainText().contains(u"Moved to another host"_qs));
    QTest::keyClick(activity(), Qt::Key_Right);
    QVERIFY(!activity()->tooltipPlainText().contains(u"Moved to another host"_qs));
}

void AnnotationsTest::aNoteIsWrittenWhereTheCrosshairIs()
{
    open();
    moveTo(activity(), noteDay);
    trigger("addNote");
    auto *dialog = find<Ui::NoteDialog>("noteDialog");
    QCOMPARE(find<QLineEdit>("noteFrom")->text(), u"2024-03-04 00:00"_qs);
    auto *save = find<QPushButton>("saveNote");
    QVERIFY(!save->isEnabled()); // there is no text yet
    QTest::keyClicks(find<QLineEdit>("noteText"), u"New parser"_qs);
    find<QLineEdit>("noteTo")->setText(u"2024-03-06"_qs);
    QVERIFY(save->isEnabled());
    QVERIFY(find<QCheckBox>("noteShared")->isChecked());
    save->click();
    QTRY_VERIFY(!dialog->isVisible());
    QCOMPARE(m_fake->shared.notes.size(), 1);
    const Sql::ChartNote written = m_fake->shared.notes.first();
    QCOMPARE(written.text, u"New parser"_qs);
    QCOMPARE(written.from, QDateTime({2024, 3, 4}, {0, 0}, Qt::UTC));
    QCOMPARE(written.to,
             std::optional(QDateTime({2024, 3, 7}, {0, 0}, Qt::UTC))); // the whole of the last day
    QTRY_VERIFY(countPixels(activity(), Ui::Theme::light().warning) > 5);
}

void AnnotationsTest::notesWithBadTimesCannotBeSaved_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    for (const char *field : {"noteFrom", "noteTo"}) {
        QTest::addRow("%s, words", field) << QString::fromLatin1(field) << u"yesterday evening"_qs;
        QTest::addRow("%s, no such day", field) << QString::fromLatin1(field) << u"2024-02-30"_qs;
        QTest::addRow("%s, markup", field) << QString::fromLatin1(field) << u"<b>2024-02-03</b>"_qs;
        QTest::addRow("%s, long", field) << QString::fromLatin1(field) << QString(10'000, u'9');
    }
}

void AnnotationsTest::notesWithBadTimesCannotBeSaved()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    open();
    trigger("addNote");
    find<QLineEdit>("noteText")->setText(u"x"_qs);
    auto *save = find<QPushButton>("saveNote");
    QVERIFY(save->isEnabled());
    m_window->findChild<QLineEdit *>(field)->setText(text);
    QVERIFY(!save->isEnabled());
    const auto *problem = find<QLabel>("noteProblem");
    QVERIFY2(problem->text().contains(u"is no time"), qPrintable(problem->text()));
    QCOMPARE(problem->textFormat(), Qt::PlainText);
}

void AnnotationsTest::anEndBeforeTheStartCannotBeSaved()
{
    open();
    trigger("addNote");
    find<QLineEdit>("noteText")->setText(u"x"_qs);
    find<QLineEdit>("noteFrom")->setText(u"2024-03-04 10:00"_qs);
    find<QLineEdit>("noteTo")->setText(u"2024-03-04 10:00"_qs);
    QVERIFY(!find<QPushButton>("saveNote")->isEnabled());
    QCOMPARE(find<QLabel>("noteProblem")->text(), u"The end is not after the start."_qs);
}

void AnnotationsTest::aNoteIsEditedAndRemovedAtItsMark()
{
    m_fake->shared.notes.append({.id = 1, .from = noteDay, .text = u"Moved & renamed"_qs});
    open();
    QTRY_COMPARE(countPixels(activity(), Ui::Theme::light().warning) > 5, true);
    moveTo(activity(), noteDay);
    QVERIFY(choose(activity(), u"Edit note “Moved  renamed”"_qs));
    QTRY_VERIFY(find<Ui::NoteDialog>("noteDialog") != nullptr);
    QCOMPARE(find<QLineEdit>("noteText")->text(), u"Moved & renamed"_qs);
    find<QLineEdit>("noteText")->setText(u"Moved back"_qs);
    find<QPushButton>("saveNote")->click();
    QTRY_COMPARE(m_fake->shared.notes.first().text, u"Moved back"_qs);
    QCOMPARE(m_fake->shared.notes.first().id, qint64(1));
    QTRY_VERIFY(find<Ui::NoteDialog>("noteDialog") == nullptr);
    QTRY_VERIFY((moveTo(activity(), noteDay), activity()->tooltipPlainText().contains(u"Moved back"_qs)));
    QVERIFY(choose(activity(), u"Remove note “Moved back”"_qs));
    QTRY_VERIFY(m_fake->shared.notes.isEmpty());
    QTRY_COMPARE(countPixels(activity(), Ui::Theme::light().warning), 0);
}

void AnnotationsTest::aPersonalNoteStaysOnThisComputer()
{
    open();
    trigger("addNote");
    find<QLineEdit>("noteText")->setText(u"Just mine"_qs);
    find<QLineEdit>("noteFrom")->setText(u"2024-03-04"_qs);
    find<QCheckBox>("noteShared")->setChecked(false);
    find<QPushButton>("saveNote")->click();
    QTRY_VERIFY(countPixels(activity(), Ui::Theme::light().warning) > 5);
    QVERIFY(m_fake->shared.notes.isEmpty());
    m_window.reset();
    open(); // it is still there
    QTRY_VERIFY(countPixels(activity(), Ui::Theme::light().warning) > 5);
}

void AnnotationsTest::aNoteIsNotLostWhenItsNewPlaceRefusesIt()
{
    const QString file = m_home->filePath(u"notes.json"_qs);
    Ui::PersonalNotes notes(file);
    QVERIFY(notes.write({.from = noteDay, .text = u"Just mine"_qs}).ok());
    m_fake->writeError = Error{.message = u"Notes cannot be written"_qs, .remedy = u"Ask the owner"_qs};
    open();
    QTRY_VERIFY(countPixels(activity(), Ui::Theme::light().warning) > 5);
    moveTo(activity(), noteDay);
    QVERIFY(choose(activity(), u"Edit note"_qs));
    QTRY_VERIFY(find<Ui::NoteDialog>("noteDialog") != nullptr);
    find<QCheckBox>("noteShared")->setChecked(true);
    find<QPushButton>("saveNote")->click();
    QTRY_VERIFY(find<QWidget>("infoBar")->isVisible());
    QVERIFY(find<QLabel>("infoText")->text().contains(u"Notes cannot be written"_qs));
    QCOMPARE(Ui::PersonalNotes(file).notes().size(), 1);
}

void AnnotationsTest::aHostileNoteIsPlainText()
{
    const QString text = u"<img src=x onerror=alert(1)> \u202Eevil\u202C 📚 "_qs + QString(400, u'x');
    m_fake->shared.notes.append({.id = 1, .from = noteDay, .text = text, .author = u"<b>me</b>"_qs});
    open();
    QTRY_VERIFY(countPixels(activity(), Ui::Theme::light().warning) > 5);
    moveTo(activity(), noteDay);
    const QString shown = activity()->tooltipPlainText();
    QVERIFY2(shown.contains(u"<img src=x onerror=alert(1)>"), qPrintable(shown));
    QVERIFY(!shown.contains(u'\u202E'));
    for (const QString &entry : menuTexts(activity())) {
        QVERIFY2(entry.size() < 80, qPrintable(entry));
        QVERIFY(!entry.contains(u'\u202E'));
    }
}

/// On the chart of that figure alone; the axis reaches as far.
void AnnotationsTest::aLimitIsALineOnItsChart()
{
    open();
    auto *durations = chart(u"durationsChart"_qs);
    QTRY_VERIFY(durations->hasData());
    QCOMPARE(countPixels(durations, Ui::Theme::light().warning), 0);
    m_fake->shared.findings.append(slowSearches(15'000));
    trigger("refreshAction");
    QTRY_VERIFY(countPixels(durations, Ui::Theme::light().warning) > 0);
    QCOMPARE(countPixels(activity(), Ui::Theme::light().warning), 0);
}

/// Shift and the wheel cut the reach of the left axis by half, and say so; turned back, all is as before.
void AnnotationsTest::theWheelEnlargesTheLowerPart()
{
    open();
    const QImage before = activity()->grab().toImage();
    const auto turn = [this](int delta) {
        const QPointF place = activity()->rect().center();
        QWheelEvent event(place, activity()->mapToGlobal(place), {}, {0, delta}, Qt::NoButton,
                          Qt::ShiftModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(activity(), &event);
    };
    turn(120);
    QVERIFY(activity()->grab().toImage() != before);
    QVERIFY(!activity()->axisRemark().isEmpty());
    turn(-120);
    QCOMPARE(activity()->grab().toImage(), before);
    QVERIFY(activity()->axisRemark().isEmpty());
    turn(-120); // it does not shrink
    QCOMPARE(activity()->grab().toImage(), before);
}

void AnnotationsTest::alertsAreCountedInTheStatusBar()
{
    open();
    QVERIFY(!find<QToolButton>("alertNotice")->isVisible());
    Sql::AlertFinding firing = slowSearches(1);
    firing.state = Sql::AlertState::Fires;
    m_fake->shared.findings = {firing, slowSearches(30'000)};
    trigger("refreshAction");
    auto *notice = find<QToolButton>("alertNotice");
    QTRY_VERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(u"1"), qPrintable(notice->text()));
    notice->click();
    auto *list = find<QTreeWidget>("alertList");
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->topLevelItemCount(), 2);
    find<QDialog>("alertsDialog")->reject();
    m_fake->shared.findings.clear();
    trigger("refreshAction");
    QTRY_VERIFY(!notice->isVisible());
}

void AnnotationsTest::rulesAreAddedEditedAndRemoved()
{
    open();
    trigger("alerts");
    auto *list = find<QTreeWidget>("alertList");
    auto *value = find<QDoubleSpinBox>("alertValue");
    QVERIFY(!find<QPushButton>("removeAlert")->isEnabled());
    value->setValue(12.5); // seconds
    find<QPushButton>("saveAlert")->click();
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    const auto rule = [this] { return m_fake->shared.findings.value(0).rule; };
    QCOMPARE(rule().metric, Sql::AlertMetric::ColdHigh);
    QCOMPARE(rule().value, 12'500.0);
    const qint64 id = rule().id;

    list->topLevelItem(0)->setSelected(true);
    find<QPushButton>("editAlert")->click();
    QCOMPARE(value->value(), 12.5);
    auto *metric = find<QComboBox>("alertMetric");
    metric->setCurrentIndex(metric->findData(int(Sql::AlertMetric::Availability)));
    QVERIFY(value->suffix().contains(u'%'));
    value->setValue(40);
    find<QPushButton>("saveAlert")->click();
    QTRY_COMPARE(rule().metric, Sql::AlertMetric::Availability);
    QCOMPARE(rule().value, 0.4);
    QCOMPARE(rule().id, id);

    QTRY_COMPARE(list->topLevelItemCount(), 1);
    list->topLevelItem(0)->setSelected(true);
    find<QPushButton>("removeAlert")->click();
    QTRY_COMPARE(list->topLevelItemCount(), 0);
}

void AnnotationsTest::aRefusedRuleIsTold()
{
    m_fake->writeError = Error{.message = u"Alert rules cannot be written"_qs};
    open();
    trigger("alerts");
    find<QPushButton>("saveAlert")->click();
    QTRY_VERIFY(find<QWidget>("infoBar")->isVisible());
    QVERIFY(find<QLabel>("infoText")->text().contains(u"Alert rules cannot be written"_qs));
    QCOMPARE(find<QTreeWidget>("alertList")->topLevelItemCount(), 0);
}

void AnnotationsTest::aViewIsSavedAndOpenedAgain()
{
    open();
    trigger("page-durations");
    trigger("range-7d");
    trigger("saveView");
    auto *dialog = find<QInputDialog>("saveViewDialog");
    dialog->setTextValue(u"  Slow & <b>late</b>  "_qs);
    dialog->accept();
    QTRY_VERIFY(find<QAction>("savedView-0") != nullptr);
    QCOMPARE(find<QAction>("savedView-0")->text(), u"Slow && <b>late</b>"_qs);
    trigger("page-overview");
    trigger("range-28d");
    trigger("savedView-0");
    QVERIFY(find<QWidget>("durationsPage")->isVisible());
    QVERIFY(find<QAction>("range-7d")->isChecked());
    m_window->close();
    m_window.reset();
    open(); // the next day
    trigger("savedView-0");
    QVERIFY(find<QWidget>("durationsPage")->isVisible());
}

void AnnotationsTest::savedViewsAreRenamedAndRemoved()
{
    open();
    for (const QString &name : {u"One"_qs, u"Two"_qs}) {
        trigger("saveView");
        auto *dialog = find<QInputDialog>("saveViewDialog");
        dialog->setTextValue(name);
        dialog->accept();
        QTRY_VERIFY(find<QInputDialog>("saveViewDialog") == nullptr);
    }
    trigger("manageViews");
    auto *list = find<QListWidget>("savedViews");
    QCOMPARE(list->count(), 2);
    list->item(0)->setText(u"First"_qs);
    QTRY_COMPARE(find<QAction>("savedView-0")->text(), u"First"_qs);
    list->item(0)->setText(u"   "_qs);
    QCOMPARE(list->item(0)->text(), u"First"_qs); // a name there must be
    list->setCurrentRow(0);
    find<QPushButton>("removeView")->click();
    QTRY_COMPARE(find<QAction>("savedView-0")->text(), u"Two"_qs);
}

void AnnotationsTest::savedViewsAreInTheCommandPalette()
{
    open();
    trigger("page-durations");
    trigger("saveView");
    auto *dialog = find<QInputDialog>("saveViewDialog");
    dialog->setTextValue(u"Night shift"_qs);
    dialog->accept();
    trigger("page-overview");
    trigger("palette");
    auto *words = find<QLineEdit>("paletteWords");
    QTest::keyClicks(words, u"night"_qs);
    QTRY_VERIFY(find<QListWidget>("paletteList")->item(0)->text().contains(u"Night shift"_qs));
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_VERIFY(find<QWidget>("durationsPage")->isVisible());
}

/// The same day, and the same filter, on the page of durations.
void AnnotationsTest::rowsAreBrokenOutOnAnotherPage()
{
    open();
    moveTo(activity(), noteDay);
    QVERIFY(choose(activity(), u"Duration"_qs, u"breakoutMenu"_qs));
    QTRY_VERIFY(find<QWidget>("durationsPage")->isVisible());
    QTRY_COMPARE(
        m_fake->questions.last().time.range,
        (Sql::TimeRange{QDateTime({2024, 3, 4}, {0, 0}, Qt::UTC), QDateTime({2024, 3, 5}, {0, 0}, Qt::UTC)}));
    trigger("back");
    QVERIFY(find<QWidget>("overviewPage")->isVisible());
}

/// Its whole history, whatever the range.
void AnnotationsTest::aBookIsShownFromItsMark()
{
    open();
    trigger("page-books");
    auto *books = find<Ui::Chart>("shownBooksChart");
    QTRY_VERIFY(books->hasData());
    books->setFocus();
    QTest::keyClick(books, Qt::Key_Home);
    QVERIFY(choose(books, u"Show the book…"_qs));
    QTRY_COMPARE(m_fake->bookQuestions.size(), 1);
    QCOMPARE(m_fake->bookQuestions.first().filter.bookId, std::optional<qint64>(3));
    QVERIFY(find<QDialog>("bookCard")->isVisible());
}

void AnnotationsTest::aTileIsExplained()
{
    open();
    find<QWidget>("shelfSearchesTile")->setFocus();
    trigger("explainAction");
    auto *dialog = find<QDialog>("explainDialog");
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->windowTitle().contains(u"Shelf searches"_qs), true);
    dialog->reject();
}

QTEST_MAIN(AnnotationsTest)
#include "annotationstest.moc"
