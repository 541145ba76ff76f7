// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "distribution.h"

#include <cmath>

namespace ShelfHelp::Sql {

namespace {

constexpr double logGamma = 0.020000666706669; // as in facts/cells/search_durations.sql
constexpr double gamma = 1.01 / 0.99;
constexpr double binsPerDecade = 8;

} // namespace

void Distribution::add(qint64 value, qint64 count)
{
    if (count != 0) {
        m_counts[value] += count;
        m_total += count;
    }
}

void Distribution::add(const QList<qint64> &values, const QList<qint64> &counts)
{
    Q_ASSERT(values.size() == counts.size());
    for (qsizetype i = 0; i < values.size(); ++i) {
        add(values[i], counts[i]);
    }
}

Distribution &Distribution::operator+=(const Distribution &other)
{
    for (const auto &[value, count] : other.m_counts) {
        add(value, count);
    }
    return *this;
}

qint64 Distribution::count(qint64 value) const
{
    const auto found = m_counts.find(value);
    return found == m_counts.end() ? 0 : found->second;
}

std::optional<double> Distribution::percentile(double share) const
{
    return percentile(share, [](qint64 value) { return double(value); });
}

std::optional<Distribution::Neighbours> Distribution::neighbours(double share) const
{
    if (isEmpty()) {
        return std::nullopt;
    }
    const double rank = share * double(m_total - 1);
    const auto lowerRank = qint64(std::floor(rank));
    Neighbours found{.fraction = rank - double(lowerRank)};
    qint64 seen = 0;
    for (auto entry = m_counts.begin(); entry != m_counts.end(); ++entry) {
        seen += entry->second;
        if (seen > lowerRank) {
            found.lower = entry->first;
            const auto next = std::next(entry);
            found.upper = seen > lowerRank + 1 || next == m_counts.end() ? entry->first : next->first;
            break;
        }
    }
    return found;
}

int durationBucket(qint64 microseconds)
{
    return microseconds > 0 ? int(std::ceil(std::log(double(microseconds)) / logGamma)) : -1;
}

double valueOfDurationBucket(qint64 bucket)
{
    return bucket < 0 ? 0 : 2 * std::exp(logGamma * double(bucket)) / (gamma + 1);
}

int durationBin(qint64 microseconds)
{
    return microseconds > 0 ? int(std::floor(binsPerDecade * std::log10(double(microseconds)))) : -1;
}

qint64 durationBinStart(qint64 bin)
{
    return bin < 0 ? 0 : qint64(std::ceil(std::pow(10.0, double(bin) / binsPerDecade)));
}

} // namespace ShelfHelp::Sql
