// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upkeepcontrol.h"

#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QCoreApplication>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

struct UpkeepTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::UpkeepTexts)
};

double shareOf(qint64 done, qint64 total)
{
    return std::clamp(double(done) / double(total), 0.0, 1.0);
}

} // namespace

double UpkeepProgress::done() const
{
    const double within = totalRows > 0    ? shareOf(rows, totalRows)
                          : totalBytes > 0 ? shareOf(bytes, totalBytes)
                                           : share;
    if (count > 0) {
        return std::clamp((double(number) - 1 + within) / double(count), 0.0, 1.0);
    }
    return totalRows > 0 || totalBytes > 0 ? within : -1;
}

QString progressText(const UpkeepProgress &progress, const QLocale &locale)
{
    QStringList parts;
    if (!progress.step.isEmpty()) {
        const QString step = visibleText(progress.step);
        parts.append(progress.count > 0 ? UpkeepTexts::tr("%1 of %2: %3", "number, count, table")
                                              .arg(countText(progress.number, locale),
                                                   countText(progress.count, locale), step)
                                        : step);
    }
    if (progress.totalRows > 0) {
        parts.append(UpkeepTexts::tr("%1 of %2 rows")
                         .arg(countText(progress.rows, locale), countText(progress.totalRows, locale)));
    }
    if (progress.bytes > 0) {
        const QString bytes = locale.formattedDataSize(progress.bytes, 1, QLocale::DataSizeSIFormat);
        parts.append(
            progress.totalBytes > 0
                ? UpkeepTexts::tr("%1 of %2", "bytes")
                      .arg(bytes, locale.formattedDataSize(progress.totalBytes, 1, QLocale::DataSizeSIFormat))
                : bytes);
    }
    if (progress.share > 0) {
        parts.append(percentText(progress.share, locale));
    }
    if (!progress.waitsFor.isEmpty()) {
        parts.append(UpkeepTexts::tr("waits for %1").arg(visibleText(progress.waitsFor)));
    }
    return parts.join(u" · "_qs);
}

void UpkeepControl::report(const UpkeepProgress &progress)
{
    const std::lock_guard lock(m_mutex);
    m_progress = progress;
}

UpkeepProgress UpkeepControl::progress() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

std::function<bool()> stopOf(const std::shared_ptr<UpkeepControl> &control)
{
    return [control] { return control->isStopRequested(); };
}

Sql::WorkMonitor monitorOf(const std::shared_ptr<UpkeepControl> &control)
{
    return {.progress =
                [control](const Sql::WorkProgress &progress) {
                    control->report({.step = progress.step,
                                     .number = progress.number,
                                     .count = progress.count,
                                     .rows = progress.rows,
                                     .totalRows = progress.totalRows,
                                     .bytes = progress.bytes});
                },
            .shouldStop = stopOf(control)};
}

Sql::MaintenanceOptions maintenanceOf(const std::shared_ptr<UpkeepControl> &control)
{
    Sql::MaintenanceOptions options;
    options.progress = [control](const Sql::MaintenanceProgress &progress) {
        control->report(
            {.step = progress.phase.isEmpty() ? progress.table : progress.table + u", " + progress.phase,
             .number = progress.number,
             .count = progress.count,
             .share = progress.share,
             .waitsFor = progress.waitsFor});
    };
    options.shouldStop = stopOf(control);
    return options;
}

Sql::CopyWatch copyOf(const std::shared_ptr<UpkeepControl> &control)
{
    return {.progress = [control](qint64 done,
                                  qint64 total) { control->report({.bytes = done, .totalBytes = total}); },
            .shouldStop = stopOf(control)};
}

} // namespace ShelfHelp::Ui
