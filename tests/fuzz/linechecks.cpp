// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzzing.h"

#include <ingest/sources/documentreader.h>

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <cstring>

namespace ShelfHelp::Fuzz {

using Ingest::DocumentReader;
using Ingest::InputDocument;

namespace {

/// Small, so that inputs of a few bytes go beyond it.
constexpr std::size_t limit = 64;
constexpr std::string_view blanks = " \t\r\n";

/// Gives what it holds in small pieces, as a pipe does.
class Piecemeal final : public QIODevice
{
public:
    Piecemeal(std::string_view bytes, quint32 seed)
        : m_bytes(bytes)
        , m_random(seed)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }

    [[nodiscard]] bool atEnd() const override { return m_bytes.empty(); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const auto size =
            std::min<std::size_t>({std::size_t(most), m_bytes.size(), m_random.bounded(1U, 40U)});
        std::memcpy(data, m_bytes.data(), size);
        m_bytes.remove_prefix(size);
        return qint64(size);
    }

    qint64 writeData(const char * /*data*/, qint64 /*size*/) override { return -1; }

private:
    std::string_view m_bytes;
    QRandomGenerator m_random;
};

/// A document that may be kept; `hash` of an oversize one.
struct Document
{
    std::string bytes;
    qint64 line = 0;
    qint64 size = 0;
    std::string hash;

    friend bool operator==(const Document &, const Document &) = default;
};

std::vector<Document> read(std::string_view file, DocumentReader::Format format, quint32 seed)
{
    Piecemeal device(file, seed);
    DocumentReader reader(device, format, limit);
    std::vector<Document> documents;
    for (;;) {
        const auto next = reader.next();
        require(next.ok(), "what can be read is read");
        if (!next.value()) {
            break;
        }
        const InputDocument &found = *next.value();
        documents.push_back({.bytes = std::string(found.bytes),
                             .line = found.line,
                             .size = found.size,
                             .hash = found.isOversize ? std::string(found.sha256.begin(), found.sha256.end())
                                                      : std::string()});
        reader.release();
    }
    require(reader.bytesRead() == qint64(file.size()), "everything is read");
    return documents;
}

/// What is to come of a text that stands alone or as a line.
Document expectedDocument(std::string_view text, qint64 line)
{
    Document document{
        .bytes = std::string(text.substr(0, limit)), .line = line, .size = qint64(text.size()), .hash = {}};
    if (text.size() > limit) {
        document.hash = QCryptographicHash::hash(QByteArrayView(text.data(), qsizetype(text.size())),
                                                 QCryptographicHash::Sha256)
                            .toStdString();
    }
    return document;
}

/// Every line but the blank ones; one beyond the limit is told even if it is blank.
std::vector<Document> expectedLines(std::string_view file)
{
    std::vector<Document> documents;
    for (qint64 line = 1; !file.empty(); ++line) {
        const std::string_view text = file.substr(0, file.find('\n'));
        file.remove_prefix(std::min(text.size() + 1, file.size()));
        if (text.find_first_not_of(blanks) != std::string_view::npos || text.size() > limit) {
            documents.push_back(expectedDocument(text, line));
        }
    }
    return documents;
}

} // namespace

void checkLines(std::string_view input)
{
    if (input.size() < 2) {
        return;
    }
    const auto format = DocumentReader::Format(static_cast<unsigned char>(input[0]) % 3);
    const auto seed = quint32(static_cast<unsigned char>(input[1]));
    const std::string_view file = input.substr(2);
    const std::vector<Document> documents = read(file, format, seed);
    require(documents == read(file, format, seed + 256), "how the bytes arrive changes nothing");
    const std::vector<Document> lines = expectedLines(file);
    const std::vector<Document> whole{expectedDocument(file, 0)};
    if (format == DocumentReader::Format::Lines) {
        require(documents == lines, "every line that is not blank is a document");
    } else if (format == DocumentReader::Format::Document) {
        require(documents == whole, "the file is one document");
    } else {
        require(documents == lines || documents == whole, "a file is its lines, or one document");
    }
}

} // namespace ShelfHelp::Fuzz
