// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/sources/documentreader.h>

#include <QBuffer>
#include <QCryptographicHash>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>

using namespace ShelfHelp;
using Ingest::DocumentReader;
using Format = DocumentReader::Format;

Q_DECLARE_METATYPE(Format)

namespace {

/// A device that gives one byte at a time, as a slow pipe does, and may fail in the end.
class SlowDevice final : public QIODevice
{
public:
    SlowDevice(QByteArray content, bool isFailing)
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
        if (maximum > 0) {
            *data = m_content[m_position++];
        }
        return qMin<qint64>(maximum, 1);
    }

    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_content;
    const bool m_isFailing;
    qsizetype m_position = 0;
};

/// A line that goes on and on.
class EndlessLine final : public QIODevice
{
public:
    explicit EndlessLine(qint64 size)
        : m_left(size)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }

    [[nodiscard]] bool atEnd() const override { return m_left == 0; }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 size = std::min(maximum, m_left);
        std::fill_n(data, size, 'x');
        m_left -= size;
        return size;
    }

    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_left;
};

/// The most memory that this process has ever had.
qint64 peakMemory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return qint64(usage.ru_maxrss) * 1024;
}

/// The documents as "line:text"; an oversize one as "line:!size".
QStringList read(QIODevice &device, Format format)
{
    DocumentReader reader(device, format);
    QStringList documents;
    for (;;) {
        const auto document = reader.next();
        if (!document.ok()) {
            return {document.error().message};
        }
        if (!document.value()) {
            return documents;
        }
        const Ingest::InputDocument &one = *document.value();
        const QString text = one.isOversize
                                 ? u"!%1"_qs.arg(one.size)
                                 : QString::fromUtf8(one.bytes.data(), qsizetype(one.bytes.size()));
        documents.append(u"%1:%2"_qs.arg(QString::number(one.line), text));
    }
}

QStringList read(QByteArray content, Format format)
{
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    return read(buffer, format);
}

} // namespace

/// How a device is cut into documents.
class DocumentReaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsLines_data();
    void cutsLines();
    void detectsLines_data();
    void detectsLines();
    void oversizeDocumentsArePassedOver_data();
    void oversizeDocumentsArePassedOver();
    void longLinesAcrossChunks();
    void anOversizeFileIsOneDocument();
    void aHugeFirstLineIsALine();
    void anOversizeLineMayBeginBlank();
    void aLineWithoutEndTakesNoMemory();
    void arrivesInSmallPieces_data();
    void arrivesInSmallPieces();
    void aFailingDeviceIsNoEnd_data();
    void aFailingDeviceIsNoEnd();
};

void DocumentReaderTest::cutsLines_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("documents");
    QTest::newRow("two") << QByteArray("a\nb\n") << QStringList{u"1:a"_qs, u"2:b"_qs};
    QTest::newRow("no final newline") << QByteArray("a\nb") << QStringList{u"1:a"_qs, u"2:b"_qs};
    QTest::newRow("blank lines count, but hold nothing")
        << QByteArray("\na\n \t\r\nb\n\n") << QStringList{u"2:a"_qs, u"4:b"_qs};
    QTest::newRow("CRLF stays white space of the line")
        << QByteArray("a\r\nb\r\n") << QStringList{u"1:a\r"_qs, u"2:b\r"_qs};
    QTest::newRow("empty") << QByteArray() << QStringList();
}

void DocumentReaderTest::cutsLines()
{
    QFETCH(QByteArray, content);
    QTEST(read(content, Format::Lines), "documents");
}

void DocumentReaderTest::detectsLines_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("documents");
    QTest::newRow("objects, one a line") << QByteArray("{}\n{}\n{}\n") << 3;
    QTest::newRow("the first line is broken") << QByteArray("{\"a\n{}\n{}\n") << 3;
    QTest::newRow("a pretty document") << QByteArray("{\n  \"a\": {}\n}\n") << 1;
    QTest::newRow("a document in one line") << QByteArray("{\"a\": 1}") << 1;
    QTest::newRow("a document in one line, newline") << QByteArray("{\"a\": 1}\n") << 1;
    QTest::newRow("an array") << QByteArray("[\n{},\n{}\n]") << 1;
    QTest::newRow("nothing is one unreadable document") << QByteArray() << 1;
}

void DocumentReaderTest::detectsLines()
{
    QFETCH(QByteArray, content);
    QTEST(int(read(content, Format::Detect).size()), "documents");
}

void DocumentReaderTest::oversizeDocumentsArePassedOver_data()
{
    QTest::addColumn<qsizetype>("size");
    const auto limit = qsizetype(DocumentReader::documentLimit);
    for (const qsizetype size : {limit, limit + 1, limit + 256 * 1024 - 1, limit + 256 * 1024,
                                 limit + 256 * 1024 + 1, 3 * limit + 17}) {
        QTest::addRow("%lld", qint64(size)) << size;
    }
}

void DocumentReaderTest::oversizeDocumentsArePassedOver()
{
    QFETCH(qsizetype, size);
    QByteArray content = QByteArray("a\n") + QByteArray(size, 'x') + "\nb\n";
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    DocumentReader reader(buffer, Format::Lines);
    QCOMPARE(reader.next().value()->bytes, std::string_view("a"));
    const Ingest::InputDocument large = *reader.next().value();
    QCOMPARE(large.size, size);
    QCOMPARE(large.line, 2);
    QCOMPARE(large.isOversize, size > qsizetype(DocumentReader::documentLimit));
    if (large.isOversize) {
        const QByteArray hash = QCryptographicHash::hash(QByteArray(size, 'x'), QCryptographicHash::Sha256);
        QCOMPARE(
            QByteArray(reinterpret_cast<const char *>(large.sha256.data()), qsizetype(large.sha256.size())),
            hash);
        QCOMPARE(large.bytes.size(), DocumentReader::keptOfOversize);
    } else {
        QCOMPARE(large.bytes.size(), std::size_t(size));
    }
    QCOMPARE(reader.next().value()->bytes, std::string_view("b"));
    QVERIFY(!reader.next().value());
    QCOMPARE(reader.bytesRead(), qint64(content.size()));
}

void DocumentReaderTest::longLinesAcrossChunks()
{
    QByteArray content;
    for (int i = 0; i < 20; ++i) {
        content += QByteArray(100'000 + i, char('a' + i)) + '\n';
    }
    const QStringList documents = read(content, Format::Lines);
    QCOMPARE(documents.size(), 20);
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(documents[i],
                 u"%1:%2"_qs.arg(QString::number(i + 1), QString(100'000 + i, QChar(u'a' + i))));
    }
}

void DocumentReaderTest::anOversizeFileIsOneDocument()
{
    const QByteArray pretty = "{\n" + QByteArray(3 * DocumentReader::documentLimit, ' ') + "}\n";
    const QStringList one{u"0:!%1"_qs.arg(pretty.size())};
    QCOMPARE(read(pretty, Format::Document), one);
    QCOMPARE(read(pretty, Format::Detect), one);
}

/// Else the good lines behind it would count as one refused document.
void DocumentReaderTest::aHugeFirstLineIsALine()
{
    const qsizetype size = DocumentReader::documentLimit + 1;
    const QStringList lines{u"1:!%1"_qs.arg(size), u"2:{}"_qs, u"3:{}"_qs};
    QCOMPARE(read(QByteArray(size, 'x') + "\n{}\n{}\n", Format::Detect), lines);
    QCOMPARE(read(QByteArray(size, 'x'), Format::Detect), lines.first(1));
}

/// What is kept of it is blank; what is not may be a notification.
void DocumentReaderTest::anOversizeLineMayBeginBlank()
{
    const QByteArray line = QByteArray(DocumentReader::documentLimit, ' ') + "{}";
    const QStringList lines{u"1:!%1"_qs.arg(line.size()), u"2:{}"_qs};
    QCOMPARE(read(line + "\n{}\n", Format::Lines), lines);
    QCOMPARE(read(line + "\n{}", Format::Lines), lines);
    QCOMPARE(read(line, Format::Lines), lines.first(1));
}

void DocumentReaderTest::aLineWithoutEndTakesNoMemory()
{
    constexpr qint64 size = 160 * 1024 * 1024;
    EndlessLine line(size);
    const qint64 before = peakMemory();
    QCOMPARE(read(line, Format::Lines), QStringList{u"1:!%1"_qs.arg(size)});
    QVERIFY(peakMemory() - before < 64 * 1024 * 1024);
}

void DocumentReaderTest::arrivesInSmallPieces_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Format>("asFile");
    QTest::newRow("lines") << QByteArray("{\"a\n{}\r\n\n{\"b\":1}") << Format::Lines;
    QTest::newRow("blank lines behind the first") << QByteArray("{}\n\n\n{}\n") << Format::Lines;
    QTest::newRow("one line, and blank ones") << QByteArray("{}\n\n \n") << Format::Document;
    QTest::newRow("a pretty document") << QByteArray("{\n\n\"a\": 1}\n") << Format::Document;
}

/// However the bytes come, it is the same file.
void DocumentReaderTest::arrivesInSmallPieces()
{
    QFETCH(const QByteArray, content);
    QFETCH(const Format, asFile);
    SlowDevice device(content, false);
    QCOMPARE(read(device, Format::Detect), read(content, asFile));
    QCOMPARE(read(content, Format::Detect), read(content, asFile));
}

void DocumentReaderTest::aFailingDeviceIsNoEnd_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Format>("format");
    QTest::newRow("at once") << QByteArray() << Format::Detect;
    QTest::newRow("in a document") << QByteArray("{\"a\": ") << Format::Document;
    QTest::newRow("in a line") << QByteArray("{}\n{") << Format::Lines;
    QTest::newRow("after a line") << QByteArray("{}\n") << Format::Detect;
}

void DocumentReaderTest::aFailingDeviceIsNoEnd()
{
    QFETCH(QByteArray, content);
    QFETCH(Format, format);
    SlowDevice device(content, true);
    QCOMPARE(read(device, format),
             QStringList{u"Reading failed after %1 bytes: the cable is out"_qs.arg(content.size())});
}

QTEST_GUILESS_MAIN(DocumentReaderTest)

#include "documentreadertest.moc"
