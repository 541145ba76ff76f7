// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsontext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

namespace ShelfHelp::Ui {

namespace {

constexpr int indentWidth = 2;
constexpr int deepestIndent = 40; ///< deeper texts would be all blanks

/// Writes tokens one after the other.
class Indenter final
{
public:
    void take(char character)
    {
        switch (character) {
        case '{':
        case '[':
            m_out += character;
            ++m_depth;
            m_isFresh = true;
            return;
        case '}':
        case ']':
            --m_depth;
            if (!std::exchange(m_isFresh, false)) {
                breakLine();
            }
            m_out += character;
            return;
        case ',':
            m_out += character;
            breakLine();
            return;
        case ':':
            m_out += ": ";
            return;
        default:
            beginValue();
            m_out += character;
        }
    }

    void beginValue()
    {
        if (std::exchange(m_isFresh, false)) {
            breakLine();
        }
    }

    void append(QByteArrayView text) { m_out += text; }

    /// An opening bracket is followed by its first element on a line of its own.
    void beforeOpening() { beginValue(); }

    [[nodiscard]] QByteArray result() const { return m_out; }

private:
    void breakLine()
    {
        m_out += '\n';
        m_out += QByteArray(qBound(0, m_depth, deepestIndent) * indentWidth, ' ');
    }

    QByteArray m_out;
    int m_depth = 0;
    bool m_isFresh = false; ///< behind an opening bracket
};

/// Where the text in quotes that begins at `start` ends, behind the quote; the end of all where it does not.
qsizetype endOfString(const QByteArray &text, qsizetype start)
{
    for (qsizetype i = start + 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            return i + 1;
        }
    }
    return text.size();
}

bool isBlank(char character)
{
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

bool isControl(QChar character)
{
    const bool isLayout = character == u'\n' || character == u'\t' || character == u'\r';
    const QChar::Category category = character.category();
    return (category == QChar::Other_Control && !isLayout) || category == QChar::Other_Format;
}

} // namespace

QByteArray indentedJson(const QByteArray &text)
{
    Indenter indenter;
    for (qsizetype i = 0; i < text.size();) {
        const char character = text[i];
        if (character == '"') {
            const qsizetype end = endOfString(text, i);
            indenter.beginValue();
            indenter.append(QByteArrayView(text).sliced(i, end - i));
            i = end;
            continue;
        }
        if (!isBlank(character)) {
            if (character == '{' || character == '[') {
                indenter.beforeOpening();
            }
            indenter.take(character);
        }
        ++i;
    }
    return indenter.result();
}

QByteArray messageIn(const QByteArray &envelope)
{
    const QJsonValue message = QJsonDocument::fromJson(envelope).object().value(QLatin1StringView("Message"));
    return indentedJson(message.toString().toUtf8());
}

std::optional<QString> editableText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    // A text field turns these into its own line ends.
    const bool isLost = text.contains(QChar::Null) || text.contains(u'\r') ||
                        text.contains(QChar::ParagraphSeparator) || text.contains(QChar::LineSeparator) ||
                        text.contains(QChar(0xfdd0)) || text.contains(QChar(0xfdd1)) ||
                        text.contains(QChar::Nbsp);
    if (decoder.hasError() || isLost || text.toUtf8() != bytes) {
        return std::nullopt;
    }
    return text;
}

QString readableText(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    for (QChar &character : text) {
        if (isControl(character)) {
            character = QChar::ReplacementCharacter;
        }
    }
    return text;
}

} // namespace ShelfHelp::Ui
