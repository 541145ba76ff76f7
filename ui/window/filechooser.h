// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace ShelfHelp::Ui {

/// How the window asks for files and folders; empty answers mean "cancelled". Replaced in tests.
struct FileChooser
{
    std::function<QStringList(QWidget *parent)> files;
    std::function<QString(QWidget *parent)> folder;
    /// Where to write; `name` is suggested, `kind` as in "Tables (*.csv)".
    std::function<QString(QWidget *parent, const QString &name, const QString &kind)> target;
    /// A backup or a dump to be restored.
    std::function<QString(QWidget *parent)> backup = {};
};

/// Qt's file dialogs.
[[nodiscard]] FileChooser dialogFileChooser();

} // namespace ShelfHelp::Ui
