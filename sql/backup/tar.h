// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "newfile.h"

#include <sql/result.h>

#include <QByteArray>
#include <QDateTime>
#include <QFile>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace ShelfHelp::Sql {

/// Writes a tar file (POSIX ustar, regular files only) whose members may become as long as they do: a
/// member's size is filled in at its end.
class TarWriter final
{
    Q_DISABLE_COPY_MOVE(TarWriter)

public:
    /// `modified` is the time of all members.
    TarWriter(NewFile &file, QDateTime modified)
        : m_file(file)
        , m_modified(std::move(modified))
    {
    }

    [[nodiscard]] Outcome begin(const QString &member);

    [[nodiscard]] Outcome write(QByteArrayView bytes) { return m_file.write(bytes); }

    /// Returns the member's size.
    [[nodiscard]] Result<qint64> end();
    /// A whole member.
    [[nodiscard]] Outcome add(const QString &member, const QByteArray &content);
    /// Behind the last member.
    [[nodiscard]] Outcome finish();

private:
    NewFile &m_file;
    const QDateTime m_modified;
    QString m_member;
    qint64 m_header = 0; ///< where the header of the current member is
};

struct TarMember
{
    QString name;
    qint64 position = 0; ///< of its content
    qint64 size = 0;
};

/// Reads such a file, and trusts nothing in it.
class TarReader final
{
    Q_DISABLE_COPY_MOVE(TarReader)

public:
    explicit TarReader(const QString &path)
        : m_file(path)
    {
    }

    /// Whether a file begins like one of ours: with a member of this name.
    [[nodiscard]] static bool beginsWith(QByteArrayView block, const QString &member);

    /// Opens, and finds all members. A file that was cut has no end, and is refused.
    [[nodiscard]] Outcome open();

    [[nodiscard]] const QList<TarMember> &members() const { return m_members; }

    /// Null when there is none.
    [[nodiscard]] const TarMember *find(const QString &name) const;

    /// A small member as a whole.
    [[nodiscard]] Result<QByteArray> read(const TarMember &member);
    /// Piece by piece.
    [[nodiscard]] Outcome read(const TarMember &member, const std::function<Outcome(QByteArrayView)> &sink);

private:
    [[nodiscard]] Error damaged(qint64 position, const QString &what) const;
    [[nodiscard]] Result<std::optional<TarMember>> readHeader(qint64 position);
    [[nodiscard]] Outcome checkPadding(qint64 from, qint64 to);

    QFile m_file;
    QList<TarMember> m_members;
};

} // namespace ShelfHelp::Sql
