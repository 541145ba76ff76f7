// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "groups.h"

#include <string_view>
#include <unordered_map>

namespace ShelfHelp::Ingest {

namespace {

bool keepsOrder(const Delivery &delivery)
{
    const std::string_view arn = delivery.queueArn;
    return !delivery.messageGroup.empty() || arn.empty() || arn.ends_with(".fifo");
}

} // namespace

std::vector<std::size_t> groupNumbers(const std::vector<DecodedRecord> &records)
{
    std::vector<std::size_t> numbers;
    std::unordered_map<std::string_view, std::size_t> known;
    std::size_t next = 0;
    for (const DecodedRecord &record : records) {
        if (!keepsOrder(record.delivery)) {
            numbers.push_back(next++);
            continue;
        }
        const auto [group, isNew] = known.try_emplace(record.delivery.messageGroup, next);
        next += isNew ? 1 : 0;
        numbers.push_back(group->second);
    }
    return numbers;
}

} // namespace ShelfHelp::Ingest
