// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "zoneoption.h"

namespace ShelfHelp::App {

Result<QTimeZone> zoneNamed(const std::string &name)
{
    // A name in the form of a POSIX rule is valid to Qt, whatever it is, and unknown to PostgreSQL.
    const QTimeZone zone{QByteArray::fromStdString(name)};
    if (!zone.isValid() || !QTimeZone::isTimeZoneIdAvailable(zone.id())) {
        return Error{
            .kind = ErrorKind::Usage,
            .message = u"There is no time zone \"%1\"; expected an IANA name such as America/Chicago"_qs.arg(
                QString::fromStdString(name))};
    }
    return zone;
}

} // namespace ShelfHelp::App
