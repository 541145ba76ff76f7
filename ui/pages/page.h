// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/rowsbehind.h>

#include <QByteArray>
#include <QWidget>

namespace ShelfHelp::Ui {

/// A page of the window: what the window asks of every one, and hears from it, whatever it shows. GUI thread
/// only.
class Page : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Page)

public:
    using QWidget::QWidget;

    /// Whether what it shows is of the window's range.
    [[nodiscard]] virtual bool hasRange() const { return false; }

    /// Whether the window's filters restrict what it shows.
    [[nodiscard]] virtual bool hasFilters() const { return false; }

    [[nodiscard]] virtual bool hasSearch() const { return false; }

    virtual void focusSearch() {}

    /// Puts what is selected on the clipboard, and says so in told().
    virtual void copy() = 0;

    /// What is shown in other words: the privacy mode changed.
    virtual void showAgain() {}

    /// Which columns its table shows, in which order and how wide. Empty without a table.
    [[nodiscard]] virtual QByteArray columnState() const { return {}; }

    /// What is of another version, or empty, leaves the columns as they are.
    virtual void restoreColumns(const QByteArray &state) { Q_UNUSED(state) }

Q_SIGNALS:
    /// A line for the status bar.
    void told(const QString &news);
    /// The database answered the page's own question.
    void answered();
    void rowsRequested(const RowsBehind &rows);
    /// What its table shows, as a file.
    void csvRequested();
    void sampleRequested();
    /// Something was stored or settled: other pages are out of date.
    void changed();
};

} // namespace ShelfHelp::Ui
