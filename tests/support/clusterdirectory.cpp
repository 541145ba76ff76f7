// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clusterdirectory.h"

#include <sql/embedded/clusterfiles.h>

#include <QCryptographicHash>

namespace ShelfHelp::Tests {

QString clusterDirectory(const QString &name)
{
    const QString inBuild = QStringLiteral(SHELFHELP_BINARY_DIR "/") + name;
    const Result<Sql::ClusterPlace> place = Sql::locateCluster(inBuild);
    if (place.ok() && Sql::firstClosedDirectory(place.value().user, inBuild).isEmpty()) {
        return inBuild;
    }
    const QByteArray hash = QCryptographicHash::hash(inBuild.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"/tmp/shelfhelp-%1-%2"_qs.arg(name, QString::fromLatin1(hash.left(12)));
}

} // namespace ShelfHelp::Tests
