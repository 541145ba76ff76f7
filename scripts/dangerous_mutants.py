# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mistakes that would lose, double or falsify data, or let foreign text act: every one has to be noticed.

Each is (name, file, text, what stands there instead, tests that may notice). The text occurs once in the file;
scripts/mutate says so if it no longer does.
"""

INGEST = "sql/migrations/20261124170000_ingest_visits_and_details.sql"
STORING = ["ingesttest", "workerstest", "convergencetest", "existingpipelinetest"]

MUTANTS = [
    # The ledger
    ("drop the ledger: everything is fresh", INGEST, "IF stored = cardinality(search_ids) THEN", "IF true THEN", STORING),
    ("take another's entry for ours", INGEST, "array_agg(k.run_id = run AND k.search_id = search_ids[n.position]\n",
     "array_agg(true\n", STORING),
    ("acknowledge content that differs", "ingest/apply/batchapplier.cpp",
     "items[std::size_t(position - 1)]->rejection = conflictRejection();", "(void)position;", STORING),
    ("a key is known by its length", "ingest/decode/recorddecoder.cpp",
     "notification.contentHash = m_sha256.digest({message});",
     "notification.contentHash = m_sha256.digest({std::to_string(message.size())});", ["decodertest", "fuzzcasestest"]),
    # The sorts that keep ingesters from waiting for each other in a circle
    ("drop the sort of keys", "ingest/apply/batchcolumns.cpp",
     "std::ranges::sort(m_order, std::ranges::less{}, [](const auto *entry) { return entry->first; });", "",
     ["batchcolumnstest", "workerstest", "convergencetest"]),
    ("drop the sort of the ledger", INGEST, "   ORDER BY n.topic, n.id\n  ON CONFLICT DO NOTHING;\n",
     "  ON CONFLICT DO NOTHING;\n", ["ingesttest", "workerstest", "convergencetest"]),
    ("drop the sort of shelf dates", INGEST, "x(id, first, last)\n             WHERE x.first IS NOT NULL ORDER BY x.id OFFSET 0) AS w\n     WHERE t.shelf_id",
     "x(id, first, last)\n             WHERE x.first IS NOT NULL ORDER BY random() OFFSET 0) AS w\n     WHERE t.shelf_id",
     ["ingesttest", "workerstest", "convergencetest"]),
    # Dates
    ("swap least and greatest of shelves", INGEST,
     "SET date_added = least(t.date_added, w.first), date_last_searched = greatest(t.date_last_searched, w.last)",
     "SET date_added = greatest(t.date_added, w.first), date_last_searched = least(t.date_last_searched, w.last)", STORING),
    ("swap least and greatest of books", INGEST,
     "SET date_added = least(t.date_added, w.first), date_last_displayed = greatest(t.date_last_displayed, w.last)",
     "SET date_added = greatest(t.date_added, w.first), date_last_displayed = least(t.date_last_displayed, w.last)", STORING),
    ("details of the first, not of the last day", INGEST, "       > (known_on, coalesce(known_rating",
     "       < (known_on, coalesce(known_rating", STORING),
    ("ignore offsets of times", "ingest/decode/timestamp.cpp", " -\n                                        fields.offset;", ";",
     ["timestamptest"]),
    # Permanent and transient
    ("take a full disk for permanent", "sql/databaseerror.cpp", 'StateRule{QLatin1StringView("53100"), ErrorKind::Transient',
     'StateRule{QLatin1StringView("53100"), ErrorKind::Permanent', ["databaseerrortest"]),
    ("take a deadlock for permanent", "sql/databaseerror.cpp", 'StateRule{QLatin1StringView("40"), ErrorKind::Transient',
     'StateRule{QLatin1StringView("40"), ErrorKind::Permanent', ["databaseerrortest"]),
    ("take a missing right for permanent", "sql/databaseerror.cpp", 'StateRule{QLatin1StringView("42501"), ErrorKind::Blocked',
     'StateRule{QLatin1StringView("42501"), ErrorKind::Permanent', ["databaseerrortest", "ingesttest"]),
    ("reject a batch instead of halving it", "ingest/apply/batchapplier.cpp", "    if (items.size() > 1) {\n        const std::size_t half",
     "    if (items.size() > 1000) {\n        const std::size_t half", ["ingesttest"]),
    ("reject what fails for a passing reason", "ingest/apply/batchapplier.cpp",
     "    if (result.error().kind != ErrorKind::Permanent) {", "    if (result.error().kind == ErrorKind::Blocked) {",
     ["ingesttest", "eventhandlertest", "pollerfaultstest"]),
    # Acknowledgements
    ("acknowledge before the commit", "ingest/delivery/applydelivery.cpp", "        m_result.fates.resize(records.size());",
     "        m_result.fates.resize(records.size(), RecordFate{.kind = RecordFate::Kind::Stored});",
     ["eventhandlertest", "pollerfaultstest", "pollertest"]),
    ("delete from the queue what failed", "ingest/delivery/poller.cpp",
     "const bool isFailed = report.fates[i].kind == RecordFate::Kind::Failed;", "const bool isFailed = false;",
     ["pollerfaultstest", "pollertest"]),
    ("go on behind a failure of the group", "ingest/delivery/applydelivery.cpp", "heldBack.insert(groups[index]);",
     "(void)groups[index];", ["eventhandlertest", "pollertest", "pollerfaultstest"]),
    # Answers of the database
    ("ignore a further result", "sql/connection.cpp",
     "return failure ? Result<Rows>(*failure) : Result<Rows>(last);", "return Result<Rows>(last);",
     ["poolertest"]),
    ("end before the last answer", "sql/connection.cpp",
     "            continue; // the end of one statement's answers", "            return Result<Rows>(last);",
     ["poolertest"]),
    ("take a failed statement for done", "sql/connection.cpp",
     "if (answer.ok() && !succeeded(answer.value().handle())) {", "if (false) {", ["connectiontest", "ingesttest"]),
    ("believe the first answer: the commit behind it may fail", "sql/serverwait.cpp",
     "hasFailed = hasFailed || status == PGRES_FATAL_ERROR;", "hasFailed = true;", ["connectiontest"]),
    ("take a rolled back transaction for done", "sql/transaction.cpp", 'if (rows.value().command() != "COMMIT") {', "if (false) {",
     ["connectiontest"]),
    # Escapes
    ("drop an escape: quotes of CSV", "sql/csvtext.cpp", 'text.replace(u\'"\', u"\\"\\""_qs)', "text",
     ["figureformatstest", "fuzzcasestest"]),
    ("drop an escape: formulas", "sql/csvtext.cpp", "return isFormula ? u'\\'' + text : text;", "return text;",
     ["figureformatstest", "fuzzcasestest"]),
    ("drop an escape: patterns of LIKE", "sql/likepatterns.cpp", '.replace(u\'%\', u"\\\\%"_qs)', "",
     ["catalogtest", "librariestest"]),
    ("drop an escape: control characters of a log", "ingest/apply/printable.cpp",
     "    case QChar::Other_Control:\n", "", ["figureformatstest", "deliverytest"]),
    ("drop an escape: options of a connection", "sql/connection.cpp", '.replace(u\'\\\'\', u"\\\\\'"_qs);', ";", ["connectiontest"]),
    # Sizes
    ("drop the size check of a document", "ingest/decode/decoder.cpp",
     "    if (document.size() > limits.document) {\n        return refused(", "    if (false) {\n        return refused(",
     ["decodertest"]),
    ("drop the size check of a record", "ingest/decode/recorddecoder.cpp", "if (paddedText.size() > m_recordLimit) {",
     "if (false) {", ["decodertest"]),
    ("drop the count of records", "ingest/decode/decoder.cpp", "if (countRecords(root, limits.records + 1) > limits.records) {",
     "if (false) {", ["decodertest"]),
    ("drop the size check of a line", "ingest/sources/documentreader.cpp", "        if (m_end - m_begin > m_limit) {",
     "        if (false) {", ["documentreadertest", "fuzzcasestest"]),
    ("drop the size check of a body", "ingest/http/httprequestparser.cpp",
     "    if (m_framing.length > m_limits.body) {", "    if (false) {", ["httprequestparsertest"]),
    ("drop the size check of chunks", "ingest/http/httprequestparser.cpp",
     "    if (*size > m_limits.body - m_request.body.size()) {", "    if (false) {", ["httprequestparsertest", "fuzzcasestest"]),
    ("drop the limit of an index entry", "ingest/decode/eventparser.cpp", "constexpr TextRule shelfUrlRule{2048,",
     "constexpr TextRule shelfUrlRule{4096,", ["decodertest", "corpustest"]),
    ("drop the limit of depth", "ingest/decode/jsonreader.cpp", "parserDepth = maximumJsonDepth + 1;", "parserDepth = 1024;",
     ["jsonreadertest", "corpustest"]),
    # Texts
    ("let U+0000 pass", "ingest/decode/fields.cpp", "    if (text.find('\\0') != std::string_view::npos) {\n        return refuseMember",
     "    if (false) {\n        return refuseMember", ["decodertest", "corpustest"]),
    ("read what is no UTF-8", "ingest/decode/jsonreader.cpp",
     "if (!simdjson::validate_utf8(paddedText.data(), paddedText.size())) {", "if (false) {",
     ["jsonreadertest", "corpustest", "fuzzcasestest"]),
    ("pass over an oversize line that begins blank", "ingest/sources/documentreader.cpp",
     "return document.isOversize || !isBlank(document.bytes);", "return !isBlank(document.bytes);",
     ["documentreadertest", "fuzzcasestest"]),
    # Strangers
    ("answer web pages", "ingest/http/requestguard.cpp",
     'if (request.headers.contains("Origin") || isFromOtherSite(request)) {', "if (isFromOtherSite(request)) {",
     ["requestguardtest"]),
    ("answer foreign names", "ingest/http/requestguard.cpp", "    if (!isForUs(request, options)) {", "    if (false) {",
     ["requestguardtest"]),
]
