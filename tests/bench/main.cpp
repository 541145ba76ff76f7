// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benchmarks.h"
#include "failure.h"
#include "machine.h"
#include "peakmemory.h"
#include "rounds.h"

#include <QCoreApplication>
#include <QFile>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace ShelfHelp::Bench;

struct Arguments
{
    qint64 events = 20'000;
    quint64 seed = 1;
    std::optional<int> rounds; ///< each benchmark knows how many it needs
    std::vector<std::string> sizes = {"100k", "1M"};
    std::vector<std::string> only;
    std::string out;
};

struct Benchmark
{
    const char *name;
    QString (*run)(const Setting &);
    int rounds = 5;
};

constexpr std::array benchmarks{
    Benchmark{"write", benchmarkWriting},    Benchmark{"replay", benchmarkReplay},
    Benchmark{"latency", benchmarkLatency},  Benchmark{"decode", benchmarkDecoding},
    Benchmark{"read", benchmarkReading, 11},
};

std::vector<std::string> benchmarkNames()
{
    std::vector<std::string> names;
    std::ranges::transform(benchmarks, std::back_inserter(names), &Benchmark::name);
    return names;
}

/// `250000`, `100k` or `10M`; empty when it is none of these.
std::optional<qint64> sizeFromText(std::string text)
{
    const qint64 unit = text.ends_with('M') ? 1'000'000 : text.ends_with('k') ? 1'000 : 1;
    if (unit > 1) {
        text.pop_back();
    }
    bool isNumber = false;
    const qint64 count = QString::fromStdString(text).toLongLong(&isNumber);
    return isNumber && count > 0 && count <= 100'000'000 / unit ? std::optional(count * unit) : std::nullopt;
}

std::string checkSize(const std::string &text)
{
    return sizeFromText(text) ? std::string() : "a size is a number such as 250000, 100k or 10M";
}

QList<qint64> historySizes(const std::vector<std::string> &texts)
{
    QList<qint64> sizes;
    for (const std::string &text : texts) {
        sizes.append(sizeFromText(text).value_or(0));
    }
    std::ranges::sort(sizes);
    return sizes;
}

QString roundsText(const Arguments &arguments)
{
    return arguments.rounds ? QString::number(*arguments.rounds) : u"5 (read 11)"_qs;
}

QString footer(const Arguments &arguments, const Server &server, double loadBefore)
{
    Postgres session(server.maintenance());
    QStringList lines = machineLines(session);
    lines.append(u"%1 simulated events, seed %2; %3 rounds, and one before them that is not counted"_qs.arg(
        QString::number(arguments.events), QString::number(arguments.seed), roundsText(arguments)));
    lines.append(u"load average %1 before, %2 after%3"_qs.arg(
        QString::number(loadBefore, 'f', 2), QString::number(loadAverage(), 'f', 2),
        isNoisy(loadBefore) ? u": **noisy**"_qs : QString()));
    return u"## Measured on\n\n- "_qs + lines.join(u"\n- "_qs) + u'\n';
}

void print(const QString &report, const std::string &out)
{
    std::fputs(qPrintable(report), stdout);
    if (out.empty()) {
        return;
    }
    QFile file(QString::fromLocal8Bit(out));
    if (!file.open(QIODevice::WriteOnly) || file.write(report.toUtf8()) < 0 || !file.flush()) {
        throw Failure{u"%1: %2"_qs.arg(file.fileName(), file.errorString())};
    }
}

void run(const Arguments &arguments)
{
    const double loadBefore = loadAverage();
    say(u"Simulating %1 events"_qs.arg(arguments.events));
    const EventFile events(arguments.events, arguments.seed);
    const Server server;
    QStringList sections;
    for (const Benchmark &benchmark : benchmarks) {
        const auto &only = arguments.only;
        if (only.empty() || std::ranges::find(only, benchmark.name) != only.end()) {
            sections.append(benchmark.run({server, events, arguments.rounds.value_or(benchmark.rounds),
                                           historySizes(arguments.sizes), arguments.seed}));
        }
    }
    sections.append(footer(arguments, server, loadBefore));
    print(sections.join(u'\n'), arguments.out);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    Arguments arguments;
    CLI::App app("Measures storing, decoding and reading, and prints Markdown. No time is ever a failure: "
                 "the exit status "
                 "is 1 when something could not run or contenders stored or answered different things.",
                 "scripts/bench");
    app.add_option("--events", arguments.events, "Simulated notifications")->capture_default_str();
    app.add_option("--sizes", arguments.sizes, "Searches in the histories that are read: 100k, 1M, 10M")
        ->delimiter(',')
        ->check(CLI::Validator(checkSize, "SIZE"))
        ->capture_default_str();
    app.add_option("--rounds", arguments.rounds, "Rounds that count (default 5, for reading 11)")
        ->check(CLI::Range(1, 1000));
    app.add_option("--seed", arguments.seed, "Of the simulation")->capture_default_str();
    app.add_option("--only", arguments.only, "Which benchmarks")
        ->delimiter(',')
        ->check(CLI::IsMember(benchmarkNames()));
    app.add_option("--out", arguments.out, "Writes the report to a file too");
    CLI11_PARSE(app, argc, argv);
    try {
        run(arguments);
    } catch (const Failure &failure) {
        say(u"error: "_qs + failure.why);
        return 1;
    }
    return 0;
}
