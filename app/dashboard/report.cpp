// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report.h"

#include <sql/analytics/overviewfigures.h>
#include <sql/databaseaccess.h>
#include <ui/charts/typography.h>
#include <ui/format/dates.h>
#include <ui/models/view.h>
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

QLabel *makeLabel(const QString &text, Ui::TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(Ui::textFont(parent->font(), role));
    return label;
}

/// Reads the figures of the page in one moment of the database. Stops at the first that could not be read: a
/// report with a hole in it would be taken for the whole.
Outcome fill(Ui::PanelPage &page, Sql::Connection &connection, const Ui::Question &question)
{
    const auto begun = Sql::Snapshot::begin(connection, question.time);
    if (!begun.ok()) {
        return begun.error();
    }
    for (const Ui::FigureRequest &request : page.requests()) {
        Result<Ui::Figure> figure = request.read(*begun.value(), question);
        if (!figure.ok()) {
            return figure.error();
        }
        page.take({.panel = request.panel, .figure = std::move(figure), .asOf = question.time.now}, question);
    }
    return success();
}

/// The sheet that is photographed: a head, and the page as the window shows it.
std::unique_ptr<QWidget> makeSheet(Ui::PanelPage *page, const Ui::Question &question)
{
    auto sheet = std::make_unique<QWidget>();
    const QLocale locale;
    const QTimeZone &zone = question.time.reportingZone;
    const QDateTime asOf = question.time.now.toTimeZone(zone);
    const QString line = Ui::rangeText(question.time.range, zone, locale) + u"   " +
                         ReportTexts::tr("as of %1 %2")
                             .arg(Ui::dateText(asOf.date(), Ui::DateStyle::DayMonthYear, locale),
                                  Ui::clockText(asOf.time(), locale));
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
    // Lets the layout settle: the number of columns follows from the width, and the height from that.
    for (int pass = 0; pass < 4; ++pass) {
        QCoreApplication::processEvents();
    }
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
    Ui::View view;
    view.range = Ui::RangeSelection(arguments.period);
    const Ui::Question question = Ui::questionOf(view, {.reportingZone = reportingZone,
                                                        .sourceZone = sourceZone,
                                                        .now = QDateTime::currentDateTimeUtc(),
                                                        .span = span.value()});
    auto *page = new Ui::OverviewPage;
    const std::unique_ptr<QWidget> sheet = makeSheet(page, question);
    if (Outcome read = fill(*page, *connection.value(), question); !read.ok()) {
        return read;
    }
    return save(photograph(*sheet, arguments.size), arguments.file);
}

} // namespace ShelfHelp::Dashboard
