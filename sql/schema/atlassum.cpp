// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "atlassum.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

constexpr qint64 maximumSumSize = 1024 * 1024;
constexpr QByteArrayView hashMark = "h1:";

QString sumPath(const QString &directory)
{
    return directory + u"/atlas.sum";
}

/// Whether the first line is Atlas's `atlas:sum ignore` directive. The pattern is Atlas's grammar of a
/// directive: printable ASCII before it, and exactly the word `ignore` after it.
bool isIgnored(const QByteArray &content)
{
    static const QRegularExpression directive(u"^[ -~]*atlas:sum +ignore$"_qs);
    const qsizetype lineEnd = content.indexOf('\n');
    return directive.match(QString::fromLatin1(lineEnd < 0 ? content : content.first(lineEnd))).hasMatch();
}

Error mismatch(const QString &detail = {})
{
    return {.message = detail.isEmpty() ? u"checksum mismatch"_qs : u"checksum mismatch: "_qs + detail,
            .remedy =
                u"Restore the migration files. If the change is meant, run: shelfhelp migrate hash."_qs};
}

Error changedLine(qsizetype index, const QByteArray &name, const QString &what)
{
    constexpr qsizetype firstRowLine = 2; // line 1 is the total
    return mismatch(
        u"L%1: %2 was %3"_qs.arg(QString::number(index + firstRowLine), QString::fromUtf8(name), what));
}

bool contains(const AtlasSum &sum, const QByteArray &name)
{
    return std::ranges::find(sum.rows, name, &AtlasSumRow::name) != sum.rows.end();
}

QList<QByteArray> lines(const QByteArray &text)
{
    QList<QByteArray> result = text.split('\n');
    if (result.last().isEmpty()) {
        result.removeLast();
    }
    for (QByteArray &line : result) {
        if (line.endsWith('\r')) {
            line.chop(1);
        }
    }
    return result;
}

} // namespace

QByteArray AtlasSum::total() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const AtlasSumRow &row : rows) {
        hash.addData(row.name);
        hash.addData(row.hash);
    }
    return hash.result().toBase64();
}

QByteArray AtlasSum::hashOf(const QByteArray &name) const
{
    const auto row = std::ranges::find(rows, name, &AtlasSumRow::name);
    return row != rows.end() ? row->hash : QByteArray();
}

QByteArray AtlasSum::toText() const
{
    QByteArray text = hashMark + total() + '\n';
    for (const AtlasSumRow &row : rows) {
        text += row.name + ' ' + hashMark + row.hash + '\n';
    }
    return text;
}

AtlasSum computeAtlasSum(const QList<MigrationFile> &files)
{
    AtlasSum sum;
    QCryptographicHash running(QCryptographicHash::Sha256);
    for (const MigrationFile &file : files) {
        running.addData(file.name);
        if (isIgnored(file.content)) {
            continue;
        }
        running.addData(file.content);
        sum.rows.append({file.name, running.result().toBase64()});
    }
    return sum;
}

Result<AtlasSum> parseAtlasSum(const QByteArray &text)
{
    QList<QByteArray> rows = lines(text);
    QByteArray total = rows.isEmpty() ? QByteArray() : rows.takeFirst();
    if (total.startsWith(hashMark)) {
        total.remove(0, hashMark.size());
    }
    AtlasSum sum;
    for (const QByteArray &row : rows) {
        const qsizetype mark = row.indexOf(hashMark);
        if (mark < 0) {
            return Error{.message = u"checksum file format invalid"_qs,
                         .remedy = u"Restore atlas.sum, or write it anew with: shelfhelp migrate hash."_qs};
        }
        sum.rows.append({row.left(mark).trimmed(), row.mid(mark + hashMark.size())});
    }
    if (total != sum.total()) {
        return mismatch();
    }
    return sum;
}

Outcome compareAtlasSums(const AtlasSum &stored, const AtlasSum &actual)
{
    const qsizetype count = std::max(stored.rows.size(), actual.rows.size());
    for (qsizetype i = 0; i < count; ++i) {
        if (i < stored.rows.size() && !contains(actual, stored.rows[i].name)) {
            return changedLine(i, stored.rows[i].name, u"removed"_qs);
        }
        if (i < actual.rows.size() && !contains(stored, actual.rows[i].name)) {
            return changedLine(i, actual.rows[i].name, u"added"_qs);
        }
        if (stored.rows.value(i).name != actual.rows.value(i).name) {
            return mismatch(); // rows in another order, or twice: nobody's edit of a migration
        }
        if (stored.rows.value(i).hash != actual.rows.value(i).hash) {
            return changedLine(i, actual.rows[i].name, u"edited"_qs);
        }
    }
    return success();
}

Outcome verifyAtlasSum(const QString &directory)
{
    const Result<QList<MigrationFile>> files = readMigrationFiles(directory);
    if (!files.ok()) {
        return files.error();
    }
    QFile file(sumPath(directory));
    if (!file.exists()) {
        if (files.value().isEmpty()) {
            return success();
        }
        return Error{.message = u"checksum file not found"_qs,
                     .remedy =
                         u"Restore %1, or write it with: shelfhelp migrate hash."_qs.arg(file.fileName())};
    }
    if (!file.open(QIODevice::ReadOnly) || file.size() > maximumSumSize) {
        return Error{.message = u"%1 cannot be read"_qs.arg(file.fileName())};
    }
    const Result<AtlasSum> stored = parseAtlasSum(file.readAll());
    if (!stored.ok()) {
        return stored.error();
    }
    return compareAtlasSums(stored.value(), computeAtlasSum(files.value()));
}

Outcome writeAtlasSum(const QString &directory)
{
    const Result<QList<MigrationFile>> files = readMigrationFiles(directory);
    if (!files.ok()) {
        return files.error();
    }
    QSaveFile file(sumPath(directory));
    const QByteArray text = computeAtlasSum(files.value()).toText();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return Error{.message = u"%1 cannot be written: %2"_qs.arg(sumPath(directory), file.errorString())};
    }
    return success();
}

} // namespace ShelfHelp::Sql
