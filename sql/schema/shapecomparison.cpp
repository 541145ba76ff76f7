// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shape.h"
#include "shapename.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

/// A column's definition taken apart.
struct Column
{
    QString place;
    QString type; ///< with its collation, where it has one of its own
    bool isNotNull = false;
    bool isIdentity = false;
    QString value; ///< default or expression, with the word before it

    [[nodiscard]] bool isGenerated() const { return value.startsWith(u" GENERATED"); }

    /// Whether a row can be written without naming the column.
    [[nodiscard]] bool isOptional() const { return !isNotNull || isIdentity || !value.isEmpty(); }
};

Column columnOf(const QString &definition)
{
    static const QRegularExpression parts(
        u"^(\\d+) (.*?)( NOT NULL)?( GENERATED (?:ALWAYS|BY DEFAULT) AS IDENTITY)?"
        u"( DEFAULT .*| GENERATED ALWAYS AS \\(.*)?$"_qs,
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = parts.match(definition);
    return {.place = match.captured(1),
            .type = match.captured(2),
            .isNotNull = !match.captured(3).isEmpty(),
            .isIdentity = !match.captured(4).isEmpty(),
            .value = match.captured(5)};
}

QString withoutPlace(const QString &definition)
{
    return definition.section(u' ', 1);
}

/// `table, row level security, with …` without its storage options.
QString withoutOptions(const QString &definition)
{
    return definition.section(u", with "_qs, 0, 0);
}

bool isUnique(const QString &index)
{
    return index.startsWith(u"UNIQUE ");
}

/// The work of compareShapes().
class Comparison final
{
public:
    Comparison(const Shape &wanted, const Shape &found)
        : m_wanted(wanted)
        , m_found(found)
    {
    }

    [[nodiscard]] QList<ShapeDifference> differences();

private:
    void collect();
    [[nodiscard]] bool isToldByAnother(const ShapeDifference &difference) const;
    [[nodiscard]] bool isTold(const QString &owner) const;
    [[nodiscard]] bool isMovedUp(const ShapeDifference &difference) const;
    [[nodiscard]] bool isHarmless(const ShapeDifference &difference) const;
    [[nodiscard]] bool hasTwin(const ShapeDifference &difference) const;

    const Shape &m_wanted;
    const Shape &m_found;
    QList<ShapeDifference> m_differences;
    QSet<QString> m_relationsWithOtherColumns;
};

/// Every difference, whether worth telling or not.
void Comparison::collect()
{
    for (auto fact = m_wanted.cbegin(); fact != m_wanted.cend(); ++fact) {
        const auto found = m_found.constFind(fact.key());
        if (found == m_found.cend()) {
            m_differences.append(
                {.object = fact.key(), .kind = DifferenceKind::Missing, .wanted = fact.value()});
        } else if (*found != *fact) {
            m_differences.append({.object = fact.key(), .wanted = fact.value(), .found = found.value()});
        }
    }
    for (auto fact = m_found.cbegin(); fact != m_found.cend(); ++fact) {
        if (!m_wanted.contains(fact.key())) {
            m_differences.append(
                {.object = fact.key(), .kind = DifferenceKind::Unexpected, .found = fact.value()});
        }
    }
    std::ranges::sort(m_differences, std::ranges::less(), &ShapeDifference::object);
    for (const ShapeDifference &difference : std::as_const(m_differences)) {
        const ShapeName name(difference.object);
        if (name.kind() == u"column" && difference.kind != DifferenceKind::Other) {
            m_relationsWithOtherColumns.insert(name.relation());
        }
    }
}

/// Whether the fact `owner` differs so much that it stands for everything that belongs to it.
bool Comparison::isTold(const QString &owner) const
{
    const auto kindOfRelation = [](const QString &definition) { return definition.section(u',', 0, 0); };
    return m_wanted.contains(owner) != m_found.contains(owner) ||
           kindOfRelation(m_wanted.value(owner)) != kindOfRelation(m_found.value(owner));
}

bool Comparison::isToldByAnother(const ShapeDifference &difference) const
{
    const ShapeName name(difference.object);
    if (name.kind() != u"schema" && isTold(u"schema "_qs + name.schema())) {
        return true;
    }
    return !name.relation().isEmpty() &&
           (isTold(u"table "_qs + name.relation()) || isTold(u"view "_qs + name.relation()));
}

bool Comparison::isMovedUp(const ShapeDifference &difference) const
{
    const ShapeName name(difference.object);
    return name.kind() == u"column" && difference.kind == DifferenceKind::Other &&
           m_relationsWithOtherColumns.contains(name.relation()) &&
           withoutPlace(difference.wanted) == withoutPlace(difference.found);
}

/// Whether the same constraint is there by another name: nothing of ours asks for the name.
bool Comparison::hasTwin(const ShapeDifference &difference) const
{
    const bool isMissing = difference.kind == DifferenceKind::Missing;
    const QString relation = ShapeName(difference.object).relation();
    return std::ranges::any_of(m_differences, [&](const ShapeDifference &other) {
        const ShapeName name(other.object);
        return name.kind() == u"constraint" && name.relation() == relation &&
               (isMissing ? other.kind == DifferenceKind::Unexpected && other.found == difference.wanted
                          : other.kind == DifferenceKind::Missing && other.wanted == difference.found);
    });
}

bool isHarmlessColumn(const ShapeDifference &difference)
{
    if (difference.kind == DifferenceKind::Missing) {
        return false;
    }
    const Column found = columnOf(difference.found);
    if (difference.kind == DifferenceKind::Unexpected) {
        return found.isOptional();
    }
    const Column wanted = columnOf(difference.wanted);
    return found.type == wanted.type && found.isNotNull == wanted.isNotNull &&
           found.isIdentity == wanted.isIdentity && found.isGenerated() == wanted.isGenerated();
}

bool Comparison::isHarmless(const ShapeDifference &difference) const
{
    const ShapeName name(difference.object);
    if (name.schema() != u"public") {
        return false;
    }
    if (name.kind() == u"view" || m_wanted.contains(u"view "_qs + name.relation())) {
        return true;
    }
    if (name.kind() == u"column") {
        return isHarmlessColumn(difference);
    }
    if (name.kind() == u"index") {
        return !isUnique(difference.wanted) && !isUnique(difference.found);
    }
    if (name.kind() == u"constraint") {
        return difference.kind != DifferenceKind::Other && hasTwin(difference);
    }
    if (name.kind() == u"table") {
        return difference.kind == DifferenceKind::Other &&
               withoutOptions(difference.wanted) == withoutOptions(difference.found);
    }
    // Where the triggers of ours are missing every figure is read from the rows.
    return (difference.kind == DifferenceKind::Unexpected &&
            (name.kind() == u"trigger" || name.kind() == u"policy")) ||
           (difference.kind == DifferenceKind::Missing && name.kind() == u"trigger");
}

QList<ShapeDifference> Comparison::differences()
{
    collect();
    QList<ShapeDifference> told;
    for (const ShapeDifference &difference : std::as_const(m_differences)) {
        if (!isToldByAnother(difference) && !isMovedUp(difference)) {
            told.append(difference);
            told.last().isHarmless = isHarmless(difference);
        }
    }
    return told;
}

/// The digest that stands for a query or a source, which nobody can read.
QString withoutDigest(const QString &definition)
{
    static const QRegularExpression digest(u", (query|source) [0-9a-f]{16}"_qs);
    return QString(definition).remove(digest);
}

/// Functions have names and definitions as long as their arguments.
QString shortened(const QString &text)
{
    constexpr qsizetype most = 120;
    return text.size() <= most ? text : text.first(most - 1) + u'…';
}

} // namespace

QString ShapeDifference::toText() const
{
    const QString name = shortened(object);
    if (kind == DifferenceKind::Missing) {
        return name + u" is missing";
    }
    if (kind == DifferenceKind::Unexpected) {
        return name + u" is additional";
    }
    if (withoutDigest(wanted) == withoutDigest(found)) {
        return name + (wanted.contains(u", query ") ? u": has another query"_qs : u": has another body"_qs);
    }
    QString is = withoutDigest(found);
    QString shouldBe = withoutDigest(wanted);
    if (ShapeName(object).kind() == u"column") {
        const bool onlyMoved = withoutPlace(is) == withoutPlace(shouldBe);
        is = onlyMoved ? u"column "_qs + columnOf(is).place : withoutPlace(is);
        shouldBe = onlyMoved ? u"column "_qs + columnOf(shouldBe).place : withoutPlace(shouldBe);
    }
    return u"%1: is %2, should be %3"_qs.arg(name, is, shouldBe);
}

QList<ShapeDifference> compareShapes(const Shape &wanted, const Shape &found)
{
    return Comparison(wanted, found).differences();
}

} // namespace ShelfHelp::Sql
