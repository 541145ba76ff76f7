// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QByteArray>
#include <QList>
#include <QString>

namespace ShelfHelp::Ui {

struct OutputFile
{
    QString name;
    QByteArray content;
};

/// Writes under a temporary name until the content is complete; names the file and the reason when that
/// fails.
[[nodiscard]] Outcome writeFile(const QString &fileName, const QByteArray &content);

/// All of them into a folder, which is made where it is missing. None gets its name before all are written.
[[nodiscard]] Outcome writeFiles(const QString &folder, const QList<OutputFile> &files);

} // namespace ShelfHelp::Ui
