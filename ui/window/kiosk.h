// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPoint>
#include <QTimer>

class QWidget;

namespace ShelfHelp::Ui {

/// How long a page may stay, in seconds.
inline constexpr int shortestKioskSeconds = 5;
inline constexpr int longestKioskSeconds = 86'400;

/// What a screen on a wall needs besides the pages: turns them, and hides the pointer while nobody moves it.
class Kiosk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Kiosk)

public:
    /// Hides the pointer over this window and all in it.
    explicit Kiosk(QWidget *window);
    ~Kiosk() override;

    [[nodiscard]] bool isOn() const { return m_isOn; }

    /// Seconds of a page; 0: it stays, and turned() comes by the hour.
    void start(int secondsPerPage);
    void stop();

    [[nodiscard]] bool isPointerHidden() const { return m_isPointerHidden; }

    /// How long the pointer may rest, in milliseconds.
    void setPointerPatience(int milliseconds) { m_idle.setInterval(milliseconds); }

Q_SIGNALS:
    /// It is time for the next page. Not while somebody uses the keyboard or the pointer.
    void turned();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void hidePointer();
    void showPointer();

    QWidget *m_window;
    QTimer m_turn;
    QTimer m_idle;
    QPoint m_pointer;
    bool m_isOn = false;
    bool m_isPointerHidden = false;
};

} // namespace ShelfHelp::Ui
