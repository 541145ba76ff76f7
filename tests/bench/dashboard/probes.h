// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QString>
#include <QTimer>

#include <functional>

class QWidget;

namespace ShelfHelp::Bench {

/// The longest time for which the event loop did not come round, in milliseconds: how long the window was
/// deaf.
class StallProbe final
{
    Q_DISABLE_COPY_MOVE(StallProbe)

public:
    StallProbe();

    /// It keeps the processor awake itself.
    void stop() { m_timer.stop(); }

    /// Since the last call.
    [[nodiscard]] double takeLongest();

private:
    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    double m_longest = 0;
};

/// Runs the event loop until `isDone`; gives the milliseconds that took, or −1 after half a minute.
[[nodiscard]] double waitFor(const std::function<bool()> &isDone);

/// Moves the pointer over a widget from left to right, painting each time; milliseconds of each step.
[[nodiscard]] QList<double> hoverOver(QWidget &widget, int steps);

/// Processor time of this process so far, in milliseconds.
[[nodiscard]] double processorTime();
/// Resident memory in MiB.
[[nodiscard]] double residentMemory();

/// "12.3 (p95 17.0)" of milliseconds.
[[nodiscard]] QString medianAndP95(QList<double> values);

} // namespace ShelfHelp::Bench
