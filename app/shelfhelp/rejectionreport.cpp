// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rejectionreport.h"

#include <ingest/apply/printable.h>

#include <QStringDecoder>

namespace ShelfHelp::App {

namespace {

QString escaped(const QString &text)
{
    QString result;
    for (const char32_t character : text.toUcs4()) {
        if (Ingest::isPrintable(character)) {
            result += QString::fromUcs4(&character, 1);
        } else {
            result += u"\\u{%1}"_qs.arg(uint(character), 4, 16, QLatin1Char('0'));
        }
    }
    return result;
}

/// Bytes that are no UTF-8: all but printable ASCII in hexadecimal.
QString escapedBytes(const QByteArray &bytes)
{
    QString result;
    for (const char byte : bytes) {
        if (byte >= ' ' && byte <= '~') {
            result += QLatin1Char(byte);
        } else {
            result += u"\\x%1"_qs.arg(uint(uchar(byte)), 2, 16, QLatin1Char('0'));
        }
    }
    return result;
}

QString escapedRaw(const QByteArray &raw)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(raw);
    return decoder.hasError() ? escapedBytes(raw) : escaped(text);
}

QString place(const Sql::RejectedNotification &rejection)
{
    const QString line = rejection.line > 0 ? u':' + QString::number(rejection.line) : QString();
    const QString source = escaped(rejection.source);
    return u"%1%2, record %3"_qs.arg(source, line, QString::number(rejection.record));
}

QString instant(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QString times(qint64 attempts)
{
    return attempts == 1 ? u"once"_qs : u"%1 times"_qs.arg(attempts);
}

} // namespace

QString rejectionLine(const Sql::RejectedNotification &rejection)
{
    const QString path = rejection.path.isEmpty() ? QString() : u" at " + escaped(rejection.path);
    return u"%1  %2  %3%4  %5  seen %6, %7 … %8\n"_qs.arg(
        QString::number(rejection.id), toText(rejection.state), escaped(rejection.reason), path,
        place(rejection), times(rejection.attempts), instant(rejection.firstSeen),
        instant(rejection.lastSeen));
}

QString rejectionText(const Sql::RejectedNotification &rejection)
{
    const QString offset = rejection.offset ? QString::number(*rejection.offset) : u"-"_qs;
    const QString kept = rejection.isCut() ? u", the first %1 kept"_qs.arg(rejection.keptSize) : QString();
    return u"Rejection: %1\nState: %2\nReason: %3\nPath: %4\nOffset: %5\nDetail: %6\nExcerpt: %7\n"_qs.arg(
               QString::number(rejection.id), toText(rejection.state), escaped(rejection.reason),
               escaped(rejection.path), offset, escaped(rejection.detail), escaped(rejection.excerpt)) +
           u"Source: %1\nAttempts: %2\nFirst seen: %3\nLast seen: %4\nSHA-256: %5\nBytes: %6%7\n%8\n"_qs.arg(
               place(rejection), QString::number(rejection.attempts), instant(rejection.firstSeen),
               instant(rejection.lastSeen), rejection.rawSha256, QString::number(rejection.rawSize), kept,
               escapedRaw(rejection.raw));
}

QJsonObject toJson(const Sql::RejectedNotification &rejection)
{
    return {{u"id"_qs, rejection.id},
            {u"state"_qs, toText(rejection.state)},
            {u"reason"_qs, rejection.reason},
            {u"path"_qs, rejection.path},
            {u"offset"_qs, rejection.offset ? QJsonValue(*rejection.offset) : QJsonValue()},
            {u"detail"_qs, rejection.detail},
            {u"excerpt"_qs, rejection.excerpt},
            {u"source"_qs, rejection.source},
            {u"line"_qs, rejection.line},
            {u"record"_qs, rejection.record},
            {u"attempts"_qs, rejection.attempts},
            {u"first_seen"_qs, instant(rejection.firstSeen)},
            {u"last_seen"_qs, instant(rejection.lastSeen)},
            {u"raw_size"_qs, rejection.rawSize},
            {u"kept_size"_qs, rejection.keptSize},
            {u"raw_sha256"_qs, rejection.rawSha256}};
}

QJsonObject toJsonWithRaw(const Sql::RejectedNotification &rejection)
{
    QJsonObject object = toJson(rejection);
    object.insert(u"raw"_qs, QString::fromLatin1(rejection.raw.toBase64()));
    return object;
}

} // namespace ShelfHelp::App
