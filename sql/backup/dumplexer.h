// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <functional>

namespace ShelfHelp::Sql {

/// A word of a dump.
struct DumpToken
{
    enum class Kind {
        End,     ///< of the file
        Name,    ///< an identifier or key word; text is in lower case unless it was quoted
        Text,    ///< a string; text is its value
        Number,  ///< with its sign
        Other,   ///< one character: ( ) , ; . : …
        Body,    ///< a dollar-quoted string, whose value nobody needs
        Command, ///< psql's \restrict or \unrestrict: every other one is an error
    };

    Kind kind = Kind::End;
    QByteArray text;
    bool isQuoted = false; ///< a name in double quotes

    [[nodiscard]] bool is(char other) const
    {
        return kind == Kind::Other && text.size() == 1 && text[0] == other;
    }

    [[nodiscard]] bool isWord(const char *word) const
    {
        return kind == Kind::Name && !isQuoted && text == word;
    }
};

/// Cuts the text of a dump into words, with bounded memory. Comments are passed over.
class DumpLexer final
{
    Q_DISABLE_COPY_MOVE(DumpLexer)

public:
    /// The device is open for reading and outlives this.
    explicit DumpLexer(QIODevice &device)
        : m_device(device)
    {
    }

    [[nodiscard]] Result<DumpToken> next();

    /// After the semicolon of `COPY … FROM stdin`: its data up to the line `\.`, in pieces.
    [[nodiscard]] Outcome readCopyData(const std::function<Outcome(QByteArrayView)> &sink);

    /// Of what was read last, from 1.
    [[nodiscard]] qint64 line() const { return m_line; }

    /// Bytes of text read so far.
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

    /// An error at the current line.
    [[nodiscard]] Error errorHere(const QString &what, const QString &remedy = {}) const;

private:
    [[nodiscard]] Result<bool> refill();
    [[nodiscard]] Result<int> peek(qsizetype ahead = 0);
    void take();
    [[nodiscard]] Outcome skipBlanks();
    [[nodiscard]] Outcome skipLine();
    [[nodiscard]] Outcome skipComment();
    [[nodiscard]] Result<DumpToken> readName();
    [[nodiscard]] Result<DumpToken> readQuotedName();
    [[nodiscard]] Result<DumpToken> readText(bool hasEscapes);
    [[nodiscard]] Result<DumpToken> readNumber();
    [[nodiscard]] Result<DumpToken> readBody();
    [[nodiscard]] Result<DumpToken> readCommand();
    [[nodiscard]] Outcome add(QByteArray &text, char byte) const;

    QIODevice &m_device;
    QByteArray m_buffer;
    qsizetype m_position = 0;
    qint64 m_line = 1;
    qint64 m_bytes = 0;
};

} // namespace ShelfHelp::Sql
