// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "postgres.h"

#include <ingest/decode/event.h>

#include <map>
#include <vector>

namespace ShelfHelp::Bench {

/// The plain way, as the existing pipeline does it: one transaction per notification, one statement per row,
/// ids read back. With our ledger, and with dates that never move backwards, so that the states can be
/// compared. Its statements are prepared, which is more than the existing pipeline does.
class RowWriter final
{
public:
    explicit RowWriter(const Sql::ConnectionSettings &settings);

    void store(const Ingest::Notification &notification);

private:
    [[nodiscard]] std::string topicId(const std::string &topic);
    [[nodiscard]] std::string storeEvent(const Ingest::ShelfSearch &search);
    [[nodiscard]] std::string storeEvent(const Ingest::LibrarySearch &search);
    /// The existing pipeline knows no other kinds, and the simulator makes none here.
    [[nodiscard]] std::string storeEvent(const auto &other);
    [[nodiscard]] std::string need(const char *statement, const Postgres::Values &values);

    Postgres m_session;
    std::string m_run;
    std::map<std::string, std::string> m_topics;
};

/// Decodes a .jsonl file; ends the benchmark on a rejected record.
[[nodiscard]] std::vector<Ingest::Notification> decodeFile(const QString &path);

} // namespace ShelfHelp::Bench
