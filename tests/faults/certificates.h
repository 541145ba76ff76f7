// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <tests/support/privateserver.h>

#include <QByteArray>
#include <QString>

namespace ShelfHelp::Tests {

/// Certificates as a database provider has them: an authority of its own (ca.crt), one for the server made
/// for localhost, 127.0.0.1 and remoteHost(), the same expired since yesterday, and another authority
/// (otherca.crt).
class Certificates final
{
public:
    Certificates();

    /// Not a loopback name, so that the program chooses sslmode itself; found through hostaddr.
    [[nodiscard]] static QString remoteHost() { return u"db.shelfhelp.test"_qs; }

    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }

    /// Lines of postgresql.conf that switch TLS on.
    [[nodiscard]] QByteArray serverConfiguration(const QString &name = QStringLiteral("server")) const;

private:
    void make(const QString &name, const QString &subject, const QStringList &further) const;
    void makeExpired() const;

    ServerDirectory m_directory;
};

} // namespace ShelfHelp::Tests
