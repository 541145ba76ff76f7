// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "explaindialog.h"

#include "dialogbuttons.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/typography.h>

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

ExplainDialog::ExplainDialog(const QString &title, const Explanation &explanation,
                             const QList<RowsBehind> &rows, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"explainDialog"_qs);
    setWindowTitle(tr("Explain: %1").arg(title));
    const Scale scale(font());
    auto *definition = plainLabel(u"definition"_qs, this);
    definition->setWordWrap(true);
    definition->setText(explanation.definition);
    definition->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *facts = plainLabel(u"facts"_qs, this);
    facts->setWordWrap(true);
    facts->setText(explanation.facts.join(u'\n'));
    facts->setForegroundRole(QPalette::PlaceholderText);
    auto *sql = new QPlainTextEdit(explanation.sql, this);
    sql->setObjectName(u"sql"_qs);
    sql->setAccessibleName(tr("SQL that ran"));
    sql->setReadOnly(true);
    sql->setLineWrapMode(QPlainTextEdit::NoWrap);
    sql->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    sql->setTabChangesFocus(true);

    auto *buttons = plainButtons(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy SQL"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copySql"_qs);
    connect(copy, &QPushButton::clicked, this,
            [text = explanation.sql] { QGuiApplication::clipboard()->setText(text); });
    if (!rows.isEmpty()) {
        QPushButton *show = buttons->addButton(tr("Show &rows"), QDialogButtonBox::ActionRole);
        show->setObjectName(u"showRows"_qs);
        connect(show, &QPushButton::clicked, this, [this, first = rows.first()] {
            Q_EMIT rowsRequested(first);
            accept();
        });
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(scale.px(12));
    column->setContentsMargins(scale.px(20), scale.px(18), scale.px(20), scale.px(16));
    column->addWidget(definition);
    column->addWidget(facts);
    column->addWidget(sql, 1);
    column->addWidget(buttons);
    resize(scale.px(680), scale.px(520));
}

} // namespace ShelfHelp::Ui
