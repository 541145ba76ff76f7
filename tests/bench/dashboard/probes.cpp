// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probes.h"

#include <QApplication>
#include <QFile>
#include <QMouseEvent>
#include <QWidget>

#include <sys/resource.h>

#include <algorithm>

namespace ShelfHelp::Bench {

namespace {

constexpr double patience = 30'000; // ms

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

StallProbe::StallProbe()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    m_sinceLast.start();
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        m_longest = std::max(m_longest, milliseconds(m_sinceLast));
        m_sinceLast.restart();
    });
    m_timer.start();
}

double StallProbe::takeLongest()
{
    return std::exchange(m_longest, 0);
}

double waitFor(const std::function<bool()> &isDone)
{
    QElapsedTimer timer;
    timer.start();
    while (!isDone()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
        if (milliseconds(timer) > patience) {
            return -1;
        }
    }
    return milliseconds(timer);
}

QList<double> hoverOver(QWidget &widget, int steps)
{
    QList<double> times;
    for (int i = 0; i < steps; ++i) {
        const QPointF place(double(widget.width()) * (i + 0.5) / steps, widget.height() / 2.0);
        QElapsedTimer timer;
        timer.start();
        QMouseEvent move(QEvent::MouseMove, place, widget.mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                         Qt::NoModifier);
        QApplication::sendEvent(&widget, &move);
        widget.window()->repaint();
        times.append(milliseconds(timer));
    }
    return times;
}

double processorTime()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval &time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

double residentMemory()
{
    QFile status(u"/proc/self/status"_qs);
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:")) {
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
        }
    }
    return 0;
}

QString medianAndP95(QList<double> values)
{
    if (values.isEmpty()) {
        return u"–"_qs;
    }
    std::sort(values.begin(), values.end());
    const auto at = [&values](double share) {
        return values[std::min(values.size() - 1, qsizetype(share * double(values.size())))];
    };
    return u"%1 (p95 %2)"_qs.arg(at(0.5), 0, 'f', 1).arg(at(0.95), 0, 'f', 1);
}

} // namespace ShelfHelp::Bench
