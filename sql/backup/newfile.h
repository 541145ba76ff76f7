// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QByteArray>
#include <QString>

namespace ShelfHelp::Sql {

/// A file that is there as a whole or not at all: written beside its place under another name, forced to disk
/// and renamed. Only its owner may read it. Given up unless commit() succeeded.
class NewFile final
{
    Q_DISABLE_COPY_MOVE(NewFile)

public:
    explicit NewFile(QString path)
        : m_path(std::move(path))
    {
    }

    ~NewFile();

    /// Fails when there is a file already, unless it may be overwritten (which happens in commit() only).
    [[nodiscard]] Outcome open(bool mayOverwrite);
    [[nodiscard]] Outcome write(QByteArrayView bytes);
    /// Writes over what is there already.
    [[nodiscard]] Outcome writeAt(qint64 position, QByteArrayView bytes);
    [[nodiscard]] Outcome commit();

    [[nodiscard]] qint64 size() const { return m_size; }

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    [[nodiscard]] Error systemError(const QString &what) const;
    [[nodiscard]] Error occupied() const;
    [[nodiscard]] Outcome syncDirectory() const;

    const QString m_path;
    QByteArray m_temporary; ///< empty: nothing to remove
    int m_file = -1;
    bool m_mayOverwrite = false;
    qint64 m_size = 0;
};

} // namespace ShelfHelp::Sql
