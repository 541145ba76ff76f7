// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "page.h"

#include <ui/models/rowsmodel.h>

#include <QTimer>

#include <functional>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ShelfHelp::Ui {

class ColumnMenu;
class MessagePanel;

/// All rows behind a mark, or of the range and its filters: what a figure is made of. A million rows scroll;
/// columns can be chosen, rows copied and written to a file. GUI thread only.
class RowsPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowsPage)

public:
    [[nodiscard]] static RowsPage *ofSearches(RowsModel<Sql::ShelfSearchRow>::Fetch fetch,
                                              QWidget *parent = nullptr);
    [[nodiscard]] static RowsPage *ofChecks(RowsModel<Sql::LibraryCheckRow>::Fetch fetch,
                                            QWidget *parent = nullptr);

    /// Shelves can be searched, and each leads to its searches.
    [[nodiscard]] static RowsPage *ofShelves(RowsModel<Sql::ShelfRow>::Fetch fetch,
                                             QWidget *parent = nullptr);

    [[nodiscard]] RowKind kind() const { return m_rows.kind; }

    [[nodiscard]] bool hasRange() const override { return true; }

    [[nodiscard]] bool hasFilters() const override { return true; }

    [[nodiscard]] bool hasSearch() const override { return m_search != nullptr; }

    void focusSearch() override;
    void showAgain() override;
    /// The selected rows, as tab-separated values.
    void copy() override;
    [[nodiscard]] QByteArray columnState() const override;
    void restoreColumns(const QByteArray &state) override;

    /// Asks for these rows.
    void showRows(const Sql::TimeContext &time, const RowsBehind &rows);

    /// With the order and the search that the reader chose.
    [[nodiscard]] RowsRequest request() const;

Q_SIGNALS:
    void filterRequested(const FilterStep &step);
    void clearFiltersRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// The model without the type of its rows.
    struct Rows
    {
        RowKind kind;
        PagedTableModel *model;
        std::function<RowsRequest()> request;
        std::function<void(const Sql::TimeContext &, const RowsBehind &)> load;
        std::function<std::optional<FilterStep>(int row, int column)> stepAt;
        std::function<std::optional<RowsBehind>(int row)> behind;
        QList<int> widths;         ///< of the columns, in characters
        QString searchPlaceholder; ///< empty: nothing is searched
    };

    RowsPage(const QString &objectName, const QString &name, Rows rows, QWidget *parent);

    template <typename Row>
    [[nodiscard]] static Rows adapt(RowKind kind, typename RowsModel<Row>::Fetch fetch,
                                    const QList<int> &widths, const QString &searchPlaceholder = {});

    void setUpTable();
    void setUpSearch();
    void layOut();
    void applyTheme();
    void showState();
    void showHeading();
    void applyOrder(int column, Qt::SortOrder order);
    void openRows(int row);
    void openMenu(const QPoint &position);
    [[nodiscard]] bool filterTableKey(QEvent *event);

    Rows m_rows;
    RowsRequest m_request; ///< as it was asked for
    bool m_isAsked = false;
    QString m_name;
    QLabel *m_heading;
    QLineEdit *m_search = nullptr; ///< null where nothing is searched
    QLabel *m_count;
    QPushButton *m_export;
    QProgressBar *m_progress;
    QTableView *m_table;
    ColumnMenu *m_columns = nullptr;
    MessagePanel *m_state;
    QStackedWidget *m_stack;
    QTimer m_progressDelay;
    QTimer m_searchDelay;
};

} // namespace ShelfHelp::Ui
