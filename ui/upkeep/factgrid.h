// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPair>
#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace ShelfHelp::Ui {

struct Theme;

/// Names with their values, one below the other, in one or two columns: values are plain text, wrap, and can
/// be selected.
class FactGrid final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactGrid)

public:
    using Facts = QList<QPair<QString, QString>>;

    FactGrid(const QString &name, int columns, QWidget *parent);

    void setFacts(const Facts &facts);
    [[nodiscard]] QString toText() const;
    void applyTheme(const Theme &theme);

private:
    Facts m_facts;
    int m_columns;
    QGridLayout *m_grid;
    QList<QLabel *> m_names;
    QList<QLabel *> m_values;
};

} // namespace ShelfHelp::Ui
