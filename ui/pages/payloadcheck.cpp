// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloadcheck.h"

#include <ingest/apply/rejectedrecord.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>
#include <ui/models/eventcells.h>

#include <QCoreApplication>
#include <QRegularExpression>

namespace ShelfHelp::Ui {

namespace {

struct CheckTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::CheckTexts)
};

/// How many bytes of the decoded text an escape stands for, and how many it takes.
struct Escape
{
    qsizetype taken = 1;
    qsizetype decoded = 1;
};

Escape escapeAt(const QByteArray &bytes, qsizetype i)
{
    if (bytes[i] != '\\') {
        return {};
    }
    if (bytes.mid(i + 1, 1) != "u") {
        return {.taken = 2, .decoded = 1};
    }
    const uint code = bytes.mid(i + 2, 4).toUInt(nullptr, 16);
    const bool isHalf = code >= 0xd800 && code < 0xe000; // two of them are four bytes
    return {.taken = 6, .decoded = code < 0x80 ? 1 : code < 0x800 || isHalf ? 2 : 3};
}

/// Where the byte number `offset` of the text stands that is the value of `key`; nothing where there is no
/// such text.
std::optional<qsizetype> placeInText(const QByteArray &bytes, const QByteArray &key, qsizetype offset)
{
    const QRegularExpression start(u"\"%1\"\\s*:\\s*\""_qs.arg(QString::fromLatin1(key)));
    const auto match = start.match(QString::fromLatin1(bytes)); // a character for each byte
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    qsizetype i = match.capturedEnd();
    for (qsizetype decoded = 0; i < bytes.size() && decoded < offset;) {
        const Escape escape = escapeAt(bytes, i);
        i += escape.taken;
        decoded += escape.decoded;
    }
    return std::min(i, bytes.size());
}

/// The key that a path ends with, and which of its name it is, counting from 0.
std::optional<qsizetype> placeOfKey(const QByteArray &bytes, const QString &path)
{
    static const QRegularExpression last(uR"((?:\[(\d+)\])?\.?(\w+)(?:\[\d+\])?$)"_qs);
    const auto match = last.match(path);
    const QByteArray key = match.captured(2).toLatin1();
    if (key.isEmpty()) {
        return std::nullopt;
    }
    qsizetype place = -1;
    for (qsizetype nth = match.captured(1).toLongLong(); nth >= 0; --nth) {
        const qsizetype plain = bytes.indexOf(QByteArray('"' + key + '"'), place + 1);
        const qsizetype escaped = bytes.indexOf(QByteArray("\\\"" + key + "\\\""), place + 1);
        place = plain < 0 ? escaped : escaped < 0 ? plain : std::min(plain, escaped);
        if (place < 0) {
            return std::nullopt; // it is missing
        }
    }
    return place;
}

std::optional<qsizetype> placeOf(const QByteArray &bytes, const Ingest::Rejection &rejection)
{
    const QString path = QString::fromStdString(rejection.path);
    if (!rejection.offset) {
        return placeOfKey(bytes, path);
    }
    if (path.contains(u"Message") && !path.endsWith(u"Messages")) {
        return placeInText(bytes, "Message", qsizetype(*rejection.offset));
    }
    return std::min(qsizetype(*rejection.offset), bytes.size());
}

QString faultSentence(const Ingest::Rejection &rejection)
{
    const QString path = visibleText(QString::fromStdString(rejection.path));
    const QString detail = visibleText(QString::fromStdString(rejection.detail));
    const QString cause = reasonText(QString::fromStdString(rejection.reason));
    return path.isEmpty() ? CheckTexts::tr("%1: %2").arg(cause, detail)
                          : CheckTexts::tr("%1 at %2: %3").arg(cause, path, detail);
}

QString kindsOf(const std::vector<Ingest::DecodedRecord> &records)
{
    if (records.size() > 1) {
        return pluralText(
            CheckTexts::tr("It would be read as %Ln notification(s).", nullptr, int(records.size())),
            qint64(records.size()));
    }
    const auto &notification = std::get<Ingest::Notification>(records.front().content);
    return CheckTexts::tr("It would be read as: %1.")
        .arg(kindText(Sql::EventKind(int(notification.event.index()))));
}

} // namespace

PayloadCheck checkPayload(const Sql::RejectedNotification &rejection, const QByteArray &bytes)
{
    Ingest::RejectedRecordDecoder decoder;
    Sql::RejectedNotification tried = rejection;
    tried.raw = bytes;
    const std::vector<Ingest::DecodedRecord> records = decoder.decode(tried);
    if (records.empty()) {
        return {
            .isGood = false, .sentence = CheckTexts::tr("There is no notification in it."), .position = {}};
    }
    for (const Ingest::DecodedRecord &record : records) {
        if (const auto *fault = std::get_if<Ingest::Rejection>(&record.content)) {
            return {.isGood = false, .sentence = faultSentence(*fault), .position = placeOf(bytes, *fault)};
        }
    }
    return {.isGood = true, .sentence = kindsOf(records), .position = {}};
}

} // namespace ShelfHelp::Ui
