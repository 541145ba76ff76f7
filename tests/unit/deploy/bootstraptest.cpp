// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QString bootstrap = QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/deploy/bootstrap");

/// In the place of the loader: prints what it is given.
const char *const tellingLoader = "#!/bin/sh\n"
                                  "echo \"plugins=$QT_PLUGIN_PATH\"\n"
                                  "echo \"certificates=${PGSSLROOTCERT-none}\"\n"
                                  "for argument; do echo \"$argument\"; done\n"
                                  "exit 7\n";

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(content) == content.size() && file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
}

} // namespace

/// What Lambda starts, with something else in the place of the program.
class BootstrapTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsTheProgramThroughTheLoader_data();
    void startsTheProgramThroughTheLoader();
    void saysWhoStartsIt();
    void linesEndAsLinuxWantsThem();

private:
    static void run(QProcess &process, const QString &root);
};

/// As Lambda does: with hardly any environment.
void BootstrapTest::run(QProcess &process, const QString &root)
{
    QProcessEnvironment environment;
    if (!root.isEmpty()) {
        environment.insert(u"LAMBDA_TASK_ROOT"_qs, root);
    }
    process.setProcessEnvironment(environment);
    process.start(bootstrap, {u"an argument of nobody"_qs});
    QVERIFY2(process.waitForFinished(), qPrintable(process.errorString()));
}

void BootstrapTest::startsTheProgramThroughTheLoader_data()
{
    QTest::addColumn<QString>("loader");
    QTest::addColumn<bool>("withCertificates");
    QTest::newRow("x86_64") << u"ld-linux-x86-64.so.2"_qs << false;
    QTest::newRow("arm64") << u"ld-linux-aarch64.so.1"_qs << false;
    QTest::newRow("with the database's certificates") << u"ld-linux-x86-64.so.2"_qs << true;
}

void BootstrapTest::startsTheProgramThroughTheLoader()
{
    QFETCH(const QString, loader);
    QFETCH(const bool, withCertificates);
    const QTemporaryDir folder(QDir::tempPath() + u"/a task root XXXXXX"_qs);
    const QString root = folder.path();
    QVERIFY(write(root + u"/lib/"_qs + loader, tellingLoader));
    const QString certificates = root + u"/database-ca.pem"_qs;
    QVERIFY(!withCertificates || write(certificates, "…"));

    QProcess process;
    run(process, root);
    const QStringList expected{u"plugins="_qs + root + u"/plugins"_qs,
                               u"certificates="_qs + (withCertificates ? certificates : u"none"_qs),
                               u"--library-path"_qs,
                               root + u"/lib"_qs,
                               root + u"/bin/shelfhelp"_qs,
                               u"lambda"_qs,
                               QString()};
    QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()).split(u'\n'), expected);
    QCOMPARE(process.exitCode(), 7);
}

void BootstrapTest::saysWhoStartsIt()
{
    QProcess process;
    run(process, {});
    QVERIFY(process.exitCode() != 0);
    QVERIFY(
        process.readAllStandardError().contains("LAMBDA_TASK_ROOT: is not set: this is started by Lambda"));
}

void BootstrapTest::linesEndAsLinuxWantsThem()
{
    QFile file(bootstrap);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.startsWith("#!/bin/sh\n"));
    QVERIFY(!text.contains('\r'));
    QVERIFY(file.permissions().testFlags(QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther));
}

QTEST_GUILESS_MAIN(BootstrapTest)

#include "bootstraptest.moc"
