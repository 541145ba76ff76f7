// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shape.h"

#include "shapename.h"

#include <QFile>

namespace ShelfHelp::Sql {

namespace {

/// A fact is one line, whatever is in its names.
QString escaped(QString text)
{
    return text.replace(u'\\', u"\\\\"_qs).replace(u'\t', u"\\t"_qs).replace(u'\n', u"\\n"_qs);
}

QString unescaped(const QString &text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\' || i + 1 == text.size()) {
            result.append(text[i]);
            continue;
        }
        const QChar escape = text[++i];
        result.append(escape == u't' ? u'\t' : escape == u'n' ? u'\n' : escape.unicode());
    }
    return result;
}

} // namespace

Result<Shape> readShape(Connection &connection)
{
    const Result<Rows> rows = connection.executeStatement(u"schema/read_shape"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    Shape shape;
    for (int row = 0; row < rows.value().size(); ++row) {
        shape.insert(rows.value().get<QString>(row, 0), rows.value().get<QString>(row, 1));
    }
    return shape;
}

Shape wantedShape()
{
    QFile file(u":/sql/schema.shape"_qs);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return shapeFromText(file.readAll());
}

QByteArray shapeToText(const Shape &shape)
{
    QString text;
    for (auto fact = shape.cbegin(); fact != shape.cend(); ++fact) {
        text += escaped(fact.key()) + u'\t' + escaped(fact.value()) + u'\n';
    }
    return text.toUtf8();
}

Shape shapeFromText(const QByteArray &text)
{
    Shape shape;
    const QStringList lines = QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const qsizetype tab = line.indexOf(u'\t');
        if (tab >= 0) {
            shape.insert(unescaped(line.first(tab)), unescaped(line.sliced(tab + 1)));
        }
    }
    return shape;
}

Shape shapeOfSchema(const Shape &shape, const QString &schema)
{
    Shape part;
    for (auto fact = shape.cbegin(); fact != shape.cend(); ++fact) {
        if (ShapeName(fact.key()).schema() == schema) {
            part.insert(fact.key(), fact.value());
        }
    }
    return part;
}

} // namespace ShelfHelp::Sql
