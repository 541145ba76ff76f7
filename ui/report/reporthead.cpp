// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reporthead.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/format/dates.h>

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

struct Heads
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Heads)
};

constexpr qsizetype longestLine = 300;

QLabel *addLine(QWidget *box, const QString &text, TextRole role, bool isMuted)
{
    QLabel *label = plainLabel(QString(), box);
    label->setText(text);
    label->setWordWrap(true);
    const Theme &theme = Theme::of(box->palette());
    styleLabel(label, textFont(box->font(), role), isMuted ? theme.muted : theme.text);
    box->layout()->addWidget(label);
    return label;
}

QWidget *makeBox(double spacing, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(Scale(box->font()).px(spacing));
    return box;
}

} // namespace

ReportContext reportContext(const QString &title, const Question &question, const FilterLabels &labels,
                            const QDateTime &asOf, const std::optional<RowCounts> &rows,
                            const QLocale &locale)
{
    const QTimeZone &zone = question.time.reportingZone;
    const QDateTime local = asOf.toTimeZone(zone);
    ReportContext context{.title = title,
                          .range = rangeText(question.time.range, zone, locale),
                          .asOf = Heads::tr("as of %1 %2")
                                      .arg(dateText(local.date(), DateStyle::DayMonthYear, locale),
                                           clockText(local.time(), locale)),
                          .lines = contextLines(question, labels, asOf, locale, rows)};
    for (QString &line : context.lines) {
        line = line.simplified();
        if (line.size() > longestLine) {
            line = line.left(longestLine) + u'…';
        }
    }
    return context;
}

QString documentTitle(const ReportContext &context)
{
    const QString program = Heads::tr("Shelf Help Analytics");
    const QString title =
        context.title == program ? program : Heads::tr("%1 – %2").arg(context.title, program);
    return title + u" · " + context.range;
}

QWidget *makeReportHead(const ReportContext &context, QWidget *parent)
{
    QWidget *box = makeBox(2, parent);
    addLine(box, context.title, TextRole::PageTitle, false);
    box->layout()->setContentsMargins(0, 0, 0, Scale(box->font()).px(4));
    addLine(box, context.lines.join(u"  ·  "_qs), TextRole::Subtitle, true);
    return box;
}

QWidget *makeCardFoot(const ReportContext &context, QWidget *parent)
{
    QWidget *box = makeBox(0, parent);
    addLine(box, context.lines.join(u"  ·  "_qs), TextRole::Legend, true);
    return box;
}

QWidget *makeSectionHead(const QString &title, QWidget *parent)
{
    QWidget *box = makeBox(0, parent);
    QLabel *label = addLine(box, title, TextRole::PageTitle, false);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 0.8);
    label->setFont(font);
    return box;
}

} // namespace ShelfHelp::Ui
