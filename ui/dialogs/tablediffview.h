// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/apply/outcome.h>

#include <QTreeWidget>

namespace ShelfHelp::Ui {

struct Theme;

/// What a dry run would do to the tables: + added rows, ~ changed ones with what they were, = those that are
/// there already. Texts come from payloads: plain text. GUI thread only.
class TableDiffView final : public QTreeWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableDiffView)

public:
    /// Rows of a table and change that are asked for.
    static constexpr int mostRows = 100;

    explicit TableDiffView(QWidget *parent = nullptr);

    void setChanges(const QList<Ingest::TableChange> &tables);
    void applyTheme(const Theme &theme);

private:
    void addTable(const Ingest::TableChange &table);
};

/// One row in words: of a changed one what changes, "date_added: a → b".
[[nodiscard]] QString changedRowText(const Ingest::ChangedRow &row);

} // namespace ShelfHelp::Ui
