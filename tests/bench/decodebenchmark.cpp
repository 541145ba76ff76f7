// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benchmarks.h"
#include "failure.h"
#include "report.h"

#include <ingest/decode/decoder.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace ShelfHelp::Bench {

namespace {

using Ingest::Decoder;

constexpr int arrayRepetitions = 10; ///< one decoding of the array is too short to be timed well
constexpr std::size_t arraySize = 6 * 1000 * 1000;

/// The lines, without their ends.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// As many of the lines as fit into one array document.
std::string arrayOf(const std::vector<std::string_view> &lines)
{
    std::string document = "[";
    for (const std::string_view line : lines) {
        if (document.size() + line.size() + 2 > arraySize) {
            break;
        }
        document += (document.size() > 1 ? "," : "");
        document += line;
    }
    return document + "]";
}

qint64 accepted(const std::vector<Ingest::DecodedRecord> &records)
{
    return std::ranges::count_if(records, [](const Ingest::DecodedRecord &record) {
        return std::holds_alternative<Ingest::Notification>(record.content);
    });
}

void requireAll(qint64 decoded, qint64 events)
{
    if (decoded != events) {
        throw Failure{u"%1 of %2 notifications were decoded"_qs.arg(decoded).arg(events)};
    }
}

double decodeLines(const std::vector<std::string_view> &lines)
{
    Decoder decoder;
    qint64 decoded = 0;
    const double seconds = secondsOf([&] {
        for (const std::string_view line : lines) {
            decoded += accepted(decoder.decode(line, Decoder::padding));
        }
    });
    requireAll(decoded, qint64(lines.size()));
    return seconds;
}

double decodeArray(std::string_view document, qint64 events)
{
    Decoder decoder;
    qint64 decoded = 0;
    const double seconds = secondsOf([&] {
        for (int repetition = 0; repetition < arrayRepetitions; ++repetition) {
            decoded += accepted(decoder.decode(document, Decoder::padding));
        }
    });
    requireAll(decoded, events);
    return seconds;
}

} // namespace

QString benchmarkDecoding(const Setting &setting)
{
    const QByteArray padded = setting.events.padded();
    const auto size = std::size_t(padded.size()) - Decoder::padding;
    const std::vector<std::string_view> lines = linesOf({padded.constData(), size});
    std::string array = arrayOf(lines);
    const qint64 arrayEvents = accepted(Decoder().decode(array)) * arrayRepetitions;
    const auto arrayBytes = array.size();
    array.append(Decoder::padding, '\0');
    const QList<Series> all = runRounds(
        {{.name = u"lines of a .jsonl"_qs,
          .events = qint64(lines.size()),
          .run = [&] { return decodeLines(lines); },
          .bytes = qint64(size)},
         {.name = u"array document of %1 MB, %2 times"_qs.arg(double(arrayBytes) / 1e6, 0, 'f', 1)
                      .arg(arrayRepetitions),
          .events = arrayEvents,
          .run = [&] { return decodeArray(std::string_view(array).substr(0, arrayBytes), arrayEvents); },
          .bytes = qint64(arrayBytes) * arrayRepetitions}},
        setting.rounds);
    return u"## Decoding, one thread\n\n"_qs + comparisonTable(all, {{u"÷ lines"_qs, 0}});
}

} // namespace ShelfHelp::Bench
