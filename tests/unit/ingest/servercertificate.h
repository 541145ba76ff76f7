// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QString>

namespace ShelfHelp::Tests {

struct ServerCertificate
{
    QSslCertificate certificate;
    QSslKey key;
};

/// Made anew and signed by itself, for an IP address; valid since two days ago.
[[nodiscard]] ServerCertificate makeServerCertificate(const QString &address, int daysLeft);

} // namespace ShelfHelp::Tests
