// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace ShelfHelp::Bench {

/// Simulated notifications in a .jsonl file, the same bytes for the same number and seed; removed at the end.
class EventFile final
{
    Q_DISABLE_COPY_MOVE(EventFile)

public:
    EventFile(qint64 events, quint64 seed);

    [[nodiscard]] QString path() const { return m_directory.filePath(u"events.jsonl"_qs); }

    /// A file with only the first events.
    [[nodiscard]] QString beginning(qint64 events) const;

    /// The whole file, and behind it what the decoder may read beyond the end.
    [[nodiscard]] QByteArray padded() const;

    [[nodiscard]] qint64 events() const { return m_events; }

private:
    QTemporaryDir m_directory;
    qint64 m_events;
};

} // namespace ShelfHelp::Bench
