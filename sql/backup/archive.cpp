// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive.h"

#include <sql/packing/decompressor.h>

#include <QCryptographicHash>

#include <algorithm>
#include <memory>

namespace ShelfHelp::Sql {

namespace {

const QString manifestMember = u"manifest.json"_qs;
const QString hashMember = u"manifest.sha256"_qs;

/// As sha256sum writes and checks it.
QByteArray hashLine(const QByteArray &json)
{
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex() + "  " +
           manifestMember.toLatin1() + '\n';
}

QByteArray readMeText(const Manifest &manifest)
{
    QString text = u"A backup of a Shelf Help Analytics database, of %1.\n\n"
                   "Restore it with   shelfhelp database restore THIS-FILE --database postgresql://…\n"
                   "\n"
                   "Without the program: each member *.copy.zst is one table as PostgreSQL's COPY writes it, "
                   "in text format\n"
                   "and UTF-8, packed with zstd. manifest.json, the last but one, has their columns, rows "
                   "and hashes.\n\n"
                   "  tar -xf THIS-FILE                                   # unpack\n"
                   "  sha256sum -c manifest.sha256                        # is the manifest whole?\n"
                   "  zstdcat public.books.copy.zst | sha256sum           # as in the manifest?\n"
                   "  zstdcat public.books.copy.zst | psql -X -c \"COPY public.books (COLUMNS) FROM STDIN\" "
                   "\"$DATABASE_URL\"\n"
                   "\n"
                   "Load the tables in the order of the manifest into a migrated, empty database.\n"_qs.arg(
                       manifest.takenAt.toUTC().toString(Qt::ISODate));
    return text.toUtf8();
}

/// Unpacks one zstd frame after another, and never more than was promised.
class Unpacking final
{
public:
    Unpacking(qint64 promised, std::function<Outcome(QByteArrayView)> sink)
        : m_left(promised)
        , m_sink(std::move(sink))
        , m_decompressor(makeDecompressor(Compression::Zstd))
    {
    }

    /// Empty when all is well so far; else what is wrong.
    [[nodiscard]] Result<QString> add(QByteArrayView packed)
    {
        if (m_decompressor == nullptr) {
            return u"there is no memory to unpack it"_qs;
        }
        bool mayHoldMore = true;
        while (!packed.isEmpty() || mayHoldMore) {
            const Decompressor::Step step = m_decompressor->step(
                {packed.data(), std::size_t(packed.size())}, {m_plain.data(), std::size_t(m_plain.size())});
            m_state = step.state;
            if (m_state == Decompressor::State::Damaged || m_state == Decompressor::State::TooLarge) {
                return u"its packed data are damaged"_qs;
            }
            packed = packed.sliced(qsizetype(step.consumed));
            mayHoldMore = qsizetype(step.produced) == m_plain.size();
            m_left -= qint64(step.produced);
            if (m_left < 0) {
                return u"it holds more than the manifest says"_qs;
            }
            if (step.produced > 0) {
                if (Outcome taken = m_sink(QByteArrayView(m_plain).first(qsizetype(step.produced)));
                    !taken.ok()) {
                    return taken.error();
                }
            }
        }
        return QString();
    }

    [[nodiscard]] bool isComplete() const { return m_state == Decompressor::State::Between && m_left == 0; }

private:
    qint64 m_left;
    const std::function<Outcome(QByteArrayView)> m_sink;
    const std::unique_ptr<Decompressor> m_decompressor;
    Decompressor::State m_state = Decompressor::State::Within;
    QByteArray m_plain = QByteArray(256 * 1024, Qt::Uninitialized);
};

} // namespace

const QString &archiveReadMe()
{
    static const QString name = u"READ-ME-FIRST.txt"_qs;
    return name;
}

Outcome writeArchiveHead(TarWriter &writer, const Manifest &manifest)
{
    return writer.add(archiveReadMe(), readMeText(manifest));
}

Outcome writeArchiveTail(TarWriter &writer, const Manifest &manifest)
{
    const QByteArray json = manifest.toJson();
    if (Outcome added = writer.add(manifestMember, json); !added.ok()) {
        return added;
    }
    if (Outcome added = writer.add(hashMember, hashLine(json)); !added.ok()) {
        return added;
    }
    return writer.finish();
}

bool Archive::isArchive(QByteArrayView beginning)
{
    return TarReader::beginsWith(beginning, archiveReadMe());
}

Error Archive::damaged(const QString &what) const
{
    return {
        .message = u"The backup %1 is damaged: %2"_qs.arg(m_path, what),
        .remedy =
            u"Nothing was changed. Fetch the file again, or take another backup; docs/backup.md tells what "
            "can be saved by hand."_qs};
}

Outcome Archive::open()
{
    if (Outcome opened = m_reader.open(); !opened.ok()) {
        return opened;
    }
    const TarMember *manifest = m_reader.find(manifestMember);
    const TarMember *hash = m_reader.find(hashMember);
    if (manifest == nullptr || hash == nullptr) {
        return damaged(u"it has no manifest"_qs);
    }
    const Result<QByteArray> json = m_reader.read(*manifest);
    const Result<QByteArray> line = m_reader.read(*hash);
    if (!json.ok() || !line.ok()) {
        return json.ok() ? line.error() : json.error();
    }
    if (line.value() != hashLine(json.value())) {
        return damaged(u"its manifest is not what it was when it was written"_qs);
    }
    Result<Manifest> parsed = parseManifest(json.value(), m_path);
    if (!parsed.ok()) {
        return parsed.error();
    }
    m_manifest = std::move(parsed).value();
    for (const ManifestTable &table : m_manifest.tables) {
        if (m_reader.find(table.member()) == nullptr) {
            return damaged(u"it lacks %1"_qs.arg(table.member()));
        }
    }
    return success();
}

Outcome Archive::readTable(const ManifestTable &table, const std::function<Outcome(QByteArrayView)> &sink)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 rows = 0;
    Unpacking unpacking(table.bytes, [&](QByteArrayView plain) {
        hash.addData(plain);
        rows += std::ranges::count(plain, '\n'); // one inside a value is written as \n
        return sink(plain);
    });
    const TarMember *member = m_reader.find(table.member());
    Q_ASSERT(member != nullptr);
    const Outcome done = m_reader.read(*member, [&](QByteArrayView packed) -> Outcome {
        const Result<QString> problem = unpacking.add(packed);
        if (!problem.ok()) {
            return problem.error();
        }
        return problem.value().isEmpty() ? success()
                                         : Outcome(damaged(table.member() + u": " + problem.value()));
    });
    if (!done.ok()) {
        return done;
    }
    if (!unpacking.isComplete() || rows != table.rows || hash.result().toHex() != table.sha256) {
        return damaged(u"%1 is not what the manifest says"_qs.arg(table.member()));
    }
    return success();
}

Outcome Archive::verify(const WorkMonitor &monitor)
{
    WorkProgress progress{.step = u"verifying the file"_qs, .number = 1, .count = 1};
    for (const ManifestTable &table : m_manifest.tables) {
        const Outcome read = readTable(table, [&](QByteArrayView plain) {
            progress.bytes += plain.size();
            monitor.tell(progress);
            return monitor.check();
        });
        if (!read.ok()) {
            return read;
        }
    }
    return success();
}

} // namespace ShelfHelp::Sql
