// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "decodetesting.h"

#include <QFile>
#include <QStringList>
#include <QTest>

namespace ShelfHelp::Ingest::Testing {

namespace {

QString outcome(const DecodedRecord &record)
{
    if (const auto *rejection = std::get_if<Rejection>(&record.content)) {
        return u"R:" + QString::fromStdString(rejection->reason);
    }
    QStringList warnings;
    for (const std::string &warning : std::get<Notification>(record.content).warnings) {
        warnings += QString::fromStdString(warning);
    }
    return warnings.isEmpty() ? u"S"_qs : u"S!" + warnings.join(u'+');
}

} // namespace

std::string readData(const QString &name)
{
    QFile file(QStringLiteral(SHELFHELP_TEST_DATA "/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        QTest::qFail(qPrintable(u"cannot read " + file.fileName()), __FILE__, __LINE__);
        return {};
    }
    return file.readAll().toStdString();
}

std::vector<std::vector<QString>> readTable(const QString &name)
{
    std::vector<std::vector<QString>> rows;
    QStringList lines = QString::fromStdString(readData(name)).split(u'\n', Qt::SkipEmptyParts);
    lines.removeFirst();
    for (const QString &line : std::as_const(lines)) {
        const QStringList cells = line.split(u'\t');
        rows.emplace_back(cells.begin(), cells.end());
    }
    return rows;
}

std::string jsonString(std::string_view text)
{
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr std::string_view digits = "0123456789abcdef";
            json += "\\u00";
            json += digits[static_cast<unsigned char>(c) >> 4U];
            json += digits[static_cast<unsigned char>(c) & 0x0FU];
        } else {
            json += c;
        }
    }
    return json + '"';
}

std::string lambdaEvent(std::string_view body)
{
    return R"({"Records":[{"messageId":"m","body":)" + jsonString(body) + "}]}";
}

std::string envelope(std::string_view messageId, std::string_view message)
{
    return R"({"Type":"Notification","MessageId":)" + jsonString(messageId) + R"(,"Message":)" +
           jsonString(message) + "}";
}

QString outcomes(const std::vector<DecodedRecord> &records)
{
    QStringList items;
    for (const DecodedRecord &record : records) {
        items += outcome(record);
    }
    return items.isEmpty() ? u"-"_qs : items.join(u' ');
}

std::string shelfSearchMessage(std::string_view extra)
{
    return R"({"msg_type":"SHELFSEARCH","shelf_url":"https://www.goodreads.com/review/list/1",)"
           R"("books":[{"title":"T","author":"A","isbn":"","goodreads_id":"1"}],"num_books":1,)"
           R"("time_start":"2024-09-02T09:46:54","time_end":"2024-09-02T09:46:58","total_books":9,)"
           R"("search_type":"Shuffle")" +
           std::string(extra) + "}";
}

} // namespace ShelfHelp::Ingest::Testing
