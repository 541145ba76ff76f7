// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lambdapackage.h"

#include <QDir>
#include <QFile>

namespace ShelfHelp::Tests {

namespace {

constexpr int patienceMs = 240'000;
const QString builtProgram = QStringLiteral(SHELFHELP_BINARY_DIR "/bin/shelfhelp");

Packing runIn(const QString &folder, const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool ended = process.waitForFinished(patienceMs) && process.exitStatus() == QProcess::NormalExit;
    return {.status = ended ? process.exitCode() : -1, .messages = QString::fromUtf8(process.readAll())};
}

QString unlessWell(const Packing &packing)
{
    return packing.status == 0 ? QString() : u"status %1: %2"_qs.arg(packing.status).arg(packing.messages);
}

} // namespace

Packing LambdaPackage::pack(const QStringList &arguments) const
{
    return runIn(folder(), QStringLiteral(SHELFHELP_SOURCE_DIR "/scripts/lambda-package"), arguments);
}

QString LambdaPackage::make()
{
    return unlessWell(pack({u"--any-size"_qs, u"--program"_qs, builtProgram, u"package.zip"_qs}));
}

QString LambdaPackage::unpack()
{
    for (const QString &place : {u"/var/task"_qs, u"/tmp"_qs, u"/dev"_qs, u"/proc"_qs}) {
        QDir().mkpath(bareRoot() + place);
    }
    return unlessWell(runIn(root(), u"cmake"_qs, {u"-E"_qs, u"tar"_qs, u"xf"_qs, zip()}));
}

QStringList LambdaPackage::names() const
{
    return runIn(folder(), u"cmake"_qs, {u"-E"_qs, u"tar"_qs, u"tf"_qs, zip()})
        .messages.split(u'\n', Qt::SkipEmptyParts);
}

QString LambdaPackage::loader() const
{
    return u"lib/"_qs + QDir(root() + u"/lib"_qs).entryList({u"ld-linux-*"_qs}).value(0);
}

QStringList LambdaPackage::command(const QString &place, const QStringList &arguments) const
{
    return QStringList{place + u'/' + loader(), u"--library-path"_qs, place + u"/lib"_qs,
                       place + u"/bin/shelfhelp"_qs} +
           arguments;
}

QStringList mappedFiles(qint64 processId)
{
    QFile maps(u"/proc/%1/maps"_qs.arg(processId));
    QStringList files;
    if (maps.open(QIODevice::ReadOnly)) {
        for (const QString &line : QString::fromUtf8(maps.readAll()).split(u'\n')) {
            const qsizetype path = line.indexOf(u'/');
            if (path > 0 && !files.contains(line.mid(path))) {
                files.append(line.mid(path));
            }
        }
    }
    return files;
}

} // namespace ShelfHelp::Tests
