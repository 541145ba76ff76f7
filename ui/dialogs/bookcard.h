// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "coverfetch.h"

#include <sql/analytics/libraryfigures.h>
#include <sql/catalog.h>
#include <ui/models/question.h>
#include <ui/models/rowsmodel.h>

#include <QDialog>
#include <QFuture>
#include <QFutureWatcher>

#include <functional>

class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;
class QTableView;

namespace ShelfHelp::Ui {

class CoverBox;

/// One book with its whole history: what is known of it, the searches that showed it, its checks. Its cover
/// is fetched only when the reader asks for it. Texts and links come from payloads. GUI thread only.
class BookCard final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BookCard)

public:
    struct Figures
    {
        Sql::BookDetails details;
        Sql::OutcomeBucket outcomes; ///< of all its checks
    };

    /// The filter of the question has the book, its time is all there is.
    using Fetch = std::function<QFuture<Result<Figures>>(const Question &)>;
    using Searches = RowsModel<Sql::ShelfSearchRow>;
    using Checks = RowsModel<Sql::LibraryCheckRow>;

    struct Services
    {
        Fetch book;
        Searches::Fetch searches;
        Checks::Fetch checks;
        std::function<void(const QUrl &)> open; ///< shows an address in the reader's browser
        CoverLimits cover;
    };

    /// `bookIds`: the rows that are this book, at least one. `all` is a question about all time.
    BookCard(Services services, const Question &all, const QList<qint64> &bookIds, QWidget *parent = nullptr);
    ~BookCard() override;

    /// The same in other words: the privacy mode changed.
    void showAgain();

Q_SIGNALS:
    void filterRequested(const FilterStep &step);
    void rowsRequested(const RowsBehind &rows);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QTableView *makeTable(const QString &name, const QString &title, PagedTableModel *model,
                                        const QList<int> &hidden, const QList<int> &widths);
    void makeTables();
    void makeButtons();
    void layOut();
    void applyTheme();
    void showBook(int index);
    void takeFigures();
    void showFigures(const Figures &figures);
    void showTotals();
    [[nodiscard]] QString factsText(const Figures &figures) const;
    [[nodiscard]] QString outcomesText(const Figures &figures) const;
    [[nodiscard]] RowsBehind rowsOf(RowKind kind) const;
    void copyRows(const QTableView &table) const;

    bool eventFilter(QObject *watched, QEvent *event) override;

    Services m_services;
    Question m_question;
    QList<qint64> m_bookIds;
    Sql::BookDetails m_details;
    QFutureWatcher<Result<Figures>> m_watcher;
    QLabel *m_title;
    QLabel *m_author;
    QLabel *m_facts;
    QLabel *m_outcomes;
    QLabel *m_news; ///< an error, or why there is no link
    QComboBox *m_editions;
    CoverBox *m_cover;
    QTabWidget *m_histories;
    Searches *m_searches;
    Checks *m_checks;
    QTableView *m_searchTable = nullptr;
    QTableView *m_checkTable = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_filter = nullptr;
    QPushButton *m_show = nullptr;
};

} // namespace ShelfHelp::Ui
