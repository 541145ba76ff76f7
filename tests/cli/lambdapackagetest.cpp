// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lambdapackage.h"

#include "program.h"

#include <sql/schema/migrator.h>
#include <tests/support/databasetesting.h>
#include <tests/support/fakeruntimeapi.h>
#include <tests/support/privateserver.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace ShelfHelp::Tests;

namespace {

constexpr int patienceMs = 60'000;
#if defined(__SANITIZE_ADDRESS__)
constexpr qint64 sanitizers = 2; // they make a program several times as large
#else
constexpr qint64 sanitizers = 1;
#endif
constexpr qint64 maxZipped = sanitizers * 50 * 1024 * 1024;
constexpr qint64 maxUnzipped = sanitizers * 250 * 1024 * 1024;

/// A server that takes the call and never says a word: whoever calls it waits, and can be looked at. Stands
/// in for the database, and for the Runtime API while there is nothing to do.
class SilentServer final
{
    Q_DISABLE_COPY_MOVE(SilentServer)

public:
    SilentServer() { m_server.listen(QHostAddress::LocalHost); }

    [[nodiscard]] QString address() const { return u"127.0.0.1:%1"_qs.arg(m_server.serverPort()); }

    /// What the next caller says, up to an empty line; empty when nobody calls.
    [[nodiscard]] QByteArray call()
    {
        QByteArray request;
        if (isCalled()) {
            QTcpSocket *const caller = m_server.nextPendingConnection();
            do {
                request += caller->readAll();
            } while (!request.contains("\r\n\r\n") && caller->waitForReadyRead(patienceMs));
        }
        return request;
    }

    [[nodiscard]] bool isCalled()
    {
        return QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }, patienceMs);
    }

private:
    QTcpServer m_server;
};

QByteArray hashOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

QStringList outside(QStringList files, const QString &folder)
{
    files.removeIf([&folder](const QString &file) { return file.startsWith(folder + u'/'); });
    return files;
}

/// A process that ends with the test.
class Child final : public QProcess
{
    Q_DISABLE_COPY_MOVE(Child)

public:
    Child() = default;

    ~Child() override
    {
        kill();
        waitForFinished();
    }
};

/// Starts a command with an environment of nothing but these variables.
std::unique_ptr<QProcess> start(QStringList command, const QProcessEnvironment &environment)
{
    auto process = std::make_unique<Child>();
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->start(command.takeFirst(), command);
    return process;
}

QProcessEnvironment withPlugins(const QString &root)
{
    QProcessEnvironment environment;
    environment.insert(u"QT_PLUGIN_PATH"_qs, root + u"/plugins"_qs);
    return environment;
}

/// Runs a command in a root directory with nothing but the package, /tmp, /proc and two devices. Needs no
/// rights: the user is root in a name space of their own. Empty arguments and environment reach the command.
QStringList inBareRoot(const QString &bareRoot, const QStringList &command)
{
    const QString script = u"set -e; root=$1; shift; mount --rbind /proc \"$root/proc\"; "
                           "for device in null urandom; do touch \"$root/dev/$device\"; "
                           "mount --bind \"/dev/$device\" \"$root/dev/$device\"; done; "
                           "exec chroot \"$root\" \"$@\""_qs;
    return QStringList{
               u"unshare"_qs, u"--map-root-user"_qs, u"--mount"_qs, u"sh"_qs, u"-c"_qs, script, u"sh"_qs,
               bareRoot} +
           command;
}

} // namespace

/// The zip that Lambda runs, made of the built program: what is in it, and whether that is all it needs.
class LambdaPackageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void staysBelowTheLimits();
    void holdsWhatIsNeeded_data();
    void holdsWhatIsNeeded();
    void holdsPlainFilesInsideOnly();
    void everyoneMayReadAndTheRightOnesAreExecutable();
    void everyLibraryHasItsLicence();
    void isTheSameWhenMadeAgain();
    void mapsNothingFromOutside();
    void withoutThePluginPathTheDriverIsNotOurs();
    void runsInABareRoot_data();
    void runsInABareRoot();
    void storesAnEventInABareRoot();
    void bootstrapAsksForWork();
    void bootstrapWithoutPluginsFindsForeignOnes();
    void bootstrapWithoutADatabaseSaysSo();
    void packsTheCertificatesOfTheDatabase();
    void refusesNonsense_data();
    void refusesNonsense();

private:
    /// Why no root directory of our own can be had here; empty where it can.
    [[nodiscard]] static QByteArray missingNameSpaces();
    /// Starts the package as Lambda does, with a Runtime API that has no work yet.
    [[nodiscard]] std::unique_ptr<QProcess> startFunction(const SilentServer &api,
                                                          const QString &databaseHost) const;
    /// What the program has mapped when it asks for a database, in this environment.
    [[nodiscard]] QStringList mappedWhileConnecting(const QProcessEnvironment &environment) const;

    LambdaPackage m_package;
};

void LambdaPackageTest::initTestCase()
{
    QCOMPARE(m_package.make(), QString());
    QCOMPARE(m_package.unpack(), QString());
}

void LambdaPackageTest::init()
{
    const bool needsRoot = QByteArray(QTest::currentTestFunction()).endsWith("InABareRoot");
    if (const QByteArray problem = needsRoot ? missingNameSpaces() : QByteArray(); !problem.isEmpty()) {
        QVERIFY2(!qEnvironmentVariableIsSet("CI"), problem.constData()); // there it is never left out
        QSKIP(problem.constData());
    }
}

void LambdaPackageTest::staysBelowTheLimits()
{
    const qint64 zipped = QFileInfo(m_package.zip()).size();
    QVERIFY2(zipped > 0 && zipped <= maxZipped, qPrintable(QString::number(zipped)));
    qint64 unzipped = 0;
    for (const QString &name : m_package.names()) {
        unzipped += QFileInfo(m_package.root() + u'/' + name).size();
    }
    QVERIFY2(unzipped > zipped && unzipped <= maxUnzipped, qPrintable(QString::number(unzipped)));
}

void LambdaPackageTest::holdsWhatIsNeeded_data()
{
    QTest::addColumn<QString>("name");
    for (const char *const name :
         {"bootstrap", "bin/shelfhelp", "plugins/sqldrivers/libqsqlpsql.so",
          "plugins/tls/libqopensslbackend.so", "lib/libc.so.6", "lib/libpq.so.5", "lib/libssl.so.3",
          "lib/libnss_dns.so.2", "lib/libnss_files.so.2", "lib/libresolv.so.2", "licences/shelfhelp",
          "licences/libc6", "licences/common-licenses/LGPL-3"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void LambdaPackageTest::holdsWhatIsNeeded()
{
    QFETCH(const QString, name);
    QVERIFY2(m_package.names().contains(name), qPrintable(m_package.names().join(u'\n')));
    QVERIFY(QFileInfo(m_package.root() + u'/' + name).size() > 0);
}

void LambdaPackageTest::holdsPlainFilesInsideOnly()
{
    const QStringList names = m_package.names();
    for (const QString &name : names) {
        QVERIFY2(!name.startsWith(u'/') && !name.startsWith(u"..") && !name.contains(u"/../"),
                 qPrintable(name));
        const QFileInfo file(m_package.root() + u'/' + name);
        QVERIFY2(file.isFile() && !file.isSymLink(), qPrintable(name));
    }
    QCOMPARE(m_package.names().filter(u"ld-linux"_qs), QStringList{m_package.loader()});
}

void LambdaPackageTest::everyoneMayReadAndTheRightOnesAreExecutable()
{
    const QStringList programs{u"bootstrap"_qs, u"bin/shelfhelp"_qs, m_package.loader()};
    for (const QString &name : m_package.names()) {
        // QFile tells the same for the user and the owner when they are one.
        const QFile::Permissions found = QFile::permissions(m_package.root() + u'/' + name) &
                                         ~(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser);
        const QFile::Permissions readable =
            QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
        const QFile::Permissions executable = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
        QVERIFY2(found == (programs.contains(name) ? readable | executable : readable), qPrintable(name));
    }
}

void LambdaPackageTest::everyLibraryHasItsLicence()
{
    const QStringList licences = m_package.names().filter(u"licences/"_qs);
    const QStringList libraries = m_package.names().filter(u"lib/lib"_qs);
    QVERIFY(libraries.size() > 40);
    for (const QString &package : {u"libqt6core6"_qs, u"libqt6sql6-psql"_qs, u"libpq5"_qs, u"libicu72"_qs,
                                   u"libssl3"_qs, u"libstdc++6"_qs, u"libsimdjson14"_qs, u"libcsv3"_qs}) {
        QVERIFY2(licences.contains(u"licences/"_qs + package), qPrintable(package));
    }
}

void LambdaPackageTest::isTheSameWhenMadeAgain()
{
    const QByteArray first = hashOf(m_package.zip());
    LambdaPackage again;
    QCOMPARE(again.make(), QString());
    QCOMPARE(hashOf(again.zip()), first);
}

QStringList LambdaPackageTest::mappedWhileConnecting(const QProcessEnvironment &environment) const
{
    SilentServer database;
    const QString uri = u"postgresql://nobody@%1/nothing?sslmode=disable"_qs.arg(database.address());
    const auto process =
        start(m_package.command(m_package.root(), {u"database"_qs, u"info"_qs, u"--database"_qs, uri}),
              environment);
    return database.isCalled() ? mappedFiles(process->processId())
                               : QStringList{QString::fromUtf8(process->readAll())};
}

void LambdaPackageTest::mapsNothingFromOutside()
{
    const QString root = m_package.root();
    const QStringList files = mappedWhileConnecting(withPlugins(root));
    QCOMPARE(outside(files, root), QStringList());
    QVERIFY(files.contains(root + u"/plugins/sqldrivers/libqsqlpsql.so"_qs));
    QVERIFY(files.contains(root + u"/lib/libc.so.6"_qs));
}

/// The check above sees a package that works on this machine only because the driver is installed here, too.
void LambdaPackageTest::withoutThePluginPathTheDriverIsNotOurs()
{
    const QStringList files = mappedWhileConnecting({});
    const QStringList foreign = outside(files, m_package.root());
    QVERIFY2(foreign.filter(u"libqsqlpsql.so"_qs).size() == 1, qPrintable(files.join(u'\n')));
}

void LambdaPackageTest::runsInABareRoot_data()
{
    QTest::addColumn<bool>("pluginPath");
    QTest::addColumn<QString>("message");
    QTest::newRow("as bootstrap starts it") << true << u"nothing listens there"_qs;
    QTest::newRow("without the plugin path") << false << u"(QPSQL) is not installed"_qs;
}

QByteArray LambdaPackageTest::missingNameSpaces()
{
    const auto probe = start({u"unshare"_qs, u"--map-root-user"_qs, u"--mount"_qs, u"true"_qs}, {});
    const bool isDone = probe->waitForFinished();
    return isDone && probe->exitCode() == 0 ? QByteArray() : "needs user name spaces: " + probe->readAll();
}

/// Whether the driver was loaded is told by how far the program comes.
void LambdaPackageTest::runsInABareRoot()
{
    QFETCH(const bool, pluginPath);
    QFETCH(const QString, message);
    const QString place = u"/var/task"_qs;
    const QStringList command = m_package.command(
        place, {u"database"_qs, u"info"_qs, u"--database"_qs, u"postgresql://nobody@127.0.0.1:1/nothing"_qs});
    QProcessEnvironment environment = pluginPath ? withPlugins(place) : QProcessEnvironment();
    environment.insert(u"PATH"_qs, u"/usr/sbin:/usr/bin:/sbin:/bin"_qs);
    const auto process = start(inBareRoot(m_package.bareRoot(), command), environment);
    QVERIFY2(process->waitForFinished(patienceMs), qPrintable(process->errorString()));
    const QString output = QString::fromUtf8(process->readAll());
    QVERIFY2(output.contains(message), qPrintable(output));
    QCOMPARE(process->exitCode(), 1);
}

/// The whole of it: an event from the Runtime API, over the package's own driver, into a real database.
void LambdaPackageTest::storesAnEventInABareRoot()
{
    PrivateServer server({.tcp = true});
    const auto owner = openOwner(server.settings());
    QVERIFY(ShelfHelp::Sql::applyMigrations(*owner).ok());
    FakeRuntimeApi api;
    QProcessEnvironment environment = withPlugins(u"/var/task"_qs);
    environment.insert(u"PATH"_qs, u"/usr/sbin:/usr/bin:/sbin:/bin"_qs);
    environment.insert(u"AWS_LAMBDA_RUNTIME_API"_qs, api.address());
    environment.insert(u"DATABASE_URL"_qs, uriOf(server.settings(u"127.0.0.1"_qs)));
    const auto function = start(
        inBareRoot(m_package.bareRoot(), m_package.command(u"/var/task"_qs, {u"lambda"_qs})), environment);
    QFile event(QStringLiteral(SHELFHELP_TEST_DATA "/samples/seed-records.json"));
    QVERIFY(event.open(QIODevice::ReadOnly));
    const auto answer = api.waitForAnswer(api.enqueue(event.readAll()), std::chrono::seconds(60));
    QVERIFY2(answer, function->readAll().constData());
    QCOMPARE(answer->body, QByteArray(R"({"batchItemFailures":[]})"));
    QCOMPARE(ask(*owner, u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"2"_qs);
}

std::unique_ptr<QProcess> LambdaPackageTest::startFunction(const SilentServer &api,
                                                           const QString &databaseHost) const
{
    QProcessEnvironment environment;
    environment.insert(u"LAMBDA_TASK_ROOT"_qs, m_package.root());
    environment.insert(u"AWS_LAMBDA_RUNTIME_API"_qs, api.address());
    if (!databaseHost.isEmpty()) {
        environment.insert(u"DB_HOST"_qs, databaseHost);
    }
    return start({m_package.root() + u"/bootstrap"_qs}, environment);
}

void LambdaPackageTest::bootstrapAsksForWork()
{
    SilentServer api;
    const auto function = startFunction(api, u"127.0.0.1"_qs);
    const QByteArray request = api.call();
    QVERIFY2(request.startsWith("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\n"), request.constData());

    const QStringList files = mappedFiles(function->processId());
    QCOMPARE(outside(files, m_package.root()), QStringList());
    QVERIFY(files.contains(m_package.root() + u"/plugins/sqldrivers/libqsqlpsql.so"_qs));
}

/// The check above sees a package whose own driver is not found.
void LambdaPackageTest::bootstrapWithoutPluginsFindsForeignOnes()
{
    const QString plugins = m_package.root() + u"/plugins"_qs;
    QVERIFY(QDir().rename(plugins, plugins + u"-gone"_qs));
    SilentServer api;
    const auto function = startFunction(api, u"127.0.0.1"_qs);
    const QByteArray request = api.call();
    const QStringList files = mappedFiles(function->processId());
    QVERIFY(QDir().rename(plugins + u"-gone"_qs, plugins));

    QVERIFY2(!request.isEmpty(), function->readAll().constData());
    QCOMPARE(outside(files, m_package.root()).filter(u"libqsqlpsql.so"_qs).size(), 1);
}

void LambdaPackageTest::bootstrapWithoutADatabaseSaysSo()
{
    SilentServer api;
    const auto function = startFunction(api, {});
    const QByteArray request = api.call();
    QVERIFY2(request.startsWith("POST /2018-06-01/runtime/init/error HTTP/1.1\r\n"), request.constData());
    QVERIFY2(request.contains("Runtime.ConfigMissing"), request.constData());
}

void LambdaPackageTest::packsTheCertificatesOfTheDatabase()
{
    LambdaPackage package;
    QFile certificates(package.folder() + u"/ca.pem"_qs);
    QVERIFY(certificates.open(QIODevice::WriteOnly));
    QVERIFY(certificates.write("a certificate\n") > 0);
    certificates.close();
    // A small program makes a small package.
    const Packing packing =
        package.pack({u"--ca"_qs, u"ca.pem"_qs, u"--program"_qs, u"/bin/true"_qs, u"package.zip"_qs});
    QVERIFY2(packing.status == 0, qPrintable(packing.messages));
    QCOMPARE(package.unpack(), QString());
    QCOMPARE(hashOf(package.root() + u"/database-ca.pem"_qs), hashOf(certificates.fileName()));
}

void LambdaPackageTest::refusesNonsense_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    QTest::newRow("unknown option") << QStringList{u"--frobnicate"_qs} << u"usage:"_qs;
    QTest::newRow("no file after --program") << QStringList{u"--program"_qs} << u"--program needs a file"_qs;
    QTest::newRow("no such program") << QStringList{u"--program"_qs, u"nowhere"_qs} << u"no file nowhere"_qs;
    QTest::newRow("no such certificates") << QStringList{u"--ca"_qs, u"nowhere"_qs} << u"no file nowhere"_qs;
    QTest::newRow("two packages") << QStringList{u"a.zip"_qs, u"b.zip"_qs} << u"usage:"_qs;
}

void LambdaPackageTest::refusesNonsense()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, message);
    const Packing packing = m_package.pack(arguments);
    QCOMPARE(packing.status, 1);
    QVERIFY2(packing.messages.contains(message), qPrintable(packing.messages));
}

QTEST_GUILESS_MAIN(LambdaPackageTest)

#include "lambdapackagetest.moc"
