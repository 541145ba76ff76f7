// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionmark.h"

#include <ui/charts/connectioncolours.h>
#include <ui/charts/typography.h>

namespace ShelfHelp::Ui {

ConnectionMark::ConnectionMark(const QString &name, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(name);
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignCenter);
    const Scale scale(font());
    setContentsMargins(scale.px(8), scale.px(2), scale.px(8), scale.px(2));
    setAutoFillBackground(true);
    QFont bold = font();
    bold.setBold(true);
    setFont(bold);
    hide();
}

void ConnectionMark::setProfile(const Sql::ConnectionProfile &profile)
{
    const QColor colour = colourOf(profile.colour);
    setVisible(colour.isValid());
    if (!colour.isValid()) {
        return;
    }
    setText(profile.name);
    setAccessibleName(tr("Connection: %1").arg(profile.name));
    QPalette colours = palette();
    colours.setColor(QPalette::Window, colour);
    colours.setColor(QPalette::WindowText, textOn(colour));
    setPalette(colours);
}

} // namespace ShelfHelp::Ui
