// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/models/filterterms.h>

#include <QTest>

#include <functional>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

using Change = std::function<void(Sql::Filter &)>;

Sql::Filter filterWith(const Change &change)
{
    Sql::Filter filter;
    change(filter);
    return filter;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class FilterTermsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void everyFieldIsOneChip_data();
    void everyFieldIsOneChip();
    void isAndIsNotAreExchanged();
    void stepsRestrictOneField();
    void longValuesAreShortened();
    void labelsNameIds();
};

void FilterTermsTest::everyFieldIsOneChip_data()
{
    QTest::addColumn<FilterField>("field");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("text");
    const auto row = [](FilterField field, const char *text, Change change) {
        QTest::newRow(text) << field << change << QString::fromUtf8(text);
    };
    using enum FilterField;
    row(SearchType, "Search type is Shuffle",
        [](auto &f) { f.searchTypes = Sql::Selection{{u"Shuffle"_qs}}; });
    row(Temperature, "Searches: cold", [](auto &f) { f.temperature = Sql::Temperature::Cold; });
    row(Disagreement, "Rules disagree: warm by the duration only",
        [](auto &f) { f.disagreement = Sql::Disagreement::ClockOnly; });
    row(ShelfSize, "Shelf size: 200–249 books", [](auto &f) { f.shelfSize = {200, 250}; });
    row(SearchDuration, "Search duration: 1.00 s to 3.68 s", [](auto &f) {
        f.searchDurationUs = {1'000'000, 3'677'954};
    });
    row(Shelf, "Shelf: no. 7", [](auto &f) { f.shelfId = 7; });
    row(Reader, "Reader: 158747789", [](auto &f) { f.readerId = u"158747789"_qs; });
    row(Library, "Library is kcls, spl", [](auto &f) {
        f.libraries = Sql::Selection{{u"kcls"_qs, u"spl"_qs}};
    });
    row(Medium, "Medium: Libby", [](auto &f) { f.medium = Sql::Medium::Libby; });
    row(Outcome, "Outcome is not Out, Unknown", [](auto &f) {
        f.outcomes = Sql::Selection{{u"out"_qs, u"unknown"_qs}, true};
    });
    row(Suspect, "Text and flag: disagree", [](auto &f) { f.isSuspect = true; });
    row(Message, "Answer: <b>AVAILABLE</b>", [](auto &f) { f.message = u"<b>AVAILABLE</b>"_qs; });
    row(CheckDuration, "Check duration: below 296 ms", [](auto &f) { f.checkDurationUs = {{}, 296'306}; });
    row(LacksDuration, "Duration: not usable", [](auto &f) { f.lacksDuration = true; });
    row(Book, "Book: no. 3", [](auto &f) { f.bookId = 3; });
}

void FilterTermsTest::everyFieldIsOneChip()
{
    QFETCH(FilterField, field);
    QFETCH(Change, change);
    QFETCH(QString, text);
    const Sql::Filter filter = filterWith(change);
    const QList<FilterTerm> terms = termsOf(filter, {}, QLocale());
    QCOMPARE(terms.size(), 1);
    QCOMPARE(terms.first().field, field);
    QCOMPARE(terms.first().text().replace(QChar::Nbsp, u' '), text);
    QCOMPARE(withoutField(filter, field), Sql::Filter());
    QCOMPARE(withField({}, field, filter), filter);
}

void FilterTermsTest::isAndIsNotAreExchanged()
{
    const Sql::Filter filter = outcomeStep(u"out"_qs).filter;
    const Sql::Filter exchanged = withExchanged(filter, FilterField::Outcome);
    QVERIFY(exchanged.outcomes->isExcluded);
    QCOMPARE(withExchanged(exchanged, FilterField::Outcome), filter);
    const Sql::Filter medium = mediumStep(Sql::Medium::Libby).filter;
    QCOMPARE(withExchanged(medium, FilterField::Medium), medium); // it knows no "is not"
}

void FilterTermsTest::stepsRestrictOneField()
{
    Sql::Filter filter;
    for (const FilterStep &step :
         {mediumStep(Sql::Medium::Physical), outcomeStep(u"available"_qs), searchTypeStep(u"Search"_qs),
          temperatureStep(Sql::Temperature::Warm), libraryStep(u"kcls"_qs, u"King County"_qs)}) {
        filter = withField(filter, step.field, step.filter);
    }
    QCOMPARE(termsOf(filter, {}, QLocale()).size(), 5);
}

void FilterTermsTest::longValuesAreShortened()
{
    Sql::Filter filter;
    filter.message = QString(10'000, u'x');
    QVERIFY(termsOf(filter, {}, QLocale()).first().text().size() < 100);
}

void FilterTermsTest::labelsNameIds()
{
    Sql::Filter filter = libraryStep(u"kcls"_qs, {}).filter;
    filter.bookId = 3;
    const QList<FilterTerm> terms =
        termsOf(filter, {{FilterField::Library, u"King County"_qs}, {FilterField::Book, u"The Stranger"_qs}},
                QLocale());
    QCOMPARE(terms.first().value, u"King County (kcls)"_qs);
    QCOMPARE(terms.last().value, u"The Stranger"_qs);
}

QTEST_GUILESS_MAIN(FilterTermsTest)
#include "filtertermstest.moc"
