// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "profile.h"

#include <QJsonArray>
#include <QStringList>

namespace ShelfHelp::Sql {

/// The connections as the file has them, the embedded one first.
struct ProfileList
{
    QList<ConnectionProfile> profiles{embeddedProfile()};
    QString chosen;        ///< id of the one that the dashboard used last; empty: none was ever chosen
    QStringList problems;  ///< sentences, one for each entry that cannot be used
    QJsonArray unreadable; ///< those entries, which are written back as they are

    [[nodiscard]] const ConnectionProfile *withId(const QString &id) const;
    /// As people write it: the case does not matter.
    [[nodiscard]] const ConnectionProfile *withName(const QString &name) const;

    friend bool operator==(const ProfileList &, const ProfileList &) = default;
};

/// connections.json below the user's configuration directory, shared by all programs.
[[nodiscard]] QString profileFilePath();

/// Reads the file; none is an empty list. Fails where it is no document of ours at all. An entry that cannot
/// be used is a problem of its own, and keeps nobody from the others.
[[nodiscard]] Result<ProfileList> loadProfiles(const QString &path = profileFilePath());

/// Writes it, for its owner's eyes only, as a whole or not at all. Refuses what checkProfile() refuses and
/// two profiles of one name. A file that loadProfiles() could not read is put aside as `….damaged` first.
[[nodiscard]] Outcome saveProfiles(const ProfileList &list, const QString &path = profileFilePath());

/// Notes which connection is in use, in the file as it is now: another window may have changed the rest.
[[nodiscard]] Outcome chooseProfile(const QString &id, const QString &path = profileFilePath());

} // namespace ShelfHelp::Sql
