// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "history.h"

#include <sql/analytics/snapshot.h>
#include <tests/support/databasetesting.h>
#include <ui/models/question.h>
#include <ui/models/rowsbehind.h>
#include <ui/panels/definitions.h>

#include <QObject>
#include <QTest>

#include <memory>

namespace ShelfHelp::Tests {

/// Weeks with a clock change, cut in the middle of hours.
[[nodiscard]] Ui::Question springOf(const QByteArray &zone, Sql::Bucket bucket = Sql::Bucket::Week);

struct NamedFilter
{
    const char *name;
    Sql::Filter filter;
};

/// The rows behind every mark, cell and legend entry of a body, in each of its variants.
[[nodiscard]] QList<Ui::RowsBehind> allRowsOf(Ui::CardBody &body, const Ui::Question &question);

/// Every mark of some pages' panels counts as many rows as it leads to: under filters, in zones, from the
/// rows and from sums by day. The test of a page derives from it.
class MarksRowsTest : public QObject
{
    Q_OBJECT

protected:
    explicit MarksRowsTest(unsigned seed)
        : m_seed(seed)
    {
    }

    [[nodiscard]] virtual QList<Ui::PanelDefinition> panels() const = 0;
    /// The first of them is none.
    [[nodiscard]] virtual QList<NamedFilter> filters() const = 0;

    [[nodiscard]] virtual QList<QByteArray> zones() const { return {"Europe/Berlin"}; }

    /// What the history lacks.
    [[nodiscard]] virtual QByteArray furtherRows() const { return {}; }

    /// By other means than the body has counted them; an error of rows that must not be behind it.
    [[nodiscard]] virtual Result<qint64> count(Sql::Snapshot &snapshot, const Ui::RowsBehind &rows,
                                               const Ui::Question &question) const;

    /// Calls `compare` under each of the filters, until one fails.
    template <typename Compare>
    void underFilters(Ui::Question question, Compare compare);
    void buildSums();

    [[nodiscard]] Sql::Connection &connection() { return m_database->connection(); }

private Q_SLOTS:
    void initTestCase();

    void marksCountTheirRows_data() { addPanels(); }

    void marksCountTheirRows();

    void withSumsByDay_data() { addPanels(); }

    void withSumsByDay();

private:
    void addPanels() const;
    void compareMarks(const Ui::Question &question);

    const unsigned m_seed;
    std::unique_ptr<MigratedDatabase> m_database;
    bool m_hasSums = false;
};

template <typename Compare>
void MarksRowsTest::underFilters(Ui::Question question, Compare compare)
{
    for (const NamedFilter &filter : filters()) {
        question.filter = filter.filter;
        compare(question);
        QVERIFY2(!QTest::currentTestFailed(), filter.name);
    }
}

} // namespace ShelfHelp::Tests
