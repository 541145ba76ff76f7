// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rejectedcommand.h"

#include "rejectedactions.h"

#include <ingest/decode/reasons.h>

#include <memory>

namespace ShelfHelp::App {

namespace {

constexpr int largestLimit = 10'000;

using Use = int (*)(Sql::Connection &, const CommonOptions &, const RejectedArguments &);

/// Adds one subcommand; its arguments live as long as the command line.
class Subcommands final
{
public:
    Subcommands(CLI::App &rejected, const CommonOptions &common, int &status)
        : m_rejected(rejected)
        , m_common(common)
        , m_status(status)
    {
    }

    std::pair<CLI::App *, RejectedArguments *> add(const char *name, const char *description,
                                                   Sql::Purpose purpose, Use use)
    {
        auto arguments = std::make_shared<RejectedArguments>();
        CLI::App *command = m_rejected.add_subcommand(name, description);
        command->fallthrough();
        command->callback([&common = m_common, &status = m_status, arguments, purpose, use] {
            status = withConnection(
                common, Sql::DatabaseAccess::Schema::Required, purpose,
                [&](Sql::Connection &connection) { return use(connection, common, *arguments); });
        });
        return {command, arguments.get()};
    }

private:
    CLI::App &m_rejected;
    const CommonOptions &m_common;
    int &m_status;
};

void addReason(CLI::App &command, RejectedArguments &arguments)
{
    std::vector<std::string> reasons;
    for (const Ingest::Term &term : Ingest::reasonVocabulary()) {
        reasons.emplace_back(term.name);
    }
    command.add_option("--reason", arguments.reason, "Only those rejected for this reason")
        ->check(CLI::IsMember(reasons))
        ->type_name("REASON");
}

CLI::Option *addIds(CLI::App &command, RejectedArguments &arguments)
{
    return command.add_option("ID", arguments.ids, "Numbers that shelfhelp rejected list shows");
}

void addList(Subcommands &subcommands)
{
    const auto [command, arguments] = subcommands.add("list", "List rejected notifications, newest first",
                                                      Sql::Purpose::Reading, listRejections);
    addReason(*command, *arguments);
    command->add_option("--state", arguments->state, "open, retried, discarded or all")
        ->check(CLI::IsMember({"open", "retried", "discarded", "all"}))
        ->capture_default_str();
    command->add_option("--limit", arguments->limit, "How many")
        ->check(CLI::Range(1, largestLimit))
        ->capture_default_str();
    command->add_option("--before", arguments->before, "Only those with a smaller id")
        ->check(CLI::PositiveNumber);
    command->add_flag("--json", arguments->json, "Print one JSON document");
}

void addShow(Subcommands &subcommands)
{
    const auto [command, arguments] =
        subcommands.add("show", "Print everything about one", Sql::Purpose::Reading, showRejection);
    addIds(*command, *arguments)->required()->expected(1);
    CLI::Option *json = command->add_flag("--json", arguments->json, "Print one JSON document");
    command->add_flag("--raw", arguments->raw, "Print its bytes as they are, and nothing else")
        ->excludes(json);
}

void addRetry(Subcommands &subcommands)
{
    const auto [command, arguments] = subcommands.add(
        "retry", "Send them through again, once the cause is gone", Sql::Purpose::Writing, retryRejections);
    addIds(*command, *arguments);
    addReason(*command, *arguments);
    command->add_flag("--all", arguments->all, "All that are open");
}

void addExport(Subcommands &subcommands)
{
    const auto [command, arguments] = subcommands.add(
        "export", "Write their bytes into files, or as JSON lines", Sql::Purpose::Reading, exportRejections);
    addIds(*command, *arguments);
    arguments->state = "all";
    command->add_flag("--all", arguments->all, "All, whatever their state");
    command
        ->add_option("--out", arguments->out,
                     "Folder for one file each, or - for JSON lines with the bytes in base64")
        ->type_name("DIR")
        ->required();
}

void addDiscard(Subcommands &subcommands)
{
    const auto [command, arguments] = subcommands.add("discard", "Give open ones up; they stay readable",
                                                      Sql::Purpose::Writing, discardRejections);
    addIds(*command, *arguments)->required();
    command->add_flag("--yes", arguments->yes, "Do not ask");
}

} // namespace

void addRejectedCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    CLI::App *command =
        app.add_subcommand("rejected", "Look at rejected notifications, retry, export or discard them");
    command->require_subcommand(1);
    command->fallthrough();
    Subcommands subcommands(*command, common, status);
    addList(subcommands);
    addShow(subcommands);
    addRetry(subcommands);
    addExport(subcommands);
    addDiscard(subcommands);
}

} // namespace ShelfHelp::App
