// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "section.h"
#include "upkeepservices.h"

namespace ShelfHelp::Ui {

/// The ways of all rows into another database: leads to the wizard.
class MoveSection final : public Section
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MoveSection)

public:
    explicit MoveSection(QWidget *parent);

    /// Nothing: the database has not answered.
    void showAccess(const std::optional<Sql::Access> &access);

Q_SIGNALS:
    void moveRequested();
    void copyRequested();

protected:
    void showState() override;

private:
    std::optional<Sql::Access> m_access;
    QPushButton *m_move;
    QPushButton *m_copy;
};

} // namespace ShelfHelp::Ui
