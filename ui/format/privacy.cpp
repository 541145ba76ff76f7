// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "privacy.h"

#include <QRegularExpression>

#include <atomic>

namespace ShelfHelp::Ui {

namespace {

std::atomic_bool isOn = false;

/// What comes before a reader's segment, its number, and the name that is to go. A slash may be written \\/
/// or %2F; the segment ends with the path or the text around it. Puts "…" in place of the last group of each
/// match.
QString masked(const QString &text, const QRegularExpression &pattern)
{
    QString shown;
    qsizetype done = 0;
    for (auto found = pattern.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const int name = match.lastCapturedIndex();
        shown += QStringView(text).mid(done, match.capturedStart(name) - done);
        shown += u'…';
        done = match.capturedEnd(name);
    }
    return shown + QStringView(text).mid(done);
}

} // namespace

bool isPrivate()
{
    return isOn;
}

void setPrivate(bool on)
{
    isOn = on;
}

QString privateText(const QString &text)
{
    // A slash may be written \/ or %2F; the segment ends with the path or the text around it. The number is
    // not given back, else its last digit would be taken for a name.
    static const QRegularExpression segment(
        uR"((?:review(?:\\?/|%2F)+list|user(?:\\?/|%2F)+show)(?:\\?/|%2F)+\d*+-?+)"
        uR"(((?:(?!%2F|%3F|%23)[^/?#\s"'<>\\])+))"_qs,
        QRegularExpression::CaseInsensitiveOption);
    return isOn ? masked(text, segment) : text;
}

QString shelfUrlText(const QString &url)
{
    static const QRegularExpression list(
        uR"(^https?://(?:[^/@?#]*@)?[^/@?#]*/review/list/\d*+-?+([^/?#]+))"_qs,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression numbers(
        uR"(^https?://[^/@?#]*/review/list/\d+(?:-[^/?#]*)?/?(?:[?#]|$))"_qs,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression host(uR"(^https?://(?:[^/@?#]*@)?([^/@?#]*))"_qs,
                                         QRegularExpression::CaseInsensitiveOption);
    if (!isOn) {
        return url;
    }
    if (numbers.match(url).hasMatch()) {
        return masked(url, list);
    }
    const QRegularExpressionMatch match = host.match(url);
    return match.hasMatch() ? QString(u"https://" + match.captured(1) + u"/…") : u"…"_qs;
}

} // namespace ShelfHelp::Ui
