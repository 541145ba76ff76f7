// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/sources/inputfiles.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace ShelfHelp;
using Ingest::findInputFiles;
using Ingest::InputFile;
using Sql::Compression;
using Format = Ingest::DocumentReader::Format;

namespace {

/// Makes root, to whom no folder is closed, somebody else for a while.
class OrdinaryUser final
{
    Q_DISABLE_COPY_MOVE(OrdinaryUser)

public:
    OrdinaryUser() { become(nobody); }

    ~OrdinaryUser() { become(root); }

private:
    static constexpr uid_t root = 0;
    static constexpr uid_t nobody = 65534;

    void become(uid_t user) const
    {
        if (m_isRoot && setresuid(user, user, root) != 0) {
            qFatal("the user cannot be changed");
        }
    }

    const bool m_isRoot = geteuid() == root;
};

} // namespace

/// Which files stand behind the paths a person gives.
class InputFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theNameDecidesTheFormat_data();
    void theNameDecidesTheFormat();
    void aFolderGivesItsPayloadsSorted();
    void linksAndPipesInAFolderArePassedOver();
    void aSurveyNamesWhatItPassesOver();
    void aSurveyGoesOnBehindWhatMayNotBeRead();
    void aSurveyFollowsALinkGivenByName();
    void aSurveyIsInOrder();
    void aSurveyNamesOnlySoMany();
    void aSurveyOfNothingSaysSo();
    void aSurveyStopsOnRequest();
    void theOrderOfThePathsIsKept();
    void aLinkGivenByNameIsFollowed();
    void refusesWhatCannotBeRead_data();
    void refusesWhatCannotBeRead();
    void aClosedSubfolderIsNotPassedOver();
    void oneBadPathRefusesAll();

private:
    QString write(const QString &name, const QByteArray &content = "{}");

    [[nodiscard]] QString at(const QString &name) const { return m_directory->filePath(name); }

    /// The files behind the paths, relative to the test's directory; or what is wrong.
    [[nodiscard]] QStringList found(const QStringList &paths) const;
    /// Of a survey: the files that are to be read, from our folder on.
    [[nodiscard]] QStringList paths(const Ingest::InputSurvey &survey) const;
    /// … and the names of the others, each with the reason, sorted.
    [[nodiscard]] static QStringList passedOver(const Ingest::InputSurvey &survey);

    std::unique_ptr<QTemporaryDir> m_directory;
};

void InputFilesTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

QString InputFilesTest::write(const QString &name, const QByteArray &content)
{
    QFile file(at(name));
    if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly) ||
        file.write(content) != content.size()) {
        qFatal("%s cannot be written", qPrintable(name));
    }
    return file.fileName();
}

QStringList InputFilesTest::found(const QStringList &paths) const
{
    const Result<QList<InputFile>> files = findInputFiles(paths);
    if (!files.ok()) {
        return {files.error().toText()};
    }
    QStringList names;
    for (const InputFile &file : files.value()) {
        names.append(file.path == u"-" ? file.path : QDir(m_directory->path()).relativeFilePath(file.path));
    }
    return names;
}

void InputFilesTest::theNameDecidesTheFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Format>("format");
    QTest::addColumn<Compression>("compression");
    constexpr auto plain = Compression::None;
    QTest::newRow("document") << u"a.json"_qs << Format::Document << plain;
    QTest::newRow("lines") << u"a.jsonl"_qs << Format::Lines << plain;
    QTest::newRow("lines by another name") << u"a.ndjson"_qs << Format::Lines << plain;
    QTest::newRow("capitals") << u"A.JSONL"_qs << Format::Lines << plain;
    QTest::newRow("lines, though json stands in the name") << u"a.json.jsonl"_qs << Format::Lines << plain;
    QTest::newRow("no known ending") << u"payload.txt"_qs << Format::Detect << Compression::Detect;
    QTest::newRow("no ending") << u"json"_qs << Format::Detect << Compression::Detect;
    QTest::newRow("packed document") << u"a.json.gz"_qs << Format::Document << Compression::Gzip;
    QTest::newRow("packed lines") << u"a.jsonl.zst"_qs << Format::Lines << Compression::Zstd;
    QTest::newRow("packed, in capitals") << u"A.NDJSON.GZ"_qs << Format::Lines << Compression::Gzip;
    QTest::newRow("packed, no known ending") << u"payload.zst"_qs << Format::Detect << Compression::Zstd;
    QTest::newRow("no packing by its last ending") << u"a.gz.json"_qs << Format::Document << plain;
}

void InputFilesTest::theNameDecidesTheFormat()
{
    QFETCH(QString, name);
    QFETCH(Format, format);
    QFETCH(Compression, compression);
    const QString path = write(name, "12345");
    const Result<QList<InputFile>> files = findInputFiles({path});
    QVERIFY(files.ok());
    QCOMPARE(files.value(),
             (QList<InputFile>{{.path = path, .format = format, .size = 5, .compression = compression}}));
}

QStringList InputFilesTest::paths(const Ingest::InputSurvey &survey) const
{
    QStringList names;
    for (const InputFile &file : survey.files) {
        names.append(QDir(m_directory->path()).relativeFilePath(file.path));
    }
    return names;
}

QStringList InputFilesTest::passedOver(const Ingest::InputSurvey &survey)
{
    QStringList named;
    for (const Ingest::SkippedInput &input : survey.passedOver) {
        named.append(QFileInfo(input.path).fileName() + u": " + input.why);
    }
    named.sort();
    return named;
}

void InputFilesTest::aFolderGivesItsPayloadsSorted()
{
    for (const QString &name : {u"b.json"_qs, u"a.jsonl"_qs, u"C.NDJSON"_qs, u".hidden.json"_qs,
                                u"10.json"_qs, u"sub/z.json"_qs, u"sub/deeper/a.json"_qs, u".dot/a.json"_qs,
                                u"c.json.gz"_qs, u"c.jsonl.zst"_qs, u"C.ndjson.GZ"_qs}) {
        write(name);
    }
    for (const QString &name : {u"notes.txt"_qs, u"a.json.bak"_qs, u"json"_qs, u"a.gz"_qs, u"a.json.xz"_qs,
                                u"folder.json/readme"_qs}) {
        write(name);
    }
    const QStringList expected{u".dot/a.json"_qs, u".hidden.json"_qs,      u"10.json"_qs,   u"C.NDJSON"_qs,
                               u"C.ndjson.GZ"_qs, u"a.jsonl"_qs,           u"b.json"_qs,    u"c.json.gz"_qs,
                               u"c.jsonl.zst"_qs, u"sub/deeper/a.json"_qs, u"sub/z.json"_qs};
    QCOMPARE(found({m_directory->path()}), expected);
    QCOMPARE(found({m_directory->path() + u'/'}), expected);
}

void InputFilesTest::aSurveyNamesWhatItPassesOver()
{
    write(u"folder/good.json"_qs);
    write(u"folder/notes.txt"_qs);
    QVERIFY(QFile::link(m_directory->path(), at(u"folder/circle"_qs)));
    QVERIFY(QFile::link(at(u"nothing"_qs), at(u"folder/dangling.json"_qs)));
    QCOMPARE(mkfifo(qPrintable(at(u"folder/pipe.json"_qs)), 0600), 0);
    const auto survey = Ingest::surveyInputFiles({at(u"folder"_qs), at(u"missing.json"_qs)});
    QVERIFY2(survey.ok(), qPrintable(survey.ok() ? QString() : survey.error().toText()));
    QCOMPARE(survey.value().files.size(), 1);
    QCOMPARE(survey.value().files.first().path, at(u"folder/good.json"_qs));
    const QStringList named = passedOver(survey.value());
    QCOMPARE(named, (QStringList{u"circle: a link"_qs, u"dangling.json: a link"_qs,
                                 u"missing.json: not there"_qs, u"pipe.json: a pipe or a device"_qs}));
    QCOMPARE(survey.value().passedOverCount, qint64(named.size())); // files of other kinds are no news

    const auto nothing = Ingest::surveyInputFiles({at(u"folder/pipe.json"_qs)});
    QVERIFY(!nothing.ok());
    QVERIFY(nothing.error().message.contains(u"a pipe or a device"));
}

/// One closed folder hides neither what stands beside it nor the paths behind it.
void InputFilesTest::aSurveyGoesOnBehindWhatMayNotBeRead()
{
    for (const QString &name : {u"closed/a.json"_qs, u"folder/b.json"_qs, u"folder/locked.json"_qs,
                                u"folder/shut/c.json"_qs, u"open/d.json"_qs}) {
        write(name);
    }
    const auto everyone = QFile::Permissions(0x7077);
    for (const QString &name : {u"."_qs, u"folder"_qs, u"open"_qs}) {
        QVERIFY(QFile::setPermissions(at(name), everyone));
    }
    const QStringList closed{u"closed"_qs, u"folder/locked.json"_qs, u"folder/shut"_qs};
    for (const QString &name : closed) {
        QVERIFY(QFile::setPermissions(at(name), {}));
    }
    Result<Ingest::InputSurvey> survey = Error();
    {
        const OrdinaryUser user;
        survey = Ingest::surveyInputFiles({at(u"closed"_qs), at(u"folder"_qs), at(u"open"_qs)});
    }
    for (const QString &name : closed) {
        QVERIFY(QFile::setPermissions(at(name), everyone));
    }
    QVERIFY2(survey.ok(), qPrintable(survey.ok() ? QString() : survey.error().toText()));
    QCOMPARE(paths(survey.value()), (QStringList{u"folder/b.json"_qs, u"open/d.json"_qs}));
    QCOMPARE(passedOver(survey.value()),
             (QStringList{u"closed: a folder that may not be read"_qs, u"locked.json: may not be read"_qs,
                          u"shut: a folder that may not be read"_qs}));
}

void InputFilesTest::aSurveyFollowsALinkGivenByName()
{
    QVERIFY(QFile::link(write(u"real.jsonl"_qs), at(u"link.jsonl"_qs)));
    QVERIFY(QFile::link(at(u"nothing"_qs), at(u"dangling.json"_qs)));
    const auto survey = Ingest::surveyInputFiles({at(u"dangling.json"_qs), at(u"link.jsonl"_qs)});
    QVERIFY(survey.ok());
    QCOMPARE(paths(survey.value()), QStringList{u"link.jsonl"_qs});
    QCOMPARE(passedOver(survey.value()), QStringList{u"dangling.json: a link that leads nowhere"_qs});
}

/// The paths as they were given, the files of each folder by their names.
void InputFilesTest::aSurveyIsInOrder()
{
    for (const QString &name : {u"z/b.json"_qs, u"z/a.json"_qs, u"z/c/a.json"_qs, u"a/2.json"_qs,
                                u"a/1.json"_qs, u"notes.txt"_qs}) {
        write(name);
    }
    const auto survey = Ingest::surveyInputFiles({at(u"z"_qs), at(u"notes.txt"_qs), at(u"a"_qs)});
    QVERIFY(survey.ok());
    QCOMPARE(paths(survey.value()), (QStringList{u"z/a.json"_qs, u"z/b.json"_qs, u"z/c/a.json"_qs,
                                                 u"notes.txt"_qs, u"a/1.json"_qs, u"a/2.json"_qs}));
    QCOMPARE(survey.value().passedOverCount, qint64(0));
}

void InputFilesTest::aSurveyNamesOnlySoMany()
{
    write(u"folder/good.json"_qs);
    const qint64 links = Ingest::InputSurvey::mostPassedOver + 2;
    for (qint64 i = 0; i < links; ++i) {
        QVERIFY(QFile::link(at(u"nothing"_qs), at(u"folder/%1.json"_qs.arg(i))));
    }
    const auto survey = Ingest::surveyInputFiles({at(u"folder"_qs)});
    QVERIFY(survey.ok());
    QCOMPARE(qint64(survey.value().passedOver.size()), qint64(Ingest::InputSurvey::mostPassedOver));
    QCOMPARE(survey.value().passedOverCount, links);
}

void InputFilesTest::aSurveyOfNothingSaysSo()
{
    write(u"folder/notes.txt"_qs);
    const auto survey = Ingest::surveyInputFiles({at(u"folder"_qs)});
    QVERIFY(!survey.ok());
    QVERIFY2(survey.error().message.contains(u"no payloads in " + at(u"folder"_qs)),
             qPrintable(survey.error().message));
}

void InputFilesTest::aSurveyStopsOnRequest()
{
    write(u"folder/good.json"_qs);
    const auto survey = Ingest::surveyInputFiles({at(u"folder"_qs)}, [] { return true; });
    QVERIFY(!survey.ok());
    QCOMPARE(survey.error().kind, ErrorKind::Cancelled);
}

void InputFilesTest::linksAndPipesInAFolderArePassedOver()
{
    QTemporaryDir outside;
    QFile secret(outside.filePath(u"secret.json"_qs));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    write(u"folder/good.json"_qs);
    QVERIFY(QFile::link(secret.fileName(), at(u"folder/link.json"_qs)));
    QVERIFY(QFile::link(outside.path(), at(u"folder/elsewhere"_qs)));
    QVERIFY(QFile::link(m_directory->path(), at(u"folder/circle"_qs)));
    QVERIFY(QFile::link(at(u"nothing"_qs), at(u"folder/dangling.json"_qs)));
    QCOMPARE(mkfifo(qPrintable(at(u"folder/pipe.json"_qs)), 0600), 0);
    QCOMPARE(found({at(u"folder"_qs)}), QStringList{u"folder/good.json"_qs});
}

void InputFilesTest::theOrderOfThePathsIsKept()
{
    const QString last = write(u"z.json"_qs);
    write(u"folder/b.json"_qs);
    write(u"folder/a.json"_qs);
    QCOMPARE(found({last, u"-"_qs, at(u"folder"_qs), last}),
             (QStringList{u"z.json"_qs, u"-"_qs, u"folder/a.json"_qs, u"folder/b.json"_qs, u"z.json"_qs}));
}

void InputFilesTest::aLinkGivenByNameIsFollowed()
{
    QVERIFY(QFile::link(write(u"real.jsonl"_qs), at(u"link.jsonl"_qs)));
    QCOMPARE(found({at(u"link.jsonl"_qs)}), QStringList{u"link.jsonl"_qs});
}

void InputFilesTest::refusesWhatCannotBeRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << u"%1/nothing.json"_qs << u"There is no file"_qs;
    QTest::newRow("no name") << QString() << u"There is no file"_qs;
    QTest::newRow("below a file") << u"%1/file.json/x.json"_qs << u"There is no file"_qs;
    QTest::newRow("folder without payloads") << u"%1/empty"_qs << u"holds no payloads"_qs;
    QTest::newRow("device") << u"/dev/null"_qs << u"pipe or a device"_qs;
    QTest::newRow("endless device") << u"/dev/zero"_qs << u"pipe or a device"_qs;
    // Only for writing, even for root, to whom the mode of an ordinary file means nothing.
    QTest::newRow("not to be read") << u"/proc/sys/vm/drop_caches"_qs << u"may not be read"_qs;
}

void InputFilesTest::refusesWhatCannotBeRead()
{
    QFETCH(QString, path);
    QFETCH(QString, words);
    write(u"file.json"_qs);
    write(u"empty/notes.txt"_qs);
    path.replace(u"%1"_qs, m_directory->path());
    const Result<QList<InputFile>> files = findInputFiles({path});
    QVERIFY(!files.ok());
    QVERIFY2(files.error().message.contains(words), qPrintable(files.error().message));
    QVERIFY(files.error().message.contains(path));
    QVERIFY(!files.error().remedy.isEmpty());
}

/// What may not be seen is not the same as nothing.
void InputFilesTest::aClosedSubfolderIsNotPassedOver()
{
    write(u"folder/a.json"_qs);
    write(u"folder/closed/b.json"_qs);
    const auto everyone = QFile::Permissions(0x7077);
    QVERIFY(QFile::setPermissions(m_directory->path(), everyone));
    QVERIFY(QFile::setPermissions(at(u"folder"_qs), everyone));
    QVERIFY(QFile::setPermissions(at(u"folder/closed"_qs), {}));
    Result<QList<InputFile>> files = Error();
    {
        const OrdinaryUser user;
        files = findInputFiles({at(u"folder"_qs)});
    }
    QVERIFY(QFile::setPermissions(at(u"folder/closed"_qs), everyone));
    QVERIFY(!files.ok());
    QVERIFY2(files.error().message.contains(at(u"folder/closed"_qs)), qPrintable(files.error().message));
}

void InputFilesTest::oneBadPathRefusesAll()
{
    QVERIFY(!findInputFiles({write(u"good.json"_qs), at(u"missing.json"_qs)}).ok());
}

QTEST_GUILESS_MAIN(InputFilesTest)

#include "inputfilestest.moc"
