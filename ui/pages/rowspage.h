// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/rowsmodel.h>

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ShelfHelp::Ui {

class MessagePanel;

/// All rows behind a mark, or of the range and its filters: what a figure is made of. A million rows scroll;
/// columns can be chosen, rows copied and written to a file. GUI thread only.
class RowsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowsPage)

public:
    [[nodiscard]] static RowsPage *ofSearches(RowsModel<Sql::ShelfSearchRow>::Fetch fetch,
                                              QWidget *parent = nullptr);
    [[nodiscard]] static RowsPage *ofChecks(RowsModel<Sql::LibraryCheckRow>::Fetch fetch,
                                            QWidget *parent = nullptr);

    /// Asks for these rows.
    void showRows(const Sql::TimeContext &time, const RowsBehind &rows);
    /// Puts the selected rows on the clipboard as tab-separated values; says how many in told().
    void copySelection();

    [[nodiscard]] const RowsRequest &request() const { return m_request; }

    /// Which columns are shown and how wide they are.
    [[nodiscard]] QByteArray columnState() const;
    void restoreColumns(const QByteArray &state);

Q_SIGNALS:
    void filterRequested(const FilterStep &step);
    void clearFiltersRequested();
    void csvRequested();
    void told(const QString &news);
    /// The database answered with rows, or that there are none.
    void answered();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// The model without the type of its rows.
    struct Rows
    {
        PagedTableModel *model;
        std::function<void(const Sql::TimeContext &, const RowsBehind &)> load;
        std::function<std::optional<FilterStep>(int row, int column)> stepAt;
        QList<int> widths; ///< of the columns, in characters
    };

    RowsPage(const QString &objectName, const QString &name, Rows rows, QWidget *parent);

    template <typename Row>
    [[nodiscard]] static Rows adapt(typename RowsModel<Row>::Fetch fetch, const QList<int> &widths);

    void setUpTable();
    void setUpColumnMenu();
    void layOut();
    void applyTheme();
    void showState();
    void showHeading();
    void openMenu(const QPoint &position);

    Rows m_rows;
    RowsRequest m_request;
    QString m_name;
    QLabel *m_heading;
    QLabel *m_count;
    QPushButton *m_export;
    QProgressBar *m_progress;
    QTableView *m_table;
    MessagePanel *m_state;
    QStackedWidget *m_stack;
    QTimer m_progressDelay;
};

} // namespace ShelfHelp::Ui
