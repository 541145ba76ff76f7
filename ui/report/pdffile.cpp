// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pdffile.h"

#include "sheet.h"

#include <ui/charts/typography.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>

namespace ShelfHelp::Ui {

namespace {

struct PdfTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::PdfTexts)
};

constexpr double sideMargin = 14;     ///< millimetres
constexpr double designedWidth = 850; ///< pixels that the width between the margins stands for
constexpr double lineRoom = 34;       ///< for head or foot, designed

/// The paper in the pixels of the sheet.
struct PaperFrame
{
    double perPixel = 1; ///< dots of the paper
    QRectF inside;       ///< between the margins, in pixels
};

PaperFrame frameOf(const QPdfWriter &writer, const Scale &scale)
{
    const double margin = sideMargin / 25.4 * writer.resolution();
    const QSizeF dots = writer.pageLayout().fullRectPixels(writer.resolution()).size();
    const double perPixel = (dots.width() - 2 * margin) / scale(designedWidth);
    return {.perPixel = perPixel,
            .inside = QRectF(margin / perPixel, margin / perPixel, (dots.width() - 2 * margin) / perPixel,
                             (dots.height() - 2 * margin) / perPixel)};
}

void paintLines(QPainter &painter, const PaperFrame &frame, const ReportContext &context, int page, int pages,
                const Sheet &sheet)
{
    painter.setFont(textFont(sheet.font(), TextRole::Legend));
    painter.setPen(sheet.theme().muted);
    const QFontMetricsF metrics(painter.font());
    const QRectF foot(frame.inside.left(), frame.inside.bottom() - metrics.height(), frame.inside.width(),
                      metrics.height());
    const QRectF head(frame.inside.left(), frame.inside.top(), frame.inside.width(), metrics.height());
    const QString number = PdfTexts::tr("page %1 of %2").arg(page).arg(pages);
    if (page > 1) {
        painter.drawText(head, int(Qt::AlignLeft),
                         metrics.elidedText(context.title, Qt::ElideRight, head.width() / 2));
        painter.drawText(head, int(Qt::AlignRight), context.range);
    }
    painter.drawText(foot, int(Qt::AlignLeft),
                     PdfTexts::tr("Shelf Help Analytics · %1 · %2").arg(context.range, context.asOf));
    painter.drawText(foot, int(Qt::AlignRight), number);
    painter.setPen(QPen(sheet.theme().border, 1));
    const double gap = metrics.height() / 2;
    painter.drawLine(QPointF(foot.left(), foot.top() - gap), QPointF(foot.right(), foot.top() - gap));
    if (page > 1) {
        painter.drawLine(QPointF(head.left(), head.bottom() + gap),
                         QPointF(head.right(), head.bottom() + gap));
    }
}

/// Glyphs that a font puts in the place of others, such as the raised colon of a time, have no character in
/// the PDF: nobody could find or copy them. Scripts that cannot do without are not touched by this.
void makeSearchable(Sheet &sheet)
{
    QFont font = sheet.font();
    font.setStyleStrategy(QFont::PreferNoShaping);
    sheet.setFont(font);
}

void setUp(QPdfWriter &writer, const ReportContext &context, const Sheet &sheet)
{
    // The resolution of the sheet: fonts in points are as large on the paper as they were laid out for.
    writer.setResolution(sheet.logicalDpiX());
    writer.setTitle(documentTitle(context) + u" · " + context.asOf);
    writer.setCreator(u"Shelf Help Analytics "_qs + QStringLiteral(SHELFHELP_VERSION));
}

/// As wide as the paper, and as high as what is on it.
QPageSize fittingPaper(const QPdfWriter &writer, const PaperFrame &frame, int height)
{
    const QSizeF paper = writer.pageLayout().fullRectPoints().size();
    const double inside = height * frame.perPixel * 72 / writer.resolution();
    const double margins = 2 * sideMargin / 25.4 * 72;
    return QPageSize(QSizeF(paper.width(), inside + margins), QPageSize::Point, {}, QPageSize::ExactMatch);
}

} // namespace

QPageSize::PageSizeId usualPaper(const QLocale &locale)
{
    const bool isLetter = locale.measurementSystem() == QLocale::ImperialUSSystem;
    return isLetter ? QPageSize::Letter : QPageSize::A4;
}

QByteArray pdfDocument(Sheet &sheet, const PaperContent &content, QPageSize::PageSizeId paper)
{
    makeSearchable(sheet);
    QByteArray written;
    QBuffer buffer(&written);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(paper));
    writer.setPageMargins(QMarginsF());
    setUp(writer, content.context, sheet);
    const Scale scale(sheet.font());
    PaperFrame frame = frameOf(writer, scale);
    const double room = scale(lineRoom);
    const PaperMeasures measures{.width = int(frame.inside.width()),
                                 .pageHeight = int(frame.inside.height() - 2 * room),
                                 .firstRoom = int(room)};
    const QList<PaperPage> pages = paginated(paperBlocks(sheet, content, measures), measures);
    const bool hasLines = !content.isCard || pages.size() > 1;
    if (!hasLines) {
        writer.setPageSize(fittingPaper(writer, frame, heightOf(pages.first())));
        frame = frameOf(writer, scale);
    }
    QPainter painter(&writer);
    painter.scale(frame.perPixel, frame.perPixel);
    for (qsizetype page = 0; page < pages.size(); ++page) {
        if (page > 0) {
            writer.newPage();
        }
        painter.save();
        painter.translate(frame.inside.left(), frame.inside.top() + (page == 0 ? 0 : room));
        paintPage(painter, pages[page], measures);
        painter.restore();
        if (hasLines) {
            paintLines(painter, frame, content.context, int(page) + 1, int(pages.size()), sheet);
        }
    }
    painter.end();
    return written;
}

} // namespace ShelfHelp::Ui
