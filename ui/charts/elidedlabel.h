// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace ShelfHelp::Ui {

/// One line of plain text that gives way: where it does not fit it ends with an ellipsis, and the tool tip
/// has the whole of it.
class ElidedLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)

public:
    ElidedLabel(const QString &objectName, QWidget *parent);

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] bool isElided() const { return fittingText() != text(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QString fittingText() const;
};

} // namespace ShelfHelp::Ui
