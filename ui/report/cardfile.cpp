// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cardfile.h"

#include "paperlayout.h"
#include "pdffile.h"
#include "picturefile.h"
#include "sheet.h"

#include <ui/charts/card.h>
#include <ui/panels/panel.h>

namespace ShelfHelp::Ui {

QByteArray csvOf(const ChartTable &table, const ReportContext &context)
{
    return commaSeparated(table, QStringList{context.title} + context.lines).toUtf8();
}

Result<QByteArray> cardFile(const Panel &panel, ExportFormat format, const ReportContext &context,
                            ColorScheme scheme, const Annotations &annotations)
{
    if (format == ExportFormat::Csv) {
        return csvOf(panel.body()->table(), context);
    }
    Sheet sheet(format == ExportFormat::Pdf ? ColorScheme::Light : scheme);
    Panel copy(panel.definition());
    copy.card()->setParent(&sheet);
    copy.take(*panel.answer(), panel.question());
    copy.body()->setAnnotations(annotations);
    applyLook(*copy.card(), lookOf(*panel.card()));
    const PaperContent content{.context = context,
                               .sections = {{.id = panel.id(), .title = context.title, .panels = {&copy}}},
                               .isCard = true};
    switch (format) {
    case ExportFormat::Png:
        return pngPicture(sheet, content, cardMeasures(sheet));
    case ExportFormat::Svg:
        return svgPicture(sheet, content, cardMeasures(sheet));
    default:
        return pdfDocument(sheet, content, usualPaper(panel.body()->locale()));
    }
}

} // namespace ShelfHelp::Ui
