// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databasepage.h"

#include "backupsection.h"
#include "connectionsection.h"
#include "embeddedsection.h"
#include "healthsection.h"
#include "movesection.h"
#include "purgesection.h"
#include "tablessection.h"
#include "upkeeptexts.h"
#include "workbar.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr std::chrono::minutes fresh(1);
constexpr int twoColumns = 840; ///< from this width on, designed

} // namespace

DatabasePage::DatabasePage(UpkeepServices services, DatabasePageOptions options, QWidget *parent)
    : Page(parent)
    , m_services(std::move(services))
    , m_options(std::move(options))
    , m_desk(new UpkeepDesk(this))
    , m_bar(new WorkBar(*m_desk, this))
    , m_scroll(new QScrollArea(this))
    , m_grid(new QGridLayout)
{
    setObjectName(u"databasePage"_qs);
    makeSections();
    layOut();
    connectSections();
    applyTheme();
}

DatabasePage::~DatabasePage()
{
    m_asking.cancel();
}

/// In the order of the Tab key.
void DatabasePage::makeSections()
{
    m_connection = new ConnectionSection(m_services, m_options.profile, this);
    m_backup = new BackupSection(m_services, *m_desk, m_options.chooser, this);
    m_health = new HealthSection(this);
    m_tables = new TablesSection(m_services, *m_desk, this);
    m_purge = new PurgeSection(m_services, *m_desk, this);
    m_move = new MoveSection(this);
    m_embedded = new EmbeddedSection(m_services, *m_desk, m_options.chooser, this);
    m_embedded->hide();
}

void DatabasePage::layOut()
{
    const Scale scale(font());
    m_scroll->setObjectName(u"databaseScroll"_qs);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    content->setObjectName(u"databaseContent"_qs);
    m_grid->setContentsMargins(scale.px(20), scale.px(12), scale.px(20), scale.px(20));
    m_grid->setSpacing(scale.px(16));
    content->setLayout(m_grid);
    m_scroll->setWidget(content);
    // The page paints its own background; a scroll area would fill both of these with the palette's.
    content->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *barRow = new QVBoxLayout;
    const int scrollBar = scale.px(11); // as slimScrollBar() has it: the cards end beside it
    barRow->setContentsMargins(scale.px(20), 0, scale.px(20) + scrollBar, 0);
    barRow->addWidget(m_bar);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, scale.px(4), 0, 0);
    column->setSpacing(scale.px(4));
    column->addLayout(barRow);
    column->addWidget(m_scroll, 1);
    arrange();
}

/// Small parts side by side where there is room.
void DatabasePage::arrange()
{
    const int columns = width() >= Scale(font()).px(twoColumns) ? 2 : 1;
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;

    struct Cell
    {
        QWidget *section;
        bool isWide;
    };

    const QList<Cell> cells{{m_connection, false}, {m_backup, false}, {m_health, true},  {m_tables, true},
                            {m_purge, false},      {m_move, false},   {m_embedded, true}};
    int row = 0;
    int column = 0;
    for (const Cell &cell : cells) {
        m_grid->removeWidget(cell.section);
        if (cell.isWide || columns == 1) {
            m_grid->addWidget(cell.section, row++, 0, 1, columns);
        } else {
            m_grid->addWidget(cell.section, row, column);
            row += column;
            column = 1 - column;
        }
    }
    for (int i = 0; i < 2; ++i) {
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
    m_grid->setRowStretch(int(cells.size()), 1);
}

void DatabasePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DatabasePage::applyTheme()
{
    m_scroll->verticalScrollBar()->setStyleSheet(slimScrollBar(Theme::of(palette()), Scale(font())));
}

void DatabasePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyTheme();
    }
}

void DatabasePage::connectSections()
{
    connect(&m_asking, &QFutureWatcherBase::finished, this, &DatabasePage::takeOverview);
    connect(m_desk, &UpkeepDesk::busyChanged, this, &DatabasePage::showBusy);
    connect(m_connection, &ConnectionSection::connectionsRequested, this,
            &DatabasePage::connectionsRequested);
    connect(m_health, &HealthSection::checkRequested, this, &DatabasePage::checkAgain);
    connect(m_health, &HealthSection::findingChosen, this, &DatabasePage::lead);
    connect(m_backup, &BackupSection::changed, this, &DatabasePage::checkAgain);
    connect(m_backup, &BackupSection::restoreRequested, this, &DatabasePage::openRestore);
    connect(m_tables, &TablesSection::changed, this, &DatabasePage::checkAgain);
    connect(m_purge, &PurgeSection::changed, this, [this] {
        checkAgain();
        Q_EMIT changed();
    });
    connect(m_move, &MoveSection::moveRequested, this, [this] { openTransfer(true); });
    connect(m_move, &MoveSection::copyRequested, this, [this] { openTransfer(false); });
    connect(m_embedded, &EmbeddedSection::found, m_embedded, &QWidget::setVisible);
    connect(m_embedded, &EmbeddedSection::changed, this, &DatabasePage::checkAgain);
}

void DatabasePage::load(const QTimeZone &zone)
{
    const bool hasOtherZone = zone != m_zone;
    m_zone = zone;
    const bool isFresh = m_age.isValid() && !m_age.hasExpired(std::chrono::milliseconds(fresh).count());
    if (!isFresh || hasOtherZone || m_isOutdated) {
        checkAgain();
    }
}

void DatabasePage::checkAgain()
{
    if (!m_services.isThere() || m_desk->isBusy()) {
        return;
    }
    if (m_isAsking) {
        m_isOutdated = true; // the answer on its way may be older than what happened since
        return;
    }
    m_isAsking = true;
    m_isOutdated = false;
    m_age.start();
    m_health->showAsking();
    m_asking.setFuture(m_services.overview());
    m_embedded->look();
}

void DatabasePage::takeOverview()
{
    m_isAsking = false;
    if (m_asking.isCanceled() || m_asking.future().resultCount() == 0) {
        return;
    }
    if (const Result<DatabaseOverview> answer = m_asking.result(); answer.ok()) {
        showOverview(answer.value());
    } else {
        showError(answer.error());
    }
    if (m_isOutdated) {
        checkAgain();
    }
}

void DatabasePage::showError(const Error &error)
{
    m_overview.reset();
    m_age.invalidate(); // the next look asks again
    m_connection->showError(error);
    m_health->showError(error);
    m_backup->showNothing();
    m_tables->showNothing();
    m_purge->showAccess({});
    m_move->showAccess({});
}

void DatabasePage::showOverview(const DatabaseOverview &overview)
{
    m_overview = overview;
    m_connection->showAccess(m_overview->access);
    m_backup->showOverview(*m_overview, m_zone);
    m_health->showReport(m_overview->health, m_zone);
    m_tables->showTables(m_overview->access, m_overview->health.facts, m_zone);
    m_purge->showAccess(m_overview->access);
    m_move->showAccess(m_overview->access);
    Q_EMIT answered();
}

/// From a finding to what mends it.
void DatabasePage::lead(const Sql::Finding &finding)
{
    if (!finding.table.isEmpty()) {
        m_tables->choose(finding);
        showSection(m_tables);
    } else if (finding.code == u"rejections") {
        Q_EMIT deadLettersRequested();
    } else if (finding.code == u"backup") {
        m_backup->backUp();
    } else if (finding.code == u"tls" || finding.code == u"pooler") {
        Q_EMIT connectionsRequested();
    } else {
        showSection(m_purge);
    }
}

void DatabasePage::showSection(QWidget *section)
{
    m_scroll->verticalScrollBar()->setValue(section->y() - Scale(font()).px(12));
}

QString DatabasePage::toText() const
{
    return m_connection->toText() + u'\n' + m_health->toText();
}

void DatabasePage::copy()
{
    QGuiApplication::clipboard()->setText(toText());
    Q_EMIT told(tr("Copied: what is said of connection and health"));
}

QString DatabasePage::ownName() const
{
    if (m_options.profile && !m_options.profile->settings.embedded) {
        return m_options.profile->name;
    }
    return m_overview ? m_overview->access.database : QString();
}

QList<UpkeepPlace> DatabasePage::otherPlaces() const
{
    const Result<Sql::ProfileList> list = m_options.connections.load();
    QList<UpkeepPlace> places;
    const bool isEmbedded = m_overview && m_overview->access.isEmbedded;
    for (const Sql::ConnectionProfile &profile : (list.ok() ? list.value() : Sql::ProfileList()).profiles) {
        const bool isOwn =
            profile.settings.embedded ? isEmbedded : m_options.profile && profile.id == m_options.profile->id;
        if (!isOwn) {
            places.append(
                {.profileId = profile.id, .name = profile.settings.embedded ? u"embedded"_qs : profile.name});
        }
    }
    return places;
}

void DatabasePage::openRestore()
{
    const QString path = m_desk->isBusy() ? QString() : m_options.chooser.backup(this);
    if (path.isEmpty()) {
        return;
    }
    QList<UpkeepPlace> places = otherPlaces();
    if (reasonAgainstFilling(m_overview ? std::optional(m_overview->access) : std::nullopt).isEmpty()) {
        places.prepend({.profileId = {}, .name = ownName()});
    }
    if (places.isEmpty()) {
        Q_EMIT m_desk->told(
            reasonAgainstFilling(m_overview ? std::optional(m_overview->access) : std::nullopt),
            tr("Add the connection of another database first: Connections…, New."), false);
        return;
    }
    auto *dialog = new RestoreDialog(m_services, *m_desk, places, path, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    connect(dialog, &RestoreDialog::restored, this, [this] {
        checkAgain();
        Q_EMIT changed();
    });
    dialog->open();
}

void DatabasePage::openTransfer(bool isMove)
{
    QList<UpkeepPlace> places = otherPlaces();
    if (!isMove) {
        places.removeIf([](const UpkeepPlace &place) { return place.profileId != Sql::embeddedProfileId; });
    }
    if (places.isEmpty() || m_desk->isBusy()) {
        Q_EMIT m_desk->told(tr("There is no other database yet."),
                            tr("Add its connection first: Connections…, New."), false);
        return;
    }
    auto *wizard = new TransferWizard(m_services, *m_desk, places, isMove, this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    wizard->setPalette(palette());
    connect(wizard, &TransferWizard::placeChosen, this, &DatabasePage::connectionChosen);
    wizard->open();
}

void DatabasePage::showBusy()
{
    for (Section *section :
         {static_cast<Section *>(m_connection), static_cast<Section *>(m_backup),
          static_cast<Section *>(m_health), static_cast<Section *>(m_tables), static_cast<Section *>(m_purge),
          static_cast<Section *>(m_move), static_cast<Section *>(m_embedded)}) {
        section->setBusy(m_desk->isBusy());
    }
}

} // namespace ShelfHelp::Ui
