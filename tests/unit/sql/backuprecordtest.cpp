// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/backup/backuprecord.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ShelfHelp;
using Sql::BackupRecord;
using Sql::ConnectionSettings;

namespace {

BackupRecord recordOf(int day)
{
    return {.takenAt = QDateTime({2026, 11, day}, {6, 55, 1, 20}, Qt::UTC),
            .path = u"/backups/%1.tar"_qs.arg(day),
            .rows = 5'000'000'000,
            .fileSize = 116'000'000};
}

ConnectionSettings settingsOf(const QString &host, int port, const QString &database, const QString &user)
{
    return {.host = host, .port = port, .database = database, .user = user, .password = u"s3cret"_qs};
}

} // namespace

/// Which backup was the last one, for all programs of a user.
class BackupRecordTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownAtFirst();
    void theLastOneOfEachDatabase();
    void theFileIsItsOwners();
    void aDamagedFileIsSaidAndBegunAnew();

private:
    [[nodiscard]] QString path() const { return m_directory.filePath(u"deep/er/backups.json"_qs); }

    QTemporaryDir m_directory;
};

void BackupRecordTest::nothingIsKnownAtFirst()
{
    const auto none = Sql::lastBackup(settingsOf(u"h"_qs, 5432, u"d"_qs, u"u"_qs), path());
    QVERIFY(none.ok() && !none.value());
}

void BackupRecordTest::theLastOneOfEachDatabase()
{
    const ConnectionSettings one = settingsOf(u"h"_qs, 5432, u"d"_qs, u"u"_qs);
    const ConnectionSettings samePlace = settingsOf(u"h"_qs, 5432, u"d"_qs, u"somebody else"_qs);
    const ConnectionSettings other = settingsOf(u"h"_qs, 6543, u"d"_qs, u"u"_qs);
    ConnectionSettings service;
    service.options.insert(u"service"_qs, u"prod"_qs);
    ConnectionSettings embedded = settingsOf(u"/run/1"_qs, 5432, u"shelfhelp"_qs, u"u"_qs);
    embedded.embedded = true;
    QVERIFY(Sql::noteBackup(one, recordOf(1), path()).ok());
    QVERIFY(Sql::noteBackup(other, recordOf(2), path()).ok());
    QVERIFY(Sql::noteBackup(service, recordOf(3), path()).ok());
    QVERIFY(Sql::noteBackup(embedded, recordOf(4), path()).ok());
    QVERIFY(Sql::noteBackup(samePlace, recordOf(5), path()).ok());
    QCOMPARE(Sql::lastBackup(one, path()).value(), std::optional(recordOf(5)));
    QCOMPARE(Sql::lastBackup(other, path()).value(), std::optional(recordOf(2)));
    QCOMPARE(Sql::lastBackup(service, path()).value(), std::optional(recordOf(3)));
    embedded.host = u"/run/2"_qs; // its socket is somewhere else each time
    QCOMPARE(Sql::lastBackup(embedded, path()).value(), std::optional(recordOf(4)));
}

void BackupRecordTest::theFileIsItsOwners()
{
    QCOMPARE(QFile::permissions(path()) & QFile::Permissions(0x0077), QFile::Permissions());
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("s3cret"));
}

void BackupRecordTest::aDamagedFileIsSaidAndBegunAnew()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"backups\": [") > 0);
    file.close();
    const ConnectionSettings one = settingsOf(u"h"_qs, 5432, u"d"_qs, u"u"_qs);
    const auto damaged = Sql::lastBackup(one, path());
    QVERIFY(!damaged.ok());
    QVERIFY(damaged.error().message.contains(path()) && !damaged.error().remedy.isEmpty());
    QVERIFY(Sql::noteBackup(one, recordOf(6), path()).ok());
    QCOMPARE(Sql::lastBackup(one, path()).value(), std::optional(recordOf(6)));
}

QTEST_GUILESS_MAIN(BackupRecordTest)
#include "backuprecordtest.moc"
