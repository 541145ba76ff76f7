// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "replaytext.h"

#include <ui/format/numbers.h>

#include <QCoreApplication>
#include <QStringList>

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

} // namespace ShelfHelp::Ui
