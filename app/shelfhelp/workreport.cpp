// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workreport.h"

#include "console.h"

#include <QElapsedTimer>

#include <cstdio>
#include <memory>

namespace ShelfHelp::App {

namespace {

QString lineOf(const Sql::WorkProgress &progress)
{
    QString line = progress.count > 0 ? u"%1 of %2: %3"_qs.arg(QString::number(progress.number),
                                                               QString::number(progress.count), progress.step)
                                      : progress.step;
    if (progress.totalRows > 0) {
        line += u", %1 of %2 rows (%3 %)"_qs.arg(QString::number(progress.rows),
                                                 QString::number(progress.totalRows),
                                                 QString::number(100 * progress.rows / progress.totalRows));
    }
    if (progress.bytes > 0) {
        line += u", "_qs + bytesText(progress.bytes);
    }
    return line;
}

/// What was told last, and when.
struct Told
{
    QString step;
    QElapsedTimer timer;
};

void draw(Told &told, const Sql::WorkProgress &progress)
{
    constexpr qint64 pauseMs = 200;
    const bool isNew = progress.step != told.step;
    if (!isNew && (!isTerminal() || (told.timer.isValid() && told.timer.elapsed() < pauseMs))) {
        return;
    }
    told.step = progress.step;
    told.timer.start();
    if (isTerminal()) {
        std::fprintf(stderr, "\r\x1b[K%s", qPrintable(lineOf(progress)));
        std::fflush(stderr);
    } else {
        printMessage(lineOf({.step = progress.step, .number = progress.number, .count = progress.count}));
    }
}

} // namespace

Sql::WorkMonitor workMonitor(const CommonOptions &common)
{
    Sql::WorkMonitor monitor{.shouldStop = stopRequested};
    if (!common.quiet) {
        monitor.progress = [told = std::make_shared<Told>()](const Sql::WorkProgress &progress) {
            draw(*told, progress);
        };
    }
    return monitor;
}

void endProgress(const CommonOptions &common)
{
    if (!common.quiet && isTerminal()) {
        std::fputs("\r\x1b[K", stderr);
    }
}

Error stoppedOr(const Error &error)
{
    if (!stopRequested()) {
        return error;
    }
    return {.kind = ErrorKind::Cancelled,
            .message = u"Stopped, as you asked"_qs,
            .remedy = error.kind == ErrorKind::Cancelled ? error.remedy : QString()};
}

QJsonObject toJson(const Sql::TableContents &contents)
{
    QJsonObject object;
    for (const auto &[table, rows] : contents) {
        object.insert(table, rows);
    }
    return object;
}

QJsonArray toJson(const QList<Sql::Orphans> &orphans)
{
    QJsonArray list;
    for (const Sql::Orphans &found : orphans) {
        list.append(QJsonObject{{u"place"_qs, found.place}, {u"rows"_qs, found.rows}});
    }
    return list;
}

QString toText(const QList<Sql::Orphans> &orphans)
{
    QString text;
    for (const Sql::Orphans &found : orphans) {
        text +=
            u"Note: %1 rows name others by %2 that are not there; they are so in the source, and were kept.\n"_qs
                .arg(QString::number(found.rows), found.place);
    }
    return text;
}

QString bytesText(qint64 bytes)
{
    return u"%1 MB"_qs.arg(QString::number(double(bytes) / 1e6, 'f', 1));
}

} // namespace ShelfHelp::App
