// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/embedded/embeddedcluster.h>

#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

using namespace ShelfHelp;

/// `clusterholder [DIRECTORY]` acquires the embedded cluster, prints `ready SOCKETDIRECTORY` or
/// `failed REASON`, and leaves when its standard input ends.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QTextStream output(stdout);
    const auto cluster = Sql::EmbeddedCluster::acquire({.directory = QCoreApplication::arguments().value(1),
                                                        .database = u"shelfhelp"_qs,
                                                        .progress = {},
                                                        .durable = false});
    if (!cluster.ok()) {
        output << "failed " << cluster.error().toText() << Qt::endl;
        return 1;
    }
    output << "ready " << cluster.value()->settings().host << Qt::endl;
    while (std::getchar() != EOF) {
    }
    return 0;
}
