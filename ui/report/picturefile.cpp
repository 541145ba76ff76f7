// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "picturefile.h"

#include "sheet.h"
#include "svgfile.h"

#include <ui/charts/typography.h>
#include <ui/panels/panel.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>

namespace ShelfHelp::Ui {

namespace {

struct Pictures
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Pictures)
};

constexpr double cardWidth = 780;
constexpr double margin = 20;
constexpr int mostRows = 60;
constexpr int greatestHeight = 32'000; ///< what QPainter can address

/// Everything laid out at its place.
struct Composition
{
    PaperPage page;
    PaperMeasures measures;
    QSize size;
    double margin = 0;

    void paint(QPainter &painter, const QColor &ground) const
    {
        painter.fillRect(QRectF(QPointF(), QSizeF(size)), ground);
        painter.translate(margin, margin);
        paintPage(painter, page, measures);
    }
};

Composition composed(Sheet &sheet, const PaperContent &content, const PictureMeasures &wanted)
{
    Composition composition;
    composition.margin = Scale(sheet.font()).px(margin);
    const int margins = int(2 * composition.margin);
    composition.measures = {.width = wanted.size.width() - margins,
                            .leastHeight = wanted.size.height() - margins,
                            .mostRows = mostRows};
    composition.page =
        paginated(paperBlocks(sheet, content, composition.measures), composition.measures).first();
    composition.size =
        QSize(wanted.size.width(), std::max(wanted.size.height(), heightOf(composition.page) + margins));
    return composition;
}

PictureTexts textsOf(const PaperContent &content)
{
    QStringList lines = content.context.lines;
    if (content.isCard) {
        lines.prepend(content.sections.first().panels.first()->body()->summary());
    }
    return {.title = documentTitle(content.context), .description = lines.join(u'\n')};
}

} // namespace

PictureMeasures cardMeasures(const Sheet &sheet)
{
    return {.size = {Scale(sheet.font()).px(cardWidth), 0}, .ratio = 2};
}

Result<QByteArray> pngPicture(Sheet &sheet, const PaperContent &content, const PictureMeasures &measures)
{
    const Composition composition = composed(sheet, content, measures);
    if (composition.size.height() * measures.ratio > greatestHeight) {
        return Error{.kind = ErrorKind::Usage,
                     .message = Pictures::tr("The picture would be too high to be one"),
                     .remedy = Pictures::tr("Choose fewer pages, or PDF or HTML.")};
    }
    QImage image(composition.size * measures.ratio, QImage::Format_RGB32);
    if (image.isNull()) {
        return Error{.message = Pictures::tr("There is not enough memory for a picture of %1 × %2 pixels")
                                    .arg(composition.size.width())
                                    .arg(composition.size.height())};
    }
    image.setDevicePixelRatio(measures.ratio);
    QPainter painter(&image);
    composition.paint(painter, sheet.theme().page);
    painter.end();
    const PictureTexts texts = textsOf(content);
    image.setText(u"Title"_qs, texts.title);
    image.setText(u"Description"_qs, texts.description);
    QByteArray written;
    QBuffer buffer(&written);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return written;
}

QByteArray svgPicture(Sheet &sheet, const PaperContent &content, const PictureMeasures &measures)
{
    const Composition composition = composed(sheet, content, measures);
    return svgDocument(composition.size, textsOf(content), sheet.logicalDpiX(),
                       [&](QPainter &painter) { composition.paint(painter, sheet.theme().page); });
}

} // namespace ShelfHelp::Ui
