// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rangedialog.h"

#include "dialogbuttons.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/typography.h>
#include <ui/format/dates.h>
#include <ui/models/rangeexpression.h>

#include <QAbstractItemView>
#include <QCalendarWidget>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

/// As it can be typed again: whole days as days, the last one included.
QString expressionOf(const QDateTime &instant, RangeEnd end, const QTimeZone &zone)
{
    const QDateTime local = instant.toTimeZone(zone);
    if (local == local.date().startOfDay(zone)) {
        return (end == RangeEnd::To ? local.date().addDays(-1) : local.date()).toString(Qt::ISODate);
    }
    return local.toString(u"yyyy-MM-dd HH:mm"_qs);
}

QCalendarWidget *calendar(const QString &objectName, const QString &name, QWidget *parent)
{
    auto *days = new QCalendarWidget(parent);
    days->setObjectName(objectName);
    days->setAccessibleName(name);
    // The days within it are what takes the focus.
    for (auto *view : days->findChildren<QAbstractItemView *>()) {
        view->setAccessibleName(name);
    }
    days->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    days->setHorizontalHeaderFormat(QCalendarWidget::ShortDayNames);
    days->setMinimumDate(QDate(2000, 1, 1));
    days->setMaximumDate(QDate(2099, 12, 31));
    // Red weekends would look like a warning.
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday}) {
        days->setWeekdayTextFormat(day, days->weekdayTextFormat(Qt::Monday));
    }
    return days;
}

} // namespace

RangeDialog::RangeDialog(const Sql::TimeRange &range, const Clock &clock, const QList<Sql::TimeRange> &recent,
                         QWidget *parent)
    : QDialog(parent)
    , m_clock(clock)
    , m_from(new QLineEdit(expressionOf(range.from, RangeEnd::From, clock.reportingZone), this))
    , m_to(new QLineEdit(expressionOf(range.to, RangeEnd::To, clock.reportingZone), this))
    , m_fromDays(calendar(u"fromCalendar"_qs, tr("First day"), this))
    , m_toDays(calendar(u"toCalendar"_qs, tr("Last day"), this))
    , m_recent(new QListWidget(this))
    , m_meaning(plainLabel(u"rangeMeaning"_qs, this))
{
    setObjectName(u"rangeDialog"_qs);
    setWindowTitle(tr("Custom range"));
    m_from->setObjectName(u"rangeFrom"_qs);
    m_to->setObjectName(u"rangeTo"_qs);
    m_recent->setObjectName(u"recentRanges"_qs);
    m_recent->setAccessibleName(tr("Ranges used before"));
    for (const Sql::TimeRange &each : recent) {
        auto *item = new QListWidgetItem(rangeText(each, clock.reportingZone, locale()), m_recent);
        item->setData(Qt::UserRole, each.from);
        item->setData(Qt::UserRole + 1, each.to);
    }
    layOut();
    connect(m_fromDays, &QCalendarWidget::clicked, this, [this](QDate day) { pickDay(m_from, day); });
    connect(m_toDays, &QCalendarWidget::clicked, this, [this](QDate day) { pickDay(m_to, day); });
    connect(m_from, &QLineEdit::textChanged, this, &RangeDialog::check);
    connect(m_to, &QLineEdit::textChanged, this, &RangeDialog::check);
    connect(m_recent, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        Q_EMIT chosen({item->data(Qt::UserRole).toDateTime(), item->data(Qt::UserRole + 1).toDateTime()});
        accept();
    });
    check();
    m_from->selectAll();
    m_from->setFocus();
}

void RangeDialog::layOut()
{
    const Scale scale(font());
    auto *columns = new QHBoxLayout;
    columns->setSpacing(scale.px(16));
    const auto addColumn = [columns, this](const QString &text, QLineEdit *edit, QCalendarWidget *days) {
        auto *column = new QVBoxLayout;
        auto *label = new QLabel(text, this);
        label->setBuddy(edit);
        column->addWidget(label);
        column->addWidget(edit);
        column->addWidget(days);
        columns->addLayout(column);
    };
    addColumn(tr("&From"), m_from, m_fromDays);
    addColumn(tr("&To, included"), m_to, m_toDays);
    auto *hint = new QLabel(tr("2024-09-02, 2024-09-02 14:30, now, now-7d, now-7d/d (m h d w M y)"), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = plainButtons(QDialogButtonBox::Apply | QDialogButtonBox::Cancel, this);
    m_apply = buttons->button(QDialogButtonBox::Apply);
    m_apply->setObjectName(u"applyRange"_qs);
    m_apply->setDefault(true);
    connect(m_apply, &QPushButton::clicked, this, &RangeDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_recent->setMaximumHeight(scale.px(84));
    m_recent->setVisible(m_recent->count() > 0);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(scale.px(10));
    all->addLayout(columns);
    all->addWidget(hint);
    all->addWidget(m_recent);
    all->addWidget(m_meaning);
    all->addWidget(buttons);
}

void RangeDialog::pickDay(QLineEdit *edit, QDate day)
{
    edit->setText(day.toString(Qt::ISODate));
}

std::optional<Sql::TimeRange> RangeDialog::typed() const
{
    const auto from = instantFrom(m_from->text(), RangeEnd::From, m_clock.now, m_clock.reportingZone);
    const auto to = instantFrom(m_to->text(), RangeEnd::To, m_clock.now, m_clock.reportingZone);
    if (!from || !to || *from >= *to) {
        return std::nullopt;
    }
    return Sql::TimeRange{*from, *to};
}

void RangeDialog::check()
{
    const QTimeZone &zone = m_clock.reportingZone;
    const auto from = instantFrom(m_from->text(), RangeEnd::From, m_clock.now, zone);
    const auto to = instantFrom(m_to->text(), RangeEnd::To, m_clock.now, zone);
    const QSignalBlocker fromBlocker(m_fromDays);
    const QSignalBlocker toBlocker(m_toDays);
    if (from) {
        m_fromDays->setSelectedDate(from->toTimeZone(zone).date());
    }
    if (to) {
        m_toDays->setSelectedDate(to->addMSecs(-1).toTimeZone(zone).date());
    }
    const auto range = typed();
    m_apply->setEnabled(range.has_value());
    m_meaning->setText(range   ? rangeText(*range, zone, locale())
                       : !from ? tr("“%1” is no time.").arg(m_from->text())
                       : !to   ? tr("“%1” is no time.").arg(m_to->text())
                               : tr("The range is empty: its end is not after its start."));
}

void RangeDialog::choose()
{
    if (const auto range = typed()) {
        Q_EMIT chosen(*range);
        accept();
    }
}

} // namespace ShelfHelp::Ui
