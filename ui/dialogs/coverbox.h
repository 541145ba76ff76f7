// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "coverfetch.h"

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;

namespace ShelfHelp::Ui {

/// The place of a book's cover: a button until the reader asks for it, so that nobody learns of it otherwise.
class CoverBox final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CoverBox)

public:
    explicit CoverBox(const CoverLimits &limits, QWidget *parent = nullptr);

    /// The link of a payload, as it was told; may be empty.
    void setLink(const QString &link);
    void applyTheme();

private:
    void ask();
    void showCover(const QImage &cover);
    void say(const QString &sentence, bool canAsk);

    std::function<bool(const QUrl &)> m_allows;
    CoverFetch m_fetch;
    QUrl m_url;
    QLabel *m_picture;
    QLabel *m_sentence;
    QPushButton *m_button;
};

} // namespace ShelfHelp::Ui
