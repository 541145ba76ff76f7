// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "explanation.h"

#include <sql/analytics/figurecatalogue.h>
#include <ui/format/dates.h>
#include <ui/format/numbers.h>

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct Explanations
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Explanations)
};

QString filtersText(const Sql::Filter &filter, const FilterLabels &labels, const QLocale &locale)
{
    QStringList texts;
    for (const FilterTerm &term : termsOf(filter, labels, locale)) {
        texts.append(term.text());
    }
    return texts.isEmpty() ? Explanations::tr("none") : texts.join(u" · "_qs);
}

QString sourceText(const FigureAnswer &answer)
{
    bool sums = false;
    bool rows = false;
    for (const Sql::StatementRun &run : answer.runs) {
        sums = sums || run.what != Sql::WhatIsRead::Rows;
        rows = rows || run.readsSearches;
    }
    if (sums) {
        return rows ? Explanations::tr("sums by day, and the rows of days that were written to since")
                    : Explanations::tr("sums by day");
    }
    return answer.sumsAbsence ? Explanations::tr("rows; there are no sums by day that serve")
                              : Explanations::tr("rows");
}

QString instantText(const QDateTime &instant, const QTimeZone &zone, const QLocale &locale)
{
    const QDateTime local = instant.toTimeZone(zone);
    return dateText(local.date(), DateStyle::DayMonthYear, locale) + u' ' +
           local.time().toString(u"HH:mm:ss"_qs);
}

} // namespace

QStringList contextLines(const Question &question, const FilterLabels &labels, const QDateTime &asOf,
                         const QLocale &locale, const std::optional<RowCounts> &rows)
{
    const QTimeZone &zone = question.time.reportingZone;
    QStringList lines{
        Explanations::tr("Range: %1").arg(rangeText(question.time.range, zone, locale)),
        Explanations::tr("Stored times are read as %1").arg(zoneText(question.time.sourceZone)),
        Explanations::tr("Filters: %1").arg(filtersText(question.filter, labels, locale)),
    };
    if (question.time.comparison) {
        lines.insert(
            1, Explanations::tr("Compared with: %1").arg(rangeText(*question.time.comparison, zone, locale)));
    }
    if (rows) {
        lines.append(
            Explanations::tr("Rows: n = %1 shelf searches, %2 library checks")
                .arg(countText(rows->shelfSearches, locale), countText(rows->libraryChecks, locale)));
    }
    if (asOf.isValid()) {
        lines.append(Explanations::tr("As of: %1").arg(instantText(asOf, zone, locale)));
    }
    return lines;
}

Explanation explain(const QStringList &figures, const FigureAnswer &answer, const Question &question,
                    const FilterLabels &labels, const QLocale &locale)
{
    Explanation explanation{
        .definition = {}, .facts = contextLines(question, labels, answer.asOf, locale), .sql = {}};
    QStringList definitions;
    for (const QString &name : figures) {
        if (const Sql::FigureDescription *figure = Sql::findFigure(name)) {
            definitions.append(figure->definition);
        }
    }
    explanation.definition = definitions.join(u"\n\n"_qs);
    explanation.facts.append(Explanations::tr("Made from: %1").arg(sourceText(answer)));
    qint64 rows = 0;
    QStringList statements;
    for (const Sql::StatementRun &run : answer.runs) {
        rows += run.rows;
        statements.append(u"-- "_qs + run.name + u'\n' + run.sql.trimmed());
    }
    explanation.facts.append(
        Explanations::tr("Rows that the statements gave: %1").arg(countText(rows, locale)));
    explanation.sql =
        statements.isEmpty()
            ? Explanations::tr("-- Answered from what other cards of the page had asked before.")
            : statements.join(u"\n\n"_qs);
    return explanation;
}

} // namespace ShelfHelp::Ui
