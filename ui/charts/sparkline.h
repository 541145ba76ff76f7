// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

#include <optional>

namespace ShelfHelp::Ui {

/// The course of one figure without axes: enough to see its direction. Missing values are gaps.
class Sparkline final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sparkline)

public:
    explicit Sparkline(QWidget *parent = nullptr);

    void setValues(const QList<std::optional<double>> &values);
    /// Two values at least make a line.
    [[nodiscard]] bool hasLine() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QList<QList<QPointF>> runs() const;

    QList<std::optional<double>> m_values;
};

} // namespace ShelfHelp::Ui
