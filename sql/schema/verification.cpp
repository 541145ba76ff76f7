// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verification.h"

#include "migrator.h"
#include "shapename.h"

namespace ShelfHelp::Sql {

namespace {

bool concernsView(const ShapeDifference &difference, const Shape &wanted)
{
    const ShapeName name(difference.object);
    return name.kind() == u"view" || wanted.contains(u"view "_qs + name.relation());
}

/// The triggers that an owner of existing tables may decline.
bool isDeclined(const ShapeDifference &difference)
{
    return difference.kind == DifferenceKind::Missing && difference.object.startsWith(u"trigger public.") &&
           difference.object.contains(u".shelfhelp_mark_");
}

} // namespace

Result<Verification> verifySchema(Connection &connection)
{
    const Result<MigrationStatus> status = migrationStatus(connection);
    if (!status.ok()) {
        return status.error();
    }
    const Result<Shape> found = readShape(connection);
    if (!found.ok()) {
        return found.error();
    }
    const Shape wanted = wantedShape();
    const bool isForeign = status.value().isAdopted || status.value().state == MigrationState::Adoptable;
    Verification verification{.status = status.value()};
    const QList<ShapeDifference> all = compareShapes(wanted, found.value());
    for (const ShapeDifference &difference : all) {
        if (isForeign && isDeclined(difference)) {
            continue;
        }
        const bool isNote = difference.isHarmless && (isForeign || !concernsView(difference, wanted));
        (isNote ? verification.notes : verification.differences).append(difference);
    }
    return verification;
}

} // namespace ShelfHelp::Sql
