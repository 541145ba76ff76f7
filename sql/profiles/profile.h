// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>
#include <sql/result.h>

#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

/// Where the password of a profile comes from. It is never part of the profile.
enum class PasswordSource {
    Keychain, ///< of the desktop (Secret Service)
    File,     ///< libpq's own: ~/.pgpass, a service file, PGPASSWORD; or none is needed
    Ask,      ///< typed each time, kept in memory as long as the program runs
};

/// What marks the window of a profile. The name always stands beside it.
enum class ProfileColour { None, Green, Blue, Orange, Red, Purple };

/// A database under a name.
struct ConnectionProfile
{
    QString id; ///< stays when the name changes; the key in the keychain
    QString name;
    ProfileColour colour = ProfileColour::None;
    PasswordSource passwordSource = PasswordSource::File;
    ConnectionSettings settings; ///< without password; of the embedded database nothing but `embedded`

    friend bool operator==(const ConnectionProfile &, const ConnectionProfile &) = default;
};

/// The words of the file.
[[nodiscard]] QString colourName(ProfileColour colour);
[[nodiscard]] std::optional<ProfileColour> colourFromName(const QString &name);
[[nodiscard]] const QList<ProfileColour> &profileColours();
[[nodiscard]] QString passwordSourceName(PasswordSource source);
[[nodiscard]] std::optional<PasswordSource> passwordSourceFromName(const QString &name);

inline constexpr QStringView embeddedProfileId = u"embedded";

/// The private database of this user, which is always there.
[[nodiscard]] ConnectionProfile embeddedProfile();
/// With an id of its own.
[[nodiscard]] ConnectionProfile newProfile(const QString &name);

/// Fails with ErrorKind::Usage where the name is empty, long, or has characters that are not seen (line ends,
/// escapes, those that turn the direction of the text): it is shown in windows and on terminals.
[[nodiscard]] Outcome checkProfileName(const QString &name);

/// Fails with ErrorKind::Usage when the profile cannot be kept: its name, a password or an option in its
/// settings that has no place there, a port that is none, neither a server nor a service.
[[nodiscard]] Outcome checkProfile(const ConnectionProfile &profile);

} // namespace ShelfHelp::Sql
