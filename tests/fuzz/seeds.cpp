// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes what the fuzzers begin with: `fuzzseeds FOLDER` makes a folder for each harness from the tests'
// data.

#include <tests/unit/ingest/decodetesting.h>
#include <tests/unit/ingest/httptesting.h>

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace {

constexpr qint64 largestSeed = 4096;

/// The folder of one harness. Seeds are named by their content, so that equal ones are one.
class SeedFolder final
{
public:
    SeedFolder(const QString &root, const QString &name)
        : m_path(root + u'/' + name + u'/')
    {
        QDir().mkpath(m_path);
    }

    void add(const QByteArray &seed) const
    {
        if (seed.size() > largestSeed) {
            return;
        }
        const QByteArray name = QCryptographicHash::hash(seed, QCryptographicHash::Sha1).toHex();
        QFile file(m_path + QString::fromLatin1(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(seed) != seed.size()) {
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        }
    }

private:
    QString m_path;
};

QList<QByteArray> filesIn(const QString &folder)
{
    QList<QByteArray> contents;
    QDirIterator files(folder, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) {
            contents.append(file.readAll());
        }
    }
    if (contents.isEmpty()) {
        qFatal("there are no data in %s", qPrintable(folder));
    }
    return contents;
}

QList<QByteArray> filesOf(const QString &testData)
{
    return filesIn(QStringLiteral(SHELFHELP_TEST_DATA "/") + testData);
}

/// Every text and every key of a JSON value, and of the JSON that a text holds.
void collectTexts(const QJsonValue &value, QByteArrayList &texts)
{
    constexpr qsizetype enough = 100; // of a batch of ten thousand
    for (const QJsonValue &item : value.toArray()) {
        if (texts.size() < enough) {
            collectTexts(item, texts);
        }
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        collectTexts(member.value(), texts);
    }
    if (value.isString()) {
        texts.append(value.toString().toUtf8());
        const QJsonDocument inner = QJsonDocument::fromJson(texts.last());
        collectTexts(inner.isObject() ? QJsonValue(inner.object()) : QJsonValue(), texts);
    }
}

QJsonValue rootOf(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

bool isMessage(const QByteArray &text)
{
    return text.trimmed().startsWith('{') && text.contains("msg_type");
}

/// Documents, and what they hold within.
void writeDecoderSeeds(const QString &root)
{
    const SeedFolder json(root, u"json"_qs);
    const SeedFolder message(root, u"message"_qs);
    const SeedFolder envelope(root, u"envelope"_qs);
    const SeedFolder timestamp(root, u"timestamp"_qs);
    const SeedFolder url(root, u"url"_qs);
    const SeedFolder lines(root, u"lines"_qs);
    // What we ship has a message of each kind.
    const QString shipped = QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/samples");
    for (const QByteArray &document : filesOf(u"corpus/domain/cases"_qs) + filesOf(u"samples"_qs) +
                                          filesIn(shipped) +
                                          filesOf(u"corpus/json-test-suite/test_parsing"_qs)) {
        json.add(document);
        envelope.add(document);
        lines.add(QByteArray("\x02\x05", 2) + document.left(200) + '\n' + document.right(200));
        QByteArrayList texts;
        collectTexts(rootOf(document), texts);
        for (const QByteArray &text : std::as_const(texts)) {
            if (text.startsWith('{')) {
                (isMessage(text) && !text.contains("\"Message\"") ? message : envelope).add(text);
            } else if (text.contains("://")) {
                url.add(text);
            } else if (text.size() < 40 && text.contains(':')) {
                timestamp.add(text);
            }
        }
    }
    timestamp.add("2024-09-02T09:46:54.835456+05:30");
    lines.add(QByteArray("\x01\x03", 2) + "{\"a\":1}\r\n\n  \n{}\n" + QByteArray(100, 'x') + "\n{}");
}

/// Strings that break software, and addresses.
void writeTextSeeds(const QString &root)
{
    const SeedFolder csv(root, u"csv_roundtrip"_qs);
    const SeedFolder url(root, u"url"_qs);
    QByteArrayList texts{"=1+1", "a\n=cmd()", "a,\"b\"",
                         "\xef\xbc\x9d"
                         "1"};
    for (const QByteArray &file : filesOf(u"corpus/naughty-strings"_qs)) {
        for (const QJsonValue &text : rootOf(file).toArray()) {
            texts.append(text.toString().toUtf8());
        }
    }
    for (const QByteArray &text : std::as_const(texts)) {
        const QByteArray cell = text.left(255);
        csv.add(QByteArray("\x00\x05", 2) + char(cell.size()) + cell + QByteArray("\x01-1-1-1-1\x02", 10) +
                "12345678");
        url.add("https://www.goodreads.com/" + text.left(100));
    }
    for (const char *address : {"https://www.goodreads.com/book/show/1898", "HTTPS://WWW.GOODREADS.COM:443/x",
                                "https://www.goodreads.com\\@evil.com/",
                                "https://www.goodreads.com#@evil.com/", "https://user:pw@www.goodreads.com/",
                                "https://www.goodreads.com./", "https://i.gr-assets.com/images/S/1.jpg",
                                "https://[::1]/", "https:www.goodreads.com", "data:text/html,x"}) {
        url.add(address);
    }
}

void writeHttpSeeds(const QString &root)
{
    const SeedFolder http(root, u"http"_qs);
    for (const ShelfHelp::Tests::RawRequests &requests : ShelfHelp::Tests::httpCorpus()) {
        http.add("\x07" + requests.bytes);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        qFatal("usage: fuzzseeds FOLDER");
    }
    const QString root = QString::fromLocal8Bit(argv[1]);
    writeDecoderSeeds(root);
    writeTextSeeds(root);
    writeHttpSeeds(root);
    return 0;
}
