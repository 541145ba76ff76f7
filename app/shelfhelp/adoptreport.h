// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/schema/adoption.h>
#include <sql/schema/adoptionplan.h>
#include <sql/schema/adoptionundo.h>

#include <QJsonObject>
#include <QString>

namespace ShelfHelp::App {

/// What of `public` was asked for beside the schema.
struct AdoptionExtras
{
    bool indexes = false;
    bool triggers = false;
};

/// For a terminal: several lines, of printable characters only.
[[nodiscard]] QString planText(const Sql::AdoptionPlan &plan, const AdoptionExtras &extras);
[[nodiscard]] QString adoptionText(const Sql::Adoption &adoption);
/// What an undo forgets; `isDone` says in which tense.
[[nodiscard]] QString undoText(const Sql::AdoptionUndoPlan &plan, bool isDone);

/// The same for machines.
[[nodiscard]] QJsonObject toJson(const Sql::AdoptionPlan &plan);
[[nodiscard]] QJsonObject toJson(const Sql::Adoption &adoption);
[[nodiscard]] QJsonObject toJson(const Sql::AdoptionUndoPlan &plan);

} // namespace ShelfHelp::App
