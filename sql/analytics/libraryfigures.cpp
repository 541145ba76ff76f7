// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "libraryfigures.h"

#include "checksums.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

OutcomeCounts &ofMedium(OutcomeBucket &bucket, Medium medium)
{
    return medium == Medium::Libby ? bucket.libby : bucket.physical;
}

LibraryCell &ofMedium(LibraryMedia &library, Medium medium)
{
    return medium == Medium::Libby ? library.libby : library.physical;
}

Result<std::map<QString, QString>> libraryNames(Snapshot &snapshot, const QStringList &ids)
{
    std::vector<std::optional<std::string>> wanted;
    for (const QString &id : ids) {
        wanted.emplace_back(id.toStdString());
    }
    const Result<Rows> rows = snapshot.run(u"analytics/library_names"_qs, {Parameter::texts(wanted)});
    if (!rows.ok()) {
        return rows.error();
    }
    std::map<QString, QString> names;
    for (int row = 0; row < rows.value().size(); ++row) {
        names[rows.value().get<QString>(row, 0)] = rows.value().get<QString>(row, 1);
    }
    return names;
}

/// Libraries by id.
class Matrix final
{
public:
    void add(const LibrarySum &sum)
    {
        LibraryCell &cell = ofMedium(libraryOf(sum.libraryId), sum.medium);
        cell.outcomes += sum.outcomes;
        cell.suspect += sum.suspect;
    }

    [[nodiscard]] QStringList ids() const
    {
        QStringList ids;
        for (const auto &[id, library] : m_libraries) {
            ids.append(id);
        }
        return ids;
    }

    [[nodiscard]] QList<LibraryMedia> take(const std::map<QString, QString> &names)
    {
        QList<LibraryMedia> all;
        for (auto &[id, library] : m_libraries) {
            const auto name = names.find(id);
            library.name = name == names.end() ? id : name->second;
            all.append(library);
        }
        std::stable_sort(all.begin(), all.end(),
                         [](const auto &a, const auto &b) { return a.checks() > b.checks(); });
        return all;
    }

private:
    LibraryMedia &libraryOf(const QString &id)
    {
        LibraryMedia &library = m_libraries[id];
        library.libraryId = id;
        return library;
    }

    std::map<QString, LibraryMedia> m_libraries;
};

ParserHealth emptyLine(const QString &libraryId, const QList<QDateTime> &starts)
{
    ParserHealth line{.libraryId = libraryId, .name = {}, .buckets = {}};
    for (const QDateTime &start : starts) {
        line.buckets.append({.start = start});
    }
    return line;
}

/// Libraries that have troubles, worst first.
QStringList worstLibraries(const QList<LibrarySum> &sums)
{
    std::map<QString, qint64> troubles;
    for (const LibrarySum &sum : sums) {
        troubles[sum.libraryId] += sum.outcomes.unknown + sum.suspect;
    }
    QStringList ids;
    for (const auto &[id, count] : troubles) {
        if (count > 0) {
            ids.append(id);
        }
    }
    std::stable_sort(ids.begin(), ids.end(), [&troubles](const QString &a, const QString &b) {
        return troubles.at(a) > troubles.at(b);
    });
    return ids;
}

/// The worst libraries alone, and one line for all the others that have troubles: only these are ever held
/// bucket by bucket.
QList<ParserHealth> parserLines(const QList<LibrarySum> &sums, const QStringList &worst,
                                const TimeContext &context)
{
    const QList<QDateTime> starts = bucketStarts(context);
    QList<ParserHealth> lines;
    std::map<QString, qsizetype> lineOf;
    for (const QString &id : worst) {
        if (lines.size() <= parserHealthLines) {
            lines.append(emptyLine(lines.size() < parserHealthLines ? id : QString(), starts));
        }
        lineOf[id] = lines.size() - 1;
    }
    for (const LibrarySum &sum : sums) {
        if (const auto line = lineOf.find(sum.libraryId); line != lineOf.end()) {
            ParserBucket &bucket = lines[line->second].buckets[sum.group];
            bucket.checks += sum.outcomes.total();
            bucket.unknown += sum.outcomes.unknown;
            bucket.suspect += sum.suspect;
        }
    }
    return lines;
}

} // namespace

Result<QList<OutcomeBucket>> outcomes(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const Result<QList<CheckSum>> sums = checkSums(snapshot, bucketPieces(context), filter);
    if (!sums.ok()) {
        return sums.error();
    }
    QList<OutcomeBucket> buckets;
    for (const QDateTime &start : bucketStarts(context)) {
        buckets.append({.start = start});
    }
    for (const CheckSum &sum : sums.value()) {
        ofMedium(buckets[sum.group], sum.medium) += sum.outcomes;
    }
    return buckets;
}

Result<OutcomeBucket> outcomesByMedium(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const Result<QList<CheckSum>> sums = checkSums(snapshot, wholeRange(context.range), filter);
    if (!sums.ok()) {
        return sums.error();
    }
    OutcomeBucket all{.start = context.range.from};
    for (const CheckSum &sum : sums.value()) {
        ofMedium(all, sum.medium) += sum.outcomes;
    }
    return all;
}

Result<QList<LibraryMedia>> libraryMatrix(Snapshot &snapshot, const TimeContext &context,
                                          const Filter &filter)
{
    const Result<QList<LibrarySum>> sums = librarySums(snapshot, wholeRange(context.range), filter);
    if (!sums.ok()) {
        return sums.error();
    }
    Matrix matrix;
    for (const LibrarySum &sum : sums.value()) {
        matrix.add(sum);
    }
    const Result<std::map<QString, QString>> names = libraryNames(snapshot, matrix.ids());
    if (!names.ok()) {
        return names.error();
    }
    return matrix.take(names.value());
}

Result<QList<LibraryDuration>> libraryDurations(Snapshot &snapshot, const TimeContext &context,
                                                const Filter &filter)
{
    const Result<QList<LibraryDurations>> parts =
        libraryDurationParts(snapshot, wholeRange(context.range), filter);
    if (!parts.ok()) {
        return parts.error();
    }
    std::map<std::pair<QString, Medium>, Distribution> buckets;
    for (const LibraryDurations &part : parts.value()) {
        buckets[{part.libraryId, part.medium}] += part.buckets;
    }
    QList<LibraryDuration> durations;
    for (const auto &[key, distribution] : buckets) {
        durations.append(
            {.libraryId = key.first, .medium = key.second, .durations = summaryOf(distribution)});
    }
    return durations;
}

Result<QList<LibraryCoursePoint>> libraryCourse(Snapshot &snapshot, const TimeContext &context,
                                                const Filter &filter)
{
    const Result<QList<LibrarySum>> sums = librarySums(snapshot, bucketPieces(context), filter);
    if (!sums.ok()) {
        return sums.error();
    }
    std::map<std::tuple<QString, Medium, int>, OutcomeCounts> course;
    for (const LibrarySum &sum : sums.value()) {
        course[{sum.libraryId, sum.medium, sum.group}] += sum.outcomes;
    }
    const QList<QDateTime> starts = bucketStarts(context);
    QList<LibraryCoursePoint> points;
    for (const auto &[key, outcomes] : course) {
        const auto &[library, medium, bucket] = key;
        points.append(
            {.libraryId = library, .medium = medium, .start = starts[bucket], .outcomes = outcomes});
    }
    return points;
}

Result<QList<ParserHealth>> parserHealth(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const Result<QList<LibrarySum>> sums = librarySums(snapshot, bucketPieces(context), filter);
    if (!sums.ok()) {
        return sums.error();
    }
    QList<ParserHealth> all = parserLines(sums.value(), worstLibraries(sums.value()), context);
    QStringList ids;
    for (const ParserHealth &health : all) {
        ids.append(health.libraryId);
    }
    Result<std::map<QString, QString>> names = libraryNames(snapshot, ids);
    if (!names.ok()) {
        return names.error();
    }
    for (ParserHealth &health : all) {
        health.name = names.value()[health.libraryId];
    }
    return all;
}

Result<QList<CatalogueText>> catalogueTexts(Snapshot &snapshot, const TimeContext &context,
                                            const Filter &filter, int limit)
{
    const Result<Rows> rows = snapshot.run(u"analytics/catalogue_texts"_qs,
                                           wholeRange(context.range).parameters(snapshot.sourceZone()) +
                                               filter.checkParameters() + Parameters{limit});
    if (!rows.ok()) {
        return rows.error();
    }
    QList<CatalogueText> texts;
    for (int row = 0; row < rows.value().size(); ++row) {
        texts.append({.libraryId = rows.value().get<QString>(row, 0),
                      .text = rows.value().get<QString>(row, 1),
                      .outcome = rows.value().get<QString>(row, 2),
                      .isSuspect = rows.value().get<bool>(row, 3),
                      .n = rows.value().get<qint64>(row, 4),
                      .lastSeen = rows.value().get<std::optional<QDateTime>>(row, 5)});
    }
    return texts;
}

} // namespace ShelfHelp::Sql
