// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationfixture.h"

#include <sql/schema/atlassum.h>

#include <QFile>
#include <QTest>

namespace ShelfHelp::Tests {

void createApiRoles(Sql::Connection &connection)
{
    run(connection, R"(
        DO $$
        DECLARE api_role text;
        BEGIN
          FOREACH api_role IN ARRAY ARRAY['anon', 'authenticated'] LOOP
            BEGIN
              EXECUTE format('CREATE ROLE %I', api_role);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END;
          END LOOP;
        END
        $$)");
}

MigrationDirectory::MigrationDirectory()
{
    add(u"1_one.sql"_qs, "CREATE TABLE public.one (a int);\n");
    add(u"2_two.sql"_qs, "CREATE TABLE public.two (a int);\nINSERT INTO public.two VALUES (1);\n");
    add(u"3_three.sql"_qs, "CREATE TABLE public.three (a int);\n");
    sum();
}

void MigrationDirectory::add(const QString &name, const QByteArray &content) const
{
    QFile file(m_directory.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void MigrationDirectory::remove(const QString &name) const
{
    QVERIFY(QFile::remove(m_directory.filePath(name)));
}

void MigrationDirectory::sum() const
{
    const Outcome written = Sql::writeAtlasSum(path());
    QVERIFY2(written.ok(), why(written).constData());
}

} // namespace ShelfHelp::Tests
