// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>

#include <deque>
#include <utility>

namespace ShelfHelp::Ingest::Simulation {

/// What the backend remembers: shelves fetched at most 1,800 s ago, by the text of their URL. Hits do not
/// extend an entry. Asked in the order of time; entries that are too old are forgotten on the way.
class ShelfCache final
{
public:
    [[nodiscard]] bool isWarm(const QByteArray &url, qint64 now);
    void remember(const QByteArray &url, qint64 fetchedAt);

private:
    void forgetOld(qint64 now);

    QHash<QByteArray, qint64> m_fetchedAt;
    std::deque<std::pair<qint64, QByteArray>> m_fetches; ///< in the order of remember()
};

} // namespace ShelfHelp::Ingest::Simulation
