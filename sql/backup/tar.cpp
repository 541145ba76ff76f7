// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tar.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace ShelfHelp::Sql {

namespace {

constexpr qint64 blockSize = 512;
constexpr qsizetype longestName = 99;
constexpr qsizetype mostMembers = 1'000;      ///< far more than there are tables
constexpr qint64 largestOctal = 077777777777; ///< 8 GiB; larger sizes are binary, as GNU tar writes them

// Where the fields of a header are.
constexpr qsizetype sizeAt = 124;
constexpr qsizetype checksumAt = 148;
constexpr qsizetype typeAt = 156;
constexpr qsizetype magicAt = 257;
constexpr qsizetype numberLength = 12;
constexpr qsizetype checksumLength = 8;

qint64 padded(qint64 size)
{
    return (size + blockSize - 1) / blockSize * blockSize;
}

void put(QByteArray &header, qsizetype at, const QByteArray &text)
{
    header.replace(at, text.size(), text);
}

QByteArray octal(qint64 number, int digits)
{
    return QByteArray::number(number, 8).rightJustified(digits, '0');
}

QByteArray sizeField(qint64 size)
{
    if (size <= largestOctal) {
        return octal(size, numberLength - 1);
    }
    QByteArray binary(numberLength, '\0');
    binary[0] = '\x80';
    for (qsizetype i = numberLength - 1; i > 0; --i, size >>= 8) {
        binary[i] = char(size & 0xff);
    }
    return binary;
}

/// The sum of all bytes, with blanks in place of the sum.
qint64 checksumOf(const QByteArray &header)
{
    qint64 sum = 0;
    for (qsizetype i = 0; i < header.size(); ++i) {
        const bool isSum = i >= checksumAt && i < checksumAt + checksumLength;
        sum += isSum ? ' ' : uchar(header[i]);
    }
    return sum;
}

QByteArray headerOf(const QString &member, qint64 size, const QDateTime &modified)
{
    Q_ASSERT(member.size() <= longestName);
    QByteArray header(blockSize, '\0');
    put(header, 0, member.toUtf8());
    put(header, 100, "0000600");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, sizeAt, sizeField(size));
    put(header, 136, octal(modified.toSecsSinceEpoch(), numberLength - 1));
    put(header, typeAt, "0");
    put(header, magicAt,
        QByteArray("ustar\0"
                   "00",
                   8));
    put(header, 265, "shelfhelp");
    put(header, 297, "shelfhelp");
    put(header, checksumAt, octal(checksumOf(header), 6) + QByteArray("\0 ", 2));
    return header;
}

/// Up to the first byte that is no digit.
std::optional<qint64> numberIn(const QByteArray &field)
{
    if (uchar(field[0]) == 0x80) {
        const qint64 high = field[1] | field[2] | field[3] | (field[4] & 0x80);
        return high != 0 ? std::nullopt
                         : std::optional(
                               std::accumulate(field.begin() + 4, field.end(), qint64(0),
                                               [](qint64 sum, char byte) { return sum << 8 | uchar(byte); }));
    }
    bool isNumber = false;
    const qint64 number = field.left(field.indexOf('\0')).trimmed().toLongLong(&isNumber, 8);
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

bool isHeader(const QByteArray &block)
{
    const std::optional<qint64> sum = numberIn(block.mid(checksumAt, checksumLength));
    return block.size() == blockSize && block.mid(magicAt, 5) == "ustar" && sum && *sum == checksumOf(block);
}

QString nameIn(const QByteArray &block)
{
    return QString::fromUtf8(block.constData(), qsizetype(qstrnlen(block.constData(), longestName)));
}

bool isZero(QByteArrayView bytes)
{
    return std::ranges::all_of(bytes, [](char byte) { return byte == 0; });
}

} // namespace

Outcome TarWriter::begin(const QString &member)
{
    m_member = member;
    m_header = m_file.size();
    return m_file.write(QByteArray(blockSize, '\0'));
}

Result<qint64> TarWriter::end()
{
    const qint64 size = m_file.size() - m_header - blockSize;
    if (Outcome filled = m_file.write(QByteArray(padded(size) - size, '\0')); !filled.ok()) {
        return filled.error();
    }
    const Outcome written = m_file.writeAt(m_header, headerOf(m_member, size, m_modified));
    return written.ok() ? Result<qint64>(size) : Result<qint64>(written.error());
}

Outcome TarWriter::add(const QString &member, const QByteArray &content)
{
    if (Outcome begun = begin(member); !begun.ok()) {
        return begun;
    }
    if (Outcome written = write(content); !written.ok()) {
        return written;
    }
    const Result<qint64> ended = end();
    return ended.ok() ? success() : Outcome(ended.error());
}

Outcome TarWriter::finish()
{
    return m_file.write(QByteArray(2 * blockSize, '\0'));
}

bool TarReader::beginsWith(QByteArrayView block, const QString &member)
{
    const QByteArray header = block.toByteArray().left(blockSize);
    // A damaged header is still one of ours: it is to be refused, not taken for something else.
    return header.size() == blockSize && nameIn(header) == member;
}

Error TarReader::damaged(qint64 position, const QString &what) const
{
    return {
        .message = u"The backup %1 is damaged at byte %2: %3"_qs.arg(m_file.fileName(),
                                                                     QString::number(position), what),
        .remedy =
            u"Nothing was changed. Fetch the file again, or take another backup; docs/backup.md tells what "
            "can be saved by hand."_qs};
}

Outcome TarReader::open()
{
    if (!m_file.open(QIODevice::ReadOnly)) {
        return Error{.message = u"Cannot read %1: %2"_qs.arg(m_file.fileName(), m_file.errorString())};
    }
    qint64 position = 0;
    while (true) {
        const Result<std::optional<TarMember>> member = readHeader(position);
        if (!member.ok()) {
            return member.error();
        }
        if (!member.value()) {
            return checkPadding(position, m_file.size());
        }
        if (find(member.value()->name) != nullptr || m_members.size() >= mostMembers) {
            return damaged(position, u"%1 is there twice, or one of too many"_qs.arg(member.value()->name));
        }
        m_members.append(*member.value());
        const qint64 end = m_members.last().position + m_members.last().size;
        position = m_members.last().position + padded(m_members.last().size);
        if (position > m_file.size()) {
            return damaged(m_file.size(), u"it was cut"_qs);
        }
        if (Outcome checked = checkPadding(end, position); !checked.ok()) {
            return checked;
        }
    }
}

/// Nothing at the end mark, which is two blocks of zeros.
Result<std::optional<TarMember>> TarReader::readHeader(qint64 position)
{
    m_file.seek(position);
    const QByteArray block = m_file.read(blockSize);
    if (block.size() < blockSize) {
        return damaged(position, u"it was cut"_qs);
    }
    if (isZero(block)) {
        return m_file.size() - position >= 2 * blockSize
                   ? Result<std::optional<TarMember>>(std::optional<TarMember>())
                   : Result<std::optional<TarMember>>(damaged(position, u"it was cut"_qs));
    }
    const std::optional<qint64> size = numberIn(block.mid(sizeAt, numberLength));
    if (!isHeader(block) || !size || (block[typeAt] != '0' && block[typeAt] != '\0')) {
        return damaged(position, u"there is no header of a member"_qs);
    }
    if (*size > m_file.size() - position - blockSize) {
        return damaged(m_file.size(), u"it was cut in %1"_qs.arg(nameIn(block)));
    }
    return std::optional(TarMember{.name = nameIn(block), .position = position + blockSize, .size = *size});
}

Outcome TarReader::checkPadding(qint64 from, qint64 to)
{
    constexpr qint64 mostPadding = 20 * blockSize; ///< a record of tar
    m_file.seek(from);
    const bool isFine = to - from <= mostPadding && isZero(m_file.read(to - from));
    return isFine ? success() : Outcome(damaged(from, u"there is something between the members"_qs));
}

const TarMember *TarReader::find(const QString &name) const
{
    const auto found = std::ranges::find(m_members, name, &TarMember::name);
    return found == m_members.end() ? nullptr : &*found;
}

Result<QByteArray> TarReader::read(const TarMember &member)
{
    constexpr qint64 largest = 1024 * 1024;
    if (member.size > largest) {
        return damaged(member.position, u"%1 is too large"_qs.arg(member.name));
    }
    QByteArray content;
    const Outcome done = read(member, [&content](QByteArrayView piece) {
        content.append(piece.data(), piece.size());
        return success();
    });
    return done.ok() ? Result<QByteArray>(content) : Result<QByteArray>(done.error());
}

Outcome TarReader::read(const TarMember &member, const std::function<Outcome(QByteArrayView)> &sink)
{
    constexpr qint64 pieceSize = 256 * 1024;
    m_file.seek(member.position);
    for (qint64 left = member.size; left > 0;) {
        const QByteArray piece = m_file.read(std::min(left, pieceSize));
        if (piece.isEmpty()) {
            return damaged(m_file.pos(), m_file.errorString());
        }
        left -= piece.size();
        if (Outcome taken = sink(piece); !taken.ok()) {
            return taken;
        }
    }
    return success();
}

} // namespace ShelfHelp::Sql
