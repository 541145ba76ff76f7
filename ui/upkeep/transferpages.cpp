// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transferpages.h"

#include "upkeepdesk.h"
#include "upkeeptexts.h"
#include "workview.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/plaintextview.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

QLabel *sentence(const QString &name, const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(name, parent);
    setWrapsAnything(label);
    label->setText(text);
    return label;
}

QVBoxLayout *columnOf(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setSpacing(Scale(page->font()).px(12));
    return column;
}

} // namespace

TransferTargetPage::TransferTargetPage(const QList<UpkeepPlace> &places, bool isMove)
    : m_places(places)
    , m_place(new QComboBox(this))
    , m_replace(new QCheckBox(tr("&Remove rows of the target that are not those of this database"), this))
    , m_typeLabel(sentence(u"transferTypeLabel"_qs, {}, this))
    , m_typed(new QLineEdit(this))
{
    setTitle(isMove ? tr("Where to?") : tr("Into the local database"));
    m_place->setObjectName(u"transferPlace"_qs);
    m_place->setAccessibleName(tr("The database to be filled"));
    m_place->setToolTip(m_place->accessibleName());
    for (const UpkeepPlace &place : places) {
        m_place->addItem(visibleText(place.name));
    }
    m_replace->setObjectName(u"transferReplace"_qs);
    m_replace->setToolTip(tr("Without it, a target with other rows is left as it is, and named"));
    m_typed->setObjectName(u"transferTyped"_qs);
    m_typed->setAccessibleName(tr("Name of the database, to confirm"));
    m_typed->setToolTip(m_typed->accessibleName());
    QVBoxLayout *column = columnOf(this);
    column->addWidget(sentence(
        u"transferWhat"_qs,
        isMove
            ? tr("The target is migrated first, if it has to be. Then all rows go there, table by table; "
                 "each is "
                 "only kept once it was proven to be equal at both ends. This database is only read.")
            : tr("The embedded database of this machine gets the rows of this one, to try things with. This "
                 "database is only read."),
        this));
    column->addWidget(m_place);
    column->addWidget(m_replace);
    column->addWidget(m_typeLabel);
    column->addWidget(m_typed);
    column->addStretch();
    const auto show = [this] {
        m_typeLabel->setText(
            tr("To remove rows for good, type the name of the target: %1").arg(place().name));
        m_typeLabel->setVisible(mayReplace());
        m_typed->setVisible(mayReplace());
        Q_EMIT completeChanged();
    };
    m_typed->setStyleSheet(fieldStyle(Theme::of(palette()), Scale(font())));
    styleOutline(m_replace, Theme::of(palette()));
    connect(m_place, &QComboBox::currentIndexChanged, this, show);
    connect(m_replace, &QCheckBox::toggled, this, show);
    connect(m_typed, &QLineEdit::textChanged, this, &QWizardPage::completeChanged);
    show();
}

const UpkeepPlace &TransferTargetPage::place() const
{
    return m_places[m_place->currentIndex()];
}

bool TransferTargetPage::mayReplace() const
{
    return m_replace->isChecked();
}

bool TransferTargetPage::isComplete() const
{
    return !mayReplace() || m_typed->text() == place().name;
}

TransferPausePage::TransferPausePage()
    : m_isPaused(new QCheckBox(tr("&Nothing is stored in this database any more"), this))
{
    setTitle(tr("First the queue has to wait"));
    m_isPaused->setObjectName(u"transferPaused"_qs);
    styleOutline(m_isPaused, Theme::of(palette()));
    m_isPaused->setToolTip(
        tr("What is stored after the copy has begun would be missing in the new database"));
    QVBoxLayout *column = columnOf(this);
    column->addWidget(sentence(
        u"transferPause"_qs,
        tr("What is stored in this database from now on would be missing in the new one:\n"
           "• The Lambda function: disable its trigger (AWS console, or aws lambda "
           "update-event-source-mapping --uuid … --no-enabled).\n"
           "• shelfhelp poll: stop it (systemctl stop shelfhelp-poll).\n\n"
           "The queue keeps what comes in meanwhile, 4 days unless it was set otherwise. Afterwards point "
           "them at the new database, and start them again. What is delivered twice is stored once."),
        this));
    column->addWidget(m_isPaused);
    column->addStretch();
    connect(m_isPaused, &QCheckBox::toggled, this, &QWizardPage::completeChanged);
}

bool TransferPausePage::isComplete() const
{
    return m_isPaused->isChecked();
}

TransferCopyPage::TransferCopyPage(const UpkeepServices &services, UpkeepDesk &desk,
                                   const TransferTargetPage &target)
    : m_services(services)
    , m_desk(desk)
    , m_target(target)
    , m_headline(sentence(u"transferHeadline"_qs, {}, this))
    , m_work(new WorkView(u"transferWork"_qs, desk, this))
    , m_details(new QPlainTextEdit(this))
    , m_continue(new QPushButton(tr("C&ontinue"), this))
{
    setTitle(tr("Copy and proof"));
    setUpPlainText(m_details, u"transferDetails"_qs, tr("What was copied, and proven to be equal"));
    m_details->setReadOnly(true);
    stylePlainText(m_details, Theme::of(palette()), Scale(font()));
    m_continue->setObjectName(u"continueTransfer"_qs);
    m_continue->setToolTip(tr("Goes on where it stopped: tables that are equal are passed over"));
    QVBoxLayout *column = columnOf(this);
    column->addWidget(m_headline);
    column->addWidget(m_work);
    column->addWidget(m_details, 1);
    column->addWidget(m_continue, 0, Qt::AlignLeading);
    connect(m_continue, &QPushButton::clicked, this, &TransferCopyPage::start);
    connect(&m_desk, &UpkeepDesk::progressed, this, &TransferCopyPage::noteStep);
}

void TransferCopyPage::initializePage()
{
    m_isDone = false;
    start();
}

bool TransferCopyPage::isComplete() const
{
    return m_isDone;
}

void TransferCopyPage::start()
{
    if (m_desk.isBusy()) {
        return;
    }
    const Result<Sql::DatabaseChoice> choice = m_services.choose(m_target.place().profileId);
    if (!choice.ok()) {
        show(choice.error().toText(), {}, false);
        return;
    }
    m_details->clear();
    m_step.clear();
    m_headline->hide();
    m_continue->hide();
    const TransferJob job{.target = choice.value(), .mayReplace = m_target.mayReplace()};
    m_desk.begin<Sql::Transfer>(
        tr("Copying into %1").arg(visibleText(m_target.place().name)),
        [this, job](const UpkeepDesk::Control &control) { return m_services.transfer(job, control); },
        [self = QPointer(this)](const Result<Sql::Transfer> &answer) {
            if (self) {
                self->takeAnswer(answer);
            }
        });
}

/// One line for each table, and each other thing that is done.
void TransferCopyPage::noteStep()
{
    const UpkeepProgress progress = m_desk.progress();
    if (progress.step.isEmpty() || progress.step == m_step) {
        return;
    }
    m_step = progress.step;
    m_details->appendPlainText(progressText({.step = progress.step,
                                             .number = progress.number,
                                             .count = progress.count,
                                             .rows = progress.totalRows,
                                             .totalRows = progress.totalRows},
                                            locale()));
}

void TransferCopyPage::takeAnswer(const Result<Sql::Transfer> &answer)
{
    if (!answer.ok()) {
        // The library's remedy names the command; here it is a button.
        Error error = answer.error();
        if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Transient) {
            error.remedy.clear();
        }
        show(error.toText(),
             tr("What was copied until then stays, and was proven. It can be continued now or later: what is "
                "equal "
                "is passed over."),
             false);
        return;
    }
    m_isDone = true;
    show(tr("%1 rows are equal at both ends.").arg(countText(answer.value().rows(), locale())),
         transferText(answer.value(), locale()), true);
    Q_EMIT completeChanged();
}

void TransferCopyPage::show(const QString &headline, const QString &details, bool isGood)
{
    const Theme &theme = Theme::of(palette());
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    styleLabel(m_headline, bold, isGood ? theme.text : theme.bad);
    m_headline->setText(visibleText(headline));
    m_headline->setVisible(true);
    QStringList lines = details.split(u'\n');
    for (QString &line : lines) {
        line = visibleText(line);
    }
    m_details->setPlainText(lines.join(u'\n'));
    m_continue->setVisible(!isGood);
}

TransferEndPage::TransferEndPage(const TransferTargetPage &target, bool isMove)
    : m_target(target)
    , m_show(new QCheckBox(this))
{
    setTitle(tr("Done"));
    m_show->setObjectName(u"showNewDatabase"_qs);
    styleOutline(m_show, Theme::of(palette()));
    m_show->setChecked(isMove);
    QVBoxLayout *column = columnOf(this);
    column->addWidget(sentence(
        u"transferEnd"_qs,
        isMove ? tr("Now point the function or the poller at the new database, and start them. The old "
                    "database is as it was: keep it until all is well.")
               : tr("Whatever you try in the local database, the other one does not notice."),
        this));
    column->addWidget(m_show);
    column->addStretch();
}

void TransferEndPage::initializePage()
{
    m_show->setText(tr("&Show “%1” in this window")
                        .arg(QString(visibleText(m_target.place().name)).replace(u'&', u"&&"_qs)));
}

bool TransferEndPage::shows() const
{
    return m_show->isChecked();
}

} // namespace ShelfHelp::Ui
