// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/question.h>
#include <ui/models/rowsbehind.h>

#include <QStringList>
#include <QTimeZone>
#include <QWidget>

namespace ShelfHelp::Ui {

/// A page that is neither a grid of cards nor a plain table: it asks for what it shows itself. GUI thread
/// only.
class WorkPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkPage)

public:
    using QWidget::QWidget;

    /// Which rows it shows.
    [[nodiscard]] virtual RowKind kind() const = 0;
    /// Whether it follows the range.
    [[nodiscard]] virtual bool hasRange() const = 0;
    /// Asks for these rows.
    virtual void showRows(const Question &question, const RowsBehind &rows) = 0;
    /// Puts the selected rows on the clipboard.
    virtual void copySelection() = 0;
    virtual void focusSearch() = 0;
    /// The rows shown, for an export.
    [[nodiscard]] virtual RowsBehind shownRows() const = 0;

    [[nodiscard]] virtual QByteArray columnState() const = 0;
    virtual void restoreColumns(const QByteArray &state) = 0;

Q_SIGNALS:
    /// A line for the status bar.
    void told(const QString &news);
    void rowsRequested(const RowsBehind &rows);
    void csvRequested();
    /// Something was stored or settled: other pages are out of date.
    void changed();
    /// The database answered.
    void answered();
    void sampleRequested();
    void undoRequested(qint64 run);
};

} // namespace ShelfHelp::Ui
