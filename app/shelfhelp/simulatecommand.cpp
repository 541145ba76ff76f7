// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulatecommand.h"

#include "console.h"

#include <ingest/simulate/simulator.h>

#include <QSaveFile>

#include <cstdio>
#include <memory>

namespace ShelfHelp::App {

namespace {

struct SimulateArguments
{
    Ingest::SimulationOptions options;
    std::string lastDay;
    std::string out = "-";
};

Error writeError(const QString &path, const QString &reason)
{
    return {.message = u"%1 cannot be written: %2"_qs.arg(path, reason),
            .remedy = u"Check the folder and its free space."_qs};
}

int simulateToStandardOutput(Ingest::Simulator &simulator)
{
    while (const std::optional<QByteArray> line = simulator.next()) {
        const QByteArray bytes = *line + '\n';
        if (std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout) !=
            std::size_t(bytes.size())) {
            return fail(writeError(u"Standard output"_qs, qt_error_string()));
        }
    }
    return std::fflush(stdout) == 0 ? AllWell
                                    : int(fail(writeError(u"Standard output"_qs, qt_error_string())));
}

int simulateToFile(Ingest::Simulator &simulator, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return fail(writeError(path, file.errorString()));
    }
    while (const std::optional<QByteArray> line = simulator.next()) {
        file.write(*line + '\n'); // commit() fails when a write did
    }
    return file.commit() ? AllWell : int(fail(writeError(path, file.errorString())));
}

int simulate(SimulateArguments &arguments)
{
    if (!arguments.lastDay.empty()) {
        arguments.options.lastDay = QDate::fromString(QString::fromStdString(arguments.lastDay), Qt::ISODate);
    }
    if (Outcome valid = Ingest::checkOptions(arguments.options); !valid.ok()) {
        return fail(valid.error());
    }
    Ingest::Simulator simulator(arguments.options);
    return arguments.out == "-" ? simulateToStandardOutput(simulator)
                                : simulateToFile(simulator, QString::fromLocal8Bit(arguments.out));
}

} // namespace

void addSimulateCommand(CLI::App &app, const CommonOptions &, int &status)
{
    auto arguments = std::make_shared<SimulateArguments>();
    CLI::App *command =
        app.add_subcommand("simulate", "Write plausible notifications, the same for the same options");
    command->add_option("--events", arguments->options.events, "How many notifications")->required();
    command->add_option("--seed", arguments->options.seed, "Another seed, other readers and books")
        ->capture_default_str();
    command->add_option("--days", arguments->options.days, "Over how many days")->capture_default_str();
    command->add_option("--end", arguments->lastDay, "Last day, as YYYY-MM-DD (default 2026-10-31)");
    command->add_flag("--visits", arguments->options.goodreadsVisits,
                      "Readers also follow links to Goodreads: notifications besides the --events");
    command
        ->add_option("--out", arguments->out, "File to write, one notification a line; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    command->callback([&status, arguments] { status = simulate(*arguments); });
}

} // namespace ShelfHelp::App
