// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crashmodes.h"
#include "faulttesting.h"
#include "forkserver.h"

#include <tests/cli/queuesetup.h>
#include <tests/database/payloads.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int messages = 40;

/// SHELFHELP_CRASH_STRIDE=1 tries all points of every row; the usual strides fit into the time of a test
/// suite.
int stride(int usual)
{
    return qEnvironmentVariableIsSet("SHELFHELP_CRASH_STRIDE")
               ? std::max(1, qEnvironmentVariableIntValue("SHELFHELP_CRASH_STRIDE"))
               : usual;
}

/// All kinds of notifications, some of them twice, and some that are rejected.
QList<QByteArray> mixedLines()
{
    QList<QByteArray> lines = simulatedLines(28).trimmed().split('\n');
    for (int visit = 0; visit < 6; ++visit) {
        const QByteArray second = QByteArray::number(visit).rightJustified(2, '0');
        lines.append(envelope(goodreadsVisit({.time = "2024-05-02T10:01:" + second}), "visit-" + second));
    }
    lines.append(lines.first(3));
    lines.append({"{", R"({"msg_type":"REVIEWCLICK"})", "[1"});
    return lines;
}

} // namespace

/// Storing ends at every point where it can: killed (F01), asked to stop (F03), cut off from the database,
/// failing within its statement. What was not finished is finished afterwards, nothing is lost, and nothing
/// doubled.
class CrashPointTest final : public QObject
{
    Q_OBJECT

public:
    explicit CrashPointTest(ForkServer &processes)
        : m_processes(processes)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void f01HooksOfEachKind_data();
    void f01HooksOfEachKind();
    void f01KilledAtEveryHook_data();
    void f01KilledAtEveryHook();
    void f03AskedToStopAtEveryHook_data();
    void f03AskedToStopAtEveryHook();
    void f10CutOffAtEveryHook_data();
    void f10CutOffAtEveryHook();
    void f25NoMemoryAtEveryHook_data();
    void f25NoMemoryAtEveryHook();
    void f17FailsAtEveryStepOfTheStatement_data();
    void f17FailsAtEveryStepOfTheStatement();

private:
    enum class Step { Done, Over, Failed };

    /// `every`: of the points that the row would try.
    void addWays(int every = 1);
    /// Does it at one point after the other, each time from the beginning, and looks at what is left.
    void walk(const std::function<Step(int)> &tryPoint);
    [[nodiscard]] static Step failed(const ForkServer::Exit &exit);
    [[nodiscard]] Finished runBuilt(Program &program) const;
    /// Empties everything, and lays out the input of the way again.
    void begin();
    void fillQueue();
    [[nodiscard]] QStringList order() const;
    [[nodiscard]] ForkServer::Exit store(const QMap<QString, QString> &variables = {});
    /// The names of the hooks of an undisturbed run.
    [[nodiscard]] QStringList hooks();
    /// The built program, ended in some way at a point, and then a second run that finishes the work. Over
    /// when it has no such point any more.
    [[nodiscard]] Step tryBuilt(int point, const QString &how,
                                const std::function<bool(const Finished &)> &isRightEnd);
    /// How the state differs from an undisturbed run's, or which promise is broken.
    [[nodiscard]] QString wrong();
    /// Lets it fail at a point of the server; `how` is an SQLSTATE or `end of session`.
    void planFailure(int point, const QString &how);
    /// How many points the server has passed since.
    [[nodiscard]] qint64 pointsPassed();

    ForkServer &m_processes;
    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<QueueSetup> m_queue;
    QTemporaryDir m_directory;
    QString m_file;
    QList<QByteArray> m_lines;
    QString m_expectedState;
    QString m_way;
    int m_batch = messages;
};

void CrashPointTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    run(m_database->connection(),
        contentOf(QStringLiteral(SHELFHELP_SOURCE_DIR "/tests/faults/crashhooks.sql")));
    m_lines = mixedLines();
    QCOMPARE(m_lines.size(), messages);
    m_file = m_directory.filePath(u"events.jsonl"_qs);
    writeTo(m_file, m_lines.join('\n') + '\n');
    m_way = u"file"_qs;
    const ForkServer::Exit undisturbed = store();
    QVERIFY2(undisturbed.status == 0, qPrintable(undisturbed.output));
    m_expectedState = m_database->state();
    QCOMPARE(brokenPromises(m_database->connection()), QString());
}

void CrashPointTest::cleanup()
{
    run(m_database->connection(), "TRUNCATE crash_test.plan");
    QCOMPARE(brokenPromises(m_database->connection()), QString());
}

void CrashPointTest::addWays(int every)
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("step");
    QTest::newRow("a file, in one batch") << u"file"_qs << messages << stride(every);
    QTest::newRow("a file, one by one") << u"file"_qs << 1 << stride(37 * every);
    QTest::newRow("the queue") << u"queue"_qs << 10 << stride(7 * every);
#ifdef SHELFHELP_TEST_WINDOW
    QTest::newRow("the window") << u"window"_qs << messages << stride(2 * every);
#endif
}

void CrashPointTest::walk(const std::function<Step(int)> &tryPoint)
{
    QFETCH(const QString, way);
    QFETCH(const int, batch);
    QFETCH(const int, step);
    m_way = way;
    m_batch = batch;
    QElapsedTimer clock;
    clock.start();
    int points = 0;
    for (int point = 0;; point += step) {
        begin();
        const Step done = tryPoint(point);
        QVERIFY2(done != Step::Failed, qPrintable(u"at point %1"_qs.arg(point)));
        if (done == Step::Over) {
            break;
        }
        ++points;
        const QString problem = wrong();
        QVERIFY2(problem.isEmpty(), qPrintable(u"at point %1: %2"_qs.arg(QString::number(point), problem)));
    }
    QVERIFY2(points >= 3, qPrintable(QString::number(points)));
    qInfo("%d points, one in %d, in %.1f s", points, step, double(clock.elapsed()) / 1e3);
}

CrashPointTest::Step CrashPointTest::failed(const ForkServer::Exit &exit)
{
    qWarning("status %d, signal %d: %s", exit.status, exit.signal, qPrintable(exit.output));
    return Step::Failed;
}

Finished CrashPointTest::runBuilt(Program &program) const
{
    if (m_way != u"queue") {
        return program.run({u"ingest"_qs, u"--batch"_qs, QString::number(m_batch), m_file});
    }
    m_queue->use(program);
    return program.run({u"poll"_qs, u"--once"_qs, u"--long-poll"_qs, u"0"_qs});
}

/// A statement whose client was killed goes on; it must not come to light in the next round.
void CrashPointTest::begin()
{
    QTRY_COMPARE_WITH_TIMEOUT(
        ask(m_database->connection(),
            u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
            "pid <> pg_backend_pid() AND backend_type = 'client backend'"_qs),
        u"0"_qs, patience);
    m_database->clear();
    if (m_way == u"queue") {
        fillQueue();
    }
}

void CrashPointTest::fillQueue()
{
    m_queue = std::make_unique<QueueSetup>();
    for (int number = 0; number < m_lines.size(); ++number) {
        m_queue->service().send(m_queue->queueUrl(), {.body = QString::fromUtf8(m_lines[number]),
                                                      .group = QString::number(number % 3),
                                                      .deduplicationId = QString::number(number)});
    }
}

QStringList CrashPointTest::order() const
{
    const QStringList common{m_way, uriOf(m_database->settings()), QString::number(m_batch)};
    return m_way == u"queue"
               ? common + QStringList{m_queue->queueUrl(), m_queue->service().endpoint().toString()}
               : common + QStringList{m_file};
}

ForkServer::Exit CrashPointTest::store(const QMap<QString, QString> &variables)
{
    return m_processes.run(order(), variables);
}

QStringList CrashPointTest::hooks()
{
    const QString log = m_directory.filePath(u"hooks"_qs);
    QFile::remove(log);
    const ForkServer::Exit exit = store({{u"CRASH_LOG"_qs, log}});
    return exit.status == 0 ? QString::fromUtf8(contentOf(log)).split(u'\n', Qt::SkipEmptyParts)
                            : QStringList{exit.output};
}

QString CrashPointTest::wrong()
{
    const QString broken = brokenPromises(m_database->connection());
    if (!broken.isEmpty()) {
        return broken;
    }
    if (m_way == u"queue" &&
        (!m_queue->isEmpty() || !m_queue->service().messages(m_queue->deadLetterUrl()).isEmpty())) {
        return u"the queue has messages left"_qs;
    }
    return difference(m_database->state(), m_expectedState);
}

void CrashPointTest::planFailure(int point, const QString &how)
{
    run(m_database->connection(), u"TRUNCATE crash_test.plan; ALTER SEQUENCE crash_test.passed RESTART;"
                                  "INSERT INTO crash_test.plan VALUES (%1, '%2')"_qs.arg(point)
                                      .arg(how)
                                      .toUtf8());
}

qint64 CrashPointTest::pointsPassed()
{
    return ask(m_database->connection(),
               u"SELECT CASE WHEN is_called THEN last_value + 1 ELSE 0 END FROM crash_test.passed"_qs)
        .toLongLong();
}

void CrashPointTest::f01HooksOfEachKind_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("shelf search") << envelope(shelfSearch({}), "one");
    QTest::newRow("library search") << envelope(librarySearch({.libraryId = "new"}), "one");
    QTest::newRow("visit") << envelope(goodreadsVisit({}), "one");
    QTest::newRow("rejected") << QByteArray("{");
}

/// At least twelve of each, so that there is none between two steps that matter.
void CrashPointTest::f01HooksOfEachKind()
{
    QFETCH(const QByteArray, line);
    const QList<QByteArray> all = std::exchange(m_lines, {line});
    m_way = u"queue"_qs;
    begin();
    const QStringList names = hooks();
    m_lines = all;
    qInfo("%s", qPrintable(names.join(u", "_qs)));
    const QSet<QString> different(names.begin(), names.end());
    QVERIFY2(different.size() >= 12, qPrintable(names.join(u", "_qs)));
    for (const QString &name : {u"before BEGIN"_qs, u"sent"_qs, u"before commit"_qs, u"after COMMIT"_qs,
                                u"before acknowledge"_qs, u"after acknowledge"_qs}) {
        QVERIFY2(different.contains(name), qPrintable(name));
    }
    m_way = u"file"_qs;
    begin();
    QCOMPARE(store().status, 0);
}

void CrashPointTest::f01KilledAtEveryHook_data()
{
    addWays();
}

/// Until one ends by itself, because it has no such point any more.
void CrashPointTest::f01KilledAtEveryHook()
{
    walk([this](int point) {
        const ForkServer::Exit exit = store({{u"CRASH_AT"_qs, QString::number(point)}});
        if (exit.status == 0) {
            return Step::Over;
        }
        if (m_way == u"queue") {
            m_queue->showAgain();
        }
        return exit.signal == SIGKILL && store().status == 0 ? Step::Done : Step::Failed;
    });
}

void CrashPointTest::f03AskedToStopAtEveryHook_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("signal");
    QTest::newRow("SIGTERM, ingest") << u"file"_qs << 10 << stride(13) << u"term"_qs;
    QTest::newRow("SIGINT, ingest") << u"file"_qs << 10 << stride(19) << u"int"_qs;
    QTest::newRow("SIGTERM, poll") << u"queue"_qs << 10 << stride(23) << u"term"_qs;
}

CrashPointTest::Step CrashPointTest::tryBuilt(int point, const QString &how,
                                              const std::function<bool(const Finished &)> &isRightEnd)
{
    Program program(m_database->settings());
    const QString log = m_directory.filePath(u"passed"_qs);
    QFile::remove(log);
    program.setVariable(u"CRASH_AT"_qs, QString::number(point));
    program.setVariable(u"CRASH_HOW"_qs, how);
    program.setVariable(u"CRASH_LOG"_qs, log);
    const Finished ended = runBuilt(program);
    program.setVariable(u"CRASH_AT"_qs, {});
    if (contentOf(log).count('\n') <= point) {
        return Step::Over;
    }
    if (m_way == u"queue") {
        m_queue->showAgain();
    }
    const Finished second = runBuilt(program);
    // 3: some are rejected. A queue may have been empty by then.
    const bool isDone = second.status == 3 || (m_way == u"queue" && second.status == 0);
    if (isRightEnd(ended) && isDone) {
        return Step::Done;
    }
    qWarning("%d %s%d %s", ended.status, qPrintable(ended.messages), second.status,
             qPrintable(second.messages));
    return Step::Failed;
}

/// It finishes the batch in hand, or rolls it back, and ends with status 0, or 3 when it had got so far that
/// it knows of the rejected ones.
void CrashPointTest::f03AskedToStopAtEveryHook()
{
    QFETCH(const QString, signal);
    walk([&](int point) {
        return tryBuilt(point, signal,
                        [](const Finished &ended) { return ended.status == 0 || ended.status == 3; });
    });
}

void CrashPointTest::f25NoMemoryAtEveryHook_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("step");
    QTest::newRow("ingest") << u"file"_qs << 10 << stride(17);
    QTest::newRow("poll") << u"queue"_qs << 10 << stride(23);
}

/// It says so and ends, on whichever thread it was.
void CrashPointTest::f25NoMemoryAtEveryHook()
{
    walk([this](int point) {
        return tryBuilt(point, u"memory"_qs, [](const Finished &ended) {
            return ended.status == 1 && ended.messages.contains(u"There is not enough memory");
        });
    });
}

void CrashPointTest::f10CutOffAtEveryHook_data()
{
    addWays(2);
}

/// The connections break: it opens another one, and goes on by itself.
void CrashPointTest::f10CutOffAtEveryHook()
{
    qsizetype points = 0;
    walk([this, &points](int point) {
        if (point == 0) {
            points = hooks().size();
            begin();
        }
        if (point >= points) {
            return Step::Over;
        }
        const ForkServer::Exit exit =
            store({{u"CRASH_AT"_qs, QString::number(point)}, {u"CRASH_HOW"_qs, u"cut"_qs}});
        return exit.status == 0 ? Step::Done : failed(exit);
    });
}

void CrashPointTest::f17FailsAtEveryStepOfTheStatement_data()
{
    addWays(2);
}

/// For a reason that passes: a collision, a deadlock, a limit of time, no room, a lock, an ended session.
void CrashPointTest::f17FailsAtEveryStepOfTheStatement()
{
    const QStringList reasons{u"40001"_qs, u"40P01"_qs, u"57014"_qs,
                              u"53100"_qs, u"55P03"_qs, u"end of session"_qs};
    walk([this, &reasons](int point) {
        planFailure(point, reasons[point % reasons.size()]);
        const ForkServer::Exit exit = store();
        if (exit.status != 0) {
            return failed(exit);
        }
        return pointsPassed() > point ? Step::Done : Step::Over;
    });
}

int main(int argc, char **argv)
{
    ForkServer processes(storeAsProgram);
    const QCoreApplication application(argc, argv);
    CrashPointTest test(processes);
    return QTest::qExec(&test, argc, argv);
}

#include "crashpointtest.moc"
