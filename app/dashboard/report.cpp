// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report.h"

#include "reportperiod.h"

#include <ingest/apply/printable.h>
#include <sql/alerts/alertrules.h>
#include <sql/analytics/filteredids.h>
#include <sql/analytics/overviewfigures.h>
#include <sql/catalog.h>
#include <sql/chartnotes.h>
#include <sql/databaseaccess.h>
#include <ui/models/limittexts.h>
#include <ui/report/pdffile.h>
#include <ui/report/report.h>
#include <ui/window/pageentries.h>

#include <QCoreApplication>

namespace ShelfHelp::Dashboard {

namespace {

struct DashboardReports
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Dashboard::DashboardReports)
};

QList<Ui::ReportPage> pagesOf(const QStringList &ids)
{
    QList<Ui::ReportPage> pages;
    for (const Ui::PageEntry &entry : Ui::pageEntries()) {
        if (ids.contains(entry.id)) {
            pages.append({.id = entry.id, .title = entry.title});
        }
    }
    return pages;
}

/// Libraries have names, where the filter is about a single one.
Result<Ui::FilterLabels> labelsOf(Sql::Connection &connection, const Sql::Filter &filter,
                                  const QTimeZone &sourceZone)
{
    Ui::FilterLabels labels;
    if (!filter.libraries || filter.libraries->values.size() != 1) {
        return labels;
    }
    const QString id = filter.libraries->values.first();
    const auto found = Sql::libraries(connection, {.search = id, .limit = 1000}, sourceZone);
    if (!found.ok()) {
        return found.error();
    }
    for (const Sql::LibraryRow &library : found.value().rows) {
        if (library.libraryId == id) {
            labels.insert(Ui::FilterField::Library, library.name);
        }
    }
    return labels;
}

Result<QStringList> hintsOf(Sql::Snapshot &snapshot, const Sql::Filter &filter)
{
    const auto missing = Sql::missingIds(snapshot, filter);
    if (!missing.ok()) {
        return missing.error();
    }
    QStringList hints;
    for (const Sql::MissingId &id : missing.value()) {
        hints.append(u"there is no %1 %2 in this database"_qs.arg(id.kind, Ingest::printable(id.id)));
    }
    return hints;
}

/// Those of the rules that fire at the moment of the figures.
Result<QList<Sql::AlertFinding>> firing(Sql::Snapshot &snapshot, const Sql::TimeContext &context,
                                        const Sql::DataSpan &span, const QList<Sql::AlertRule> &rules)
{
    const auto findings = Sql::checkAlerts(snapshot, context, span, rules);
    if (!findings.ok()) {
        return findings.error();
    }
    QList<Sql::AlertFinding> firing = findings.value();
    firing.removeIf([](const Sql::AlertFinding &finding) { return finding.state != Sql::AlertState::Fires; });
    return firing;
}

/// Limits, and the notes of the database: those that all of its readers share.
Result<Ui::Annotations> annotationsOf(Sql::Connection &connection, const Sql::TimeRange &range)
{
    const auto rules = Sql::alertRules(connection);
    const auto notes = Sql::chartNotes(connection, range);
    if (!rules.ok() || !notes.ok()) {
        return rules.ok() ? notes.error() : rules.error();
    }
    Ui::Annotations annotations{.notes = {}, .rules = rules.value()};
    for (const Sql::ChartNote &note : notes.value()) {
        annotations.notes.append({.note = note, .isShared = true});
    }
    return annotations;
}

Outcome readFigures(Ui::Report &report, Sql::Snapshot &snapshot, const Ui::Question &question)
{
    for (const Ui::FigureRequest &request : report.requests()) {
        Result<Ui::Figure> figure = request.read(snapshot, question);
        if (!figure.ok()) {
            return figure.error();
        }
        report.take({.panel = request.panel, .figure = std::move(figure), .asOf = question.time.now},
                    question);
    }
    return success();
}

/// Figures, alerts and hints of one moment of the database.
Result<ReportNews> fill(Ui::Report &report, Sql::Connection &connection, const Ui::Question &question,
                        const Sql::DataSpan &span)
{
    const auto begun = Sql::Snapshot::begin(connection, question.time);
    if (!begun.ok()) {
        return begun.error();
    }
    if (Outcome read = readFigures(report, *begun.value(), question); !read.ok()) {
        return read.error();
    }
    const Result<Ui::Annotations> annotations = annotationsOf(connection, question.time.range);
    if (!annotations.ok()) {
        return annotations.error();
    }
    report.setAnnotations(annotations.value());
    const Result<QStringList> hints = hintsOf(*begun.value(), question.filter);
    const auto alerts = firing(*begun.value(), question.time, span, annotations.value().rules);
    if (!hints.ok() || !alerts.ok()) {
        return hints.ok() ? alerts.error() : hints.error();
    }
    for (const Sql::AlertFinding &alert : alerts.value()) {
        report.addRemark(alertText(alert));
    }
    return ReportNews{.hints = hints.value(), .alerts = alerts.value()};
}

Result<Ui::View> viewOf(const ReportArguments &arguments, const QTimeZone &zone, const QDateTime &now)
{
    const auto period = periodFrom(arguments.period, now, zone);
    if (!period) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"The report's range \"%1\" is empty"_qs.arg(arguments.period)};
    }
    Ui::View view;
    view.range = *period;
    view.comparison.mode = arguments.comparison;
    view.filter = arguments.filter;
    return view;
}

} // namespace

QString alertText(const Sql::AlertFinding &alert)
{
    const QLocale locale;
    return DashboardReports::tr("Alert: %1; now %2")
        .arg(Ui::ruleText(alert.rule, locale), Ui::findingText(alert, locale));
}

Result<ReportNews> writeReport(Sql::DatabaseAccess &database, const ReportArguments &arguments,
                               const ReportSettings &settings)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Result<Ui::View> view = viewOf(arguments, settings.reportingZone, now);
    if (!view.ok()) {
        return view.error();
    }
    const Result<std::unique_ptr<Sql::Connection>> connection = database.open(Sql::Purpose::Reading);
    if (!connection.ok()) {
        return connection.error();
    }
    const Result<Sql::DataSpan> span = Sql::dataSpan(*connection.value(), settings.sourceZone);
    const auto labels = labelsOf(*connection.value(), arguments.filter, settings.sourceZone);
    if (!span.ok() || !labels.ok()) {
        return span.ok() ? labels.error() : span.error();
    }
    const Ui::Question question = Ui::questionOf(view.value(), {.reportingZone = settings.reportingZone,
                                                                .sourceZone = settings.sourceZone,
                                                                .now = now,
                                                                .span = span.value()});
    Ui::Report report(pagesOf(arguments.pages));
    const Result<ReportNews> news = fill(report, *connection.value(), question, span.value());
    if (!news.ok()) {
        return news;
    }
    const Outcome written = report.write(arguments.file,
                                         {.format = arguments.format,
                                          .scheme = settings.scheme,
                                          .paper = arguments.paper.value_or(Ui::usualPaper(QLocale())),
                                          .picture = arguments.size},
                                         labels.value());
    return written.ok() ? news : Result<ReportNews>(written.error());
}

} // namespace ShelfHelp::Dashboard
