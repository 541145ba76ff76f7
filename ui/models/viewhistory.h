// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "view.h"

#include <QList>

namespace ShelfHelp::Ui {

/// The views of one window in the order they were gone through, as in a web browser.
class ViewHistory final
{
public:
    explicit ViewHistory(const View &first)
        : m_views{first}
    {
    }

    [[nodiscard]] const View &current() const { return m_views[m_position]; }

    /// Goes to `view`; what was ahead is forgotten. The same view again is no step.
    void go(const View &view);

    /// Changes the current view without a step: what follows from the data, not from the reader.
    void replace(const View &view) { m_views[m_position] = view; }

    [[nodiscard]] bool canGoBack() const { return m_position > 0; }

    [[nodiscard]] bool canGoForward() const { return m_position + 1 < m_views.size(); }

    void goBack();
    void goForward();

private:
    static constexpr qsizetype most = 100; ///< steps that are remembered

    QList<View> m_views;
    qsizetype m_position = 0;
};

} // namespace ShelfHelp::Ui
