// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewhistory.h"

namespace ShelfHelp::Ui {

void ViewHistory::go(const View &view)
{
    if (view == current()) {
        return;
    }
    m_views.resize(m_position + 1);
    m_views.append(view);
    if (m_views.size() > most) {
        m_views.removeFirst();
    }
    m_position = m_views.size() - 1;
}

void ViewHistory::goBack()
{
    if (canGoBack()) {
        --m_position;
    }
}

void ViewHistory::goForward()
{
    if (canGoForward()) {
        ++m_position;
    }
}

} // namespace ShelfHelp::Ui
