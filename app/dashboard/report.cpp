// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report.h"

#include <sql/analytics/overviewfigures.h>
#include <sql/databaseaccess.h>
#include <ui/charts/typography.h>
#include <ui/format/dates.h>
#include <ui/pages/overviewpage.h>

#include <QCoreApplication>
#include <QLabel>
#include <QPixmap>
#include <QSaveFile>
#include <QVBoxLayout>

#include <memory>

namespace ShelfHelp::Dashboard {

namespace {

struct ReportTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Dashboard::ReportTexts)
};

/// The first figure that could not be read.
Outcome complete(const Sql::OverviewFigures &figures)
{
    Outcome outcome = success();
    const auto check = [&outcome](const auto &figure) {
        if (outcome.ok() && !figure.ok()) {
            outcome = figure.error();
        }
    };
    check(figures.totals);
    check(figures.comparison);
    check(figures.activity);
    check(figures.durations);
    check(figures.outcomes);
    check(figures.sizes);
    check(figures.openRejections);
    return outcome;
}

QLabel *makeLabel(const QString &text, Ui::TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(Ui::textFont(parent->font(), role));
    return label;
}

/// The sheet that is photographed: a head, and the page as the window shows it.
std::unique_ptr<QWidget> makeSheet(const Sql::OverviewFigures &figures, const Sql::TimeContext &context)
{
    auto sheet = std::make_unique<QWidget>();
    const QLocale locale;
    const QDateTime asOf = figures.asOf.toTimeZone(context.reportingZone);
    const QString line = Ui::rangeText(context.range, context.reportingZone, locale) + u"   " +
                         ReportTexts::tr("as of %1 %2")
                             .arg(Ui::dateText(asOf.date(), Ui::DateStyle::DayMonthYear, locale),
                                  Ui::clockText(asOf.time(), locale));
    auto *page = new Ui::OverviewPage(sheet.get());
    page->setFigures(figures, context);
    const Ui::Scale scale(sheet->font());
    auto *layout = new QVBoxLayout(sheet.get());
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *head = new QVBoxLayout; // the page brings margins of its own
    head->setContentsMargins(scale.px(20), scale.px(20), scale.px(20), 0);
    head->setSpacing(scale.px(2));
    head->addWidget(makeLabel(ReportTexts::tr("Shelf Help Analytics"), Ui::TextRole::PageTitle, sheet.get()));
    QLabel *subtitle = makeLabel(line, Ui::TextRole::Subtitle, sheet.get());
    subtitle->setForegroundRole(QPalette::PlaceholderText); // the muted colour of the theme
    head->addWidget(subtitle);
    layout->addLayout(head);
    layout->addWidget(page, 1);
    return sheet;
}

/// The sheet as it would look on a screen of this size.
QPixmap photograph(QWidget &sheet, QSize size)
{
    sheet.setAttribute(Qt::WA_DontShowOnScreen);
    sheet.resize(size);
    sheet.show();
    QCoreApplication::processEvents(); // lets the layout settle: the number of columns follows from the width
    return sheet.grab();
}

Outcome save(const QPixmap &picture, const QString &fileName)
{
    QSaveFile file(fileName); // never half a picture
    if (file.open(QIODevice::WriteOnly) && picture.save(&file, "PNG") && file.commit()) {
        return success();
    }
    return Error{
        .message = ReportTexts::tr("“%1” could not be written: %2").arg(fileName, file.errorString()),
        .remedy = ReportTexts::tr("Choose a file in a folder that exists and that you may write to.")};
}

} // namespace

Outcome writeReport(Sql::DatabaseAccess &database, const ReportArguments &arguments,
                    const QTimeZone &reportingZone, const QTimeZone &sourceZone)
{
    const Result<std::unique_ptr<Sql::Connection>> connection = database.open(Sql::Purpose::Reading);
    if (!connection.ok()) {
        return connection.error();
    }
    const Result<Sql::DataSpan> span = Sql::dataSpan(*connection.value(), sourceZone);
    if (!span.ok()) {
        return span.error();
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Sql::TimeRange range = Sql::presetRange(arguments.period, reportingZone, now, span.value());
    const Sql::TimeContext context{.reportingZone = reportingZone,
                                   .sourceZone = sourceZone,
                                   .range = range,
                                   .comparison = Sql::previousPeriod(range, arguments.period, reportingZone),
                                   .bucket = Sql::defaultBucket(range),
                                   .now = now};
    const Sql::OverviewFigures figures = Sql::overviewFigures(*connection.value(), context);
    if (Outcome outcome = complete(figures); !outcome.ok()) {
        return outcome;
    }
    const std::unique_ptr<QWidget> sheet = makeSheet(figures, context);
    return save(photograph(*sheet, arguments.size), arguments.file);
}

} // namespace ShelfHelp::Dashboard
