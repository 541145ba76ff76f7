// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "history.h"

#include "copystream.h"

#include <ingest/decode/bookhash.h>
#include <ingest/simulate/books.h>
#include <ingest/simulate/simulator.h>
#include <tests/bench/databasestate.h>
#include <tests/bench/eventfile.h>
#include <tests/bench/failure.h>
#include <tests/bench/ours.h>
#include <tests/bench/rounds.h>
#include <tests/bench/server.h>

#include <QHash>
#include <QSet>

#include <algorithm>

namespace ShelfHelp::Bench {

namespace {

using namespace Ingest::Simulation;

/// When something occurred first and last; never yet, to begin with.
struct Occurrence
{
    qint64 id = 0;
    std::optional<qint64> first;
    std::optional<qint64> last;

    void add(qint64 time)
    {
        first = std::min(first.value_or(time), time);
        last = std::max(last.value_or(time), time);
    }
};

/// Resolves what happens to rows with ids, and hands them to COPY as they come. Shelves and books follow in
/// the end, when their dates are known.
class HistoryLoader final
{
public:
    HistoryLoader(const Sql::ConnectionSettings &settings, quint64 seed)
        : m_settings(settings)
        , m_seed(seed)
        , m_searches(settings,
                     u"public.shelf_searches (shelf_search_id, shelf_id, num_books, time_start, "
                     "time_complete, total_book_count, books_returned, search_type)"_qs,
                     8)
        , m_checks(settings,
                   u"public.library_searches (library_search_id, library_id, is_libby, time_start, "
                   "time_complete, book_id, available, availability_message)"_qs,
                   8)
    {
    }

    void add(const Happening &happening)
    {
        if (const auto *search = std::get_if<ShelfSearchFacts>(&happening)) {
            addSearch(*search);
        } else if (const auto *check = std::get_if<LibraryCheckFacts>(&happening)) {
            addCheck(*check);
        }
    }

    void finish()
    {
        m_searches.finish();
        m_checks.finish();
        copyShelves();
        copyBooks();
        registerLibraries();
        continueNumbers();
    }

    [[nodiscard]] History history() const
    {
        return {.shelfSearches = m_searchCount,
                .libraryChecks = m_checkCount,
                .shelves = m_shelves.size(),
                .books = m_bookCount};
    }

private:
    void addSearch(const ShelfSearchFacts &facts);
    void addCheck(const LibraryCheckFacts &facts);
    [[nodiscard]] Occurrence &shelf(const QByteArray &url);
    [[nodiscard]] Occurrence &book(quint64 index);
    void copyShelves();
    void copyBooks();
    void registerLibraries();
    void continueNumbers();

    const Sql::ConnectionSettings m_settings;
    const quint64 m_seed;
    CopyStream m_searches;
    CopyStream m_checks;
    qint64 m_searchCount = 0;
    qint64 m_checkCount = 0;
    qint64 m_bookCount = 0;
    QHash<QByteArray, Occurrence> m_shelves;
    std::vector<Occurrence> m_books; ///< by their index in the simulated world
    QSet<QByteArray> m_libraries;
};

Occurrence &HistoryLoader::shelf(const QByteArray &url)
{
    Occurrence &found = m_shelves[url];
    if (found.id == 0) {
        found.id = m_shelves.size();
    }
    return found;
}

Occurrence &HistoryLoader::book(quint64 index)
{
    if (index >= m_books.size()) {
        m_books.resize(index + 1);
    }
    Occurrence &found = m_books[index];
    if (found.id == 0) {
        found.id = ++m_bookCount;
    }
    return found;
}

void HistoryLoader::addSearch(const ShelfSearchFacts &facts)
{
    std::vector<qint64> shown;
    for (const ShelfEntry &entry : facts.shown) {
        Occurrence &found = book(entry.book);
        found.add(facts.start);
        shown.push_back(found.id);
    }
    Occurrence &searched = shelf(facts.url);
    searched.add(facts.start);
    BinaryRows &row = m_searches.nextRow();
    row.addBigint(++m_searchCount);
    row.addBigint(searched.id);
    row.addInteger(qint32(facts.shown.size()));
    row.addTimestamp(facts.start);
    row.addTimestamp(facts.end);
    row.addInteger(qint32(facts.totalBooks));
    row.addBigints(shown);
    row.addText(facts.isShuffle ? "Shuffle" : "Search");
}

void HistoryLoader::addCheck(const LibraryCheckFacts &facts)
{
    m_libraries.insert(facts.libraryId);
    BinaryRows &row = m_checks.nextRow();
    row.addBigint(++m_checkCount);
    row.addText(facts.libraryId);
    row.addBoolean(facts.isLibby);
    row.addTimestamp(facts.start);
    row.addTimestamp(facts.end);
    row.addBigint(book(facts.entry.book).id);
    row.addBoolean(facts.available);
    row.addText(facts.message);
}

void HistoryLoader::copyShelves()
{
    CopyStream stream(m_settings, u"public.shelves (shelf_id, shelf_url, date_added, date_last_searched)"_qs,
                      4);
    for (auto each = m_shelves.cbegin(); each != m_shelves.cend(); ++each) {
        BinaryRows &row = stream.nextRow();
        row.addBigint(each->id);
        row.addText(each.key());
        row.addTimestamp(each->first);
        row.addTimestamp(each->last);
    }
    stream.finish();
}

void HistoryLoader::copyBooks()
{
    CopyStream stream(m_settings,
                      u"public.books (book_id, unique_hash, gr_id, title, author, isbn, date_added, "
                      "date_last_displayed)"_qs,
                      8);
    Ingest::Sha256 sha256;
    for (std::size_t index = 0; index < m_books.size(); ++index) {
        const Occurrence &each = m_books[index];
        if (each.id == 0) {
            continue;
        }
        const SimulatedBook book = simulatedBook(m_seed, index);
        const auto hash = Ingest::uniqueHash(sha256, book.title.toStdString(), book.author.toStdString(),
                                             book.goodreadsId.toStdString(), book.isbn.toStdString());
        BinaryRows &row = stream.nextRow();
        row.addBigint(each.id);
        row.addText(QByteArray::fromStdString(hash));
        row.addBigint(book.goodreadsId.toLongLong());
        row.addText(book.title);
        row.addText(book.author);
        row.addText(book.isbn);
        row.addTimestamp(each.first);
        row.addTimestamp(each.last);
    }
    stream.finish();
}

/// Those that the reference data do not name get their id as their name, as by ingesting.
void HistoryLoader::registerLibraries()
{
    Postgres session(m_settings);
    session.prepare("register", "INSERT INTO public.libraries (library_id, library_name) VALUES ($1, $1) "
                                "ON CONFLICT DO NOTHING");
    for (const QByteArray &id : std::as_const(m_libraries)) {
        session.run("register", {id.toStdString()});
    }
}

void HistoryLoader::continueNumbers()
{
    Postgres session(m_settings);
    for (const QString &column :
         {u"shelf_searches shelf_search_id"_qs, u"library_searches library_search_id"_qs,
          u"shelves shelf_id"_qs, u"books book_id"_qs}) {
        const QString table = column.section(u' ', 0, 0);
        const QString id = column.section(u' ', 1);
        session.execute(
            u"SELECT setval(pg_get_serial_sequence('public.%1', '%2'), max(%2)) FROM public.%1"_qs.arg(table,
                                                                                                       id));
    }
}

/// The five tables, without the ledger.
QString rowsOf(const Sql::ConnectionSettings &settings)
{
    QString text;
    for (const QString &line : databaseState(settings).text.split(u'\n')) {
        text += line.startsWith(u"notifications") ? QString() : line + u'\n';
    }
    return text;
}

} // namespace

History loadHistory(const Sql::ConnectionSettings &settings, qint64 events, quint64 seed)
{
    const Ingest::SimulationOptions options{.events = events, .seed = seed};
    need(Ingest::checkOptions(options));
    History history;
    const double seconds = secondsOf([&] {
        Ingest::Simulator simulator(options);
        HistoryLoader loader(settings, seed);
        while (const auto happening = simulator.nextHappening()) {
            loader.add(*happening);
        }
        loader.finish();
        history = loader.history();
    });
    history.events = events;
    history.seconds = seconds;
    history.firstDay = options.lastDay.addDays(1 - options.days);
    history.lastDay = options.lastDay;
    Postgres(settings).execute(u"VACUUM (ANALYZE)"_qs);
    return history;
}

void requireHistoryAsIngested(const Server &server, quint64 seed)
{
    constexpr qint64 events = 3'000;
    const EventFile file(events, seed);
    const Database ingested(server);
    ingestFile(ingested.settings(), file.path(), events, int(events));
    const Database loaded(server);
    (void)loadHistory(loaded.settings(), events, seed);
    if (rowsOf(ingested.settings()) != rowsOf(loaded.settings())) {
        throw Failure{u"The loader's rows differ from those of ingesting.\nIngested:\n%1\nLoaded:\n%2"_qs.arg(
            rowsOf(ingested.settings()), rowsOf(loaded.settings()))};
    }
}

} // namespace ShelfHelp::Bench
