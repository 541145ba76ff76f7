// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filechooser.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace ShelfHelp::Ui {

namespace {

struct ChooserTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::ChooserTexts)
};

} // namespace

FileChooser dialogFileChooser()
{
    return {
        .files =
            [](QWidget *parent) {
                return QFileDialog::getOpenFileNames(
                    parent, ChooserTexts::tr("Open payload"), {},
                    ChooserTexts::tr("Notifications (*.json *.jsonl *.ndjson *.json.gz *.jsonl.gz "
                                     "*.ndjson.gz *.json.zst *.jsonl.zst *.ndjson.zst);;All files (*)"));
            },
        .folder =
            [](QWidget *parent) {
                return QFileDialog::getExistingDirectory(parent, ChooserTexts::tr("Import folder"));
            },
        .target =
            [](QWidget *parent, const QString &name, const QString &kind) {
                return QFileDialog::getSaveFileName(parent, ChooserTexts::tr("Export"), name, kind);
            },
        .backup =
            [](QWidget *parent) {
                return QFileDialog::getOpenFileName(
                    parent, ChooserTexts::tr("Restore"), {},
                    ChooserTexts::tr("Backups and dumps (*.tar *.sql *.sql.gz *.sql.zst);;All files (*)"));
            }};
}

} // namespace ShelfHelp::Ui
