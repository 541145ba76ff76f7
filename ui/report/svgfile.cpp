// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "svgfile.h"

#include "htmltext.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

namespace ShelfHelp::Ui {

namespace {

/// Up to where the root element begins, the root element's tag, and the rest.
struct Parts
{
    QString tag;
    QString content;
};

Parts partsOf(const QString &document)
{
    const qsizetype start = document.indexOf(u"<svg");
    const qsizetype end = document.indexOf(u'>', start);
    return {.tag = document.mid(start, end - start), .content = document.mid(end + 1).trimmed()};
}

} // namespace

QByteArray svgDocument(QSize size, const PictureTexts &texts, int dotsPerInch,
                       const std::function<void(QPainter &)> &paint)
{
    QByteArray written;
    QBuffer buffer(&written);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setResolution(dotsPerInch);
    QPainter painter(&generator);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
    painter.end();
    // Title and description are ours to write: the generator would not leave out what XML does not know.
    const QString content = xmlText(partsOf(QString::fromUtf8(written)).content);
    const QString head = uR"(<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="%1" height="%2" viewBox="0 0 %1 %2" role="img">
<title>%3</title>
<desc>%4</desc>
<style>text { font-family: Inter, "Helvetica Neue", Arial, sans-serif; white-space: pre; }</style>
)"_qs;
    const QString body = content.mid(content.indexOf(u"<defs"));
    return head.arg(QString::number(size.width()), QString::number(size.height()), escaped(texts.title),
                    escaped(texts.description))
               .toUtf8() +
           body.toUtf8() + '\n';
}

QString svgElement(const QByteArray &document, const QString &label, const QString &cssClass)
{
    const Parts parts = partsOf(QString::fromUtf8(document));
    const QString inner = parts.content.mid(parts.content.indexOf(u"<defs"));
    const QString box = parts.tag.mid(parts.tag.indexOf(u"viewBox=")).section(u'"', 1, 1);
    return u"<svg class=\"%1\" viewBox=\"%2\" role=\"img\" aria-label=\"%3\">"_qs.arg(cssClass, box,
                                                                                      escaped(label)) +
           inner;
}

} // namespace ShelfHelp::Ui
