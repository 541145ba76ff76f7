// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <ingest/apply/ingestor.h>
#include <ingest/simulate/simulator.h>
#include <sql/databaseworker.h>
#include <sql/roles.h>
#include <sql/schema/migrator.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>
#include <tests/support/privateserver.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>
#include <QUuid>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

using namespace ShelfHelp;
using Tests::patience;
using Ui::ReplayDialog;

namespace {

constexpr int largeFile = 20; // MiB; SHELFHELP_TEST_LARGE_MIB=1024 shows a large one
constexpr int manyFiles = 100'000;

QByteArray sample(const QString &name)
{
    QFile file(u":/samples/"_qs + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray simulatedLines(int events)
{
    Ingest::Simulator simulator({.events = events, .days = 30});
    QByteArray lines;
    while (const std::optional<QByteArray> line = simulator.next()) {
        lines += *line + '\n';
    }
    return lines;
}

/// What the thread of the window did between two rounds of its event loop, as long as it lives. A machine
/// that does other things meanwhile makes the rounds longer and the work in them no more: what is judged is
/// the processor's time, and the share that the longest round has of all.
class StallWatch final
{
public:
    StallWatch()
    {
        m_whole.start();
        m_round.start();
        m_worked = threadTime();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, m_round.restart());
            const qint64 worked = threadTime();
            m_mostWork = std::max(m_mostWork, worked - std::exchange(m_worked, worked));
        });
        m_timer.start(5);
    }

    /// Empty when the window went on answering.
    [[nodiscard]] QString problem() const
    {
        constexpr qint64 mostWork = 250; // ms of the processor, of a build for debugging
        const bool isIdle = m_mostWork < mostWork && m_longest * 2 < m_whole.elapsed();
        return isIdle ? QString()
                      : u"%1 ms of work in one round, %2 of %3 ms away"_qs.arg(m_mostWork)
                            .arg(m_longest)
                            .arg(m_whole.elapsed());
    }

private:
    /// ms of the processor that this thread has had.
    [[nodiscard]] static qint64 threadTime()
    {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
    }

    QTimer m_timer;
    QElapsedTimer m_whole;
    QElapsedTimer m_round;
    qint64 m_longest = 0; ///< ms
    qint64 m_worked = 0;
    qint64 m_mostWork = 0;
};

} // namespace

/// From the desk into a real database and back: dropped, pasted, tried, applied, taken back.
class ReplayDeskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aDryRunChangesNothing();
    void appliesAndTakesBack();
    void takesBackAfterFurtherEvents();
    void aRunIsTakenBackOnce();
    void pastesWhatIsCopied_data();
    void pastesWhatIsCopied();
    void aFolderWithLinksAndPipes();
    void aFolderWithManyFiles();
    void aLargeFileLeavesTheWindowResponsive();
    void cancelsALargeDryRun();
    void leadsToRowsAndDeadLetters();
    void mendsADeadLetter();
    void aReaderMayNotStore();

private:
    void open(const QString &user = {});
    void closeAll();
    void drop(const QStringList &paths);
    [[nodiscard]] QByteArray everything();
    [[nodiscard]] QString ask(const QString &sql);

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1StringView(name));
    }

    [[nodiscard]] QString text(const char *label) const
    {
        const auto *found = find<QLabel>(label);
        return found != nullptr ? found->text() : QString();
    }

    [[nodiscard]] bool isVisible(const char *widget) const
    {
        const auto *found = find<QWidget>(widget);
        return found != nullptr && found->isVisible();
    }

    void press(const char *button)
    {
        QTRY_VERIFY_WITH_TIMEOUT(isVisible(button) && find<QPushButton>(button)->isEnabled(), patience);
        find<QPushButton>(button)->click();
    }

    std::unique_ptr<Tests::PrivateSettings> m_settings;
    std::unique_ptr<Tests::MigratedDatabase> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Sql::DatabaseWorker> m_reading;
    std::unique_ptr<Sql::DatabaseWorker> m_browsing;
    std::unique_ptr<Sql::DatabaseWorker> m_replaying;
    std::unique_ptr<Sql::DatabaseWorker> m_naming;
    std::unique_ptr<Ui::MainWindow> m_window;
};

void ReplayDeskTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void ReplayDeskTest::init()
{
    m_settings = std::make_unique<Tests::PrivateSettings>();
    m_database = std::make_unique<Tests::MigratedDatabase>(Tests::LedgerRows::ByHand);
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void ReplayDeskTest::closeAll()
{
    m_window.reset();
    m_naming.reset();
    m_replaying.reset();
    m_browsing.reset();
    m_reading.reset();
}

void ReplayDeskTest::cleanup()
{
    closeAll();
    m_database.reset();
    m_folder.reset();
    m_settings.reset();
}

void ReplayDeskTest::open(const QString &user)
{
    Sql::ConnectionSettings settings = m_database->settings();
    settings.user = user.isEmpty() ? settings.user : user;
    const auto opening = [settings](Sql::Purpose purpose) {
        return [settings, purpose] { return Sql::Connection::open(settings, purpose); };
    };
    m_window.reset();
    m_reading = std::make_unique<Sql::DatabaseWorker>(opening(Sql::Purpose::Reading));
    m_browsing = std::make_unique<Sql::DatabaseWorker>(opening(Sql::Purpose::Reading));
    m_replaying = std::make_unique<Sql::DatabaseWorker>(opening(Sql::Purpose::Writing));
    m_naming = std::make_unique<Sql::DatabaseWorker>(opening(Sql::Purpose::Writing));
    Ui::WindowOptions options;
    options.page = u"events"_qs;
    options.notesFile = m_folder->filePath(u"notes.json"_qs);
    m_window = std::make_unique<Ui::MainWindow>(Ui::databaseServices(
                                                    {.reading = *m_reading,
                                                     .browsing = *m_browsing,
                                                     .replaying = *m_replaying,
                                                     .naming = *m_naming,
                                                     .openForWriting = opening(Sql::Purpose::Writing),
                                                     .openAsOwner = opening(Sql::Purpose::Owner)},
                                                    QTimeZone::utc, [] { return u"test"_qs; },
                                                    [] { return QString(); }),
                                                options);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
}

void ReplayDeskTest::drop(const QStringList &paths)
{
    QMimeData dropped;
    QList<QUrl> urls;
    for (const QString &path : paths) {
        urls.append(QUrl::fromLocalFile(path));
    }
    dropped.setUrls(urls);
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QDropEvent event({50, 50}, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &event);
}

QString ReplayDeskTest::ask(const QString &sql)
{
    return Tests::ask(m_database->connection(), sql);
}

/// All rows that matter, without the numbers of runs.
QByteArray ReplayDeskTest::everything()
{
    return m_database->state().toUtf8();
}

void ReplayDeskTest::aDryRunChangesNothing()
{
    const QByteArray before = everything();
    find<QAction>("sample-mixed-records")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(text("headline"),
                              u"It would store 2 notifications, 1 is stored already, 3 would be rejected."_qs,
                              patience);
    QCOMPARE(everything(), before);
    const auto *diff = find<QTreeWidget>("tableDiff");
    QVERIFY(diff->isVisible());
    QStringList tables;
    for (int i = 0; i < diff->topLevelItemCount(); ++i) {
        tables.append(diff->topLevelItem(i)->text(0));
        QVERIFY(diff->topLevelItem(i)->childCount() > 0);
    }
    QVERIFY2(tables.contains(u"shelf_searches"_qs) && tables.contains(u"books"_qs),
             qPrintable(tables.join(u' ')));
    QVERIFY(find<QPushButton>("apply")->isDefault());
    QVERIFY(!isVisible("undoThis"));
}

void ReplayDeskTest::appliesAndTakesBack()
{
    const QByteArray before = everything();
    find<QAction>("sample-mixed-records")->trigger();
    press("apply");
    QTRY_COMPARE_WITH_TIMEOUT(text("headline"), u"2 stored, 1 already stored before, 3 rejected."_qs,
                              patience);
    QVERIFY(everything() != before);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"2"_qs);
    auto *undo = find<QAction>("undoReplayAction");
    QVERIFY(undo->isEnabled());
    undo->trigger();
    press("undoReplay");
    QTRY_VERIFY_WITH_TIMEOUT(!undo->isEnabled(), patience);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"0"_qs);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.shelf_searches"_qs), u"0"_qs);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.books"_qs), u"0"_qs);
    QVERIFY(text("undoFacts").contains(u"shelf_searches: 1 removed"));
    QVERIFY(!isVisible("undoThis")); // of the dialog that stored it
}

void ReplayDeskTest::takesBackAfterFurtherEvents()
{
    find<QAction>("loadSample")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(text("headline"), u"2 stored."_qs, patience);
    // Somebody else stores more of the same shelf and books.
    const auto further =
        Ingest::ingestDocument(m_database->connection(), sample(u"mixed-records.json"_qs), u"queue"_qs);
    QVERIFY2(further.ok(), Tests::why(further).constData());
    QCOMPARE(further.value().stored, qint64(2));
    find<QAction>("undoReplayAction")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(text("undoFacts").contains(u"1 other run stored something since"), patience);
    press("undoReplay");
    QTRY_VERIFY_WITH_TIMEOUT(text("undoFacts").contains(u"shelf_searches: 1 removed"), patience);
    // What the others brought stays, and what it needs.
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"2"_qs);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.shelf_searches"_qs), u"1"_qs);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.shelves"_qs), u"1"_qs);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.books"_qs), u"4"_qs);
    // Their dates are those of what is left.
    QCOMPARE(ask(u"SELECT min(date_added)::date::text FROM shelfhelp.shelves"_qs), u"2024-09-03"_qs);
}

void ReplayDeskTest::aRunIsTakenBackOnce()
{
    find<QAction>("loadSample")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(text("headline"), u"2 stored."_qs, patience);
    const auto undone = Sql::undoRun(m_database->connection(), 1); // somebody else was faster
    QVERIFY2(undone.ok(), Tests::why(undone).constData());
    press("undoThis");
    QTRY_COMPARE_WITH_TIMEOUT(text("undoHeadline"), u"This replay was taken back already."_qs, patience);
    QVERIFY(!find<QPushButton>("undoReplay")->isEnabled());
}

void ReplayDeskTest::pastesWhatIsCopied_data()
{
    QTest::addColumn<QString>("copied");
    QTest::addColumn<QString>("headline");
    QTest::newRow("a payload") << QString::fromUtf8(sample(u"goodreads-visit.json"_qs))
                               << u"It would store 1 notification."_qs;
    QTest::newRow("a list") << QString::fromUtf8(sample(u"seed-records.json"_qs))
                            << u"It would store 2 notifications."_qs;
    QTest::newRow("a poem") << u"Roses are red"_qs << u"It would store nothing, 1 would be rejected."_qs;
}

void ReplayDeskTest::pastesWhatIsCopied()
{
    QFETCH(const QString, copied);
    QFETCH(const QString, headline);
    QApplication::clipboard()->setText(copied);
    find<QAction>("paste")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(text("headline"), headline, patience);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"0"_qs);
}

void ReplayDeskTest::aFolderWithLinksAndPipes()
{
    const QDir folder(m_folder->path());
    const auto write = [&folder](const QString &name, const QByteArray &content) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(write(u"good.json"_qs, sample(u"seed-records.json"_qs)));
    QVERIFY(write(u"notes.txt"_qs, "not mine"));
    QVERIFY(write(u"secret.json"_qs, "{\"Records\":[]}"));
    QVERIFY(QFile::setPermissions(folder.filePath(u"secret.json"_qs), {}));
    QVERIFY(QFile::link(folder.path(), folder.filePath(u"loop"_qs)));
    QVERIFY(QFile::link(u"/dev/zero"_qs, folder.filePath(u"zero.json"_qs)));
    QCOMPARE(mkfifo(qPrintable(folder.filePath(u"pipe.json"_qs)), 0600), 0);
    drop({folder.path()});
    QVERIFY(text("remarks").contains(u"whole folder")); // asked first
    press("dryRun");
    QTRY_COMPARE_WITH_TIMEOUT(text("headline"), u"It would store 2 notifications."_qs, patience);
    const QString passedOver = find<QPlainTextEdit>("passedOver")->toPlainText();
    for (const QString &name : {u"zero.json"_qs, u"pipe.json"_qs, u"loop"_qs}) {
        QVERIFY2(passedOver.contains(name), qPrintable(passedOver));
    }
    QCOMPARE(passedOver.contains(u"secret.json"), geteuid() != 0); // nothing is secret to root
    press("apply");
    QTRY_COMPARE_WITH_TIMEOUT(ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"2"_qs, patience);
}

void ReplayDeskTest::aFolderWithManyFiles()
{
    const QDir folder(m_folder->path());
    // Most are none of ours; one in a thousand has something in it. The others are names of few files, of
    // which a file system allows some ten thousand each: so many files would keep a busy disk for minutes.
    constexpr int namesOfAFile = 50'000;
    const QList<QByteArray> lines = simulatedLines(manyFiles / 1000).split('\n');
    std::string empty;
    for (int i = 0; i < manyFiles; ++i) {
        const bool isOurs = i % 1000 == 0;
        const QString name = folder.filePath(u"%1.%2"_qs.arg(i).arg(isOurs ? u"json"_qs : u"txt"_qs));
        if (!isOurs && i % namesOfAFile != 1) {
            std::filesystem::create_hard_link(empty, name.toStdString());
            continue;
        }
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(isOurs ? lines[i / 1000] : QByteArray());
        empty = isOurs ? empty : name.toStdString();
    }
    const StallWatch watch;
    drop({folder.path()});
    press("apply");
    QTRY_VERIFY_WITH_TIMEOUT(isVisible("showStored"), patience);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs), QString::number(manyFiles / 1000));
    QVERIFY2(watch.problem().isEmpty(), qPrintable(watch.problem()));
}

void ReplayDeskTest::aLargeFileLeavesTheWindowResponsive()
{
    // Each line once, and then the same again and again.
    const QByteArray lines = simulatedLines(3000);
    QFile file(m_folder->filePath(u"large.jsonl"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const qint64 wanted = std::max(largeFile, qEnvironmentVariableIntValue("SHELFHELP_TEST_LARGE_MIB"));
    while (file.size() < wanted << 20) {
        file.write(lines);
    }
    file.close();
    const StallWatch watch;
    drop({file.fileName()});
    QVERIFY(text("remarks").contains(u"much")); // asked first
    press("apply");
    QTRY_VERIFY_WITH_TIMEOUT(isVisible("showStored"), int(wanted / largeFile) * 4 * patience);
    QVERIFY2(watch.problem().isEmpty(), qPrintable(watch.problem()));
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs),
             ask(u"SELECT sum(stored_count) FROM shelfhelp.ingest_runs"_qs));
}

void ReplayDeskTest::cancelsALargeDryRun()
{
    QFile file(m_folder->filePath(u"large.jsonl"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(simulatedLines(20'000));
    file.close();
    drop({file.fileName()});
    if (isVisible("dryRun")) {
        press("dryRun");
    }
    QTRY_VERIFY_WITH_TIMEOUT(text("counts").contains(u"stored"), patience);
    press("cancel");
    QTRY_COMPARE_WITH_TIMEOUT(text("headline"), u"The dry run was cancelled. Nothing was stored."_qs,
                              patience);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"0"_qs);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.rejected_notifications"_qs), u"0"_qs);
}

void ReplayDeskTest::leadsToRowsAndDeadLetters()
{
    find<QAction>("sample-mixed-records")->trigger();
    press("apply");
    press("showStored");
    const auto *journal = find<QWidget>("journalPage");
    QTRY_VERIFY_WITH_TIMEOUT(journal->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(journal->findChild<QLabel *>(u"count"_qs)->text(), u"2 rows"_qs, patience);
    press("showDead");
    QTRY_VERIFY_WITH_TIMEOUT(isVisible("deadLettersPage"), patience);
    auto *letters = find<QTableView>("deadLetterTable");
    QTRY_COMPARE_WITH_TIMEOUT(letters->model()->rowCount(), 3, patience);
    // One of the list in the dialog leads to its own.
    auto *rejections = find<QTableView>("rejections");
    Q_EMIT rejections->activated(rejections->model()->index(1, 0));
    QTRY_COMPARE_WITH_TIMEOUT(letters->model()->rowCount(), 1, patience);
    QVERIFY(isVisible("deadLetterRun"));
    press("deadLetterRun");
    QVERIFY(!isVisible("deadLetterRun"));
}

void ReplayDeskTest::mendsADeadLetter()
{
    QByteArray lacking = sample(u"goodreads-visit.json"_qs);
    lacking.replace("\\\"time\\\":", "\\\"thyme\\\":");
    const auto refused = Ingest::ingestDocument(m_database->connection(), lacking, u"queue"_qs);
    QVERIFY2(refused.ok() && refused.value().rejected == 1, Tests::why(refused).constData());
    find<QAction>("deadLetters")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(text("payloadTitle").startsWith(u"Number 1"), patience);
    auto *payload = find<QPlainTextEdit>("payloadText");
    payload->selectAll();
    payload->insertPlainText(u"nonsense"_qs);
    QTRY_VERIFY(text("payloadVerdict").startsWith(u"✗"));
    QVERIFY(!find<QPushButton>("retryEdited")->isEnabled());
    payload->selectAll();
    payload->insertPlainText(QString::fromUtf8(sample(u"goodreads-visit.json"_qs)));
    press("retryEdited");
    QTRY_COMPARE_WITH_TIMEOUT(text("deadLetterNews"), u"1 stored."_qs, patience);
    QCOMPARE(ask(u"SELECT state FROM shelfhelp.rejected_notifications"_qs), u"retried"_qs);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.goodreads_visits"_qs), u"1"_qs);
}

/// The role that the manual gives to whoever only reads.
void ReplayDeskTest::aReaderMayNotStore()
{
    const QString reader =
        u"desk_reader_"_qs + QUuid::createUuid().toString(QUuid::Id128); // the server's, for good
    const Outcome groups = Sql::makeRoleGroups(m_database->connection());
    QVERIFY2(groups.ok(), Tests::why(groups).constData());
    const auto login = Sql::makeLogin(m_database->connection(), reader, Sql::RoleKind::Read);
    QVERIFY2(login.ok(), Tests::why(login).constData());
    open(reader);
    find<QAction>("deadLetters")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!text("deadLetterNews").isEmpty(), patience);
    QVERIFY(!find<QPushButton>("retryAll")->isEnabled());
    find<QAction>("sample-goodreads-visit")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(text("headline"), u"The dry run could not be finished"_qs, patience);
    QVERIFY(text("remarks").contains(u"Nothing was stored."));
    closeAll();
    Tests::run(m_database->connection(),
               "DROP OWNED BY " + reader.toLatin1() + "; DROP ROLE " + reader.toLatin1());
}

QTEST_MAIN(ReplayDeskTest)
#include "replaydesktest.moc"
