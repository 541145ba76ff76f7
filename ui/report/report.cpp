// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report.h"

#include "cardfile.h"
#include "htmlfile.h"
#include "outputfile.h"
#include "pdffile.h"
#include "picturefile.h"
#include "sheet.h"

#include <ui/charts/card.h>
#include <ui/pages/panelpage.h>
#include <ui/pages/panelpages.h>

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct Reports
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Reports)
};

} // namespace

struct Report::Part
{
    ReportPage page;
    std::unique_ptr<PanelPage> widget;
};

Report::Report(const QList<ReportPage> &pages)
    : m_sheet(std::make_unique<Sheet>(ColorScheme::Light))
{
    for (const ReportPage &page : pages) {
        if (PanelPage *widget = makePanelPage(page.id, m_sheet.get())) {
            widget->hide();
            m_parts.push_back({page, std::unique_ptr<PanelPage>(widget)});
        }
    }
    m_missing = requests().size();
}

Report::~Report() = default;

QList<FigureRequest> Report::requests() const
{
    QList<FigureRequest> requests;
    for (const Part &part : m_parts) {
        for (FigureRequest request : part.widget->requests()) {
            request.panel.prepend(part.page.id + u'/');
            requests.append(request);
        }
    }
    return requests;
}

void Report::take(const FigureAnswer &answer, const Question &question)
{
    --m_missing;
    m_question = question;
    m_asOf = answer.asOf;
    if (!answer.figure.ok() && !m_error) {
        m_error = answer.figure.error();
    }
    const QString page = answer.panel.section(u'/', 0, 0);
    for (const Part &part : m_parts) {
        if (part.page.id == page) {
            FigureAnswer own = answer;
            own.panel = answer.panel.section(u'/', 1);
            part.widget->take(own, question);
        }
    }
}

void Report::setAnnotations(const Annotations &annotations)
{
    for (const Part &part : m_parts) {
        part.widget->setAnnotations(annotations);
    }
}

void Report::setLooks(const QString &page, const QMap<QString, CardLook> &looks)
{
    for (const Part &part : m_parts) {
        for (const Panel *panel : part.widget->panels()) {
            if (part.page.id == page && looks.contains(panel->id())) {
                applyLook(*panel->card(), looks[panel->id()]);
            }
        }
    }
}

ReportContext Report::context(const FilterLabels &labels) const
{
    const QString title =
        m_parts.size() == 1 ? m_parts.front().page.title : Reports::tr("Shelf Help Analytics");
    ReportContext context =
        reportContext(title, m_question, labels, m_asOf, m_parts.front().widget->rowCounts(), QLocale());
    context.lines.append(m_remarks);
    return context;
}

void Report::addRemark(const QString &line)
{
    m_remarks.append(line);
}

Outcome Report::write(const QString &fileName, const ReportLook &look, const FilterLabels &labels)
{
    if (m_parts.empty()) {
        return Error{.kind = ErrorKind::Usage,
                     .message = Reports::tr("A report needs at least one page of cards")};
    }
    if (m_error) {
        return *m_error;
    }
    if (m_missing > 0) {
        return Error{.message = Reports::tr("Some figures of the report were not read")};
    }
    const ReportContext context = this->context(labels);
    if (look.format == ExportFormat::Csv) {
        return writeTables(fileName, context);
    }
    const Result<QByteArray> content = render(look, context);
    return content.ok() ? writeFile(fileName, content.value()) : Outcome(content.error());
}

Result<QByteArray> Report::render(const ReportLook &look, const ReportContext &context)
{
    PaperContent content{.context = context, .sections = {}};
    QList<ChartTable> headers;
    for (const Part &part : m_parts) {
        content.sections.append(sectionOf(part.page.id, part.page.title, *part.widget));
        headers.append(part.widget->headerTable());
    }
    const PictureMeasures picture{.size = look.picture};
    switch (look.format) {
    case ExportFormat::Html:
        return htmlDocument(*m_sheet, content, headers);
    case ExportFormat::Png:
        m_sheet->setScheme(look.scheme);
        return pngPicture(*m_sheet, content, picture);
    case ExportFormat::Svg:
        m_sheet->setScheme(look.scheme);
        return svgPicture(*m_sheet, content, picture);
    default:
        return pdfDocument(*m_sheet, content, look.paper);
    }
}

/// A file for each card, and one for the figures above them.
Outcome Report::writeTables(const QString &folder, const ReportContext &context) const
{
    QList<OutputFile> files;
    for (const Part &part : m_parts) {
        const auto add = [&](const QString &id, const QString &title, const ChartTable &table) {
            ReportContext own = context;
            own.title = part.page.title + u" – "_qs + title;
            files.append({fileNameOf(part.page.id + u'-' + id, ExportFormat::Csv), csvOf(table, own)});
        };
        if (const ChartTable header = part.widget->headerTable(); !header.columns.isEmpty()) {
            add(u"tiles"_qs, Reports::tr("Headline figures"), header);
        }
        for (const Panel *panel : part.widget->panels()) {
            add(panel->id(), panel->body()->accessibleName(), panel->body()->table());
        }
    }
    return writeFiles(folder, files);
}

} // namespace ShelfHelp::Ui
