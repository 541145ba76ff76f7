// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kiosk.h"

#include <QApplication>
#include <QCursor>
#include <QEvent>
#include <QMouseEvent>
#include <QWidget>

#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr int pointerPatience = 3000; ///< milliseconds
constexpr int millisecondsPerSecond = 1000;
constexpr int restSeconds = 3600; ///< of a page that stays: days begin and end

} // namespace

Kiosk::Kiosk(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    setObjectName(u"kioskMode"_qs);
    m_idle.setSingleShot(true);
    m_idle.setInterval(pointerPatience);
    connect(&m_idle, &QTimer::timeout, this, &Kiosk::hidePointer);
    connect(&m_turn, &QTimer::timeout, this, &Kiosk::turned);
}

Kiosk::~Kiosk()
{
    showPointer();
}

void Kiosk::start(int secondsPerPage)
{
    if (!m_isOn) {
        m_isOn = true;
        qApp->installEventFilter(this);
        m_idle.start();
    }
    m_turn.start((secondsPerPage > 0 ? secondsPerPage : restSeconds) * millisecondsPerSecond);
}

void Kiosk::stop()
{
    m_isOn = false;
    m_turn.stop();
    m_idle.stop();
    qApp->removeEventFilter(this);
    showPointer();
}

bool Kiosk::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress ||
                       event->type() == QEvent::Wheel;
    bool isMove = false;
    if (event->type() == QEvent::MouseMove) {
        // Widgets that appear under a resting pointer get a move, too.
        const QPoint place = static_cast<const QMouseEvent *>(event)->globalPosition().toPoint();
        isMove = place != std::exchange(m_pointer, place);
    }
    if (isKey || isMove) {
        showPointer();
        m_idle.start();
        m_turn.start(); // whoever is reading is not interrupted
    }
    return QObject::eventFilter(watched, event);
}

void Kiosk::hidePointer()
{
    if (m_isOn && !m_isPointerHidden && m_window->isVisible()) {
        m_isPointerHidden = true;
        QApplication::setOverrideCursor(Qt::BlankCursor);
    }
}

void Kiosk::showPointer()
{
    if (m_isPointerHidden) {
        m_isPointerHidden = false;
        QApplication::restoreOverrideCursor();
    }
}

} // namespace ShelfHelp::Ui
