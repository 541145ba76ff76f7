// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cardcontrols.h"

#include <QString>

#include <chrono>

class QActionGroup;
class QLabel;
class QPushButton;

namespace ShelfHelp::Ui {

/// 30 min, 2 h, 24 h.
[[nodiscard]] QString funnelWindowText(std::chrono::minutes window);

/// How far a library check may be from the search that it belongs to.
class FunnelControls final : public CardControls
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FunnelControls)

public:
    explicit FunnelControls(QWidget *parent = nullptr);

    /// Shows it; says nothing.
    void setWindow(std::chrono::minutes window);
    void applyTheme(const Theme &theme) override;

Q_SIGNALS:
    void windowChosen(std::chrono::minutes window);

private:
    void addWindow(std::chrono::minutes window);

    QLabel *m_label;
    QPushButton *m_button;
    QActionGroup *m_windows;
};

} // namespace ShelfHelp::Ui
