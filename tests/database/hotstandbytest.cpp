// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"

#include <ingest/simulate/simulator.h>
#include <sql/analytics/activityfigures.h>
#include <sql/analytics/bookfigures.h>
#include <sql/analytics/figurecatalogue.h>
#include <sql/analytics/filteredids.h>
#include <sql/analytics/journal.h>
#include <sql/analytics/journeyfigures.h>
#include <sql/analytics/overviewfigures.h>
#include <sql/analytics/parityfigures.h>
#include <sql/analytics/rowindex.h>
#include <sql/analytics/shelftable.h>
#include <sql/roles.h>
#include <sql/rollups/refresher.h>
#include <sql/schema/migrator.h>
#include <tests/cli/program.h>
#include <tests/support/patience.h>
#include <tests/support/privateserver.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

/// Two months until the end of October 2026.
QByteArray simulatedLines()
{
    Ingest::Simulator simulator({.events = 600, .days = 60, .goodreadsVisits = true});
    QByteArray lines;
    while (const std::optional<QByteArray> line = simulator.next()) {
        lines += *line + '\n';
    }
    return lines;
}

const QString range = u"--from 2026-10-01 --to 2026-11-20"_qs;

/// In the ledger's own tables everything happened today: it is moved into the range.
const QByteArray backIntoTheRange = "UPDATE shelfhelp.notifications SET applied_at = '2026-11-02 10:00Z';"
                                    "UPDATE shelfhelp.rejected_notifications SET first_seen_at = "
                                    "'2026-11-03 10:00Z', last_seen_at = '2026-11-03 10:00Z';"
                                    "UPDATE shelfhelp.ingest_runs SET last_batch_at = '2026-11-02 10:00Z';";

/// More books in one search than a day's heads tell: those that are shown most have to be counted in it.
const QByteArray showManyBooks = "INSERT INTO public.shelf_searches (time_start, books_returned) SELECT "
                                 "'2026-11-09 10:00', array_agg(n) FROM generate_series(10001, 12000) AS n;";

/// Days that the sums know nothing of.
const QByteArray touchADay = "UPDATE public.shelf_searches SET search_type = 'Touched' WHERE time_start >= "
                             "'2026-10-20' AND time_start < '2026-10-21';"
                             "UPDATE public.library_searches SET available = NOT available WHERE time_start "
                             ">= '2026-10-20' AND time_start < '2026-10-21';";

/// What a figure may depend on: sums, touched days, other zones, filters that the sums carry or do not.
const QStringList circumstances{
    u"--bucket day"_qs,
    u"--bucket month --time-zone America/Chicago"_qs,
    u"--bucket week --type Shuffle --medium libby --limit 7"_qs,
    u"--bucket month --shelf 2 --book 3 --temperature cold --not-library nashville"_qs,
};

QStringList words(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

TimeContext october()
{
    TimeContext context = contextOf({utc(u"2026-10-01T00:00:00"_qs), utc(u"2026-11-20T00:00:00"_qs)});
    context.comparison = TimeRange{utc(u"2026-08-12T00:00:00"_qs), context.range.from};
    return context;
}

/// A filter that sums do not know.
Filter fromTheRows()
{
    Filter filter;
    filter.shelfSize = {1, {}};
    return filter;
}

QByteArray textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

/// Does something once a server says that `condition` holds, beside the statement that makes it so. When that
/// ends without, it never happened.
class Meanwhile final
{
    Q_DISABLE_COPY_MOVE(Meanwhile)

public:
    Meanwhile(const ConnectionSettings &server, const QString &condition, const std::function<void()> &act)
        : m_thread(QThread::create([this, server, condition, act] {
            const auto watcher = openOwner(server);
            while (!m_isOver && !m_happened) {
                m_happened = ask(*watcher, u"SELECT "_qs + condition) == u"true";
            }
            if (m_happened) {
                act();
            }
        }))
    {
        m_thread->start();
    }

    ~Meanwhile() { static_cast<void>(happened()); }

    /// To be asked when the statement has ended.
    [[nodiscard]] bool happened()
    {
        m_isOver = true;
        m_thread->wait();
        return m_happened;
    }

private:
    std::atomic_bool m_isOver = false;
    std::atomic_bool m_happened = false;
    const std::unique_ptr<QThread> m_thread;
};

/// The statement files of the figures, by the names under which they are run.
QSet<QString> statementFiles()
{
    QSet<QString> names;
    const QDir folder(QStringLiteral(SHELFHELP_SOURCE_DIR "/sql/statements/analytics"));
    for (const QString &file : folder.entryList({u"*.sql"_qs})) {
        names.insert(u"analytics/" + file.chopped(QLatin1StringView(".sql").size()));
    }
    return names;
}

} // namespace

/// A hot standby and its primary, read by a role that may only read: every figure, and every row behind one,
/// is the same on both, from sums on both. And what cannot be done on a standby.
class HotStandbyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void everythingReadIsTheSame();

    void everySessionIsLimited_data() { addServers(); }

    void everySessionIsLimited();
    void printsTheOverview();
    void refusesToWrite_data();
    void refusesToWrite();
    void followsThePrimary();

    void aSlowFigureIsCancelled_data() { addServers(); }

    void aSlowFigureIsCancelled();

    void aSlowFigureTimesOut_data() { addServers(); }

    void aSlowFigureTimesOut();
    void tellsOfAConflictWithThePrimary();

private:
    static void addServers();

    [[nodiscard]] const PrivateServer &server(bool isStandby) const
    {
        return isStandby ? *m_standby : *m_primary;
    }

    [[nodiscard]] static ConnectionSettings asReader(const PrivateServer &server);
    [[nodiscard]] static std::unique_ptr<Connection> openReader(const PrivateServer &server);
    [[nodiscard]] static QJsonObject stats(const PrivateServer &server, const QString &options);
    void noteStatements(const QJsonObject &part);
    void compareFigures(const QString &options);
    void compareRows(const QString &options);
    void compareTables();
    void compareJournal();
    template <typename Read>
    void compare(Read read);
    void setLock(bool isLocked);

    [[nodiscard]] QString onPrimary(const QString &sql) { return ask(*m_primaryOwner, sql); }

    [[nodiscard]] QString onStandby(const QString &sql) { return ask(*m_standbyOwner, sql); }

    /// Whether the standby has replayed all that the primary has committed until now.
    [[nodiscard]] QString hasFollowed(const QString &position)
    {
        return onStandby(u"SELECT pg_last_wal_replay_lsn() >= '%1'"_qs.arg(position));
    }

    [[nodiscard]] QString position() { return onPrimary(u"SELECT pg_current_wal_lsn()"_qs); }

    std::unique_ptr<PrivateServer> m_primary;
    std::unique_ptr<PrivateServer> m_standby;
    std::unique_ptr<Connection> m_primaryOwner;
    std::unique_ptr<Connection> m_standbyOwner;
    QSet<QString> m_statements; ///< that the standby was asked
};

void HotStandbyTest::initTestCase()
{
    // No cleaning up behind the test's back, which a standby's readers might be in the way of.
    m_primary = std::make_unique<PrivateServer>(PrivateServerOptions{.configuration = "autovacuum = off\n"});
    m_primaryOwner = openOwner(m_primary->settings());
    const auto applied = applyMigrations(*m_primaryOwner);
    QVERIFY2(applied.ok(), why(applied).constData());
    const Outcome groups = makeRoleGroups(*m_primaryOwner);
    QVERIFY2(groups.ok(), why(groups).constData());
    const auto login = makeLogin(*m_primaryOwner, u"reader"_qs, RoleKind::Read);
    QVERIFY2(login.ok(), why(login).constData());
    const Finished ingested =
        Program(m_primary->settings()).run(words(u"ingest --json -"_qs), simulatedLines() + "nonsense\n");
    QVERIFY2(ingested.out.contains("\"rejected\""), qPrintable(ingested.messages));
    run(*m_primaryOwner, backIntoTheRange + showManyBooks);
    const auto built = rebuildRollups(*m_primaryOwner, {.now = utc(u"2026-11-23T12:00:00"_qs)});
    QVERIFY2(built.ok(), why(built).constData());
    run(*m_primaryOwner, touchADay);
    m_standby = std::make_unique<PrivateServer>(PrivateServerOptions{
        .configuration = "max_standby_streaming_delay = 0\n", .primary = m_primary.get()});
    m_standbyOwner = openOwner(m_standby->settings());
    QCOMPARE(onPrimary(u"SELECT pg_is_in_recovery()"_qs), u"false"_qs);
    QCOMPARE(onStandby(u"SELECT pg_is_in_recovery()"_qs), u"true"_qs);
    const QString end = position();
    QTRY_COMPARE_WITH_TIMEOUT(hasFollowed(end), u"true"_qs, patience);
}

void HotStandbyTest::addServers()
{
    QTest::addColumn<bool>("isStandby");
    QTest::newRow("primary") << false;
    QTest::newRow("hot standby") << true;
}

ConnectionSettings HotStandbyTest::asReader(const PrivateServer &server)
{
    ConnectionSettings settings = server.settings();
    settings.user = u"reader"_qs;
    return settings;
}

std::unique_ptr<Connection> HotStandbyTest::openReader(const PrivateServer &server)
{
    auto connection = Connection::open(asReader(server), Purpose::Reading);
    if (!connection.ok()) {
        qFatal("%s", why(connection).constData());
    }
    return std::move(connection).value();
}

/// The document without the moment at which it was made.
QJsonObject HotStandbyTest::stats(const PrivateServer &server, const QString &options)
{
    const Finished finished =
        Program(asReader(server)).run(words(u"stats --json --explain %1 %2"_qs.arg(range, options)));
    if (finished.status != 0) {
        QTest::qFail(qPrintable(finished.messages), __FILE__, __LINE__);
    }
    QJsonObject document = finished.json();
    document.remove(u"as_of"_qs);
    return document;
}

/// Notes what was asked.
void HotStandbyTest::noteStatements(const QJsonObject &part)
{
    const QJsonArray statements = part.value(u"explanation"_qs).toObject().value(u"statements"_qs).toArray();
    for (const QJsonValue &statement : statements) {
        m_statements.insert(statement.toObject().value(u"name"_qs).toString());
    }
}

/// Values, statements, and where they came from.
void HotStandbyTest::compareFigures(const QString &options)
{
    QString figures;
    for (const FigureDescription &figure : figureCatalogue()) {
        figures += u" --figure " + figure.name;
    }
    const QJsonObject read = stats(*m_standby, options + figures).value(u"figures"_qs).toObject();
    const QJsonObject expected = stats(*m_primary, options + figures).value(u"figures"_qs).toObject();
    QCOMPARE(read.size(), figureCatalogue().size());
    for (const FigureDescription &figure : figureCatalogue()) {
        const QJsonObject part = read.value(figure.name).toObject();
        QVERIFY(part.value(u"rows"_qs).isArray());
        QCOMPARE(textOf(part), textOf(expected.value(figure.name).toObject()));
        noteStatements(part);
    }
}

/// All pages.
void HotStandbyTest::compareRows(const QString &options)
{
    const QString kind = options.section(u' ', 0, 0);
    qsizetype found = 0;
    QString after;
    do {
        const QString page = u"--rows %1 --limit 400%2"_qs.arg(options, after);
        const QJsonObject read = stats(*m_standby, page).value(u"rows"_qs).toObject().value(kind).toObject();
        const QJsonObject expected =
            stats(*m_primary, page).value(u"rows"_qs).toObject().value(kind).toObject();
        QVERIFY(!QTest::currentTestFailed());
        QCOMPARE(textOf(read), textOf(expected));
        noteStatements(read);
        found += read.value(u"rows"_qs).toArray().size();
        after = read.value(u"next"_qs).toString();
        after = after.isEmpty() ? after : u" --after " + after;
    } while (!after.isEmpty());
    QVERIFY2(found > 100, qPrintable(options));
}

/// What one function makes of both servers in the same context, from sums on both.
template <typename Read>
void HotStandbyTest::compare(Read read)
{
    const TimeContext context = october();
    const auto ofServer = [&](const PrivateServer &server) {
        const auto reader = openReader(server);
        return figureOf(*reader, context, [&](Snapshot &snapshot) {
            if (!snapshot.sums() || snapshot.sums()->dirtySearchDays().isEmpty()) {
                QTest::qFail("no sums, or no touched day", __FILE__, __LINE__);
            }
            auto result = read(snapshot, context);
            for (const StatementRun &statement : snapshot.runs()) {
                m_statements.insert(statement.name);
            }
            return result;
        });
    };
    const auto found = ofServer(*m_standby);
    QVERIFY(found == ofServer(*m_primary));
}

/// What only the window asks for.
void HotStandbyTest::compareTables()
{
    compare([](Snapshot &snapshot, const TimeContext &context) { return shelvesTable(snapshot, context); });
    Filter ofAType;
    ofAType.searchTypes = Selection{{u"Shuffle"_qs}};
    compare([&ofAType](Snapshot &snapshot, const TimeContext &context) {
        return shelvesTable(snapshot, context, ofAType);
    });
    for (const Filter &filter : {Filter(), ofAType}) {
        compare([&filter](Snapshot &snapshot, const TimeContext &context) {
            return newShelves(snapshot, context, filter, Identity::Reader);
        });
        compare([&filter](Snapshot &snapshot, const TimeContext &context) -> Result<QList<ShelfRow>> {
            const auto order = ShelfOrder::read(snapshot, context, filter, {});
            return order.ok() ? shelvesAt(snapshot, context, filter, order.value().ids(0, 50))
                              : order.error();
        });
    }
    compare([](Snapshot &snapshot, const TimeContext &context) {
        return funnelSearches(snapshot, context, {.step = FunnelStep::Checked});
    });
    compare([](Snapshot &snapshot, const TimeContext &context) -> Result<QList<ShelfSearchRow>> {
        const auto index = RowIndex::ofFunnel(snapshot, context, {.step = FunnelStep::Checked}, {});
        return index.ok() ? searchRowsAt(snapshot, index.value(), wholeRange(context.range), {},
                                         RowOrder::NewestFirst, 3, 50)
                          : index.error();
    });
    compare([](Snapshot &snapshot, const TimeContext &) { return installedViews(snapshot); });
    compare([](Snapshot &snapshot, const TimeContext &context) {
        return weekDurationMargins(snapshot, context);
    });
    compare([](Snapshot &snapshot, const TimeContext &context) { return mostShownBooks(snapshot, context); });
    compare([](Snapshot &snapshot, const TimeContext &context) {
        return unrecognisedShelves(snapshot, context);
    });
    compare([](Snapshot &snapshot, const TimeContext &context) {
        return countSearchRows(snapshot, wholeRange(context.range));
    });
    compare([](Snapshot &snapshot, const TimeContext &context) {
        return countCheckRows(snapshot, wholeRange(context.range));
    });
    compareJournal();
}

void HotStandbyTest::compareJournal()
{
    compare([](Snapshot &snapshot, const TimeContext &context) -> Result<QList<JournalEntry>> {
        const auto index = JournalIndex::make(snapshot, context.range, {});
        return index.ok() ? journalRowsAt(snapshot, context, index.value(), {}, 3, 50)
                          : Result<QList<JournalEntry>>(index.error());
    });
    compare([](Snapshot &snapshot, const TimeContext &context) -> Result<std::optional<JournalDetail>> {
        const auto page = eventJournal(snapshot, context, {.limit = 1});
        const bool hasSome = page.ok() && page.value() && !page.value()->entries.isEmpty();
        return hasSome
                   ? journalDetail(snapshot, page.value()->entries.first().key)
                   : journalDetail(snapshot, {.notificationId = u"00000000-0000-0000-0000-000000000000"_qs});
    });
}

void HotStandbyTest::everythingReadIsTheSame()
{
    for (const QString &options : circumstances) {
        compareFigures(options);
        QVERIFY2(!QTest::currentTestFailed(), qPrintable(options));
    }
    for (const QString &options : {u"searches"_qs, u"searches --order slowest"_qs, u"checks"_qs,
                                   u"checks --order slowest"_qs, u"journal"_qs}) {
        compareRows(options);
        QVERIFY2(!QTest::currentTestFailed(), qPrintable(options));
    }
    compareTables();
    QVERIFY(!QTest::currentTestFailed());
    // Every run of the command asks for these.
    m_statements +=
        {u"analytics/find_schema"_qs, u"analytics/data_span"_qs, u"analytics/find_filtered_ids"_qs};
    const QSet<QString> left = statementFiles() - m_statements;
    QVERIFY2(left.isEmpty(), qPrintable(QStringList(left.values()).join(u' ')));
}

/// Whatever a figure asks for ends by itself, and changes nothing.
void HotStandbyTest::everySessionIsLimited()
{
    QFETCH(bool, isStandby);
    const auto reader = openReader(server(isStandby));
    const auto snapshot = Snapshot::begin(*reader, october());
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    QCOMPARE(ask(*reader, u"SELECT current_setting('statement_timeout'), current_setting('lock_timeout'), "
                          u"current_setting('idle_in_transaction_session_timeout'), "
                          u"current_setting('transaction_read_only'), "
                          u"current_setting('transaction_isolation'), current_setting('in_hot_standby')"_qs),
             u"30s|10s|1min|on|repeatable read|"_qs + (isStandby ? u"on"_qs : u"off"_qs));
}

void HotStandbyTest::printsTheOverview()
{
    const QStringList overview = words(u"stats --page overview "_qs + range);
    const QString uri = uriOf(asReader(*m_standby));
    const Finished finished =
        Program(m_primary->settings()).run(overview + QStringList{u"--database"_qs, uri});
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    for (const FigureDescription &figure : figureCatalogue()) {
        QCOMPARE(finished.out.contains(QByteArray('\n' + figure.name.toUtf8() + '\n')),
                 figure.isOn(FigurePage::Overview));
    }
    const auto tables = [](const Finished &printed) { return printed.out.mid(printed.out.indexOf('\n')); };
    QCOMPARE(tables(finished), tables(Program(asReader(*m_primary)).run(overview)));
}

void HotStandbyTest::refusesToWrite_data()
{
    QTest::addColumn<QString>("command");
    for (const QString &command :
         {u"database rebuild"_qs, u"database refresh"_qs, u"database verify --figures"_qs,
          u"database roles"_qs, u"database maintain vacuum"_qs, u"ingest --wait 0 -"_qs,
          u"rejected discard --yes 1"_qs, u"rejected retry --all"_qs}) {
        QTest::newRow(qPrintable(command)) << command;
    }
}

/// As the owner, so that nothing but the standby is in the way.
void HotStandbyTest::refusesToWrite()
{
    QFETCH(QString, command);
    const Finished refused = Program(m_standby->settings()).run(words(command), simulatedLines());
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.out, QByteArray());
    for (const QString &word : {u"hot standby"_qs, u"Connect to the primary"_qs}) {
        QVERIFY2(refused.messages.contains(word), qPrintable(refused.messages));
    }
}

/// Sums that are refreshed on the primary serve on the standby.
void HotStandbyTest::followsThePrimary()
{
    const QString options = u"--figure search_types"_qs;
    const auto source = [&](const PrivateServer &server) {
        const QJsonObject figures = stats(server, options).value(u"figures"_qs).toObject();
        return figures.value(u"search_types"_qs)
            .toObject()
            .value(u"explanation"_qs)
            .toObject()
            .value(u"source"_qs)
            .toString();
    };
    QCOMPARE(source(*m_standby), u"sums by day and rows"_qs);
    const auto refreshed = refreshRollups(*m_primaryOwner, {.now = utc(u"2026-11-23T12:00:00"_qs)});
    QVERIFY2(refreshed.ok(), why(refreshed).constData());
    const QString end = position();
    QTRY_COMPARE_WITH_TIMEOUT(hasFollowed(end), u"true"_qs, patience);
    QCOMPARE(source(*m_standby), u"sums by day"_qs);
    QCOMPARE(stats(*m_standby, options), stats(*m_primary, options));
}

/// Shelf searches are locked on the primary, and so on the standby: whoever reads them waits.
void HotStandbyTest::setLock(bool isLocked)
{
    run(*m_primaryOwner, isLocked ? "BEGIN; LOCK TABLE public.shelf_searches" : "ROLLBACK");
    // A commit of somebody else makes the standby hear of it.
    run(*openOwner(m_primary->settings()), "SELECT pg_logical_emit_message(true, 'test', 'lock')");
    QTRY_COMPARE_WITH_TIMEOUT(
        onStandby(u"SELECT count(*) FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock' AND "
                  u"relation = 'public.shelf_searches'::regclass"_qs),
        isLocked ? u"1"_qs : u"0"_qs, patience);
}

void HotStandbyTest::aSlowFigureIsCancelled()
{
    QFETCH(bool, isStandby);
    const TimeContext context = october();
    const auto reader = openReader(server(isStandby));
    const QString process = ask(*reader, u"SELECT pg_backend_pid()"_qs);
    const auto snapshot = Snapshot::begin(*reader, context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    setLock(true);
    QVERIFY(!QTest::currentTestFailed());
    const Canceller canceller = reader->canceller();
    Meanwhile waiting(server(isStandby).settings(),
                      u"EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pid = %1)"_qs.arg(process),
                      [&canceller] { canceller.cancel(); });
    const auto cancelled = cacheHits(*snapshot.value(), context, fromTheRows());
    const bool hasWaited = waiting.happened();
    setLock(false);
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(hasWaited);
    QVERIFY(!cancelled.ok());
    QCOMPARE(cancelled.error().sqlState, u"57014"_qs);
    QCOMPARE(cancelled.error().kind, ErrorKind::Transient);
    QVERIFY(cancelled.error().message.contains(u"cancelled"));
    // The connection lives, and the snapshot goes on at a new moment.
    const auto again = cacheHits(*snapshot.value(), context, fromTheRows());
    QVERIFY2(again.ok(), why(again).constData());
    QCOMPARE(again.value().size(), 50);
}

void HotStandbyTest::aSlowFigureTimesOut()
{
    QFETCH(bool, isStandby);
    const TimeContext context = october();
    const auto reader = openReader(server(isStandby));
    const auto snapshot = Snapshot::begin(*reader, context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    // Not before: a busy machine may need longer to begin.
    QCOMPARE(ask(*reader, u"SELECT set_config('statement_timeout', '50ms', true)"_qs), u"50ms"_qs);
    setLock(true);
    QVERIFY(!QTest::currentTestFailed());
    const auto late = cacheHits(*snapshot.value(), context, fromTheRows());
    setLock(false);
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(!late.ok());
    QCOMPARE(late.error().sqlState, u"57014"_qs);
    QVERIFY(late.error().message.contains(u"took too long"));
}

/// The standby is to wait for nobody: a lock of the primary ends whoever reads the table.
void HotStandbyTest::tellsOfAConflictWithThePrimary()
{
    const TimeContext context = october();
    const auto reader = openReader(*m_standby);
    const QString process = ask(*reader, u"SELECT pg_backend_pid()"_qs);
    const auto snapshot = Snapshot::begin(*reader, context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const auto before = cacheHits(*snapshot.value(), context, fromTheRows());
    QVERIFY2(before.ok(), why(before).constData());
    Meanwhile sleeping(
        m_standby->settings(),
        u"EXISTS (SELECT FROM pg_stat_activity WHERE pid = %1 AND wait_event = 'PgSleep')"_qs.arg(process),
        [this] {
            run(*openOwner(m_primary->settings()),
                "BEGIN; LOCK TABLE public.shelf_searches; SELECT pg_logical_emit_message(true, 'test', "
                "'lock'); COMMIT");
        });
    const auto ended = reader->execute(u"SELECT pg_sleep(60) FROM shelfhelp.shelf_searches LIMIT 1"_qs);
    QVERIFY(sleeping.happened());
    QVERIFY(!ended.ok());
    QCOMPARE(ended.error().sqlState, u"40001"_qs);
    QCOMPARE(ended.error().kind, ErrorKind::Transient);
    QVERIFY2(ended.error().toText().contains(u"hot standby"), qPrintable(ended.error().toText()));
    QVERIFY(ended.error().remedy.contains(u"max_standby_streaming_delay"));
}

QTEST_GUILESS_MAIN(HotStandbyTest)

#include "hotstandbytest.moc"
