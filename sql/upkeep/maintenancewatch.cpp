// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maintenancewatch.h"

namespace ShelfHelp::Sql {

namespace {

constexpr std::chrono::milliseconds pause(100);

} // namespace

QString describeSession(qint64 process, const QString &program, const QString &state, const QString &command,
                        double seconds)
{
    QStringList words;
    if (!program.isEmpty()) {
        words.append(program);
    }
    words.append(state == u"active" ? (command.isEmpty() ? u"at work"_qs : command) : state);
    if (state.isEmpty()) {
        words.last() = u"of another user, who does not show what it does"_qs;
    } else {
        words.append(u"for %1 s"_qs.arg(qRound64(seconds)));
    }
    return u"process %1 (%2)"_qs.arg(QString::number(process), words.join(u", "));
}

MaintenanceWatch::MaintenanceWatch(const Connection &connection, int process,
                                   const MaintenanceOptions &options, MaintenanceProgress place)
    : m_settings(connection.settings())
    , m_canceller(connection.canceller())
    , m_process(process)
    , m_options(options)
    , m_told(std::move(place))
{
    m_thread = std::thread([this] { watch(); });
}

MaintenanceWatch::~MaintenanceWatch()
{
    end();
}

void MaintenanceWatch::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnded = true;
    }
    m_ended.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

bool MaintenanceWatch::wasStopped() const
{
    const std::lock_guard lock(m_mutex);
    return m_wasStopped;
}

QString MaintenanceWatch::lastBlocker() const
{
    const std::lock_guard lock(m_mutex);
    return m_blocker;
}

/// Goes on cancelling until the end: a cancel between two statements would be lost.
void MaintenanceWatch::watch()
{
    const Result<std::unique_ptr<Connection>> connection = Connection::open(m_settings, Purpose::Reading);
    if (m_options.progress) {
        m_options.progress(m_told);
    }
    std::unique_lock lock(m_mutex);
    while (!m_ended.wait_for(lock, pause, [this] { return m_isEnded; })) {
        lock.unlock();
        const bool isToStop = m_options.shouldStop && m_options.shouldStop();
        if (isToStop) {
            m_canceller.cancel();
        }
        if (connection.ok() && connection.value()->isAlive()) {
            look(*connection.value());
        }
        lock.lock();
        m_wasStopped = m_wasStopped || isToStop;
    }
}

void MaintenanceWatch::look(Connection &connection)
{
    const Result<Rows> rows = connection.executeStatement(u"upkeep/read_progress"_qs, {m_process});
    if (!rows.ok() || rows.value().size() == 0) {
        return;
    }
    const Rows &row = rows.value();
    MaintenanceProgress now = m_told;
    now.phase = row.get<QString>(0, 0);
    const qint64 total = row.get<qint64>(0, 2);
    now.share = total > 0 ? qMin(1.0, double(row.get<qint64>(0, 1)) / double(total)) : 0;
    now.waitsFor = row.isNull(0, 3) ? QString()
                                    : describeSession(row.get<qint64>(0, 3), row.get<QString>(0, 4),
                                                      row.get<QString>(0, 5), row.get<QString>(0, 6),
                                                      row.get<double>(0, 7));
    if (!now.waitsFor.isEmpty() || !now.phase.isEmpty()) { // else it has ended: kept for whoever asks why
        const std::lock_guard lock(m_mutex);
        m_blocker = now.waitsFor;
    }
    if (now == m_told) {
        return;
    }
    m_told = now;
    if (m_options.progress) {
        m_options.progress(m_told);
    }
}

} // namespace ShelfHelp::Sql
