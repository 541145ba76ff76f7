// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/schema/atlassum.h>
#include <sql/schema/migrationfile.h>
#include <tests/support/why.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

using Files = QList<MigrationFile>;

/// The three files of the vector "realistic": UTF-8, quotes, no final newline.
Files pets()
{
    return {{"20300101000000_create_pets.sql",
             "-- Create \"pets\" table\nCREATE TABLE \"pets\" (\n  \"pet_id\" bigint NOT NULL GENERATED "
             "ALWAYS AS "
             "IDENTITY,\n  \"name\" character varying NOT NULL,\n  PRIMARY KEY (\"pet_id\")\n);\n"},
            {"20300102000000_seed_pets.sql", "INSERT INTO pets (name) VALUES ('Ana''s \xC5\xBE"
                                             "aba'), ('semi;colon');\n"},
            {"20300103000000_pet_view.sql", "CREATE VIEW total_pets AS\n  SELECT COUNT(1) FROM pets"}};
}

Files edited(Files files, qsizetype index, const QByteArray &appended)
{
    files[index].content += appended;
    return files;
}

Files with(Files files, const MigrationFile &added)
{
    files.append(added);
    std::ranges::sort(files, std::ranges::less(), &MigrationFile::name);
    return files;
}

Files without(Files files, qsizetype index)
{
    files.removeAt(index);
    return files;
}

Files renamed(Files files, qsizetype index, const QByteArray &name)
{
    files[index].name = name;
    return files;
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool writeFiles(const QString &directory, const Files &files)
{
    return std::ranges::all_of(files, [&directory](const MigrationFile &file) {
        return writeFile(directory + u'/' + QFile::decodeName(file.name), file.content);
    });
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// atlas.sum as the Atlas CLI writes, reads and checks it. The digests were made by the CLI.
class AtlasSumTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isComputedLikeAtlas_data();
    void isComputedLikeAtlas();
    void isReadFromAnyOrderAndIgnoresOtherFiles();
    void refusesADirectoryCalledLikeAMigration();
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void refusesADamagedSumFile_data();
    void refusesADamagedSumFile();
    void needsASumFileOnlyForFiles();
    void roundTrips();
    void takesNamesApart_data();
    void takesNamesApart();
    void refusesWhatTheRunnerDoesNotFollow_data();
    void refusesWhatTheRunnerDoesNotFollow();
    void fitsTheMigrationsOfThisProgram();
};

void AtlasSumTest::isComputedLikeAtlas_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QByteArray>("sum");

    QTest::newRow("V1 two files")
        << Files{{"20300101000000_first.sql", "CREATE TABLE a (id int);\n"},
                 {"20300102000000_second.sql", "ALTER TABLE a ADD COLUMN b text;\n"}}
        << QByteArray("h1:KUM0QFSfpRrZK2DF1fHTdSAAnbgeK42+qiAth2iOcig=\n"
                      "20300101000000_first.sql h1:Q2oJoksqPlrJWhANB53rFqfFvJnZyj2nJRG6EI/DGx4=\n"
                      "20300102000000_second.sql h1:BfXIzk5K98PJdJq0judbG+Zj4+fPljLR4H1ayd900lE=\n");
    QTest::newRow("V2 realistic") << pets()
                                  << QByteArray("h1:kwU2/Sk6sPxmumwAiC8ZXj+jue6cKsTVEJfkP1vMLRY=\n"
                                                "20300101000000_create_pets.sql "
                                                "h1:fqJrRCoEG35EAwQ5kLiJo7uTVDKQeTepuXI4SxPqHd8=\n"
                                                "20300102000000_seed_pets.sql "
                                                "h1:7EJpXZxofwX8lrICu6VqD68NLipohpLgPh9UARCAqoQ=\n"
                                                "20300103000000_pet_view.sql "
                                                "h1:6NJ/Ka8tObi2MQMDund/QZTiEs+9DgU1r8EovdtZaGE=\n");
    QTest::newRow("V2 second file edited")
        << edited(pets(), 1, "SELECT 1;\n")
        << QByteArray("h1:Rxst+bLrlW/6JODm5Dj9dsydZyR+2p4dWkDonUwsizw=\n"
                      "20300101000000_create_pets.sql h1:fqJrRCoEG35EAwQ5kLiJo7uTVDKQeTepuXI4SxPqHd8=\n"
                      "20300102000000_seed_pets.sql h1:YxQJ6b1AU1o9wdD3VNGWUWlDySsZCjqVtHvo8hbH6qA=\n"
                      "20300103000000_pet_view.sql h1:Y+fdYhL6yaAcJLDBYyU0hd70DPYGAWf9kFM9CMRRCyo=\n");
    QTest::newRow("V2 file between")
        << with(pets(), {"20300101120000_between.sql", "SELECT 1;\n"})
        << QByteArray("h1:WdliSZiWZoVfSg4nItlNo64AjF6maopkjfH+9qNHqDk=\n"
                      "20300101000000_create_pets.sql h1:fqJrRCoEG35EAwQ5kLiJo7uTVDKQeTepuXI4SxPqHd8=\n"
                      "20300101120000_between.sql h1:gseKHnhu+eYozEzzJLrZxaKwrTc3X+ZMxP7fH/uM4QY=\n"
                      "20300102000000_seed_pets.sql h1:xxqqI71utlqDVIKZkhsK8qCj2GdLXy+1gXgireKEr/A=\n"
                      "20300103000000_pet_view.sql h1:NNmXRIBvAthpXQqmMmGB1OlZyGgYYLJP5qyi4u9leVg=\n");
    QTest::newRow("V3 empty") << Files{} << QByteArray("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    QTest::newRow("V4 edge cases")
        << Files{{"10_no_newline.sql", "SELECT 10;"},
                 {"1_empty.sql", ""},
                 {"2_crlf.sql", "SELECT 2;\r\n"},
                 {"3_ignored.sql", "-- atlas:sum ignore\nSELECT 3;\n"},
                 {"4_not_ignored.sql", "\n-- atlas:sum ignore\nSELECT 4;\n"},
                 {"5.sql", "SELECT 5;\n"},
                 {"6_.sql", "SELECT 6;\n"},
                 {"7_bom.sql", "\xEF\xBB\xBFSELECT 7;\n"},
                 {"8_ignored_trailing_blank.sql", "-- atlas:sum ignore \nSELECT 8;\n"},
                 {"B_upper case.sql", "-- only a comment\n"},
                 {"b_lower.sql", "SELECT 1;\nSELECT 2;\n"},
                 {"\xC3\xA9_accent.sql", "SELECT 11;\n"}}
        << QByteArray("h1:BmBRieh52tl6618FvJ4B/cM8cdRR0vC/YD+03AFXkiw=\n"
                      "10_no_newline.sql h1:8mbr95SiMGBzR8TUcDal6xYwzRN3Nv2K9s5/WQ4wqMw=\n"
                      "1_empty.sql h1:JuP/xuBlB/Jr/k8FneT4lgFWdHrzPC/bQZjQTy/Pe9M=\n"
                      "2_crlf.sql h1:4LyPE3UFWTaSzngxnQl7e2xf4JEpKIkGJlbOTu80Y74=\n"
                      "4_not_ignored.sql h1:20Ez0oJkCRw0MrIMriOuXG1hhly8Sth6EGu1It5wUS4=\n"
                      "5.sql h1:3UOyCuSs/eeSlrKJ/hBDC/qsl5slNtIob8WlYCK+ZdE=\n"
                      "6_.sql h1:eCL1KVbX/K5jBN2b7/LBGrtOjuHIeH8p97vtikOuD74=\n"
                      "7_bom.sql h1:XN80tvxa74IpMHdBzc+6Qqek2X0yuCbErAS8f6uJxc4=\n"
                      "8_ignored_trailing_blank.sql h1:kUK2w3RmeKw3nqk2QBaeSM+dh2DhotDmlMIKWWBO9yA=\n"
                      "B_upper case.sql h1:g4vrdUUceBpprok6/JhFusXu2XhF5soQdz/sQWp/u8c=\n"
                      "b_lower.sql h1:BWyrSgas4CG0yizTEHx6azRTH/BBbMUBEU2mKxP9xNI=\n"
                      "\xC3\xA9_accent.sql h1:Ygetgp115477th/KMyOane7sRroYp3x4tLAfXg9TVtE=\n");
    QTest::newRow("V5 hidden") << Files{{".1_hidden.sql", "SELECT 1;\n"}, {"2_x.sql", "SELECT 2;\n"}}
                               << QByteArray("h1:lwp+vDDQYJCAJ9jQNqOyg0Kztrm97IleTKC1oSjpz7M=\n"
                                             ".1_hidden.sql h1:AON07xc0r5ufKUUYebYB0Oa4W1Tak67nhFrGfR7bNeQ=\n"
                                             "2_x.sql h1:u991y67n6BD6OPh6hugurZIv5uvLIllpVSSuoVy/9DA=\n");
    QTest::newRow("V6 spellings of the ignore directive")
        << Files{{"1_a.sql", "-- atlas:sum   ignore\nSELECT 1;\n"},
                 {"2_b.sql", "--atlas:sum ignore\nSELECT 2;\n"},
                 {"3_c.sql", "atlas:sum ignore\n"},
                 {"4_d.sql", "/* atlas:sum ignore */\nSELECT 4;\n"},
                 {"5_e.sql", "-- atlas:sum ignore"}}
        << QByteArray("h1:BlYIdMcGbac8KJARX/I3zIzi1nnEkG4NrPUYlwdaHMo=\n"
                      "4_d.sql h1:A6hJI0OfcbWv8BMNRhckdjU1aomMwOqtBa0eLWQNLhE=\n");
}

void AtlasSumTest::isComputedLikeAtlas()
{
    QFETCH(Files, files);
    QFETCH(QByteArray, sum);
    QCOMPARE(computeAtlasSum(files).toText(), sum);

    // The same from disk, written in the wrong order.
    const QTemporaryDir directory;
    std::ranges::reverse(files);
    QVERIFY(writeFiles(directory.path(), files));
    const Outcome written = writeAtlasSum(directory.path());
    QVERIFY2(written.ok(), why(written).constData());
    QCOMPARE(readAll(directory.filePath(u"atlas.sum"_qs)), sum);
    QVERIFY(verifyAtlasSum(directory.path()).ok());
}

void AtlasSumTest::isReadFromAnyOrderAndIgnoresOtherFiles()
{
    const QTemporaryDir directory;
    QVERIFY(QDir(directory.path()).mkdir(u"sub"_qs));
    QVERIFY(writeFiles(directory.path(), {{"readme.txt", "no"},
                                          {"UPPER.SQL", "no"},
                                          {"sub/9_nested.sql", "no"},
                                          {"b_2.sql", "2"},
                                          {".0_hidden.sql", "0"},
                                          {"B_1.sql", "1"}}));
    const Result<Files> files = readMigrationFiles(directory.path());
    QVERIFY2(files.ok(), why(files).constData());
    QCOMPARE(files.value(), (Files{{".0_hidden.sql", "0"}, {"B_1.sql", "1"}, {"b_2.sql", "2"}}));
}

void AtlasSumTest::refusesADirectoryCalledLikeAMigration()
{
    const QTemporaryDir directory;
    QVERIFY(QDir(directory.path()).mkdir(u"x.sql"_qs));
    QVERIFY(!readMigrationFiles(directory.path()).ok());
    QVERIFY(!readMigrationFiles(directory.filePath(u"nowhere"_qs)).ok());
}

void AtlasSumTest::accepts_data()
{
    QTest::addColumn<QByteArray>("sum");
    const QByteArray sum = computeAtlasSum(pets()).toText();
    QTest::newRow("as written") << sum;
    QTest::newRow("CRLF") << QByteArray(sum).replace("\n", "\r\n");
    QTest::newRow("no final newline") << sum.chopped(1);
    QTest::newRow("extra blanks") << QByteArray(sum).replace("2030", "  2030").replace(".sql ", ".sql \t  ");
}

void AtlasSumTest::accepts()
{
    QFETCH(QByteArray, sum);
    const Result<AtlasSum> parsed = parseAtlasSum(sum);
    QVERIFY2(parsed.ok(), why(parsed).constData());
    QVERIFY(compareAtlasSums(parsed.value(), computeAtlasSum(pets())).ok());
}

void AtlasSumTest::refuses_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QString>("message");
    QTest::newRow("second edited") << edited(pets(), 1, " ")
                                   << u"checksum mismatch: L3: 20300102000000_seed_pets.sql was edited"_qs;
    QTest::newRow("inserted") << with(pets(), {"20300101120000_between.sql", "SELECT 1;\n"})
                              << u"checksum mismatch: L3: 20300101120000_between.sql was added"_qs;
    QTest::newRow("added at the end") << with(pets(), {"20300104000000_new.sql", "SELECT 1;\n"})
                                      << u"checksum mismatch: L5: 20300104000000_new.sql was added"_qs;
    QTest::newRow("first removed") << without(pets(), 0)
                                   << u"checksum mismatch: L2: 20300101000000_create_pets.sql was removed"_qs;
    QTest::newRow("last removed") << without(pets(), 2)
                                  << u"checksum mismatch: L4: 20300103000000_pet_view.sql was removed"_qs;
    QTest::newRow("last renamed") << renamed(pets(), 2, "20300103000000_cat_view.sql")
                                  << u"checksum mismatch: L4: 20300103000000_pet_view.sql was removed"_qs;
    QTest::newRow("all removed") << Files{}
                                 << u"checksum mismatch: L2: 20300101000000_create_pets.sql was removed"_qs;
}

void AtlasSumTest::refuses()
{
    QFETCH(Files, files);
    QFETCH(QString, message);
    const QTemporaryDir directory;
    QVERIFY(writeFiles(directory.path(), files));
    QVERIFY(writeFile(directory.filePath(u"atlas.sum"_qs), computeAtlasSum(pets()).toText()));
    const Outcome verified = verifyAtlasSum(directory.path());
    QVERIFY(!verified.ok());
    QCOMPARE(verified.error().message, message);
}

void AtlasSumTest::refusesADamagedSumFile_data()
{
    QTest::addColumn<QByteArray>("sum");
    QTest::addColumn<QString>("message");
    const QByteArray sum = computeAtlasSum(pets()).toText();
    const QList<QByteArray> lines = sum.split('\n');
    const auto mismatch = u"checksum mismatch"_qs;
    QTest::newRow("empty") << QByteArray() << mismatch;
    QTest::newRow("wrong total") << QByteArray(sum).replace(0, 8, "h1:AAAAA") << mismatch;
    QTest::newRow("no total") << sum.mid(sum.indexOf('\n') + 1) << mismatch;
    QTest::newRow("row deleted") << QByteArray(sum).replace(QByteArray(lines[2] + '\n'), "") << mismatch;
    QTest::newRow("line without hash") << sum + "something\n" << u"checksum file format invalid"_qs;
    QTest::newRow("blank line at the end") << sum + '\n' << u"checksum file format invalid"_qs;
}

void AtlasSumTest::refusesADamagedSumFile()
{
    QFETCH(QByteArray, sum);
    QFETCH(QString, message);
    const QTemporaryDir directory;
    QVERIFY(writeFiles(directory.path(), pets()));
    QVERIFY(writeFile(directory.filePath(u"atlas.sum"_qs), sum));
    const Outcome verified = verifyAtlasSum(directory.path());
    QVERIFY(!verified.ok());
    QCOMPARE(verified.error().message, message);
}

void AtlasSumTest::needsASumFileOnlyForFiles()
{
    const QTemporaryDir directory;
    QVERIFY(verifyAtlasSum(directory.path()).ok());
    QVERIFY(writeFiles(directory.path(), pets()));
    QCOMPARE(verifyAtlasSum(directory.path()).error().message, u"checksum file not found"_qs);
}

void AtlasSumTest::roundTrips()
{
    const AtlasSum sum = computeAtlasSum(pets());
    const Result<AtlasSum> parsed = parseAtlasSum(sum.toText());
    QVERIFY(parsed.ok());
    QCOMPARE(parsed.value(), sum);
    QCOMPARE(sum.hashOf("20300103000000_pet_view.sql"), "6NJ/Ka8tObi2MQMDund/QZTiEs+9DgU1r8EovdtZaGE=");
    QVERIFY(sum.hashOf("nothing.sql").isEmpty());
}

void AtlasSumTest::takesNamesApart_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("description");
    QTest::newRow("usual") << QByteArray("20300101000000_create_pets.sql") << u"20300101000000"_qs
                           << u"create_pets"_qs;
    QTest::newRow("no description") << QByteArray("5.sql") << u"5"_qs << QString();
    QTest::newRow("empty description") << QByteArray("6_.sql") << u"6"_qs << QString();
    QTest::newRow("dots") << QByteArray("7_a.b.sql") << u"7"_qs << u"a.b"_qs;
}

void AtlasSumTest::takesNamesApart()
{
    QFETCH(QByteArray, name);
    const MigrationFile file{name, {}};
    QTEST(file.version(), "version");
    QTEST(file.description(), "description");
}

void AtlasSumTest::refusesWhatTheRunnerDoesNotFollow_data()
{
    QTest::addColumn<Files>("files");
    QTest::newRow("transaction mode") << Files{{"1_a.sql", "-- atlas:txmode none\n\nSELECT 1;\n"}};
    QTest::newRow("delimiter") << Files{{"1_a.sql", "-- atlas:delimiter \\n--\\n\nSELECT 1\n--\n"}};
    QTest::newRow("checkpoint") << Files{{"1_a.sql", "-- atlas:checkpoint\n\nSELECT 1;\n"}};
    QTest::newRow("ignored in the sum") << Files{{"1_a.sql", "-- atlas:sum ignore\nSELECT 1;\n"}};
    QTest::newRow("same version twice") << Files{{"1_a.sql", ""}, {"1_b.sql", ""}};
    QTest::newRow("versions that sort unlike names") << Files{{"10_a.sql", ""}, {"1_b.sql", ""}};
}

void AtlasSumTest::refusesWhatTheRunnerDoesNotFollow()
{
    QFETCH(Files, files);
    const QTemporaryDir directory;
    QVERIFY(writeFiles(directory.path(), files));
    QVERIFY(writeAtlasSum(directory.path()).ok());
    QVERIFY(verifyAtlasSum(directory.path()).ok());
    const Result<Files> read = readMigrationDirectory(directory.path());
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.contains(u"cannot be run"), qPrintable(read.error().message));
}

void AtlasSumTest::fitsTheMigrationsOfThisProgram()
{
    const QString directory = QStringLiteral(SHELFHELP_SOURCE_DIR "/sql/migrations");
    const Result<Files> onDisk = readMigrationDirectory(directory);
    QVERIFY2(onDisk.ok(), why(onDisk).constData());
    const Result<Files> embedded = readMigrationDirectory(embeddedMigrationDirectory());
    QVERIFY2(embedded.ok(), why(embedded).constData());
    QCOMPARE(embedded.value(), onDisk.value());
    for (const MigrationFile &file : embedded.value()) {
        QVERIFY2(!file.content.contains('\r') && file.content.endsWith('\n'), file.name.constData());
    }
}

QTEST_GUILESS_MAIN(AtlasSumTest)

#include "atlassumtest.moc"
