// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIODevice>

#include <atomic>

namespace ShelfHelp::Ingest {

/// Standard input that can be left while nothing comes in: QFile begins a read again that a signal ended.
class StandardInput final : public QIODevice
{
    Q_DISABLE_COPY_MOVE(StandardInput)

public:
    /// Reading ends, as at the end of the input, soon after `isStopped` has become true.
    explicit StandardInput(const std::atomic<bool> &isStopped);

    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    const std::atomic<bool> &m_isStopped;
};

} // namespace ShelfHelp::Ingest
