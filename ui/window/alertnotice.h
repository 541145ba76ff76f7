// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/alerts/alertcheck.h>

#include <QToolButton>

#include <memory>

class QSystemTrayIcon;

namespace ShelfHelp::Ui {

struct Theme;

/// In the status bar: how many alerts fire; a click shows them. An alert that begins to fire is told by the
/// desktop as well, where it has a place for such messages.
class AlertNotice final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlertNotice)

public:
    explicit AlertNotice(QWidget *parent = nullptr);
    ~AlertNotice() override;

    /// Hidden while none fires.
    void setCount(qsizetype firing);
    /// Tells the desktop.
    void tell(const QList<Sql::AlertFinding> &fired);
    void applyTheme(const Theme &theme);

private:
    std::unique_ptr<QSystemTrayIcon> m_tray; ///< made for the first message
};

} // namespace ShelfHelp::Ui
