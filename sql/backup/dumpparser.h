// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dumplexer.h"

#include <sql/result.h>

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>

namespace ShelfHelp::Sql {

/// What a dump brings, as it comes. Rows are those of COPY in text format, whatever form the dump has.
struct DumpEvents
{
    /// A table's rows begin; the columns are those that are named. False: they are not wanted.
    std::function<Result<bool>(const QString &table, const QStringList &columns)> beginTable;
    std::function<Outcome(QByteArrayView rows)> rows;
    std::function<Outcome()> endTable;
    /// The last value that a sequence gave; its name has a schema.
    std::function<void(const QString &sequence, qint64 value)> sequence;
};

/// Reads the rows out of a dump (pg_dump, `supabase db dump`: COPY, or INSERT with columns) and passes over
/// the rest: settings, definitions, comments, rights. Runs nothing of it. Whatever a dump does not have is an
/// error with its line.
class DumpParser final
{
    Q_DISABLE_COPY_MOVE(DumpParser)

public:
    DumpParser(QIODevice &device, DumpEvents events)
        : m_lexer(device)
        , m_events(std::move(events))
    {
    }

    [[nodiscard]] Outcome run();

    /// Statements that were passed over, by their first word.
    [[nodiscard]] const QMap<QString, int> &passedOver() const { return m_passedOver; }

    [[nodiscard]] const DumpLexer &lexer() const { return m_lexer; }

private:
    struct Name
    {
        QString table; ///< with its schema
        QStringList columns;
    };

    [[nodiscard]] Outcome readStatement(const DumpToken &first);
    [[nodiscard]] Outcome readCopy();
    [[nodiscard]] Outcome readInsert();
    [[nodiscard]] Outcome readTuples();
    [[nodiscard]] Outcome readTuple();
    [[nodiscard]] Outcome readValue(QByteArray &row);
    [[nodiscard]] Outcome readCast();
    [[nodiscard]] Outcome readSelect();
    [[nodiscard]] Outcome readSetting();
    [[nodiscard]] Outcome skipStatement();
    [[nodiscard]] Result<Name> readTableAndColumns();
    [[nodiscard]] Outcome openTable(const Name &name);
    [[nodiscard]] Outcome closeTable();
    [[nodiscard]] Outcome advance(); ///< m_token = the next one
    [[nodiscard]] Outcome expect(const char *word);
    [[nodiscard]] Error unexpected(const QString &where) const;

    DumpLexer m_lexer;
    const DumpEvents m_events;
    DumpToken m_token;
    Name m_open; ///< the table whose INSERTs are being read
    bool m_isOpen = false;
    bool m_isWanted = false;
    qsizetype m_values = 0; ///< of the tuple
    QByteArray m_rows;      ///< not handed on yet
    QMap<QString, int> m_passedOver;
};

} // namespace ShelfHelp::Sql
