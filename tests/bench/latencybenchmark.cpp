// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benchmarks.h"
#include "ours.h"
#include "report.h"

#include <sql/embedded/socketdirectory.h>
#include <tests/support/delayingproxy.h>

namespace ShelfHelp::Bench {

namespace {

using namespace std::chrono_literals;

constexpr int batchSize = 1000;
constexpr auto oneWay = 10ms;

/// Our way to a server that seems far away.
class FarServer final
{
public:
    explicit FarServer(const Setting &setting)
        : m_setting(setting)
        , m_proxy(Sql::socketFile(setting.server.maintenance().host), oneWay)
    {
    }

    double store()
    {
        const Database database(m_setting.server);
        Sql::ConnectionSettings settings = database.settings();
        settings.host = u"127.0.0.1"_qs;
        settings.port = m_proxy.port();
        m_turns.clear();
        m_turnsBefore = m_proxy.turns();
        const EventFile &events = m_setting.events;
        return ingestFile(settings, events.path(), events.events(), batchSize,
                          [this] { m_turns.append(m_proxy.turns()); });
    }

    [[nodiscard]] QString turns() const
    {
        if (m_turns.size() < 2) {
            return u"Round trips are counted from two batches on."_qs;
        }
        const double perBatch = double(m_turns.last() - m_turns.first()) / double(m_turns.size() - 1);
        return u"Round trips: %1 per batch, %2 before the first one to log in and to begin."_qs.arg(
            QString::number(perBatch, 'f', 2),
            QString::number(double(m_turns.first() - m_turnsBefore) - perBatch, 'f', 0));
    }

private:
    const Setting &m_setting;
    Tests::DelayingProxy m_proxy;
    qint64 m_turnsBefore = 0; ///< the last run
    QList<qint64> m_turns;    ///< at the end of each of its batches
};

double storeNearby(const Setting &setting)
{
    const Database database(setting.server);
    return ingestFile(database.settings(), setting.events.path(), setting.events.events(), batchSize);
}

} // namespace

QString benchmarkLatency(const Setting &setting)
{
    FarServer far(setting);
    const qint64 events = setting.events.events();
    const QList<Series> all = runRounds({{.name = u"socket, batches of 1,000"_qs,
                                          .events = events,
                                          .run = [&] { return storeNearby(setting); }},
                                         {.name = u"20 ms round trip, batches of 1,000"_qs,
                                          .events = events,
                                          .run = [&] { return far.store(); }}},
                                        setting.rounds);
    return u"## Latency\n\n%1\n%2\n"_qs.arg(comparisonTable(all, {{u"÷ socket"_qs, 0}}), far.turns());
}

} // namespace ShelfHelp::Bench
