// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/packing/compresseddevice.h>
#include <tests/support/packing.h>

#include <QBuffer>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Sql::CompressedDevice;
using Sql::Compression;

namespace {

/// A pipe that gives one byte at a time and counts them; it may fail in the end.
class SlowPipe final : public QIODevice
{
public:
    explicit SlowPipe(QByteArray content, bool isFailing = false)
        : m_content(std::move(content))
        , m_isFailing(isFailing)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }

    [[nodiscard]] bool atEnd() const override { return m_position == m_content.size() && !m_isFailing; }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        if (m_position == m_content.size()) {
            setErrorString(u"the cable is out"_qs);
            return m_isFailing ? -1 : 0;
        }
        *data = m_content[m_position++];
        return qMin<qint64>(maximum, 1);
    }

    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_content;
    const bool m_isFailing;
    qsizetype m_position = 0;
};

struct Unpacked
{
    QByteArray content;
    QString fault; ///< message and remedy; empty when all went well
    qint64 taken = 0;
    qint64 size = 0; ///< of all that was unpacked, kept or not
};

/// Reads to the end or the fault, in pieces of `piece` bytes; keeps the first MiB.
Unpacked unpack(QIODevice &source, Compression expected = Compression::Detect, qsizetype piece = 256 * 1024)
{
    constexpr qsizetype kept = 1024 * 1024;
    CompressedDevice device(source);
    if (const Outcome started = device.start(expected); !started.ok()) {
        return {.fault = started.error().toText()};
    }
    Unpacked result;
    QByteArray buffer(piece, '\0');
    for (;;) {
        const qint64 count = device.read(buffer.data(), buffer.size());
        if (count <= 0) {
            break;
        }
        result.size += count;
        result.content += buffer.left(std::min(count, kept - result.content.size()));
    }
    result.fault = device.fault() ? device.fault()->toText() : QString();
    result.taken = device.bytesTaken();
    return result;
}

Unpacked unpack(QByteArray packed, Compression expected = Compression::Detect, qsizetype piece = 256 * 1024)
{
    QBuffer buffer(&packed);
    buffer.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return unpack(buffer, expected, piece);
}

QByteArray lines(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i) {
        text += "{\"number\":" + QByteArray::number(i) + "}\n";
    }
    return text;
}

using Pack = std::function<QByteArray(const QByteArray &)>;

} // namespace

Q_DECLARE_METATYPE(Pack)

/// What comes out of packed bytes, and what is said about those that are no good.
class CompressedDeviceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWhatWasPacked_data();
    void givesWhatWasPacked();
    void theNameHasToFit_data();
    void theNameHasToFit();
    void cutAnywhere_data();
    void cutAnywhere();
    void oneWrongByteAnywhere_data();
    void oneWrongByteAnywhere();
    void givesWhatCameBeforeTheDamage_data();
    void givesWhatCameBeforeTheDamage();
    void refusesABomb_data();
    void refusesABomb();
    void refusesAHugeWindow();
    void tellsWhyTheSourceFailed_data();
    void tellsWhyTheSourceFailed();

private:
    static void bothKinds();
};

void CompressedDeviceTest::bothKinds()
{
    QTest::addColumn<Pack>("pack");
    QTest::newRow("gzip") << Pack(gzipped);
    QTest::newRow("zstd") << Pack([](const QByteArray &plain) { return zstandard(plain); });
}

void CompressedDeviceTest::givesWhatWasPacked_data()
{
    QTest::addColumn<QByteArray>("packed");
    QTest::addColumn<QByteArray>("content");
    const QByteArray text = lines(50'000);
    const QByteArray skippable("\x5a\x2a\x4d\x18\x03\x00\x00\x00xyz", 11);
    QTest::newRow("not packed") << text << text;
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("shorter than a magic number") << QByteArray("{}") << QByteArray("{}");
    QTest::newRow("gzip") << gzipped(text) << text;
    QTest::newRow("gzip of nothing") << gzipped({}) << QByteArray();
    QTest::newRow("several members") << gzipped(text) + gzipped({}) + gzipped("end") << text + "end";
    QTest::newRow("zstd") << zstandard(text) << text;
    QTest::newRow("zstd of nothing") << zstandard({}) << QByteArray();
    QTest::newRow("several frames") << zstandard(text) + zstandard({}) + zstandard("end") << text + "end";
    QTest::newRow("frames to be skipped")
        << skippable + zstandard(text) + skippable + zstandard("end") << text + "end";
    QTest::newRow("the largest window") << zstandard(text, 27) << text;
}

void CompressedDeviceTest::givesWhatWasPacked()
{
    QFETCH(QByteArray, packed);
    QFETCH(QByteArray, content);
    const auto check = [&](const Unpacked &unpacked) {
        QCOMPARE(unpacked.fault, QString());
        QVERIFY(unpacked.content == content);
        QCOMPARE(unpacked.taken, packed.size());
    };
    check(unpack(packed));
    check(unpack(packed, Compression::Detect, 1));
    SlowPipe pipe(packed);
    check(unpack(pipe));
}

void CompressedDeviceTest::theNameHasToFit_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Compression>("expected");
    QTest::addColumn<QString>("words");
    QTest::newRow("gzip, as it says") << gzipped("{}") << Compression::Gzip << QString();
    QTest::newRow("zstd, as it says") << zstandard("{}") << Compression::Zstd << QString();
    QTest::newRow("plain, as it says") << QByteArray("{}") << Compression::None << QString();
    QTest::newRow("gzip that says zstd") << gzipped("{}") << Compression::Zstd << u"packed with gzip"_qs;
    QTest::newRow("zstd that says gzip") << zstandard("{}") << Compression::Gzip << u"packed with zstd"_qs;
    QTest::newRow("plain that says gzip") << QByteArray("{}") << Compression::Gzip << u"is not packed"_qs;
    QTest::newRow("plain that says zstd") << QByteArray("{}") << Compression::Zstd << u"is not packed"_qs;
    QTest::newRow("nothing that says gzip") << QByteArray() << Compression::Gzip << u"is not packed"_qs;
    QTest::newRow("gzip that says plain") << gzipped("{}") << Compression::None << u"Add .gz"_qs;
    QTest::newRow("zstd that says plain") << zstandard("{}") << Compression::None << u"Add .zst"_qs;
}

void CompressedDeviceTest::theNameHasToFit()
{
    QFETCH(QByteArray, content);
    QFETCH(Compression, expected);
    QFETCH(QString, words);
    const Unpacked unpacked = unpack(content, expected);
    QCOMPARE(unpacked.fault.isEmpty(), words.isEmpty());
    QVERIFY2(unpacked.fault.contains(words), qPrintable(unpacked.fault));
}

void CompressedDeviceTest::cutAnywhere_data()
{
    bothKinds();
}

void CompressedDeviceTest::cutAnywhere()
{
    QFETCH(Pack, pack);
    const QByteArray text = lines(50);
    const QByteArray whole = text + "second";
    const QByteArray packed = pack(text) + pack("second");
    const qsizetype first = pack(text).size();
    for (qsizetype size = Sql::magicSize; size < packed.size(); ++size) {
        const Unpacked unpacked = unpack(packed.left(size));
        QVERIFY(whole.startsWith(unpacked.content));
        // Between two members nobody can know that there was another one.
        const QString expected = size == first ? QString() : u"break off after byte %1."_qs.arg(size);
        QVERIFY2(unpacked.fault.contains(expected), qPrintable(unpacked.fault));
        QCOMPARE(unpacked.fault.isEmpty(), expected.isEmpty());
    }
}

void CompressedDeviceTest::oneWrongByteAnywhere_data()
{
    bothKinds();
}

void CompressedDeviceTest::oneWrongByteAnywhere()
{
    QFETCH(Pack, pack);
    const QByteArray text = lines(50);
    for (qsizetype at = 0; at < pack(text).size(); ++at) {
        QByteArray packed = pack(text);
        packed[at] = char(packed[at] ^ 0x55);
        const Unpacked unpacked = unpack(packed);
        // Without the mark of its kind it passes for plain; gzip's time and system behind it have no check.
        QVERIFY2(at < 10 || !unpacked.fault.isEmpty(), qPrintable(QString::number(at)));
        QVERIFY(unpacked.taken <= packed.size());
    }
}

void CompressedDeviceTest::givesWhatCameBeforeTheDamage_data()
{
    bothKinds();
}

void CompressedDeviceTest::givesWhatCameBeforeTheDamage()
{
    QFETCH(Pack, pack);
    const QByteArray text = lines(20'000);
    const Unpacked unpacked = unpack(pack(text) + "this was not packed");
    QVERIFY(unpacked.content == text);
    QVERIFY2(unpacked.fault.contains(u"damaged at byte"), qPrintable(unpacked.fault));
    QVERIFY(unpacked.taken >= pack(text).size());
}

void CompressedDeviceTest::refusesABomb_data()
{
    bothKinds();
}

void CompressedDeviceTest::refusesABomb()
{
    QFETCH(Pack, pack);
    constexpr qsizetype mebibyte = 1024 * 1024;
    const QByteArray zeros = pack(QByteArray(32 * mebibyte, '0'));
    QCOMPARE(unpack(zeros.repeated(2)).fault, QString()); // small enough to pass, whatever the ratio
    const Unpacked bomb = unpack(zeros.repeated(20));
    QVERIFY2(bomb.fault.contains(u"a hundred times"), qPrintable(bomb.fault));
    QVERIFY(bomb.size > 64 * mebibyte);
    QVERIFY(bomb.size <= 65 * mebibyte); // stopped at once
}

void CompressedDeviceTest::refusesAHugeWindow()
{
    const Unpacked unpacked = unpack(zstandard("{}", 28));
    QVERIFY2(unpacked.fault.contains(u"128 MiB of memory"), qPrintable(unpacked.fault));
    QCOMPARE(unpacked.size, 0);
}

void CompressedDeviceTest::tellsWhyTheSourceFailed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("at once") << QByteArray();
    QTest::newRow("plain") << lines(5);
    QTest::newRow("gzip") << gzipped(lines(5));
    QTest::newRow("zstd") << zstandard(lines(5));
}

void CompressedDeviceTest::tellsWhyTheSourceFailed()
{
    QFETCH(QByteArray, content);
    SlowPipe pipe(content, true);
    const Unpacked unpacked = unpack(pipe);
    QCOMPARE(unpacked.fault,
             u"Reading failed after %1 bytes: the cable is out."_qs.arg(QString::number(content.size())));
    QCOMPARE(unpacked.content, content.isEmpty() ? QByteArray() : lines(5));
}

QTEST_GUILESS_MAIN(CompressedDeviceTest)

#include "compresseddevicetest.moc"
