// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "purgecommand.h"

#include <sql/upkeep/purge.h>

#include <app/shelfhelp/console.h>

#include <memory>

namespace ShelfHelp::App {

namespace {

struct PurgeArguments
{
    std::string rejectionsAge;
    std::string ledgerAge;
    int batch = Sql::PurgeOptions{}.batch;
    bool openToo = false;
    bool yes = false;
    bool json = false;
};

/// "90d" as 90; the validator has seen to the rest.
int daysOf(const std::string &age)
{
    return std::stoi(age);
}

const CLI::Validator &isAge()
{
    static const CLI::Validator validator(
        [](const std::string &word) {
            const bool isGood = word.size() >= 2 && word.size() <= 6 && word.back() == 'd' &&
                                word.find_first_not_of("0123456789") == word.size() - 1;
            return isGood ? std::string() : "no number of days such as 90d: " + word;
        },
        "DAYS");
    return validator;
}

QString nameOf(Sql::PurgeKind kind)
{
    return kind == Sql::PurgeKind::Ledger ? u"ledger"_qs : u"rejections"_qs;
}

QString textOf(const Sql::PurgeOptions &options, const Sql::Purged &purged)
{
    return u"%1: %2 older than %3 days, %4 %5, %6 kept\n"_qs.arg(
        nameOf(options.kind), QString::number(purged.seen), QString::number(options.olderThanDays),
        QString::number(purged.purged), options.isDryRun ? u"would be deleted"_qs : u"deleted"_qs,
        QString::number(purged.kept()));
}

QJsonObject jsonOf(const Sql::PurgeOptions &options, const Sql::Purged &purged)
{
    return {{u"what"_qs, nameOf(options.kind)},  {u"older_than_days"_qs, options.olderThanDays},
            {u"seen"_qs, purged.seen},           {u"purged"_qs, purged.purged},
            {u"kept"_qs, purged.kept()},         {u"dry_run"_qs, options.isDryRun},
            {u"complete"_qs, !purged.wasStopped}};
}

int purge(Sql::Connection &connection, const CommonOptions &common, const PurgeArguments &arguments)
{
    const bool isLedger = !arguments.ledgerAge.empty();
    Sql::PurgeOptions options{.kind = isLedger ? Sql::PurgeKind::Ledger : Sql::PurgeKind::Rejections,
                              .olderThanDays =
                                  daysOf(isLedger ? arguments.ledgerAge : arguments.rejectionsAge),
                              .openToo = arguments.openToo,
                              .isDryRun = !arguments.yes,
                              .batch = arguments.batch,
                              .progress = {},
                              .shouldStop = stopRequested};
    if (!common.quiet) {
        options.progress = [](qint64 seen, qint64 purged) {
            printMessage(u"%1 looked at, %2 not needed"_qs.arg(seen).arg(purged));
        };
    }
    watchStopSignals();
    const auto purged = Sql::purge(connection, options);
    if (!purged.ok()) {
        return fail(purged.error());
    }
    arguments.json ? printResult(jsonOf(options, purged.value()))
                   : printResult(textOf(options, purged.value()));
    if (purged.value().wasStopped) {
        return fail({.kind = ErrorKind::Cancelled,
                     .message = u"Stopped, as you asked: what is told above is done"_qs,
                     .remedy = u"Run it again to go on."_qs});
    }
    if (options.isDryRun && purged.value().purged > 0 && !common.quiet) {
        printMessage(
            isLedger ? u"Nothing was deleted. With --yes it is; runs that lose entries cannot be taken back "
                       u"any more, and their notifications leave the journal."_qs
                     : u"Nothing was deleted. With --yes it is."_qs);
    }
    return AllWell;
}

} // namespace

void addPurgeCommand(CLI::App &database, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<PurgeArguments>();
    CLI::App *command = database.add_subcommand(
        "purge", "Delete what is kept for safety and not needed any more; without --yes only count it");
    CLI::Option *rejections =
        command
            ->add_option(
                "--rejections-older-than", arguments->rejectionsAge,
                "Rejected notifications that are settled and were last seen that long ago, such as 90d")
            ->check(isAge());
    CLI::Option *ledger = command
                              ->add_option("--ledger-older-than", arguments->ledgerAge,
                                           "Entries of the ledger that no queue can bring again and no file "
                                           "can store twice; 430d at least")
                              ->check(isAge());
    rejections->excludes(ledger);
    command
        ->add_flag("--open-too", arguments->openToo, "Also rejected notifications that nobody has dealt with")
        ->excludes(ledger);
    command->add_option("--batch", arguments->batch, "Rows in one transaction")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command->add_flag("--yes", arguments->yes, "Delete");
    command->add_flag("--json", arguments->json, "Print one JSON document");
    command->callback([&common, &status, arguments] {
        if (arguments->rejectionsAge.empty() == arguments->ledgerAge.empty()) {
            status = fail({.kind = ErrorKind::Usage,
                           .message = u"Say what: --rejections-older-than or --ledger-older-than"_qs});
            return;
        }
        status = withConnection(
            common, Sql::DatabaseAccess::Schema::Required,
            arguments->yes ? Sql::Purpose::Owner : Sql::Purpose::Reading,
            [&](Sql::Connection &connection) { return purge(connection, common, *arguments); });
    });
}

} // namespace ShelfHelp::App
