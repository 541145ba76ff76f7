// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

namespace {

const QString programs = QStringLiteral(SHELFHELP_BINARY_DIR "/bin/");

/// Everything comes from packages of the distribution, so that its security updates reach us.
const QStringList librariesOfDebian{
    u"libQt6Charts"_qs, u"libQt6Core"_qs,    u"libQt6Gui"_qs, u"libQt6Network"_qs, u"libQt6Sql"_qs,
    u"libQt6Svg"_qs,    u"libQt6Widgets"_qs, u"libasan"_qs,   u"libc"_qs,          u"libcrypto"_qs,
    u"libcsv"_qs,       u"libgcc_s"_qs,      u"libm"_qs,      u"libpq"_qs,         u"libsimdjson"_qs,
    u"libstdc++"_qs,    u"libsystemd"_qs,    u"libubsan"_qs,  u"libz"_qs,          u"libzstd"_qs,
    u"ld-linux"_qs};

QString readelf(const QString &option, const QString &program)
{
    QProcess process;
    process.start(u"readelf"_qs, {u"-W"_qs, option, programs + program});
    return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
}

QStringList buildFiles()
{
    QStringList files;
    QDirIterator each(QStringLiteral(SHELFHELP_SOURCE_DIR), {u"CMakeLists.txt"_qs, u"*.cmake"_qs},
                      QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        if (const QString file = each.next(); !file.contains(u"/build/")) {
            files.append(file);
        }
    }
    return files;
}

} // namespace

/// T22: what the programs are made of, and how they are linked.
class HardeningTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void t22TheBuildFetchesNothing();
    void t22OnlyLibrariesOfTheDistribution_data();
    void t22OnlyLibrariesOfTheDistribution();
    void t22LinkedHard_data();
    void t22LinkedHard();
};

void HardeningTest::t22TheBuildFetchesNothing()
{
    static const QRegularExpression fetching(
        u"FetchContent|ExternalProject|CPMAddPackage|file\\s*\\(\\s*DOWNLOAD"_qs,
        QRegularExpression::CaseInsensitiveOption);
    const QStringList files = buildFiles();
    QVERIFY(files.size() > 20);
    for (const QString &name : files) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!fetching.match(QString::fromUtf8(file.readAll())).hasMatch(), qPrintable(name));
    }
}

void HardeningTest::t22OnlyLibrariesOfTheDistribution_data()
{
    QTest::addColumn<QString>("program");
    const QStringList built =
        QDir(programs).entryList({u"shelfhelp"_qs, u"shelfhelp-dashboard"_qs}, QDir::Files);
    QVERIFY(built.contains(u"shelfhelp"_qs));
    for (const QString &program : built) {
        QTest::newRow(qPrintable(program)) << program;
    }
}

void HardeningTest::t22OnlyLibrariesOfTheDistribution()
{
    QFETCH(QString, program);
    static const QRegularExpression needed(uR"(\(NEEDED\).*\[([^\]]+)\])"_qs);
    QRegularExpressionMatchIterator each = needed.globalMatch(readelf(u"-d"_qs, program));
    QVERIFY(each.hasNext());
    while (each.hasNext()) {
        const QString library = each.next().captured(1);
        const QString name =
            library.section(u".so"_qs, 0, 0).section(u"-x86-64"_qs, 0, 0).section(u"-aarch64"_qs, 0, 0);
        QVERIFY2(librariesOfDebian.contains(name), qPrintable(library));
    }
}

void HardeningTest::t22LinkedHard_data()
{
    t22OnlyLibrariesOfTheDistribution_data();
}

/// No table can be written to once it is resolved, no stack run.
void HardeningTest::t22LinkedHard()
{
    QFETCH(QString, program);
    const QString segments = readelf(u"-l"_qs, program);
    QVERIFY2(segments.contains(u"GNU_RELRO"), qPrintable(segments));
    static const QRegularExpression stack(u"GNU_STACK.* RW +0"_qs);
    QVERIFY2(stack.match(segments).hasMatch(), qPrintable(segments));
    QVERIFY(readelf(u"-d"_qs, program).contains(u"BIND_NOW"));
    QVERIFY(readelf(u"--dyn-syms"_qs, program).contains(u"__stack_chk_fail"));
}

QTEST_GUILESS_MAIN(HardeningTest)

#include "hardeningtest.moc"
