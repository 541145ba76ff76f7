// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backupsection.h"

#include "upkeepdesk.h"
#include "upkeeptexts.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>
#include <ui/window/filechooser.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>

namespace ShelfHelp::Ui {

BackupSection::BackupSection(const UpkeepServices &services, UpkeepDesk &desk, const FileChooser &chooser,
                             QWidget *parent)
    : Section(u"backupSection"_qs, tr("Backup and restore"), parent)
    , m_services(services)
    , m_desk(desk)
    , m_chooser(chooser)
{
    QLabel *what = addSentence(u"backupWhat"_qs);
    what->setText(
        tr("A backup is one file with everything that could not be made again, as it was at one moment. "
           "It holds readers' shelves: keep it where the database would be kept."));
    m_last = addSentence(u"lastBackup"_qs);
    m_backUp = addButton(u"backUp"_qs, tr("Back &up…"),
                         tr("Writes a backup into a file. Nobody is held up meanwhile"));
    m_restore =
        addButton(u"restore"_qs, tr("&Restore…"),
                  tr("Fills a database from a backup, or from a dump of another program; tried first"));
    connect(m_backUp, &QPushButton::clicked, this, &BackupSection::backUp);
    connect(m_restore, &QPushButton::clicked, this, &BackupSection::restoreRequested);
    showNothing();
}

void BackupSection::showNothing()
{
    m_access.reset();
    m_last->hide();
    showState();
}

void BackupSection::showOverview(const DatabaseOverview &overview, const QTimeZone &zone)
{
    m_access = overview.access;
    if (const auto &last = overview.backup) {
        const bool isThere = QFile::exists(last->path);
        const QString facts = tr("The last one that was made from here: %1, %2 rows, %3.")
                                  .arg(instantCell(last->takenAt, zone), countText(last->rows, locale()),
                                       sizeText(last->fileSize, locale()));
        m_last->setText(facts + u'\n' +
                        (isThere ? tr("It is in %1.") : tr("It was in %1, and is not there any more."))
                            .arg(visibleText(QDir::toNativeSeparators(last->path))));
    } else {
        m_last->setText(tr("None was made from here so far."));
    }
    m_last->show();
    showState();
}

void BackupSection::backUp()
{
    if (m_desk.isBusy() || !m_access) {
        return;
    }
    const QString name =
        Sql::backupFileName(m_access->database, QDateTime::currentDateTimeUtc(), Sql::BackupFormat::Archive);
    const QString path = m_chooser.target(
        this, QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(name),
        tr("Backups (*.tar)") + u";;" + tr("SQL for psql, without the ledger (*.sql)"));
    if (path.isEmpty()) {
        return;
    }
    m_desk.begin<Sql::Backup>(
        tr("Backing up into %1").arg(visibleText(QFileInfo(path).fileName())),
        [this, path](const UpkeepDesk::Control &control) { return m_services.backup(path, control); },
        [this, path](const Result<Sql::Backup> &backup) { takeBackup(path, backup); });
}

void BackupSection::takeBackup(const QString &path, const Result<Sql::Backup> &backup)
{
    if (!backup.ok()) {
        Q_EMIT m_desk.told(backup.error().toText(), tr("There is no file of it, not even a part."), false);
        return;
    }
    const Sql::Manifest &manifest = backup.value().manifest;
    Sql::TableContents contents;
    for (const Sql::ManifestTable &table : manifest.tables) {
        contents.append({table.name, table.rows});
    }
    Q_EMIT m_desk.told(tr("Backed up: %1 rows, %2 in %3")
                           .arg(countText(manifest.rows(), locale()),
                                sizeText(backup.value().fileSize, locale()), visibleText(path)),
                       contentsText(contents, locale()), true);
    Q_EMIT changed();
}

void BackupSection::showState()
{
    QString reason = m_access ? QString() : tr("The database has not answered yet.");
    if (m_access && !m_access->hasTables) {
        reason = tr("There are no tables of Shelf Help in this database.");
    }
    allow(m_backUp, reason);
    allow(m_restore, {});
}

void BackupSection::applyTheme(const Theme &theme)
{
    Section::applyTheme(theme);
    styleLabel(m_last, font(), theme.muted);
}

} // namespace ShelfHelp::Ui
