// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "coverbox.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

constexpr QSize designedSize(132, 192);

} // namespace

CoverBox::CoverBox(const CoverLimits &limits, QWidget *parent)
    : QFrame(parent)
    , m_allows(limits.allows)
    , m_fetch(limits)
    , m_picture(new QLabel(this))
    , m_sentence(plainLabel(u"coverSentence"_qs, this))
    , m_button(new QPushButton(tr("Show &cover"), this))
{
    setObjectName(u"coverBox"_qs);
    m_picture->setObjectName(u"cover"_qs);
    m_picture->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_button->setObjectName(u"showCover"_qs);
    m_button->setAutoDefault(false);
    const Scale scale(font());
    setFixedSize(scale.px(designedSize.width()), scale.px(designedSize.height()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(8), scale.px(8), scale.px(8), scale.px(8));
    column->addWidget(m_picture, 1);
    column->addStretch();
    column->addWidget(m_sentence);
    column->addWidget(m_button);
    column->addStretch();
    connect(m_button, &QPushButton::clicked, this, &CoverBox::ask);
    connect(&m_fetch, &CoverFetch::fetched, this, &CoverBox::showCover);
    connect(&m_fetch, &CoverFetch::failed, this, [this](const Error &error) { say(error.message, true); });
    setLink({});
}

void CoverBox::setLink(const QString &link)
{
    m_url = QUrl(link.trimmed(), QUrl::StrictMode);
    if (link.trimmed().isEmpty()) {
        say(tr("No cover was told."), false);
    } else if (!m_allows(m_url)) {
        say(tr("The cover is not kept where covers of Goodreads are."), false);
    } else {
        say(tr("Kept at %1").arg(m_url.host()), true);
    }
}

void CoverBox::say(const QString &sentence, bool canAsk)
{
    m_picture->clear();
    m_picture->hide();
    m_sentence->setText(sentence);
    m_sentence->show();
    m_button->setVisible(canAsk);
}

void CoverBox::ask()
{
    say(tr("Fetching …"), false);
    m_fetch.fetch(m_url);
}

void CoverBox::showCover(const QImage &cover)
{
    const double ratio = devicePixelRatioF();
    const QSize room = contentsRect().size() - QSize(2, 2) * layout()->contentsMargins().left();
    QPixmap picture =
        QPixmap::fromImage(cover.scaled(room * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    picture.setDevicePixelRatio(ratio);
    m_picture->setPixmap(picture);
    m_picture->setAccessibleName(tr("Cover of the book"));
    m_picture->show();
    m_sentence->hide();
    m_button->hide();
}

void CoverBox::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    const Scale scale(font());
    setStyleSheet(u"#coverBox { background: %1; border: 1px solid %2; border-radius: %3px; }"_qs.arg(
        theme.page.name(), theme.grid.name(), QString::number(scale.px(6))));
    styleLabel(m_sentence, textFont(font(), TextRole::Legend), theme.muted);
    m_button->setStyleSheet(buttonStyle(theme, scale));
}

} // namespace ShelfHelp::Ui
