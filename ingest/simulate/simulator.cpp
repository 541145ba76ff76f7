// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator.h"

#include "availability.h"
#include "bookshelf.h"
#include "draw.h"
#include "libraries.h"
#include "notificationwriter.h"
#include "quota.h"
#include "readers.h"
#include "sessions.h"
#include "shelfcache.h"
#include "traffic.h"

#include <algorithm>
#include <array>
#include <random>
#include <variant>
#include <vector>

namespace ShelfHelp::Ingest {

using namespace Simulation;

namespace {

constexpr qint64 mostEvents = 100'000'000;
constexpr int mostDays = 3660;
constexpr int firstYear = 2000;
constexpr int lastYear = 2099;

qint64 daysSince1970(QDate date)
{
    return QDate(1970, 1, 1).daysTo(date);
}

/// One book for every hundred events, three times, but enough to choose from.
quint64 bookCount(qint64 events)
{
    return static_cast<quint64>(std::max<qint64>(60, events * 3 / 100));
}

qint64 wantedBooks(std::mt19937_64 &random)
{
    const quint64 share = below(random, 100);
    return share < 70 ? 4 : share < 85 ? 2 : 10;
}

/// Failed first pages are retried after 2, 4, 8 and 16 seconds: most fetches need no retry, few need many.
qint64 retryDelay(std::mt19937_64 &random)
{
    constexpr std::array<std::pair<quint64, qint64>, 4> clusters{{{3, 30}, {8, 14}, {20, 6}, {60, 2}}};
    const quint64 share = below(random, 1000);
    for (const auto &[permilleUpTo, seconds] : clusters) {
        if (share < permilleUpTo) {
            return seconds * microsecondsPerSecond;
        }
    }
    return 0;
}

/// A fetch asks for pages of 200 books until one is empty or the cap is reached, and for the page itself.
qint64 fetchDuration(std::mt19937_64 &random, qint64 size, qint64 progress)
{
    constexpr qint64 booksPerPage = 200;
    constexpr qint64 microsecondsPerRequest = 550'000;
    constexpr qint64 microsecondsPerBook = 9'000;
    const qint64 requests = std::min<qint64>(4, (size + booksPerPage - 1) / booksPerPage + 2);
    const qint64 median = 500'000 + requests * microsecondsPerRequest + size * microsecondsPerBook;
    const qint64 slower = median + median * progress / 5000;
    // Two statements: the order of drawing within one expression would be the compiler's choice.
    const qint64 withoutRetry = logNormal(random, slower, 250);
    return withoutRetry + retryDelay(random);
}

qint64 cacheHitDuration(std::mt19937_64 &random)
{
    return logNormal(random, 1'200, 500);
}

/// SNS needs a moment to stamp what the backend sends.
qint64 publishDelay(std::mt19937_64 &random)
{
    return between(random, 4'000, 250'000);
}

/// A message on its way to the queue.
struct Publication
{
    Happening what;

    /// Only those that the number of events counts: others come besides it.
    [[nodiscard]] bool mayComeTwice() const
    {
        return std::holds_alternative<ShelfSearchFacts>(what) ||
               std::holds_alternative<LibraryCheckFacts>(what);
    }
};

/// A notification that the queue hands out once more: as it was, or empty when nobody wants its text.
struct Redelivery
{
    QByteArray line;
};

/// Something that happens at a certain time; `order` settles ties in the order of their making.
struct Step
{
    qint64 at = 0;
    quint64 order = 0;
    std::variant<Session, Publication, Redelivery> what;
};

bool happensLater(const Step &left, const Step &right)
{
    return std::pair(left.at, left.order) > std::pair(right.at, right.order);
}

Error usageError(const QString &message)
{
    return {.kind = ErrorKind::Usage, .message = message};
}

} // namespace

Outcome checkOptions(const SimulationOptions &options)
{
    if (options.events < 0 || options.events > mostEvents) {
        return usageError(u"The number of events must be between 0 and 100000000."_qs);
    }
    if (options.days < 1 || options.days > mostDays) {
        return usageError(u"The number of days must be between 1 and 3660."_qs);
    }
    const QDate firstDay = options.lastDay.addDays(1 - options.days);
    if (!options.lastDay.isValid() || firstDay.year() < firstYear || options.lastDay.year() > lastYear) {
        return usageError(u"The simulated days must lie within the years 2000 to 2099."_qs);
    }
    return success();
}

/// The state behind a Simulator: an agenda of what happens next, and what the backend would remember.
class Simulator::World final
{
public:
    explicit World(const SimulationOptions &options);
    std::optional<QByteArray> next();
    std::optional<Happening> nextHappening();

private:
    using Delivered = std::variant<Publication, Redelivery>;

    [[nodiscard]] std::optional<std::pair<qint64, Delivered>> nextDelivery();
    void schedule(qint64 at, std::variant<Session, Publication, Redelivery> what);
    [[nodiscard]] Step takeStep();
    void admitSessions();
    void perhapsRepeat(qint64 at, const Publication &publication, const QByteArray &line);

    void continueSession(const Session &session);
    void search(const Session &session);
    [[nodiscard]] ShelfSearchFacts searchFacts(const Session &session);
    void scheduleChecks(const Session &session, const ShelfSearchFacts &facts);
    void scheduleCheck(const Session &session, const ShelfEntry &entry, qint64 start);
    void scheduleVisit(const Session &session, const LibraryCheckFacts &check);
    void scheduleNextSearch(Session session, qint64 end);
    [[nodiscard]] qint64 progress(qint64 at) const;

    const SimulationOptions m_options;
    const qint64 m_firstDay;
    const EventCounts m_counts;
    std::mt19937_64 m_random;
    Libraries m_libraries;
    Bookshelves m_bookshelves;
    Sessions m_sessions;
    ShelfCache m_cache;
    CheckQuota m_checkQuota;
    FairSample m_redeliveries;
    std::vector<Step> m_agenda; ///< a heap, earliest first
    quint64 m_stepCount = 0;
    quint64 m_published = 0;
};

Simulator::World::World(const SimulationOptions &options)
    : m_options(options)
    , m_firstDay(daysSince1970(options.lastDay) + 1 - options.days)
    , m_counts(EventCounts::of(options.events))
    , m_random(options.seed)
    , m_bookshelves(options.seed, bookCount(options.events), m_firstDay, options.flatPopularity)
    , m_sessions(options.seed, Traffic(options.seed, m_firstDay, options.days, m_counts.shelfSearches),
                 m_counts.shelfSearches, options.flatPopularity)
    , m_checkQuota(m_counts)
    , m_redeliveries(m_counts.redelivered, options.events - m_counts.redelivered)
{
}

void Simulator::World::schedule(qint64 at, std::variant<Session, Publication, Redelivery> what)
{
    m_agenda.push_back({.at = at, .order = m_stepCount++, .what = std::move(what)});
    std::ranges::push_heap(m_agenda, happensLater);
}

Step Simulator::World::takeStep()
{
    std::ranges::pop_heap(m_agenda, happensLater);
    Step step = std::move(m_agenda.back());
    m_agenda.pop_back();
    return step;
}

/// Puts every session on the agenda that begins before the next thing there.
void Simulator::World::admitSessions()
{
    std::optional<qint64> start = m_sessions.nextStart(m_random);
    while (start && (m_agenda.empty() || *start <= m_agenda.front().at)) {
        schedule(*start, m_sessions.begin(m_random));
        start = m_sessions.nextStart(m_random);
    }
}

/// Lets the world go on until something reaches the queue: when, and what.
std::optional<std::pair<qint64, Simulator::World::Delivered>> Simulator::World::nextDelivery()
{
    for (;;) {
        admitSessions();
        if (m_agenda.empty()) {
            return std::nullopt;
        }
        Step step = takeStep();
        if (auto *session = std::get_if<Session>(&step.what)) {
            session->start = step.at;
            continueSession(*session);
        } else if (auto *publication = std::get_if<Publication>(&step.what)) {
            return std::pair(step.at, Delivered(std::move(*publication)));
        } else {
            return std::pair(step.at, Delivered(std::get<Redelivery>(std::move(step.what))));
        }
    }
}

std::optional<QByteArray> Simulator::World::next()
{
    const auto delivery = nextDelivery();
    if (!delivery) {
        return std::nullopt;
    }
    const auto &[at, what] = *delivery;
    if (const auto *redelivery = std::get_if<Redelivery>(&what)) {
        return redelivery->line;
    }
    const auto &publication = std::get<Publication>(what);
    QByteArray line =
        envelopeLine(m_options.seed, m_published++, at, messageAbout(m_options.seed, publication.what));
    perhapsRepeat(at, publication, line);
    return line;
}

std::optional<Happening> Simulator::World::nextHappening()
{
    while (auto delivery = nextDelivery()) {
        if (auto *publication = std::get_if<Publication>(&delivery->second)) {
            perhapsRepeat(delivery->first, *publication, {}); // the draws decide what comes later
            return std::move(publication->what);
        }
    }
    return std::nullopt;
}

void Simulator::World::perhapsRepeat(qint64 at, const Publication &publication, const QByteArray &line)
{
    if (publication.mayComeTwice() && m_redeliveries.takeNext(m_random)) {
        // The visibility timeout of the queue, and up to two minutes until somebody asks.
        schedule(at + between(m_random, 30, 150) * microsecondsPerSecond, Redelivery{line});
    }
}

qint64 Simulator::World::progress(qint64 at) const
{
    const qint64 span = m_options.days * microsecondsPerDay;
    return (at - m_firstDay * microsecondsPerDay) / (span / 1000);
}

void Simulator::World::continueSession(const Session &session)
{
    if (session.searchesLeft == 0) {
        m_sessions.end(session);
    } else {
        search(session);
    }
}

void Simulator::World::search(const Session &session)
{
    const ShelfSearchFacts facts = searchFacts(session);
    schedule(facts.end + publishDelay(m_random), Publication{facts});
    scheduleChecks(session, facts);
    scheduleNextSearch(session, facts.end);
}

ShelfSearchFacts Simulator::World::searchFacts(const Session &session)
{
    constexpr quint64 shufflePercent = 70;
    ShelfSearchFacts facts;
    facts.url = shelfUrl(m_options.seed, session.shelf, session.spelling);
    facts.totalBooks = recordedShelfSize(m_options.seed, session.shelf, progress(session.start));
    facts.start = session.start;
    const bool isWarm = m_cache.isWarm(facts.url, facts.start);
    facts.end = facts.start + (isWarm ? cacheHitDuration(m_random)
                                      : fetchDuration(m_random, facts.totalBooks, progress(facts.start)));
    if (!isWarm) {
        m_cache.remember(facts.url, facts.end);
    }
    facts.shown = m_bookshelves.pick(m_random, session.shelf, facts.totalBooks, wantedBooks(m_random));
    facts.isShuffle = percent(m_random, shufflePercent);
    return facts;
}

void Simulator::World::scheduleChecks(const Session &session, const ShelfSearchFacts &facts)
{
    const auto shown = static_cast<quint64>(facts.shown.size());
    for (qint64 left = m_checkQuota.deal(m_random); left > 0; --left) {
        const ShelfEntry &entry = facts.shown.at(static_cast<qsizetype>(below(m_random, shown)));
        const qint64 pause = between(m_random, 5 * microsecondsPerSecond, 65 * microsecondsPerSecond);
        scheduleCheck(session, entry, facts.end + pause);
    }
}

void Simulator::World::scheduleCheck(const Session &session, const ShelfEntry &entry, qint64 start)
{
    const quint64 reader = session.shelf.reader;
    const Catalogue &catalogue = session.asksPhysical
                                     ? m_libraries.physicalOf(m_options.seed, reader)
                                     : m_libraries.libbyOf(m_options.seed, reader, m_options.flatPopularity);
    const CheckResult result = checkCatalogue(m_random, catalogue, progress(start));
    const LibraryCheckFacts facts{
        .libraryId = catalogue.libraryId,
        .isLibby = catalogue.isLibby(),
        .entry = entry,
        .available = result.available,
        .message = result.message,
        .start = start,
        .end = start + checkDuration(m_random, catalogue.isLibby(), progress(start)),
    };
    schedule(facts.end + publishDelay(m_random), Publication{facts});
    if (m_options.goodreadsVisits) {
        scheduleVisit(session, facts);
    }
}

/// One in four looks at an available book, one in ten at another. Drawn from the check itself, so that the
/// searches and checks are the same with and without visits.
void Simulator::World::scheduleVisit(const Session &session, const LibraryCheckFacts &check)
{
    TraitStream traits{m_options.seed, keyOf(Trait::Visit), static_cast<quint64>(check.end)};
    if (!percent(traits, check.available ? 25 : 10)) {
        return;
    }
    const qint64 time = check.end + between(traits, 2 * microsecondsPerSecond, 40 * microsecondsPerSecond);
    const GoodreadsVisitFacts facts{
        .url = shelfUrl(m_options.seed, session.shelf, session.spelling), .entry = check.entry, .time = time};
    schedule(time + between(traits, 4'000, 250'000), Publication{facts});
}

void Simulator::World::scheduleNextSearch(Session session, qint64 end)
{
    if (--session.searchesLeft == 0) {
        schedule(end, session);
        return;
    }
    if (percent(m_random, 8)) {
        session.spelling = below(m_random, spellingCount);
    }
    // Now and then a reader comes back about when the cache forgets the shelf.
    const bool longBreak = percent(m_random, 6);
    const qint64 pause = longBreak ? between(m_random, 1'500, 2'100) : between(m_random, 8, 300);
    schedule(end + pause * microsecondsPerSecond + between(m_random, 0, microsecondsPerSecond - 1), session);
}

Simulator::Simulator(const SimulationOptions &options)
    : m_world(std::make_unique<World>(options))
{
}

Simulator::~Simulator() = default;

std::optional<QByteArray> Simulator::next()
{
    return m_world->next();
}

std::optional<Happening> Simulator::nextHappening()
{
    return m_world->nextHappening();
}

} // namespace ShelfHelp::Ingest
