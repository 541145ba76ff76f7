// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QVariantMap>

namespace ShelfHelp::Tests {

/// The fields of a message that a test cares about; the others are plausible.
struct ShelfSearchFields
{
    QByteArray url = "https://www.goodreads.com/review/list/12345678-jane-reader?shelf=to-read";
    QList<QByteArray> books = {"The Clockwork Orchard"}; ///< titles
    QByteArray timeStart = "2024-05-02T10:00:00";
    QByteArray timeEnd = "2024-05-02T10:00:03";
    int totalBooks = 42;
    QByteArray searchType = "Shuffle";
};

struct LibrarySearchFields
{
    QByteArray libraryId = "nashville";
    QByteArray title = "The Clockwork Orchard";
    QByteArray author = "Ada Nightingale";
    bool isLibby = true;
    bool available = true;
    QByteArray message = "AVAILABLE: Check link for more";
    QByteArray timeStart = "2024-05-02T10:00:20";
    QByteArray timeEnd = "2024-05-02T10:00:21";
    QVariantMap details = {}; ///< further members of the book: avg_rating, link, image_link
};

struct GoodreadsVisitFields
{
    QByteArray url =
        "https://www.goodreads.com/review/list/12345678-jane-reader?shelf=to-read"; ///< empty: null
    QByteArray title = "The Clockwork Orchard";
    QByteArray time = "2024-05-02T10:01:00.000007";
};

/// Messages as the backend publishes them.
[[nodiscard]] QByteArray shelfSearch(const ShelfSearchFields &fields);
[[nodiscard]] QByteArray librarySearch(const LibrarySearchFields &fields);
[[nodiscard]] QByteArray goodreadsVisit(const GoodreadsVisitFields &fields);

/// The SNS envelope of a message; without an id it gets one of its own.
[[nodiscard]] QByteArray envelope(const QByteArray &message, const QByteArray &messageId = {});

/// Simulated envelopes, the same every time, among them some that come twice.
[[nodiscard]] QList<QByteArray> plausiblePayloads(int count);

[[nodiscard]] QByteArray jsonLines(const QList<QByteArray> &payloads);

/// A file of tests/data/samples.
[[nodiscard]] QByteArray sample(const QString &name);

} // namespace ShelfHelp::Tests
