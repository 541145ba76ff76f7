// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "profilefile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace ShelfHelp::Ingest {

namespace {

constexpr qint64 sizeLimit = 1024 * 1024;

Error unreadable(const QString &path, const QString &why)
{
    return {.kind = ErrorKind::Blocked,
            .message = u"Cannot read %1: %2"_qs.arg(path, why),
            .remedy =
                u"Mend the file, or name another with AWS_SHARED_CREDENTIALS_FILE or AWS_CONFIG_FILE."_qs};
}

/// What the lines of a file have made so far.
class SectionReader final
{
public:
    /// Why the line makes no sense; empty if it does.
    [[nodiscard]] QString take(const QString &line);

    [[nodiscard]] ProfileSections sections() const { return m_sections; }

private:
    [[nodiscard]] QString openSection(QStringView text);
    [[nodiscard]] QString addSetting(QStringView text);

    ProfileSections m_sections;
    QString m_section;
    bool m_isInSection = false;
    bool m_hasSetting = false;
};

QString SectionReader::take(const QString &line)
{
    const QStringView text = QStringView(line).trimmed();
    if (text.isEmpty() || text.startsWith(u'#') || text.startsWith(u';')) {
        return {};
    }
    if (line.front().isSpace() && m_hasSetting) {
        return {};
    }
    return text.startsWith(u'[') ? openSection(text) : addSetting(text);
}

QString SectionReader::openSection(QStringView text)
{
    const qsizetype end = text.indexOf(u']');
    if (end < 0) {
        return u"a section has no closing bracket"_qs;
    }
    m_section = text.sliced(1, end - 1).toString().simplified();
    m_isInSection = true;
    m_hasSetting = false;
    m_sections[m_section];
    return {};
}

QString SectionReader::addSetting(QStringView text)
{
    if (!m_isInSection) {
        return u"a setting stands before the first [section]"_qs;
    }
    const qsizetype end = text.indexOf(u'=');
    if (end <= 0) {
        return u"neither a [section] nor “name = value”"_qs;
    }
    const QString name = text.first(end).trimmed().toString().toLower();
    m_sections[m_section].insert(name, text.sliced(end + 1).trimmed().toString());
    m_hasSetting = true;
    return {};
}

Result<QString> readText(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return unreadable(path, file.errorString());
    }
    const QByteArray bytes = file.read(sizeLimit + 1);
    if (bytes.size() > sizeLimit) {
        return unreadable(path, u"it is larger than 1 MiB"_qs);
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar(u'\0'))) {
        return unreadable(path, u"it is not UTF-8 text"_qs);
    }
    return text;
}

} // namespace

Result<ProfileSections> readProfileFile(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        return ProfileSections();
    }
    const Result<QString> text = readText(path);
    if (!text.ok()) {
        return text.error();
    }
    SectionReader reader;
    const QStringList lines = text.value().split(u'\n');
    for (qsizetype index = 0; index < lines.size(); ++index) {
        if (const QString fault = reader.take(lines[index]); !fault.isEmpty()) {
            return unreadable(path, u"line %1: %2"_qs.arg(QString::number(index + 1), fault));
        }
    }
    return reader.sections();
}

} // namespace ShelfHelp::Ingest
