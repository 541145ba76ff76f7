// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/timecontext.h>

#include <QByteArray>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <optional>
#include <random>

namespace ShelfHelp::Tests {

/// A row of shelf_searches as it is stored, with what a naive reader makes of it.
struct StoredSearch
{
    qint64 id = 0;
    std::optional<qint64> shelfId;
    std::optional<qint64> startUs; ///< naive, since 1970-01-01T00:00:00
    std::optional<qint64> endUs;
    std::optional<int> size;
    QString type; ///< empty: NULL
    QList<qint64> books;
    qint64 instantUs = 0; ///< of the start, in the source zone; filled by History::readInstants()

    // What the rules say; filled by judge().
    std::optional<qint64> durationUs;
    bool isCold = false;
    bool byWindow = false;
    bool byClock = false;
};

/// A row of library_searches.
struct StoredCheck
{
    qint64 id = 0;
    QString libraryId;
    std::optional<bool> isLibby;
    std::optional<qint64> startUs;
    std::optional<qint64> endUs;
    std::optional<qint64> bookId;
    std::optional<bool> available;
    std::optional<QString> message;
    qint64 instantUs = 0;

    std::optional<qint64> durationUs;
    QString outcome;
    bool isSuspect = false;
};

/// Searches and checks of some weeks, with everything that makes figures go wrong: no or negative durations,
/// ties, missing values, far times, bursts that play with the backend's copy of a shelf, clock changes.
/// The same every time for one seed. It is kept in plain lists beside the database: figures are compared with
/// what loops over these come to.
class History final
{
public:
    explicit History(quint64 seed);

    /// Some 400 searches and 600 checks around each of the days given, and odd rows far away.
    void write(Sql::Connection &connection);
    /// More of both on one day, some rows deleted and some moved to another day.
    void change(Sql::Connection &connection, QDate day);

    /// Reads the stored times in a zone, and judges every row by it.
    void judge(Sql::Connection &connection, const QTimeZone &sourceZone);

    [[nodiscard]] const QList<StoredSearch> &searches() const { return m_searches; }

    [[nodiscard]] const QList<StoredCheck> &checks() const { return m_checks; }

    [[nodiscard]] const QStringList &shelfUrls() const { return m_urls; }

private:
    [[nodiscard]] int pick(int count) { return int(m_random() % quint64(count)); }

    [[nodiscard]] bool oneIn(int count) { return pick(count) == 0; }

    void addSearches(QDate day, int count);
    void addChecks(QDate day, int count);
    void addOddRows();
    void insertNew(Sql::Connection &connection);
    void judgeSearches();
    void judgeChecks();

    std::mt19937_64 m_random;
    QStringList m_urls;
    QList<StoredSearch> m_searches;
    QList<StoredCheck> m_checks;
    qsizetype m_storedSearches = 0;
    qsizetype m_storedChecks = 0;
    qint64 m_nextSearch = 1;
    qint64 m_nextCheck = 1;
};

} // namespace ShelfHelp::Tests
