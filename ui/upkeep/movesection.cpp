// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "movesection.h"

#include <QLabel>
#include <QPushButton>

namespace ShelfHelp::Ui {

MoveSection::MoveSection(QWidget *parent)
    : Section(u"moveSection"_qs, tr("Move and copy"), parent)
{
    addSentence(u"moveWhat"_qs)
        ->setText(tr(
            "All rows go into another database, table by table, and are compared at both ends. This one is "
            "only read. What was interrupted goes on where it stopped."));
    m_move = addButton(u"moveDatabase"_qs, tr("&Move to another database…"),
                       tr("To another server, region or project; the window can show it afterwards"));
    m_copy = addButton(u"copyDatabase"_qs, tr("Co&py into the local database…"),
                       tr("A playground on this machine, with the rows of this database"));
    connect(m_move, &QPushButton::clicked, this, &MoveSection::moveRequested);
    connect(m_copy, &QPushButton::clicked, this, &MoveSection::copyRequested);
    showState();
}

void MoveSection::showAccess(const std::optional<Sql::Access> &access)
{
    m_access = access;
    showState();
}

void MoveSection::showState()
{
    const QString reason = !m_access             ? tr("The database has not answered yet.")
                           : m_access->hasTables ? QString()
                                                 : tr("There are no tables of Shelf Help in this database.");
    allow(m_move, reason);
    allow(m_copy, m_access && m_access->isEmbedded ? tr("This is the local database.") : reason);
}

} // namespace ShelfHelp::Ui
