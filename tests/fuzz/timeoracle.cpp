// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timeoracle.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

namespace ShelfHelp::Fuzz {

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day = 86'400 * second;

std::int64_t midnight(QDate date)
{
    return QDate(1970, 1, 1).daysTo(date) * day;
}

std::int64_t offsetOf(const QRegularExpressionMatch &match)
{
    const std::int64_t minutes =
        match.captured(u"oh"_qs).toInt() * std::int64_t(60) + match.captured(u"om"_qs).toInt();
    return (match.captured(u"sign"_qs) == u"-" ? -minutes : minutes) * 60 * second;
}

} // namespace

ExpectedTime expectedTime(std::string_view text)
{
    static const QRegularExpression form(
        u"\\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2})"
        "(?:\\.(?<fraction>[0-9]{1,9}))?(?:Z|(?<sign>[+-])(?<oh>0[0-9]|1[0-5]):?(?<om>[0-5][0-9]))?\\z"_qs);
    const QRegularExpressionMatch match =
        form.match(QString::fromLatin1(text.data(), qsizetype(text.size())));
    if (!match.hasMatch()) {
        return {};
    }
    const QString fraction = match.captured(u"fraction"_qs);
    ExpectedTime expected{.isWellFormed = true, .microseconds = {}, .isTruncated = fraction.size() > 6};
    const QDate date = QDate::fromString(match.captured(u"date"_qs), u"yyyy-MM-dd"_qs);
    const QTime time(match.captured(u"h"_qs).toInt(), match.captured(u"m"_qs).toInt(),
                     match.captured(u"s"_qs).toInt());
    if (!date.isValid() || !time.isValid() || date.year() < 1) {
        return expected;
    }
    const std::int64_t at = midnight(date) + time.msecsSinceStartOfDay() * (second / 1000) +
                            fraction.leftJustified(6, u'0').left(6).toInt() - offsetOf(match);
    if (at >= midnight({1, 1, 1}) && at < midnight({9999, 12, 31}) + day) {
        expected.microseconds = at;
    }
    return expected;
}

std::string timeText(std::int64_t microseconds)
{
    const std::int64_t days = microseconds / day - (microseconds % day < 0 ? 1 : 0);
    const std::int64_t ofDay = microseconds - days * day;
    const QTime time = QTime::fromMSecsSinceStartOfDay(int(ofDay / 1000));
    const QString text = QDate(1970, 1, 1).addDays(days).toString(u"yyyy-MM-dd"_qs) + u'T' +
                         time.toString(u"HH:mm:ss"_qs) + u'.' +
                         QString::number(ofDay % second).rightJustified(6, u'0');
    return text.toStdString();
}

} // namespace ShelfHelp::Fuzz
