// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace ShelfHelp::Ingest {

/// One rejected notification, for a person or for --json.
struct RejectionReport
{
    QString source;    ///< file name, "-" for standard input, or the name of a sample
    qint64 line = 0;   ///< of a .jsonl file, from 1; 0 where the source has no lines
    qint64 record = 0; ///< position in its document, from 0
    QString reason;    ///< of the vocabulary: json.syntax, field.missing …
    QString path;      ///< Records[0].body.Message.books[2].title
    QString detail;    ///< a sentence; may quote at most 200 characters of the payload, as plain text

    friend bool operator==(const RejectionReport &, const RejectionReport &) = default;
};

/// Where a record came from.
struct RecordPlace
{
    QString source;
    qint64 line = 0;   ///< from 1; 0 where the source has no lines
    qint64 record = 0; ///< position in its document, from 0

    friend bool operator==(const RecordPlace &, const RecordPlace &) = default;
};

enum class RowChange { Added, Changed, Unchanged };

/// What a rehearsal would do to one row. The texts in it are from payloads.
struct ChangedRow
{
    RowChange change = RowChange::Added;
    QByteArray before; ///< a JSON object; of a changed one
    QByteArray after;  ///< likewise

    friend bool operator==(const ChangedRow &, const ChangedRow &) = default;
};

/// What a rehearsal would do to one table.
struct TableChange
{
    QString table;
    qint64 added = 0;     ///< +
    qint64 changed = 0;   ///< ~, of those that were there before
    qint64 unchanged = 0; ///< =, mentioned and left as they are
    /// The first of them, where they were asked for; of what was stored before only the numbers are known.
    QList<ChangedRow> rows = {};

    friend bool operator==(const TableChange &, const TableChange &) = default;
};

/// Something below a folder that is no payload that can be read.
struct PassedOver
{
    QString path;
    QString why; ///< half a sentence: "a link", "may not be read"

    friend bool operator==(const PassedOver &, const PassedOver &) = default;
};

/// What became of a run. Conservation: read = stored + duplicate + rejected, always.
struct IngestSummary
{
    qint64 read = 0;
    qint64 stored = 0;
    qint64 duplicate = 0;
    qint64 rejected = 0;
    QList<RejectionReport> rejections; ///< the first maximumReports of them
    qint64 librariesRegistered = 0;    ///< unknown library ids that registered themselves
    double seconds = 0;
    bool stopped = false;              ///< by request; everything counted above is committed
    qint64 run = 0;                    ///< number of the run, for an undo; 0 after a rehearsal
    RecordPlace last;                  ///< of the last record that was counted
    QList<TableChange> tables;         ///< of a rehearsal
    QList<PassedOver> passedOver = {}; ///< with IngestOptions::passesOver; the first maximumReports
    qint64 passedOverCount = 0;

    static constexpr qsizetype maximumReports = 1000;
    friend bool operator==(const IngestSummary &, const IngestSummary &) = default;
};

} // namespace ShelfHelp::Ingest
