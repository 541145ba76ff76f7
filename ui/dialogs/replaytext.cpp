// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "replaytext.h"

#include <ui/format/numbers.h>

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace ShelfHelp::Ui {

namespace {

struct ReplayTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::ReplayTexts)
};

/// "it", "both", "all 37": how the notifications of a run are spoken of.
QString allStored(qint64 count, const QLocale &locale)
{
    if (count == 1) {
        return ReplayTexts::tr("Nothing changed: it was already stored.");
    }
    return count == 2 ? ReplayTexts::tr("Nothing changed: both were already stored.")
                      : ReplayTexts::tr("Nothing changed: all %1 were already stored.")
                            .arg(countText(count, locale));
}

QString allRejected(qint64 count, const QLocale &locale)
{
    if (count == 1) {
        return ReplayTexts::tr("Nothing was stored: the notification was rejected.");
    }
    return count == 2 ? ReplayTexts::tr("Nothing was stored: both notifications were rejected.")
                      : ReplayTexts::tr("Nothing was stored: all %1 notifications were rejected.")
                            .arg(countText(count, locale));
}

QString mixed(const Ingest::IngestSummary &summary, const QLocale &locale)
{
    QStringList parts;
    if (summary.stored > 0) {
        parts.append(ReplayTexts::tr("%1 stored").arg(countText(summary.stored, locale)));
    }
    if (summary.duplicate > 0) {
        parts.append(ReplayTexts::tr("%1 already stored before").arg(countText(summary.duplicate, locale)));
    }
    if (summary.rejected > 0) {
        parts.append(ReplayTexts::tr("%1 rejected").arg(countText(summary.rejected, locale)));
    }
    return parts.join(u", "_qs) + u'.';
}

QString finishedHeadline(const Ingest::IngestSummary &summary, const QLocale &locale)
{
    if (summary.read == 0) {
        return ReplayTexts::tr("No notification was found.");
    }
    if (summary.duplicate == summary.read) {
        return allStored(summary.read, locale);
    }
    if (summary.rejected == summary.read) {
        return allRejected(summary.read, locale);
    }
    return mixed(summary, locale);
}

} // namespace

QString replayHeadline(const Ingest::IngestSummary &summary, const QLocale &locale)
{
    if (!summary.stopped) {
        return finishedHeadline(summary, locale);
    }
    return summary.read == 0 ? ReplayTexts::tr("Cancelled before anything was read.")
                             : ReplayTexts::tr("Cancelled. Until then: %1").arg(mixed(summary, locale));
}

QString replayRemarks(const Ingest::IngestSummary &summary, const QLocale &locale)
{
    QStringList remarks;
    if (summary.stopped && summary.stored > 0) {
        remarks.append(ReplayTexts::tr("What was stored stays; replaying the same files again skips it."));
    }
    if (summary.librariesRegistered == 1) {
        remarks.append(ReplayTexts::tr("One unknown library id was registered with its id as name."));
    } else if (summary.librariesRegistered > 1) {
        remarks.append(ReplayTexts::tr("%1 unknown library ids were registered with their ids as names.")
                           .arg(countText(summary.librariesRegistered, locale)));
    }
    if (summary.passedOverCount > 0) {
        remarks.append(ReplayTexts::tr("Passed over, because they cannot be read: %1.")
                           .arg(countText(summary.passedOverCount, locale)));
    }
    if (summary.rejected > summary.rejections.size()) {
        remarks.append(
            ReplayTexts::tr("The first %1 rejections are listed; all of them are kept in the database.")
                .arg(countText(summary.rejections.size(), locale)));
    }
    return remarks.join(u'\n');
}

QString replayBytesText(const ReplayProgress &progress, const QLocale &locale)
{
    if (progress.bytesTotal > 0) {
        return ReplayTexts::tr("%1 of %2")
            .arg(locale.formattedDataSize(progress.bytesDone), locale.formattedDataSize(progress.bytesTotal));
    }
    return progress.bytesDone > 0 ? locale.formattedDataSize(progress.bytesDone) : QString();
}

QString replayRateText(const ReplayProgress &progress, const QLocale &locale)
{
    constexpr double least = 0.5; ///< seconds; before that it is a guess
    if (progress.read == 0 || progress.seconds < least) {
        return {};
    }
    QString text =
        ReplayTexts::tr("%1/s").arg(countText(qint64(double(progress.read) / progress.seconds), locale));
    if (progress.bytesTotal > progress.bytesDone && progress.bytesDone > 0) {
        const double left =
            progress.seconds * double(progress.bytesTotal - progress.bytesDone) / double(progress.bytesDone);
        text += u" · " + ReplayTexts::tr("about %1 left").arg(durationText(std::ceil(left) * 1000, locale));
    }
    return text;
}

QString rehearsalHeadline(const Ingest::IngestSummary &summary, const QLocale &locale)
{
    if (summary.stopped) {
        return ReplayTexts::tr("The dry run was cancelled. Nothing was stored.");
    }
    if (summary.read == 0) {
        return ReplayTexts::tr("No notification was found.");
    }
    QStringList parts;
    parts.append(summary.stored > 0 ? pluralText(ReplayTexts::tr("It would store %Ln notification(s)",
                                                                 nullptr, int(summary.stored)),
                                                 summary.stored)
                                    : ReplayTexts::tr("It would store nothing"));
    if (summary.duplicate > 0) {
        parts.append(
            summary.duplicate == 1
                ? ReplayTexts::tr("1 is stored already")
                : ReplayTexts::tr("%1 are stored already").arg(countText(summary.duplicate, locale)));
    }
    if (summary.rejected > 0) {
        parts.append(ReplayTexts::tr("%1 would be rejected").arg(countText(summary.rejected, locale)));
    }
    return parts.join(u", "_qs) + u'.';
}

} // namespace ShelfHelp::Ui
