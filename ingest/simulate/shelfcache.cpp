// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shelfcache.h"

#include "traffic.h"

namespace ShelfHelp::Ingest::Simulation {

namespace {

constexpr qint64 lifetime = 1800 * microsecondsPerSecond;

} // namespace

bool ShelfCache::isWarm(const QByteArray &url, qint64 now)
{
    forgetOld(now);
    const auto entry = m_fetchedAt.constFind(url);
    return entry != m_fetchedAt.cend() && *entry <= now && now - *entry <= lifetime;
}

void ShelfCache::remember(const QByteArray &url, qint64 fetchedAt)
{
    m_fetchedAt.insert(url, fetchedAt);
    m_fetches.emplace_back(fetchedAt, url);
}

void ShelfCache::forgetOld(qint64 now)
{
    while (!m_fetches.empty() && now - m_fetches.front().first > lifetime) {
        const auto &[fetchedAt, url] = m_fetches.front();
        // A later fetch of the same URL has an entry of its own further back.
        if (m_fetchedAt.value(url) == fetchedAt) {
            m_fetchedAt.remove(url);
        }
        m_fetches.pop_front();
    }
}

} // namespace ShelfHelp::Ingest::Simulation
