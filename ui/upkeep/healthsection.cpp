// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "healthsection.h"

#include "factgrid.h"
#include "upkeeptexts.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace ShelfHelp::Ui {

namespace {

/// A shape and a word: the colour says the same.
QString markText(Sql::Severity severity)
{
    switch (severity) {
    case Sql::Severity::Note:
        return HealthSection::tr("ⓘ Note");
    case Sql::Severity::Warning:
        return HealthSection::tr("▲ Look");
    case Sql::Severity::Critical:
        return HealthSection::tr("✗ Act");
    }
    Q_UNREACHABLE();
}

QColor markColour(Sql::Severity severity, const Theme &theme)
{
    return severity == Sql::Severity::Critical  ? theme.bad
           : severity == Sql::Severity::Warning ? theme.warning
                                                : theme.muted;
}

/// What a finding's button says; empty where this window has no means.
QString buttonText(const Sql::Finding &finding)
{
    if (!finding.table.isEmpty()) {
        return HealthSection::tr("Maintenance…");
    }
    if (finding.code == u"settled-rejections" || finding.code == u"size" || finding.code == u"read-only") {
        return HealthSection::tr("Purge…");
    }
    if (finding.code == u"rejections") {
        return HealthSection::tr("Dead letters");
    }
    if (finding.code == u"backup") {
        return HealthSection::tr("Back up…");
    }
    return finding.code == u"tls" || finding.code == u"pooler" ? HealthSection::tr("Connections…")
                                                               : QString();
}

QString headlineText(const Sql::HealthReport &report)
{
    const qint64 count = std::ranges::count_if(
        report.findings, [](const Sql::Finding &finding) { return finding.severity != Sql::Severity::Note; });
    return count == 0 ? HealthSection::tr("✓ All is well: nothing has to be done.")
                      : pluralText(HealthSection::tr("%n thing(s) to see to.", nullptr, int(count)), count);
}

QString keptText(qint64 count, const std::optional<QDateTime> &oldest, const QTimeZone &zone,
                 const QLocale &locale)
{
    return oldest ? HealthSection::tr("%1, the oldest of %2", "how many, when")
                        .arg(countText(count, locale), instantCell(oldest, zone))
                  : countText(count, locale);
}

} // namespace

HealthSection::HealthSection(QWidget *parent)
    : Section(u"healthSection"_qs, tr("Health"), parent)
    , m_list(new QVBoxLayout)
    , m_facts(new FactGrid(u"healthFacts"_qs, 2, this))
{
    m_headline = addSentence(u"healthHeadline"_qs);
    m_list->setSpacing(Scale(font()).px(10));
    column()->addLayout(m_list);
    column()->addSpacing(Scale(font()).px(4));
    column()->addWidget(m_facts);
    m_check = addButton(u"checkAgain"_qs, tr("&Check again"),
                        tr("Looks at sizes, sessions, locks, indexes, schema and sums. Nobody notices"));
    connect(m_check, &QPushButton::clicked, this, &HealthSection::checkRequested);
    showAsking();
}

void HealthSection::clearRows()
{
    for (const Row &row : std::as_const(m_rows)) {
        m_list->removeWidget(row.widget);
        row.widget->hide(); // it may be its button that was pressed
        row.widget->deleteLater();
    }
    m_rows.clear();
}

void HealthSection::addRow(const Sql::Finding &finding)
{
    const Scale scale(font());
    const QString name = u"finding-%1-%2"_qs.arg(m_rows.size()).arg(finding.code);
    auto *widget = new QWidget(this);
    widget->setObjectName(name);
    Row row{.widget = widget,
            .mark = plainLabel(u"findingMark"_qs, widget),
            .what = plainLabel(u"findingText"_qs, widget),
            .remedy = plainLabel(u"findingRemedy"_qs, widget),
            .button = nullptr,
            .severity = finding.severity};
    row.mark->setText(markText(finding.severity));
    row.mark->setMinimumWidth(row.mark->fontMetrics().horizontalAdvance(u'M') * 6);
    row.what->setText(visibleText(finding.what) + u'.');
    row.remedy->setText(visibleText(finding.remedy));
    row.remedy->setVisible(!finding.remedy.isEmpty());
    auto *texts = new QVBoxLayout;
    texts->setSpacing(scale.px(1));
    for (QLabel *label : {row.what, row.remedy}) {
        setWrapsAnything(label);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(label);
    }
    auto *line = new QHBoxLayout(widget);
    line->setContentsMargins({});
    line->setSpacing(scale.px(12));
    line->addWidget(row.mark, 0, Qt::AlignTop);
    line->addLayout(texts, 1);
    if (const QString text = buttonText(finding); !text.isEmpty()) {
        row.button = new QPushButton(text, widget);
        row.button->setObjectName(name + u"-button");
        row.button->setToolTip(tr("Leads to the part of the window that mends it"));
        row.button->setAccessibleDescription(row.what->text());
        connect(row.button, &QPushButton::clicked, this, [this, finding] { Q_EMIT findingChosen(finding); });
        line->addWidget(row.button, 0, Qt::AlignTop);
    }
    m_list->addWidget(widget);
    m_rows.append(row);
}

void HealthSection::showFacts(const Sql::HealthFacts &facts, const QTimeZone &zone)
{
    const QLocale texts = locale();
    const qint64 dead =
        std::accumulate(facts.tables.cbegin(), facts.tables.cend(), qint64(0),
                        [](qint64 sum, const Sql::TableStorage &table) { return sum + table.deadRows; });
    const qint64 bloat =
        std::accumulate(facts.tables.cbegin(), facts.tables.cend(), qint64(0),
                        [](qint64 sum, const Sql::TableStorage &table) { return sum + table.knownBloat(); });
    FactGrid::Facts shown;
    shown.append(
        {tr("Size"), facts.planBytes && *facts.planBytes > 0
                         ? tr("%1 of %2 that the plan allows (%3)")
                               .arg(sizeText(facts.bytes, texts), sizeText(*facts.planBytes, texts),
                                    percentText(double(facts.bytes) / double(*facts.planBytes), texts))
                         : sizeText(facts.bytes, texts)});
    shown.append({tr("Empty"), tr("about %1", "bytes").arg(sizeText(bloat, texts))});
    shown.append({tr("Dead rows"), countText(dead, texts)});
    shown.append(
        {tr("Connections"),
         tr("%1 of %2").arg(countText(facts.connections, texts), countText(facts.maxConnections, texts))});
    if (facts.kept) {
        shown.append({tr("Ledger"), keptText(facts.kept->ledger, facts.kept->oldestEntry, zone, texts)});
        shown.append({tr("Rejected, open"),
                      keptText(facts.kept->openRejections, facts.kept->oldestOpen, zone, texts)});
        shown.append({tr("Rejected, settled"),
                      keptText(facts.kept->settledRejections, facts.kept->oldestSettled, zone, texts)});
    }
    shown.append({tr("Last backup"), facts.lastBackup ? instantCell(facts.lastBackup, zone)
                                                      : tr("none that was made from here")});
    m_facts->setFacts(shown);
    m_facts->show();
}

void HealthSection::showReport(const Sql::HealthReport &report, const QTimeZone &zone)
{
    m_isAsking = false;
    m_isBad = false;
    clearRows();
    for (const Sql::Finding &finding : report.findings) {
        addRow(finding);
    }
    m_headline->setText(headlineText(report));
    showFacts(report.facts, zone);
    applyTheme(Theme::of(palette()));
    showState();
}

void HealthSection::showError(const Error &error)
{
    m_isAsking = false;
    m_isBad = true;
    clearRows();
    m_facts->hide();
    m_headline->setText(visibleText(error.toText()));
    applyTheme(Theme::of(palette()));
    showState();
}

/// What is shown stays meanwhile.
void HealthSection::showAsking()
{
    m_isAsking = true;
    if (m_rows.isEmpty() && m_headline->text().isEmpty()) {
        m_headline->setText(tr("Asking the database …"));
        m_facts->hide();
    }
    showState();
}

QString HealthSection::toText() const
{
    QString text = m_headline->text() + u'\n';
    for (const Row &row : m_rows) {
        text += row.mark->text() + u' ' + row.what->text() + u' ' + row.remedy->text() + u'\n';
    }
    return text + m_facts->toText();
}

void HealthSection::showState()
{
    allow(m_check, m_isAsking ? tr("The database is being asked.") : QString());
    for (const Row &row : std::as_const(m_rows)) {
        if (row.button != nullptr) {
            row.button->setEnabled(!isBusy());
        }
    }
}

void HealthSection::applyTheme(const Theme &theme)
{
    Section::applyTheme(theme);
    m_facts->applyTheme(theme);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    styleLabel(m_headline, bold, m_isBad ? theme.bad : theme.text);
    for (const Row &row : std::as_const(m_rows)) {
        styleLabel(row.mark, bold, markColour(row.severity, theme));
        styleLabel(row.what, font(), theme.text);
        styleLabel(row.remedy, font(), theme.muted);
        if (row.button != nullptr) {
            row.button->setStyleSheet(buttonStyle(theme, Scale(font())));
        }
    }
}

} // namespace ShelfHelp::Ui
