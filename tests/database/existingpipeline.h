// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Tests {

/// What the existing pipeline makes of messages, told after its description alone and apart from all code
/// that stores notifications: JSON by Qt, tables in memory, rows as texts. Times as
/// `2024-09-02T09:46:54.835456`, what is NULL as `-`, books by their hash, columns joined by `|`.
///
/// Where ours differs on purpose, both values are known, and each difference is counted by its name.
class ExistingPipeline final
{
public:
    /// The next message, as SNS wraps it.
    void apply(const QByteArray &envelope);

    /// The rows of a table as they have to be, sorted.
    [[nodiscard]] QStringList books() const;
    [[nodiscard]] QStringList shelves() const;
    [[nodiscard]] QStringList shelfSearches() const;
    [[nodiscard]] QStringList librarySearches() const;
    /// Library ids that were not there before.
    [[nodiscard]] QStringList registeredLibraries(const QSet<QString> &known) const;

    /// How many rows of the existing pipeline are different, by the name of the documented difference:
    /// `repeated delivery`, `dates moved backwards`, `date_added left empty`, `visit dropped`.
    [[nodiscard]] QHash<QString, qint64> differences() const;

private:
    /// A date as the pipeline leaves it, and as it has to be; empty is NULL.
    struct Dates
    {
        QString added;
        QString last;
        QString earliest;
        QString latest;
    };

    struct Book
    {
        QString columns; ///< gr_id, title, author, isbn
        Dates dates;
    };

    struct Search
    {
        QString columns;
        bool isRepeated = false; ///< a row that a second delivery has made
    };

    void applyShelfSearch(const QJsonObject &message, bool isRepeated);
    void applyLibrarySearch(const QJsonObject &message, bool isRepeated);
    QString findBook(const QJsonObject &book);
    static void overwrite(Dates &dates, const QString &time);
    static QStringList searchRows(const QList<Search> &searches);

    QHash<QString, Book> m_books;
    QHash<QString, Dates> m_shelves;
    QList<Search> m_shelfSearches;
    QList<Search> m_librarySearches;
    QSet<QString> m_libraries;
    QSet<QString> m_messageIds;
    qint64 m_visits = 0;
};

} // namespace ShelfHelp::Tests
