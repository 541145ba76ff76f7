// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "history.h"

#include <sql/analytics/activityfigures.h>
#include <sql/analytics/distribution.h>
#include <sql/analytics/durationfigures.h>
#include <sql/analytics/libraryfigures.h>
#include <sql/analytics/shelffigures.h>
#include <sql/analytics/sizefigures.h>
#include <sql/rollups/refresher.h>
#include <tests/support/databasetesting.h>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <vector>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

enum class Source {
    Rows,      ///< no sums are looked at
    Sums,      ///< all days are clean
    Both,      ///< some days were written to since
    Refreshed, ///< … and summed up again
};

QDateTime instant(qint64 us)
{
    return QDateTime::fromMSecsSinceEpoch(us / 1000, Qt::UTC);
}

qint64 microseconds(const QDateTime &time)
{
    return time.toMSecsSinceEpoch() * 1000;
}

/// percentile_cont by the book.
std::optional<double> percentileOf(std::vector<double> values, double share)
{
    if (values.empty()) {
        return std::nullopt;
    }
    std::sort(values.begin(), values.end());
    const double rank = share * double(values.size() - 1);
    const auto lower = std::size_t(std::floor(rank));
    const auto upper = std::size_t(std::ceil(rank));
    return values[lower] + (values[upper] - values[lower]) * (rank - double(lower));
}

bool lets(const Filter &filter, const StoredSearch &search)
{
    const auto inRange = [](const NumberRange &range, std::optional<qint64> value) {
        return (!range.from || (value && *value >= *range.from)) &&
               (!range.to || (value && *value < *range.to));
    };
    if (filter.readerId) {
        const bool isOf = search.shelfId && *search.shelfId < 9 &&
                          QString::number(100 + (*search.shelfId - 1) / 3) == *filter.readerId;
        const bool isCalled =
            search.shelfId &&
            (!filter.shelfName ||
             ((*search.shelfId - 1) % 3 == 0 ? u"read"_qs : u"to-read"_qs) == *filter.shelfName);
        if (!isOf || !isCalled) {
            return false;
        }
    }
    if (filter.temperature) {
        const Temperature temperature = !search.durationUs ? Temperature::Invalid
                                        : search.isCold    ? Temperature::Cold
                                                           : Temperature::Warm;
        if (temperature != *filter.temperature) {
            return false;
        }
    }
    if (filter.disagreement) {
        const bool isWindow = search.byWindow && !search.byClock;
        const bool isClock = search.byClock && !search.byWindow;
        if (!(*filter.disagreement == Disagreement::Either       ? isWindow || isClock
              : *filter.disagreement == Disagreement::WindowOnly ? isWindow
                                                                 : isClock)) {
            return false;
        }
    }
    return (!filter.bookId || search.books.contains(*filter.bookId)) &&
           (!filter.shelfId || search.shelfId == *filter.shelfId) &&
           (!filter.searchTypes || filter.searchTypes->contains(search.type)) &&
           inRange(filter.shelfSize, search.size) && inRange(filter.searchDurationUs, search.durationUs);
}

bool lets(const Filter &filter, const StoredCheck &check)
{
    const bool isLibby = check.isLibby.value_or(false);
    const auto &range = filter.checkDurationUs;
    return (!filter.bookId || check.bookId == *filter.bookId) &&
           (!filter.libraries || filter.libraries->contains(check.libraryId)) &&
           (!filter.medium || (*filter.medium == Medium::Libby) == isLibby) &&
           (!filter.outcomes || filter.outcomes->contains(check.outcome)) &&
           (!filter.isSuspect || check.isSuspect == *filter.isSuspect) &&
           (!filter.message || check.message.value_or(QString()) == *filter.message) &&
           (!filter.lacksDuration || *filter.lacksDuration == !check.durationUs) &&
           (!range.from || (check.durationUs && *check.durationUs >= *range.from)) &&
           (!range.to || (check.durationUs && *check.durationUs < *range.to));
}

void count(OutcomeCounts &counts, const QString &outcome)
{
    (outcome == u"available" ? counts.available
     : outcome == u"out"     ? counts.out
     : outcome == u"absent"  ? counts.notInCatalogue
                             : counts.unknown) += 1;
}

Filter filtered(const std::function<void(Filter &)> &set)
{
    Filter filter;
    set(filter);
    return filter;
}

/// Filters of both kinds; what the sums know of and what they do not.
const QList<Filter> &filters()
{
    static const QList<Filter> all{
        Filter(),
        filtered([](Filter &f) {
            f.searchTypes = Selection{{u"Shuffle"_qs}};
            f.medium = Medium::Libby;
        }),
        filtered([](Filter &f) {
            f.searchTypes = Selection{{u"Search"_qs, QString()}, true};
            f.libraries = Selection{{u"test-b"_qs}};
        }),
        filtered([](Filter &f) {
            f.temperature = Temperature::Cold;
            f.libraries = Selection{{u"test-b"_qs}, true};
        }),
        filtered([](Filter &f) {
            f.temperature = Temperature::Warm;
            f.outcomes = Selection{{u"out"_qs, u"unknown"_qs}};
        }),
        filtered([](Filter &f) {
            f.temperature = Temperature::Invalid;
            f.isSuspect = true;
        }),
        filtered([](Filter &f) {
            f.shelfId = 2;
            f.lacksDuration = true;
        }),
        filtered([](Filter &f) {
            f.readerId = u"100"_qs;
            f.message = u"Tuesday"_qs;
        }),
        filtered([](Filter &f) {
            f.readerId = u"100"_qs;
            f.shelfName = u"to-read"_qs;
            f.medium = Medium::Physical;
            f.libraries = Selection{{u"test-c"_qs, u"test-b"_qs}};
        }),
        filtered([](Filter &f) {
            f.shelfSize = {100, 600};
            f.checkDurationUs = {1'000'000, {}};
        }),
        filtered([](Filter &f) {
            f.searchDurationUs = {{}, 50'000};
            f.checkDurationUs = {{}, 1'000'000};
        }),
        filtered([](Filter &f) { f.bookId = 3; }),
        filtered([](Filter &f) {
            f.disagreement = Disagreement::Either;
            f.outcomes = Selection{{u"absent"_qs}, true};
        }),
        filtered([](Filter &f) {
            f.shelfId = 999;
            f.libraries = Selection{{u"nowhere"_qs}};
        }),
    };
    return all;
}

/// The rows that the filter lets through, in the order of their instants.
template <typename Row>
QList<const Row *> sorted(const QList<Row> &rows, const Filter &filter)
{
    QList<const Row *> found;
    for (const Row &row : rows) {
        if (row.startUs && lets(filter, row)) {
            found.append(&row);
        }
    }
    std::sort(found.begin(), found.end(),
              [](const Row *a, const Row *b) { return a->instantUs < b->instantUs; });
    return found;
}

template <typename Row>
QList<const Row *> within(const QList<const Row *> &rows, const TimeRange &range)
{
    const auto before = [](const Row *row, qint64 us) { return row->instantUs < us; };
    const auto first = std::lower_bound(rows.begin(), rows.end(), microseconds(range.from), before);
    const auto last = std::lower_bound(rows.begin(), rows.end(), microseconds(range.to), before);
    return {first, last};
}

} // namespace

/// Every figure that is made of groups of searches and checks, against loops over the same rows: in four
/// zones, over two changes of their clocks, from the rows, from the sums by day, and from both.
class FiguresTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void init();
    void sameAsLoops_data();
    void sameAsLoops();

private:
    Sql::Connection &connection() { return m_database->connection(); }

    void prepare(const TimeContext &context, Source source);
    void compareAll(const TimeContext &context, Source source, const Filter &filter);
    void compareSearches(Snapshot &snapshot, const TimeContext &context, const Filter &filter);
    void compareDurations(Snapshot &snapshot, const TimeContext &context, const Filter &filter);
    void compareChecks(Snapshot &snapshot, const TimeContext &context, const Filter &filter);
    void compareLibraries(Snapshot &snapshot, const TimeContext &context, const Filter &filter);
    void compareShelves(Snapshot &snapshot, const TimeContext &context, const Filter &filter);
    void compareWeek(Snapshot &snapshot, const TimeContext &context, const Filter &filter);
    void compareMargins(const WeekDurationMargins &margins,
                        const std::map<std::pair<int, int>, std::vector<double>> &cold);

    template <typename Figure>
    auto value(Result<Figure> figure) -> Figure
    {
        if (!figure.ok()) {
            QTest::qFail(qPrintable(figure.error().toText()), __FILE__, __LINE__);
            return {};
        }
        return std::move(figure).value();
    }

    [[nodiscard]] QList<const StoredSearch *> searchesIn(const TimeRange &range) const
    {
        return within(m_searches, range);
    }

    [[nodiscard]] QList<const StoredCheck *> checksIn(const TimeRange &range) const
    {
        return within(m_checks, range);
    }

    void compareSummary(const DurationSummary &summary, const std::vector<double> &durationsUs);

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<History> m_history;
    QList<const StoredSearch *> m_searches; ///< that the filter lets through
    QList<const StoredCheck *> m_checks;
    int m_combination = 0; ///< of row, range and bucket
    int m_compared = 0;
};

void FiguresTest::init()
{
    m_database->clear();
    run(connection(), "UPDATE shelfhelp.rollup_state SET built_at = NULL");
    m_history = std::make_unique<History>(4711);
    m_history->write(connection());
}

void FiguresTest::sameAsLoops_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("sourceZone");
    QTest::addColumn<Source>("source");
    for (const char *zone : {"UTC", "America/Chicago", "Asia/Kolkata", "Australia/Lord_Howe"}) {
        QTest::addRow("%s, rows", zone) << QByteArray(zone) << QByteArray("UTC") << Source::Rows;
        QTest::addRow("%s, both", zone) << QByteArray(zone) << QByteArray("UTC") << Source::Both;
    }
    QTest::newRow("UTC, sums") << QByteArray("UTC") << QByteArray("UTC") << Source::Sums;
    QTest::newRow("Lord Howe, sums") << QByteArray("Australia/Lord_Howe") << QByteArray("UTC")
                                     << Source::Sums;
    QTest::newRow("read in Chicago, rows")
        << QByteArray("UTC") << QByteArray("America/Chicago") << Source::Rows;
    QTest::newRow("read in Chicago, refreshed")
        << QByteArray("Asia/Kolkata") << QByteArray("America/Chicago") << Source::Refreshed;
}

void FiguresTest::prepare(const TimeContext &context, Source source)
{
    if (source != Source::Rows) {
        const RebuildOptions options{
            .reportingZone = context.reportingZone, .sourceZone = context.sourceZone, .now = context.now};
        QCOMPARE(value(rebuildRollups(connection(), options)).state, Refreshed::State::Done);
    }
    if (source == Source::Both || source == Source::Refreshed) {
        m_history->change(connection(), {2024, 3, 9});
        m_history->change(connection(), {2024, 4, 7});
        m_history->change(connection(), {2024, 4, 20});
    }
    if (source == Source::Refreshed) {
        QCOMPARE(value(refreshRollups(connection(), {.now = context.now})).state, Refreshed::State::Done);
    }
    m_history->judge(connection(), context.sourceZone);
}

void FiguresTest::sameAsLoops()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QByteArray, sourceZone);
    QFETCH(const Source, source);
    const auto utc = [](const QString &text) { return QDateTime::fromString(text + u'Z', Qt::ISODate); };
    TimeContext context{.reportingZone = QTimeZone(zone),
                        .sourceZone = QTimeZone(sourceZone),
                        .now = utc(u"2024-04-25T10:00:00"_qs)};
    prepare(context, source);
    const auto day = [&](int month, int number) {
        return QDate(2024, month, number).startOfDay(context.reportingZone).toUTC();
    };
    const QList<std::pair<TimeRange, QList<Bucket>>> ranges{
        {{day(3, 8), day(4, 21)}, {Bucket::Day, Bucket::Week, Bucket::Month}},
        {{utc(u"2024-03-09T13:47:11"_qs), utc(u"2024-04-08T05:10:00"_qs)}, {Bucket::Day, Bucket::Month}},
        {{day(3, 9), day(3, 12)}, {Bucket::Hour}},
        {{utc(u"2024-04-06T11:30:30"_qs), utc(u"2024-04-08T00:00:00"_qs)}, {Bucket::Hour, Bucket::Day}},
        {{day(5, 1), day(5, 3)}, {Bucket::Day}}};
    const bool isThorough = qEnvironmentVariableIsSet("SHELFHELP_EVERY_FIGURE");
    for (const auto &range : ranges) {
        context.range = range.first;
        for (const Bucket bucket : range.second) {
            context.bucket = bucket;
            ++m_combination;
            for (const Filter &filter : filters()) {
                // Without a filter always, with each of the others now and then: all of them everywhere take
                // some minutes.
                const auto number = int(filters().indexOf(filter));
                if (number != 0 && !isThorough && (number + m_combination) % 27 != 0) {
                    continue;
                }
                compareAll(context, source, filter);
                if (QTest::currentTestFailed()) {
                    qInfo() << "bucket" << bucketName(bucket) << "from" << context.range.from << "filter"
                            << filters().indexOf(filter);
                    return;
                }
            }
        }
    }
    qInfo("%d figures compared so far", m_compared);
}

void FiguresTest::compareAll(const TimeContext &context, Source source, const Filter &filter)
{
    auto begun = source == Source::Rows ? Snapshot::beginWithoutSums(connection(), context)
                                        : Snapshot::begin(connection(), context);
    QVERIFY2(begun.ok(), why(begun).constData());
    Snapshot &snapshot = *begun.value();
    QCOMPARE(snapshot.sums().has_value(), source != Source::Rows);
    m_searches = sorted(m_history->searches(), filter);
    m_checks = sorted(m_history->checks(), filter);
    compareSearches(snapshot, context, filter);
    compareDurations(snapshot, context, filter);
    compareChecks(snapshot, context, filter);
    compareLibraries(snapshot, context, filter);
    compareShelves(snapshot, context, filter);
    if (context.bucket != Bucket::Month) {
        compareWeek(snapshot, context, filter);
    }
}

void FiguresTest::compareSearches(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const auto used = value(usage(snapshot, context, filter));
    const auto types = value(searchTypes(snapshot, context, filter));
    const auto hits = value(cacheHits(snapshot, context, filter));
    const auto sizes = value(sizesOverTime(snapshot, context, filter));
    const Pieces pieces = bucketPieces(context);
    QCOMPARE(used.size(), pieces.pieces.size());
    for (const Piece &piece : pieces.pieces) {
        UsageBucket expected{.start = used[piece.group].start, .libraryChecks = checksIn(piece.range).size()};
        CacheBucket expectedHits{.start = expected.start};
        std::map<QString, qint64> byType;
        std::vector<double> sized;
        qint64 atCap = 0;
        for (const StoredSearch *row : searchesIn(piece.range)) {
            const StoredSearch &search = *row;
            ++expected.shelfSearches;
            ++byType[search.type];
            if (search.durationUs) {
                ++(search.isCold ? expectedHits.cold : expectedHits.warm);
                expectedHits.byWindowOnly += search.byWindow && !search.byClock;
                expectedHits.byClockOnly += search.byClock && !search.byWindow;
            }
            if (search.size) {
                sized.push_back(*search.size);
                atCap += *search.size == 600;
            }
        }
        QCOMPARE(used[piece.group].shelfSearches, expected.shelfSearches);
        QCOMPARE(used[piece.group].libraryChecks, expected.libraryChecks);
        QVERIFY(hits[piece.group] == expectedHits);
        QList<TypeCount> expectedTypes;
        for (const auto &[type, n] : byType) {
            expectedTypes.append({.searchType = type, .n = n});
        }
        QVERIFY(types[piece.group].types == expectedTypes);
        QCOMPARE(sizes[piece.group].n, qint64(sized.size()));
        QCOMPARE(sizes[piece.group].atCap, atCap);
        QVERIFY(sizes[piece.group].p50 == percentileOf(sized, 0.5));
        QCOMPARE(sizes[piece.group].p95.value_or(-1), percentileOf(sized, 0.95).value_or(-1));
    }
    std::map<int, std::map<QString, qint64>> bySize;
    std::map<int, qint64> bins;
    for (const StoredSearch *row : searchesIn(context.range)) {
        const StoredSearch &search = *row;
        if (search.size) {
            ++bySize[*search.size / 100 * 100][search.type];
            ++bins[*search.size / 25 * 25];
        }
    }
    const auto binned = value(typesBySize(snapshot, context, filter));
    QCOMPARE(std::size_t(binned.size()), bySize.size());
    for (const SizeTypeBin &bin : binned) {
        QCOMPARE(std::size_t(bin.types.size()), bySize[bin.sizeFrom].size());
        for (const TypeCount &type : bin.types) {
            QCOMPARE(type.n, bySize[bin.sizeFrom][type.searchType]);
        }
    }
    const auto histogram = value(searchSizeHistogram(snapshot, context, filter));
    QCOMPARE(std::size_t(histogram.size()), bins.size());
    for (const SizeBin &bin : histogram) {
        QCOMPARE(bin.shelves, bins[bin.lower]);
    }
    m_compared += 6;
}

/// Exact ones to the last digit, others within the 1 % that is promised.
void FiguresTest::compareSummary(const DurationSummary &summary, const std::vector<double> &durationsUs)
{
    QCOMPARE(summary.n, qint64(durationsUs.size()));
    const double tolerance = summary.isExact ? 1e-9 : 0.0101;
    const auto compare = [&](const std::optional<double> &ms, double share) {
        const std::optional<double> us = percentileOf(durationsUs, share);
        QCOMPARE(ms.has_value(), us.has_value());
        if (ms) {
            QVERIFY2(std::abs(*ms * 1000 - *us) <= tolerance * *us + 1e-6,
                     qPrintable(u"%1 µs instead of %2 of %3"_qs.arg(
                         QString::number(*ms * 1000), QString::number(*us), QString::number(summary.n))));
        }
    };
    compare(summary.p50Ms, 0.5);
    compare(summary.p95Ms, 0.95);
    compare(summary.p99Ms, 0.99);
    compare(summary.slowestMs, 1);
}

void FiguresTest::compareDurations(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const auto searches = value(searchDurations(snapshot, context, filter));
    const auto checks = value(checkDurations(snapshot, context, filter));
    const Pieces pieces = bucketPieces(context);
    for (const Piece &piece : pieces.pieces) {
        std::vector<double> cold;
        std::vector<double> warm;
        for (const StoredSearch *row : searchesIn(piece.range)) {
            const StoredSearch &search = *row;
            if (search.durationUs) {
                (search.isCold ? cold : warm).push_back(double(*search.durationUs));
            }
        }
        compareSummary(searches[piece.group].cold, cold);
        compareSummary(searches[piece.group].warm, warm);
        std::vector<double> libby;
        std::vector<double> physical;
        for (const StoredCheck *row : checksIn(piece.range)) {
            const StoredCheck &check = *row;
            if (check.durationUs) {
                (check.isLibby.value_or(false) ? libby : physical).push_back(double(*check.durationUs));
            }
        }
        compareSummary(checks[piece.group].libby, libby);
        compareSummary(checks[piece.group].physical, physical);
        if (QTest::currentTestFailed()) {
            return;
        }
    }
    std::map<int, std::vector<double>> bySize;
    std::map<std::pair<int, int>, qint64> cells;
    std::map<std::pair<qint64, bool>, qint64> bins;
    for (const StoredSearch *row : searchesIn(context.range)) {
        const StoredSearch &search = *row;
        if (!search.durationUs) {
            continue;
        }
        ++bins[{durationBinStart(durationBin(*search.durationUs)), search.isCold}];
        if (search.isCold && search.size) {
            bySize[*search.size / 50 * 50].push_back(double(*search.durationUs));
            ++cells[{*search.size / 25 * 25, durationBin(*search.durationUs)}];
        }
    }
    const DurationsBySize figure = value(durationsBySize(snapshot, context, filter));
    QCOMPARE(std::size_t(figure.bins.size()), bySize.size());
    for (const SizeDurationBin &bin : figure.bins) {
        compareSummary(bin.cold, bySize[bin.sizeFrom]);
    }
    QCOMPARE(std::size_t(figure.cells.size()), cells.size());
    for (const SizeDurationCell &cell : figure.cells) {
        QCOMPARE(cell.n, (cells[{cell.sizeFrom, durationBin(cell.fromUs)}]));
    }
    for (const DurationBin &bin : value(searchDurationHistogram(snapshot, context, filter))) {
        QCOMPARE(bin.first, (bins[{bin.fromUs, true}]));
        QCOMPARE(bin.second, (bins[{bin.fromUs, false}]));
    }
    m_compared += 4;
}

void FiguresTest::compareChecks(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const auto buckets = value(outcomes(snapshot, context, filter));
    const Pieces pieces = bucketPieces(context);
    for (const Piece &piece : pieces.pieces) {
        OutcomeCounts libby;
        OutcomeCounts physical;
        for (const StoredCheck *row : checksIn(piece.range)) {
            const StoredCheck &check = *row;
            count(check.isLibby.value_or(false) ? libby : physical, check.outcome);
        }
        QVERIFY(buckets[piece.group].libby == libby);
        QVERIFY(buckets[piece.group].physical == physical);
    }
    std::map<std::pair<qint64, bool>, qint64> bins;
    for (const StoredCheck *row : checksIn(context.range)) {
        const StoredCheck &check = *row;
        if (check.durationUs) {
            ++bins[{durationBinStart(durationBin(*check.durationUs)), check.isLibby.value_or(false)}];
        }
    }
    for (const DurationBin &bin : value(checkDurationHistogram(snapshot, context, filter))) {
        QCOMPARE(bin.first, (bins[{bin.fromUs, true}]));
        QCOMPARE(bin.second, (bins[{bin.fromUs, false}]));
    }
    m_compared += 2;
}

void FiguresTest::compareLibraries(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    struct Expected
    {
        OutcomeCounts outcomes;
        qint64 suspect = 0;
        std::vector<double> durations;
    };

    std::map<std::pair<QString, bool>, Expected> expected;
    qint64 troubles = 0;
    for (const StoredCheck *row : checksIn(context.range)) {
        const StoredCheck &check = *row;
        Expected &cell = expected[{check.libraryId, check.isLibby.value_or(false)}];
        count(cell.outcomes, check.outcome);
        cell.suspect += check.isSuspect;
        troubles += check.isSuspect || check.outcome == u"unknown";
        if (check.durationUs) {
            cell.durations.push_back(double(*check.durationUs));
        }
    }
    const auto compareCell = [&](const QString &library, bool isLibby, const LibraryCell &cell) {
        const Expected &loops = expected[{library, isLibby}];
        QVERIFY(cell.outcomes == loops.outcomes);
        QCOMPARE(cell.suspect, loops.suspect);
    };
    qint64 checks = 0;
    for (const LibraryMedia &library : value(libraryMatrix(snapshot, context, filter))) {
        QCOMPARE(library.name, library.libraryId.toUpper());
        compareCell(library.libraryId, true, library.libby);
        compareCell(library.libraryId, false, library.physical);
        checks += library.checks();
    }
    QCOMPARE(checks, checksIn(context.range).size());
    qint64 timed = 0;
    for (const LibraryDuration &library : value(libraryDurations(snapshot, context, filter))) {
        compareSummary(library.durations,
                       expected[{library.libraryId, library.medium == Medium::Libby}].durations);
        timed += library.durations.n;
    }
    QCOMPARE(timed, std::ranges::count_if(checksIn(context.range), [](const StoredCheck *check) {
                 return check->durationUs.has_value();
             }));
    std::map<std::pair<QString, bool>, OutcomeCounts> courses;
    for (const LibraryCoursePoint &point : value(libraryCourse(snapshot, context, filter))) {
        QVERIFY(point.outcomes.total() > 0);
        courses[{point.libraryId, point.medium == Medium::Libby}] += point.outcomes;
    }
    for (const auto &[key, loops] : expected) {
        QVERIFY(courses[key] == loops.outcomes);
    }
    qint64 health = 0;
    for (const ParserHealth &library : value(parserHealth(snapshot, context, filter))) {
        for (const ParserBucket &bucket : library.buckets) {
            health += bucket.unknown + bucket.suspect;
        }
    }
    QCOMPARE(health, troubles);
    qint64 texts = 0;
    for (const CatalogueText &text : value(catalogueTexts(snapshot, context, filter, 1000))) {
        texts += text.n;
    }
    QCOMPARE(texts, troubles);
    m_compared += 3;
}

/// A URL, what it shows as reader and shelf, and the reader alone.
static QStringList identitiesOf(qint64 shelfId)
{
    const QString url = u"url %1"_qs.arg(shelfId);
    if (shelfId == 9) {
        return {url, url, QString()};
    }
    const QString reader = QString::number(100 + (shelfId - 1) / 3);
    return {url, reader + ((shelfId - 1) % 3 == 0 ? u" read"_qs : u" to-read"_qs), reader};
}

void FiguresTest::compareShelves(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const TimeRange years{QDate(2000, 1, 1).startOfDay(context.reportingZone),
                          QDate(2100, 1, 1).startOfDay(context.reportingZone)};
    std::array<std::map<QString, qint64>, 3> firsts;
    std::array<std::set<QString>, 3> active;
    std::map<qint64, std::pair<std::pair<qint64, qint64>, std::optional<int>>> latest;
    for (const StoredSearch *search : searchesIn(years)) {
        const bool isInRange = search->instantUs >= microseconds(context.range.from) &&
                               search->instantUs < microseconds(context.range.to);
        if (!search->shelfId) {
            continue;
        }
        const QStringList identities = identitiesOf(*search->shelfId);
        for (std::size_t i = 0; i < 3; ++i) {
            if (!identities[qsizetype(i)].isEmpty()) {
                firsts[i].emplace(identities[qsizetype(i)], search->instantUs);
                if (isInRange) {
                    active[i].insert(identities[qsizetype(i)]);
                }
            }
        }
        const std::pair key(search->instantUs, search->id);
        if (isInRange && (!latest.contains(*search->shelfId) || latest[*search->shelfId].first < key)) {
            latest[*search->shelfId] = {key, search->size};
        }
    }
    const auto firstIn = [&](const std::optional<TimeRange> &range, std::size_t identity) {
        qint64 n = 0;
        for (const auto &[name, us] : firsts[identity]) {
            n += range ? us >= microseconds(range->from) && us < microseconds(range->to)
                       : us < microseconds(context.range.from);
        }
        return n;
    };
    const auto counted = [&](const std::optional<TimeRange> &range) {
        return IdentityCounts{firstIn(range, 0), firstIn(range, 1), firstIn(range, 2)};
    };
    const ShelfGrowth growth = value(shelfGrowth(snapshot, context, filter));
    QVERIFY(growth.before == counted(std::nullopt));
    const Pieces pieces = bucketPieces(context);
    for (const Piece &piece : pieces.pieces) {
        QVERIFY(growth.buckets[piece.group].fresh == counted(piece.range));
    }
    QVERIFY(value(shelfTotals(snapshot, context, filter)).fresh == counted(context.range));
    const IdentityCounts searched = value(activeShelves(snapshot, context.range, filter));
    QCOMPARE(searched.urls, qint64(active[0].size()));
    QCOMPARE(searched.shelves, qint64(active[1].size()));
    QCOMPARE(searched.readers, qint64(active[2].size()));
    Distribution sizes;
    for (const auto &[shelf, told] : latest) {
        if (told.second) {
            sizes.add(*told.second, 1);
        }
    }
    QVERIFY(value(latestSizes(snapshot, context, filter)) == sizes);
    m_compared += 4;
}

void FiguresTest::compareMargins(const WeekDurationMargins &margins,
                                 const std::map<std::pair<int, int>, std::vector<double>> &cold)
{
    std::vector<double> all;
    std::map<int, std::vector<double>> weekdays;
    std::map<int, std::vector<double>> hours;
    for (const auto &[hour, durations] : cold) {
        all.insert(all.end(), durations.begin(), durations.end());
        std::ranges::copy(durations, std::back_inserter(weekdays[hour.first]));
        std::ranges::copy(durations, std::back_inserter(hours[hour.second]));
    }
    compareSummary(margins.all, all);
    for (int weekday = 0; weekday < 7; ++weekday) {
        compareSummary(margins.weekdays[weekday], weekdays[weekday + 1]);
    }
    for (int hour = 0; hour < 24; ++hour) {
        compareSummary(margins.hours[hour], hours[hour]);
    }
}

void FiguresTest::compareWeek(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    std::map<std::pair<int, int>, WeekHour> expected;
    std::map<std::pair<int, int>, std::vector<double>> cold;
    const auto hourOf = [&](qint64 us) {
        const QDateTime local = instant(us).toTimeZone(context.reportingZone);
        return std::pair(local.date().dayOfWeek(), local.time().hour());
    };
    for (const StoredSearch *row : searchesIn(context.range)) {
        const StoredSearch &search = *row;
        ++expected[hourOf(search.instantUs)].shelfSearches;
        if (search.durationUs && search.isCold) {
            cold[hourOf(search.instantUs)].push_back(double(*search.durationUs));
        }
    }
    for (const StoredCheck *row : checksIn(context.range)) {
        const StoredCheck &check = *row;
        count(expected[hourOf(check.instantUs)].outcomes, check.outcome);
    }
    // The half hour that a clock change of thirty minutes adds or takes belongs to two hours of the clock:
    // there the week is compared as a whole.
    const bool hasHalfHours = context.reportingZone.id() == "Australia/Lord_Howe";
    qint64 searches = 0;
    qint64 expectedSearches = 0;
    for (const WeekHour &hour : value(weekHours(snapshot, context, filter))) {
        const WeekHour &loops = expected[{hour.weekday, hour.hour}];
        searches += hour.shelfSearches;
        expectedSearches += loops.shelfSearches;
        if (!hasHalfHours) {
            QCOMPARE(hour.shelfSearches, loops.shelfSearches);
            QVERIFY(hour.outcomes == loops.outcomes);
        }
    }
    QCOMPARE(searches, expectedSearches);
    if (!hasHalfHours && (!filter.temperature || filter.temperature == Temperature::Cold)) {
        const auto durations = value(weekHourDurations(snapshot, context, filter));
        for (int group = 0; group < hoursPerWeek; ++group) {
            compareSummary(durations[group], cold[{group / 24 + 1, group % 24}]);
        }
        compareMargins(value(weekDurationMargins(snapshot, context, filter)), cold);
    }
    m_compared += 2;
}

QTEST_GUILESS_MAIN(FiguresTest)

#include "figurestest.moc"
