// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <sql/databaseworker.h>
#include <sql/schema/migrator.h>
#include <tests/support/patience.h>
#include <tests/support/testdatabase.h>
#include <ui/dialogs/rejectionsmodel.h>
#include <ui/dialogs/replaydialog.h>
#include <ui/dialogs/replaytext.h>
#include <ui/models/pagedtablemodel.h>

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using Ingest::IngestSummary;
using Tests::patience;
using Ui::RejectionsModel;
using Ui::ReplayDialog;

namespace {

/// A replay whose end the test decides.
class ManualRun final
{
public:
    [[nodiscard]] ReplayDialog::Run run()
    {
        return [this](std::shared_ptr<Ui::ReplayControl> given, Ui::ReplayMode chosen) {
            mode = chosen;
            control = std::move(given);
            promise = std::make_shared<QPromise<ReplayDialog::Answer>>();
            promise->start();
            ++runs;
            return promise->future();
        };
    }

    void finish(ReplayDialog::Answer answer)
    {
        promise->addResult(std::move(answer));
        promise->finish();
    }

    std::shared_ptr<Ui::ReplayControl> control;
    std::shared_ptr<QPromise<ReplayDialog::Answer>> promise;
    Ui::ReplayMode mode = Ui::ReplayMode::Apply; ///< of the last run
    int runs = 0;
};

IngestSummary summary(qint64 stored, qint64 duplicate, qint64 rejected)
{
    IngestSummary made;
    made.read = stored + duplicate + rejected;
    made.stored = stored;
    made.duplicate = duplicate;
    made.rejected = rejected;
    return made;
}

Ingest::RejectionReport hostileRejection()
{
    return {.source = u"day.jsonl"_qs,
            .line = 12,
            .record = 0,
            .reason = u"field.missing"_qs,
            .path = u"Records[0].body.Message.books[2].title"_qs,
            .detail = u"<img src=x onerror=alert(1)><b>title</b> is missing"_qs};
}

QString textOf(const ReplayDialog &dialog, const char *label)
{
    return dialog.findChild<QLabel *>(QLatin1StringView(label))->text();
}

template <typename T>
T *part(const QWidget &parent, const char *name)
{
    return parent.findChild<T *>(QLatin1StringView(name));
}

} // namespace

class ReplayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void saysWhatHappened_data();
    void saysWhatHappened();
    void showsHowFarItIs();
    void cancelsAfterTheBatch();
    void listsRejectionsAsPlainText();
    void copiesRejections();
    void explainsFailuresAndTriesAgain();
    void aReasonThatComesLateLeavesTheOutcome();
    void asksARunningReplayToStopWhenDestroyed();
    void refusesASecondReplayMeanwhile();
    void storesTheSampleOnce();
};

void ReplayTest::saysWhatHappened_data()
{
    QTest::addColumn<IngestSummary>("made");
    QTest::addColumn<QString>("headline");
    QTest::newRow("nothing") << summary(0, 0, 0) << u"No notification was found."_qs;
    QTest::newRow("two stored") << summary(2, 0, 0) << u"2 stored."_qs;
    QTest::newRow("one duplicate") << summary(0, 1, 0) << u"Nothing changed: it was already stored."_qs;
    QTest::newRow("two duplicates") << summary(0, 2, 0) << u"Nothing changed: both were already stored."_qs;
    QTest::newRow("many duplicates") << summary(0, 1234, 0)
                                     << u"Nothing changed: all 1,234 were already stored."_qs;
    QTest::newRow("all rejected") << summary(0, 0, 3)
                                  << u"Nothing was stored: all 3 notifications were rejected."_qs;
    QTest::newRow("some of each") << summary(5, 2, 1) << u"5 stored, 2 already stored before, 1 rejected."_qs;
    IngestSummary stopped = summary(1000, 0, 0);
    stopped.stopped = true;
    QTest::newRow("cancelled") << stopped << u"Cancelled. Until then: 1,000 stored."_qs;
}

void ReplayTest::saysWhatHappened()
{
    QFETCH(IngestSummary, made);
    QFETCH(QString, headline);
    ManualRun run;
    ReplayDialog dialog(run.run(), u"day.jsonl"_qs);
    const QSignalSpy finished(&dialog, &ReplayDialog::finishedReplay);
    dialog.show();
    dialog.start();
    run.finish(made);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(textOf(dialog, "headline"), headline);
    QVERIFY(!part<QTableView>(dialog, "rejections")->isVisible());
    QVERIFY(!part<QPushButton>(dialog, "cancel")->isVisible());
}

void ReplayTest::showsHowFarItIs()
{
    ManualRun run;
    ReplayDialog dialog(run.run(), u"day.jsonl"_qs);
    dialog.show();
    dialog.start();
    auto *progress = part<QProgressBar>(dialog, "replayProgress");
    QCOMPARE(progress->maximum(), 0); // not known yet

    run.control->report(summary(3000, 10, 1), 3 << 20, 12 << 20);
    QTRY_COMPARE(progress->value() * 4, progress->maximum());
    QVERIFY(textOf(dialog, "headline").contains(u"3.00 MiB of 12.00 MiB"));
    QVERIFY(textOf(dialog, "counts").contains(u"stored 3,000"));
    QVERIFY(!textOf(dialog, "counts").contains(u"/s")); // a rate of no time at all would be a guess

    IngestSummary later = summary(6000, 20, 2);
    later.seconds = 2.0;
    run.control->report(later, 6 << 20, 12 << 20);
    QTRY_VERIFY(textOf(dialog, "counts").contains(u"3,011/s"));
    QVERIFY(textOf(dialog, "counts").replace(QChar::Nbsp, u' ').contains(u"about 2.00 s left"));
}

void ReplayTest::cancelsAfterTheBatch()
{
    ManualRun run;
    ReplayDialog dialog(run.run(), u"day.jsonl"_qs);
    dialog.show();
    dialog.start();
    part<QPushButton>(dialog, "cancel")->click();
    QVERIFY(run.control->isStopRequested());
    QVERIFY(dialog.isVisible()); // until what was stored is known
    QVERIFY(!part<QPushButton>(dialog, "cancel")->isEnabled());

    IngestSummary stopped = summary(1000, 0, 0);
    stopped.stopped = true;
    run.finish(stopped);
    QTRY_VERIFY(!dialog.isRunning());
    QVERIFY(textOf(dialog, "headline").startsWith(u"Cancelled"));
    QVERIFY(textOf(dialog, "remarks").contains(u"stays"));
    dialog.reject();
    QVERIFY(!dialog.isVisible());
}

void ReplayTest::listsRejectionsAsPlainText()
{
    ManualRun run;
    ReplayDialog dialog(run.run(), u"<b>day</b>.jsonl"_qs);
    dialog.show();
    dialog.start();
    IngestSummary made = summary(1, 0, 2);
    made.rejections = {hostileRejection(),
                       {.source = u"one.json"_qs, .record = 3, .reason = u"json.syntax"_qs}};
    run.finish(made);

    auto *table = part<QTableView>(dialog, "rejections");
    QTRY_VERIFY(table->isVisible());
    const QAbstractItemModelTester tester(table->model());
    QCOMPARE(table->model()->rowCount(), 2);
    const QModelIndex detail = table->model()->index(0, RejectionsModel::Detail);
    QCOMPARE(detail.data(), hostileRejection().detail);
    const QString toolTip = detail.data(Qt::ToolTipRole).toString();
    QVERIFY2(toolTip.startsWith(u"<p>&lt;img") && !toolTip.contains(u"<img"), qPrintable(toolTip));
    QCOMPARE(table->model()->index(0, RejectionsModel::Line).data(), u"12"_qs);
    QCOMPARE(table->model()->index(1, RejectionsModel::Line).data(), u"–"_qs);
    QCOMPARE(table->model()->index(1, RejectionsModel::Record).data(), u"3"_qs);
    for (const char *label : {"headline", "remarks", "counts"}) {
        QCOMPARE(part<QLabel>(dialog, label)->textFormat(), Qt::PlainText);
    }
}

void ReplayTest::copiesRejections()
{
    ManualRun run;
    ReplayDialog dialog(run.run(), u"day.jsonl"_qs);
    dialog.show();
    dialog.start();
    IngestSummary made = summary(0, 0, 1);
    made.rejections = {hostileRejection()};
    run.finish(made);
    auto *copy = part<QPushButton>(dialog, "copyRejections");
    QTRY_VERIFY(copy->isVisible());
    copy->click();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"source\tline\trecord\treason\tpath\tdetail\n"
             u"day.jsonl\t12\t0\tfield.missing\tRecords[0].body.Message.books[2].title\t"
             u"<img src=x onerror=alert(1)><b>title</b> is missing\n"_qs);
}

void ReplayTest::explainsFailuresAndTriesAgain()
{
    ManualRun run;
    ReplayDialog dialog(run.run(), u"gone.json"_qs);
    dialog.show();
    dialog.start();
    run.finish(Error{.kind = ErrorKind::Permanent, .message = u"gone.json does not exist"_qs});
    auto *retry = part<QPushButton>(dialog, "retry");
    QTRY_VERIFY(retry->isVisible());
    QVERIFY(textOf(dialog, "remarks").contains(u"gone.json does not exist"));
    retry->click();
    QCOMPARE(run.runs, 2);
    run.finish(summary(1, 0, 0));
    QTRY_COMPARE(textOf(dialog, "headline"), u"1 stored."_qs);
    QVERIFY(!retry->isVisible());
}

/// The rights are asked for meanwhile: whichever answer is first, what became of the replay is read.
void ReplayTest::aReasonThatComesLateLeavesTheOutcome()
{
    ManualRun run;
    ReplayDialog dialog(run.run(), u"day.jsonl"_qs);
    dialog.show();
    dialog.rehearse();
    run.finish(Error{.kind = ErrorKind::Permanent, .message = u"permission denied"_qs});
    QTRY_VERIFY(!dialog.isRunning());
    dialog.setBlocked(u"This role may only read"_qs);
    QVERIFY(textOf(dialog, "remarks").contains(u"permission denied"));
    QVERIFY(textOf(dialog, "remarks").contains(u"Nothing was stored."));
    QVERIFY(!part<QPushButton>(dialog, "apply")->isEnabled());

    ReplayDialog offered(run.run(), u"day.jsonl"_qs);
    offered.show();
    offered.offer(u"This is much"_qs);
    offered.setBlocked(u"This role may only read"_qs);
    QVERIFY(textOf(offered, "remarks").contains(u"may only read")); // nothing was tried yet
}

void ReplayTest::asksARunningReplayToStopWhenDestroyed()
{
    ManualRun run;
    auto dialog = std::make_unique<ReplayDialog>(run.run(), u"day.jsonl"_qs);
    dialog->start();
    QVERIFY(!run.control->isStopRequested());
    dialog.reset();
    QVERIFY(run.control->isStopRequested());
    run.finish(summary(1, 0, 0)); // nobody listens any more
}

void ReplayTest::refusesASecondReplayMeanwhile()
{
    const Tests::PrivateSettings settings;
    Tests::FakeServices fake;
    ManualRun run;
    Ui::WindowServices services = fake.services();
    services.replay = [&run](const Ui::ReplaySource &source, std::shared_ptr<Ui::ReplayControl> control) {
        return run.run()(std::move(control), source.mode);
    };
    Ui::MainWindow window(services, Tests::FakeServices::options());
    window.show();
    window.replayPaths({u"/tmp/first.json"_qs});
    window.replayPaths({u"/tmp/second.json"_qs});
    QCOMPARE(run.runs, 1);
    QVERIFY(part<QLabel>(window, "infoText")->text().contains(u"second.json"));
    run.finish(summary(1, 0, 0));
    QTRY_VERIFY(!part<ReplayDialog>(window, "replayDialog")->isRunning());
}

void ReplayTest::storesTheSampleOnce()
{
    const Tests::PrivateSettings settings;
    const Tests::TestDatabase database;
    {
        const auto owner = Sql::Connection::open(database.settings(), Sql::Purpose::Owner);
        QVERIFY2(owner.ok(), qPrintable(owner.ok() ? QString() : owner.error().toText()));
        const auto applied = Sql::applyMigrations(*owner.value());
        QVERIFY2(applied.ok(), qPrintable(applied.ok() ? QString() : applied.error().toText()));
    }
    Sql::DatabaseWorker reading(
        [&] { return Sql::Connection::open(database.settings(), Sql::Purpose::Reading); });
    Sql::DatabaseWorker writing(
        [&] { return Sql::Connection::open(database.settings(), Sql::Purpose::Writing); });
    Ui::MainWindow window(Ui::databaseServices(
                              {reading, reading, writing, writing}, QTimeZone::utc, [] { return u"test"_qs; },
                              [] { return QString(); }),
                          {.notesFile = Tests::FakeServices::options().notesFile});
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>(window, "databaseProblem")->isVisible(),
                             patience); // nothing is stored yet

    part<QAction>(window, "loadSample")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(textOf(*part<ReplayDialog>(window, "replayDialog"), "headline"),
                              u"2 stored."_qs, patience);
    QTRY_VERIFY_WITH_TIMEOUT(part<QFrame>(window, "infoBar")->isVisible(),
                             patience); // the sample is from 2024: all time is shown
    QVERIFY(part<QLabel>(window, "rangeText")->text().contains(u"2024"));

    part<QAction>(window, "loadSample")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(textOf(*part<ReplayDialog>(window, "replayDialog"), "headline"),
                              u"Nothing changed: both were already stored."_qs, patience);
    part<QAction>(window, "page-book-list")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(part<QLabel>(*part<QWidget>(window, "bookListPage"), "count")->text(),
                              u"4 books"_qs, patience);
}

QTEST_MAIN(ReplayTest)
#include "replaytest.moc"
