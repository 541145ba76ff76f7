// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Measures the window over a real database and prints a table beside the budgets of docs/performance.md.
// Asserts nothing: scripts/bench dashboard --database URI.

#include "probes.h"

#include <sql/databaseaccess.h>
#include <sql/databaseworker.h>
#include <ui/charts/card.h>
#include <ui/charts/chart.h>
#include <ui/charts/typography.h>
#include <ui/window/mainwindow.h>

#include <QAction>
#include <QApplication>
#include <QSettings>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTextStream>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Bench;

namespace {

struct Row
{
    QString what;
    QString measured; ///< ms where nothing else is said
    QString budget;
};

/// The window, and what is done to it.
class WindowBench final
{
public:
    WindowBench(Ui::MainWindow &window, int rounds)
        : m_window(window)
        , m_rounds(rounds)
    {
    }

    void run(QElapsedTimer sinceStart)
    {
        measureStart(sinceStart);
        for (const QString &page : {u"overview"_qs, u"durations"_qs, u"libraries"_qs}) {
            measurePage(page);
        }
        trigger(u"page-overview"_qs);
        measureRanges();
        measureHover();
        m_rows.append({u"resident memory"_qs, u"%1 MiB"_qs.arg(residentMemory(), 0, 'f', 0),
                       u"130 MB, 200 MB large"_qs});
        measureHidden();
    }

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }

private:
    void trigger(const QString &action) { m_window.findChild<QAction *>(action)->trigger(); }

    /// No visible card waits for figures any more.
    [[nodiscard]] bool isSettled() const
    {
        const auto cards = m_window.findChildren<Ui::Card *>();
        return std::all_of(cards.cbegin(), cards.cend(), [](const Ui::Card *card) {
            return !card->isVisible() || card->state() != Ui::Card::State::Loading;
        });
    }

    [[nodiscard]] bool isWaiting() const { return !isSettled(); }

    [[nodiscard]] bool showsFigures() const
    {
        const auto *card = m_window.findChild<Ui::Card *>(u"sizesCard"_qs);
        return card->state() == Ui::Card::State::Data && isSettled();
    }

    [[nodiscard]] double timeOf(const std::function<void()> &change)
    {
        QElapsedTimer timer;
        timer.start();
        change();
        (void)waitFor([this] { return isWaiting(); });
        (void)waitFor([this] { return isSettled(); });
        m_window.repaint();
        return double(timer.nsecsElapsed()) / 1e6;
    }

    void measureStart(const QElapsedTimer &sinceStart)
    {
        m_window.show();
        m_window.repaint();
        const double shown = double(sinceStart.nsecsElapsed()) / 1e6;
        (void)waitFor([this] { return showsFigures(); });
        m_window.repaint();
        const double filled = double(sinceStart.nsecsElapsed()) / 1e6;
        m_rows.append({u"main() to the first painted window"_qs, QString::number(shown, 'f', 0), u"300"_qs});
        m_rows.append(
            {u"… to the overview with its figures"_qs, QString::number(filled, 'f', 0), u"600 (samples)"_qs});
    }

    void measurePage(const QString &page)
    {
        trigger(u"page-"_qs + page);
        (void)waitFor([this] { return isSettled(); });
        QList<double> times;
        (void)m_stalls.takeLongest();
        for (int round = 0; round < m_rounds; ++round) {
            times.append(timeOf([this] { trigger(u"refreshAction"_qs); }));
        }
        m_rows.append({u"refresh of "_qs + page, medianAndP95(times), u"50 (samples), 400"_qs});
        m_rows.append(
            {u"… longest stall of the window"_qs, QString::number(m_stalls.takeLongest(), 'f', 1), u"50"_qs});
    }

    void measureRanges()
    {
        QList<double> times;
        for (int round = 0; round < m_rounds; ++round) {
            for (const QString &range : {u"7d"_qs, u"28d"_qs, u"91d"_qs, u"12m"_qs, u"all"_qs}) {
                times.append(timeOf([this, &range] { trigger(u"range-"_qs + range); }));
            }
        }
        m_rows.append({u"another range, click to painted"_qs, medianAndP95(times), u"150"_qs});
    }

    void measureHover()
    {
        trigger(u"range-all"_qs);
        (void)waitFor([this] { return isSettled(); });
        constexpr int steps = 100;
        QList<double> times;
        for (const QString &chart : {u"activityChart"_qs, u"shelvesChart"_qs, u"typesChart"_qs}) {
            times += hoverOver(*m_window.findChild<Ui::Chart *>(chart), steps);
        }
        m_rows.append({u"hover with crosshair on all charts"_qs, medianAndP95(times), u"16"_qs});
    }

    void measureHidden()
    {
        constexpr int watched = 3000; // ms
        m_stalls.stop();
        m_window.hide();
        QElapsedTimer timer;
        timer.start();
        QCoreApplication::processEvents();
        const double before = processorTime();
        QEventLoop loop;
        QTimer::singleShot(watched, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
        m_rows.append({u"processor time while hidden"_qs,
                       u"%1 ms in %2 s"_qs.arg(processorTime() - before, 0, 'f', 1).arg(watched / 1000),
                       u"0"_qs});
    }

    Ui::MainWindow &m_window;
    const int m_rounds;
    StallProbe m_stalls;
    QList<Row> m_rows;
};

void print(const QList<Row> &rows)
{
    QTextStream out(stdout);
    out << "| What | measured, ms | budget, ms |\n|---|---|---|\n";
    for (const Row &row : rows) {
        out << "| " << row.what << " | " << row.measured << " | " << row.budget << " |\n";
    }
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    std::string database;
    int rounds = 5;
    CLI::App app("Measures how quick the dashboard is");
    app.add_option("--database", database, "As for the dashboard");
    app.add_option("--rounds", rounds, "Of each measurement")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    CLI11_PARSE(app, argc, argv);

    const QTemporaryDir settings; // of its own: the reader's are not touched
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    const QApplication application(argc, argv);
    QApplication::setOrganizationName(u"shelf-help"_qs);
    QApplication::setApplicationName(u"shelfhelp-dashboardbench"_qs);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_qs));
    QApplication::setFont(Ui::applicationFont(QApplication::font()));
    const auto choice =
        Sql::chooseDatabase(QString::fromStdString(database), QProcessEnvironment::systemEnvironment());
    if (!choice.ok()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(choice.error().toText()));
        return 1;
    }
    Sql::DatabaseAccess access(choice.value(), Sql::DatabaseAccess::Schema::Required);
    const auto worker = [&access] {
        return std::make_unique<Sql::DatabaseWorker>(
            [&access] { return access.open(Sql::Purpose::Reading); });
    };
    const auto reading = worker();
    const auto browsing = worker();
    Ui::MainWindow window(Ui::databaseServices(
                              {*reading, *browsing, *browsing, *browsing}, QTimeZone::utc,
                              [&access] { return access.describe(); }, [] { return QString(); }),
                          {.reportingZone = QTimeZone::utc(), .range = Sql::RangePreset::Last28Days});
    WindowBench bench(window, rounds);
    bench.run(sinceStart);
    print(bench.rows());
    return 0;
}
