// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/explanation.h>
#include <ui/models/rowsbehind.h>

#include <QDialog>

namespace ShelfHelp::Ui {

/// What a card shows: its definition, what it was asked, and the SQL that ran. Plain text.
class ExplainDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExplainDialog)

public:
    /// `rows` are those of the whole card or of the mark under its crosshair; may be empty.
    ExplainDialog(const QString &title, const Explanation &explanation, const QList<RowsBehind> &rows,
                  QWidget *parent = nullptr);

Q_SIGNALS:
    void rowsRequested(const RowsBehind &rows);
};

} // namespace ShelfHelp::Ui
