// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rejectionexport.h"

#include <QDir>
#include <QFile>

namespace ShelfHelp::Ingest {

Result<QString> writeRejectionFile(const QString &folder, const Sql::RejectedNotification &rejection)
{
    QFile file(QDir(folder).filePath(u"rejection-%1.raw"_qs.arg(rejection.id)));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)) {
        return Error{.message = u"%1 cannot be made: %2"_qs.arg(file.fileName(), file.errorString()),
                     .remedy = u"Files that exist are never written over: choose another folder."_qs};
    }
    if (file.write(rejection.raw) != rejection.raw.size()) {
        const Error error{.message = u"%1 cannot be written: %2"_qs.arg(file.fileName(), file.errorString()),
                          .remedy = u"Check the free space there."_qs};
        file.remove();
        return error;
    }
    return file.fileName();
}

Outcome makeFolder(const QString &folder)
{
    if (QDir().mkpath(folder)) {
        return success();
    }
    return Error{.message = u"The folder %1 cannot be made"_qs.arg(folder),
                 .remedy = u"Check its name and the permissions above it."_qs};
}

} // namespace ShelfHelp::Ingest
