// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/chartnotes.h>
#include <sql/result.h>

namespace ShelfHelp::Ui {

/// Notes of this reader alone, in a JSON file of their own: they work with every database, those that may
/// only be read too. Their ids count from 1.
class PersonalNotes final
{
public:
    /// Reads `fileName`; a file that is not there holds no notes. One that is no list of notes is an error,
    /// and nothing is written over it: see problem().
    explicit PersonalNotes(const QString &fileName);

    [[nodiscard]] const QList<Sql::ChartNote> &notes() const { return m_notes; }

    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

    /// A note without an id is new. Written at once.
    [[nodiscard]] Outcome write(const Sql::ChartNote &note);
    [[nodiscard]] Outcome remove(qint64 id);

private:
    void read();
    [[nodiscard]] Outcome store(const QList<Sql::ChartNote> &notes);

    QString m_fileName;
    QList<Sql::ChartNote> m_notes;
    std::optional<Error> m_problem;
};

} // namespace ShelfHelp::Ui
