// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/aws/awsaddress.h>
#include <ingest/aws/awsconfiguration.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;

namespace {

using Variables = QList<QPair<QString, QString>>;

constexpr auto queueUrl = "https://sqs.eu-west-1.amazonaws.com/111122223333/events.fifo";

} // namespace

class AwsConfigurationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void profileIsReadFromBothFiles_data();
    void profileIsReadFromBothFiles();
    void layoutOfTheFileIsTolerated_data();
    void layoutOfTheFileIsTolerated();
    void malformedFileIsNamedWithItsLine_data();
    void malformedFileIsNamedWithItsLine();
    void namedProfileMustExist();
    void defaultProfileNeedNotExist();
    void regionComesFromTheFirstThatTells_data();
    void regionComesFromTheFirstThatTells();
    void regionThatCannotBeIsRefused_data();
    void regionThatCannotBeIsRefused();
    void endpointComesFromTheFirstThatTells_data();
    void endpointComesFromTheFirstThatTells();
    void endpointThatIsNoAddressIsRefused_data();
    void endpointThatIsNoAddressIsRefused();
    void usualEndpoint();
    void queueUrlIsParsed_data();
    void queueUrlIsParsed();
    void otherUrlIsNoQueue_data();
    void otherUrlIsNoQueue();
    void topicArnIsParsed();
    void otherTextIsNoTopic_data();
    void otherTextIsNoTopic();

private:
    void write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] AwsConfiguration configuration(const Variables &variables = {}) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void AwsConfigurationTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_home->path()).mkdir(u".aws"_qs));
}

void AwsConfigurationTest::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_home->filePath(name));
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
    QCOMPARE(file.write(content), content.size());
}

AwsConfiguration AwsConfigurationTest::configuration(const Variables &variables) const
{
    QProcessEnvironment environment;
    environment.insert(u"HOME"_qs, m_home->path());
    for (const auto &[name, value] : variables) {
        environment.insert(name, value);
    }
    return AwsConfiguration(environment);
}

void AwsConfigurationTest::profileIsReadFromBothFiles_data()
{
    QTest::addColumn<QByteArray>("credentials");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("name");
    QTest::addColumn<ProfileSettings>("settings");
    const ProfileSettings both{{u"region"_qs, u"eu-west-1"_qs}, {u"aws_access_key_id"_qs, u"AKID"_qs}};

    QTest::newRow("default") << QByteArray("[default]\naws_access_key_id=AKID\n")
                             << QByteArray("[default]\nregion=eu-west-1\n") << QString() << both;
    QTest::newRow("default by the long name")
        << QByteArray("[default]\naws_access_key_id=AKID\n")
        << QByteArray("[profile default]\nregion=eu-west-1\n") << QString() << both;
    QTest::newRow("named") << QByteArray("[work]\naws_access_key_id=AKID\n")
                           << QByteArray("[profile work]\nregion=eu-west-1\n") << u"work"_qs << both;
    QTest::newRow("named with a blank")
        << QByteArray("[my work]\naws_access_key_id=AKID\n")
        << QByteArray("[profile \"my work\"]\nregion=eu-west-1\n") << u"my work"_qs << both;
    QTest::newRow("the credentials file goes first")
        << QByteArray("[default]\naws_access_key_id=AKID\n")
        << QByteArray("[default]\naws_access_key_id=OTHER\nregion=eu-west-1\n") << QString() << both;
    QTest::newRow("the configuration file alone")
        << QByteArray() << QByteArray("[profile work]\naws_access_key_id=AKID\nregion=eu-west-1\n")
        << u"work"_qs << both;
    QTest::newRow("a section without “profile” is none")
        << QByteArray("[work]\naws_access_key_id=AKID\n") << QByteArray("[work]\nregion=eu-west-1\n")
        << u"work"_qs << ProfileSettings{{u"aws_access_key_id"_qs, u"AKID"_qs}};
}

void AwsConfigurationTest::profileIsReadFromBothFiles()
{
    QFETCH(const QByteArray, credentials);
    QFETCH(const QByteArray, config);
    QFETCH(const QString, name);
    write(u".aws/credentials"_qs, credentials);
    write(u"elsewhere"_qs, config);
    const Result<AwsProfile> profile =
        configuration({{u"AWS_PROFILE"_qs, name}, {u"AWS_CONFIG_FILE"_qs, m_home->filePath(u"elsewhere"_qs)}})
            .profile();
    QVERIFY(profile.ok());
    QVERIFY(profile.value().exists);
    QTEST(profile.value().settings, "settings");
}

void AwsConfigurationTest::layoutOfTheFileIsTolerated_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("plain") << QByteArray("[default]\nregion=eu-west-1\n");
    QTest::newRow("blanks") << QByteArray("\n  [ default ]\t\nregion\t =  eu-west-1  \n");
    QTest::newRow("CRLF, no last line end") << QByteArray("[default]\r\nregion=eu-west-1");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF[default]\nregion=eu-west-1\n");
    QTest::newRow("comments") << QByteArray(
        "# a\n; b\n[default] # c\n#region=x\nregion=eu-west-1\n;region=y");
    QTest::newRow("name in capitals") << QByteArray("[default]\nRegion=eu-west-1\n");
    QTest::newRow("later wins") << QByteArray("[default]\nregion=x\n[a]\n[default]\nregion=eu-west-1\n");
    QTest::newRow("indented settings")
        << QByteArray("[default]\nregion=eu-west-1\ns3 =\n  region = x\n  odd\n");
    QTest::newRow("other sections") << QByteArray(
        "[sso-session x]\na=b\n[default]\nregion=eu-west-1\n[plugins]");
}

void AwsConfigurationTest::layoutOfTheFileIsTolerated()
{
    QFETCH(const QByteArray, content);
    write(u".aws/config"_qs, content);
    const Result<QString> region = configuration().configuredRegion();
    QVERIFY2(region.ok(), region.ok() ? "" : qPrintable(region.error().toText()));
    QCOMPARE(region.value(), u"eu-west-1"_qs);
}

void AwsConfigurationTest::malformedFileIsNamedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("told");
    QTest::newRow("no section") << QByteArray("key = secret-text\n") << u"line 1: "_qs;
    QTest::newRow("open bracket") << QByteArray("[default]\n[secret-text\n") << u"line 2: "_qs;
    QTest::newRow("no equals sign") << QByteArray("[default]\n\nsecret-text\n") << u"line 3: "_qs;
    QTest::newRow("no name") << QByteArray("[default]\n=secret-text\n") << u"line 2: "_qs;
    QTest::newRow("Latin-1") << QByteArray("[default]\nkey=secret-text\xE9\n") << u"not UTF-8"_qs;
    QTest::newRow("binary") << QByteArray("[default]\nkey=\0secret-text\n", 28) << u"not UTF-8"_qs;
    QTest::newRow("huge") << QByteArray(1024 * 1024 + 1, '#') << u"1 MiB"_qs;
}

void AwsConfigurationTest::malformedFileIsNamedWithItsLine()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, told);
    write(u".aws/credentials"_qs, content);
    const Result<AwsProfile> profile = configuration().profile();
    QVERIFY(!profile.ok());
    QCOMPARE(profile.error().kind, ErrorKind::Blocked);
    const QString text = profile.error().toText();
    QVERIFY2(text.contains(m_home->filePath(u".aws/credentials"_qs)) && text.contains(told),
             qPrintable(text));
    QVERIFY2(!text.contains(u"secret-text"), qPrintable(text));
}

void AwsConfigurationTest::namedProfileMustExist()
{
    write(u".aws/credentials"_qs, "[default]\n");
    const Result<AwsProfile> profile = configuration({{u"AWS_PROFILE"_qs, u"work"_qs}}).profile();
    QVERIFY(!profile.ok());
    QCOMPARE(profile.error().kind, ErrorKind::Usage);
    QVERIFY2(profile.error().message.contains(u"“work”"), qPrintable(profile.error().message));
}

void AwsConfigurationTest::defaultProfileNeedNotExist()
{
    const Result<AwsProfile> profile = configuration().profile();
    QVERIFY(profile.ok());
    QCOMPARE(profile.value(), AwsProfile{.name = u"default"_qs});
}

void AwsConfigurationTest::regionComesFromTheFirstThatTells_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("regionOfAddress");
    QTest::addColumn<QString>("region");
    const Variables none;
    const QPair<QString, QString> first(u"AWS_REGION"_qs, u"eu-west-1"_qs);
    const QPair<QString, QString> second(u"AWS_DEFAULT_REGION"_qs, u"eu-west-2"_qs);
    const QByteArray config = "[default]\nregion=eu-west-3\n";
    QTest::newRow("AWS_REGION") << Variables{first, second} << config << QString() << u"eu-west-1"_qs;
    QTest::newRow("AWS_DEFAULT_REGION") << Variables{second} << config << QString() << u"eu-west-2"_qs;
    QTest::newRow("profile") << none << config << QString() << u"eu-west-3"_qs;
    QTest::newRow("address") << none << QByteArray() << u"us-east-2"_qs << u"us-east-2"_qs;
    QTest::newRow("all agree") << Variables{first} << QByteArray() << u"eu-west-1"_qs << u"eu-west-1"_qs;
    QTest::newRow("an empty variable says nothing")
        << Variables{{u"AWS_REGION"_qs, QString()}} << config << QString() << u"eu-west-3"_qs;
    QTest::newRow("files are not asked in vain")
        << Variables{first} << QByteArray("malformed") << QString() << u"eu-west-1"_qs;
}

void AwsConfigurationTest::regionComesFromTheFirstThatTells()
{
    QFETCH(const Variables, variables);
    QFETCH(const QByteArray, config);
    QFETCH(const QString, regionOfAddress);
    write(u".aws/config"_qs, config);
    const Result<QString> region = configuration(variables).region(regionOfAddress, u"the queue"_qs);
    QVERIFY2(region.ok(), region.ok() ? "" : qPrintable(region.error().toText()));
    QTEST(region.value(), "region");
}

void AwsConfigurationTest::regionThatCannotBeIsRefused_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QString>("regionOfAddress");
    QTest::addColumn<QString>("told");
    QTest::newRow("nobody tells") << Variables() << QString() << u"Nothing tells"_qs;
    QTest::newRow("they differ") << Variables{{u"AWS_REGION"_qs, u"eu-west-1"_qs}} << u"us-east-2"_qs
                                 << u"the queue is in the region us-east-2, but eu-west-1 is configured"_qs;
    QTest::newRow("not a name") << Variables{{u"AWS_REGION"_qs, u"evil.example/"_qs}} << QString()
                                << u"not the name of one"_qs;
}

void AwsConfigurationTest::regionThatCannotBeIsRefused()
{
    QFETCH(const Variables, variables);
    QFETCH(const QString, regionOfAddress);
    QFETCH(const QString, told);
    const Result<QString> region = configuration(variables).region(regionOfAddress, u"the queue"_qs);
    QVERIFY(!region.ok());
    QCOMPARE(region.error().kind, ErrorKind::Usage);
    QVERIFY2(region.error().message.contains(told), qPrintable(region.error().message));
}

void AwsConfigurationTest::endpointComesFromTheFirstThatTells_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QString>("endpoint");
    const QPair<QString, QString> own(u"AWS_ENDPOINT_URL_SQS"_qs, u"http://127.0.0.1:1"_qs);
    const QPair<QString, QString> other(u"AWS_ENDPOINT_URL_SNS"_qs, u"http://127.0.0.1:9"_qs);
    const QPair<QString, QString> general(u"AWS_ENDPOINT_URL"_qs, u"http://127.0.0.1:2"_qs);
    const QPair<QString, QString> ignored(u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_qs, u"true"_qs);
    const QPair<QString, QString> plain(u"AWS_PROFILE"_qs, u"plain"_qs);
    QTest::newRow("of the service") << Variables{own, general} << u"http://127.0.0.1:1"_qs;
    QTest::newRow("of all services") << Variables{other, general} << u"http://127.0.0.1:2"_qs;
    QTest::newRow("of the profile") << Variables{other} << u"http://127.0.0.1:3"_qs;
    QTest::newRow("nobody's") << Variables{plain} << QString();
    QTest::newRow("all ignored") << Variables{own, general, ignored} << QString();
    QTest::newRow("not ignored") << Variables{own, {ignored.first, u"false"_qs}} << u"http://127.0.0.1:1"_qs;
}

void AwsConfigurationTest::endpointComesFromTheFirstThatTells()
{
    QFETCH(const Variables, variables);
    write(u".aws/config"_qs, "[default]\nendpoint_url = http://127.0.0.1:3\n[profile plain]\n");
    const Result<std::optional<QUrl>> endpoint = configuration(variables).endpoint(u"sqs"_qs);
    QVERIFY2(endpoint.ok(), endpoint.ok() ? "" : qPrintable(endpoint.error().toText()));
    QTEST(endpoint.value().value_or(QUrl()).toString(), "endpoint");
}

void AwsConfigurationTest::endpointThatIsNoAddressIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no scheme") << u"127.0.0.1:4566"_qs;
    QTest::newRow("other scheme") << u"ftp://127.0.0.1/"_qs;
    QTest::newRow("no host") << u"http://"_qs;
    QTest::newRow("password") << u"http://user:secret-text@127.0.0.1/"_qs;
    QTest::newRow("query") << u"http://127.0.0.1/?a=b"_qs;
}

void AwsConfigurationTest::endpointThatIsNoAddressIsRefused()
{
    QFETCH(const QString, text);
    const auto endpoint = configuration({{u"AWS_ENDPOINT_URL"_qs, text}}).endpoint(u"sqs"_qs);
    QVERIFY(!endpoint.ok());
    QCOMPARE(endpoint.error().kind, ErrorKind::Usage);
    QVERIFY(endpoint.error().message.contains(u"AWS_ENDPOINT_URL"));
    QVERIFY(!endpoint.error().toText().contains(u"secret-text"));
}

void AwsConfigurationTest::usualEndpoint()
{
    QCOMPARE(AwsConfiguration::usualEndpoint(u"sqs"_qs, u"us-east-2"_qs),
             QUrl(u"https://sqs.us-east-2.amazonaws.com/"_qs));
    QCOMPARE(AwsConfiguration::usualEndpoint(u"sns"_qs, u"cn-north-1"_qs),
             QUrl(u"https://sns.cn-north-1.amazonaws.com.cn/"_qs));
}

void AwsConfigurationTest::queueUrlIsParsed_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("region");
    QTest::addColumn<bool>("isUsual");
    const auto row = [](const char *name, const QString &origin, const QString &region, bool isUsual) {
        QTest::newRow(name) << origin + u"/111122223333/events.fifo"_qs << region << isUsual;
    };
    row("usual", u"https://sqs.us-east-2.amazonaws.com"_qs, u"us-east-2"_qs, true);
    row("China", u"https://sqs.cn-north-1.amazonaws.com.cn"_qs, u"cn-north-1"_qs, true);
    row("older", u"https://eu-west-1.queue.amazonaws.com"_qs, u"eu-west-1"_qs, true);
    row("oldest", u"https://queue.amazonaws.com"_qs, u"us-east-1"_qs, true);
    row("both stacks", u"https://sqs.us-east-2.api.aws"_qs, u"us-east-2"_qs, false);
    row("FIPS", u"https://sqs-fips.us-east-2.amazonaws.com"_qs, u"us-east-2"_qs, false);
    row("private network", u"https://vpce-1.sqs.us-east-2.vpce.amazonaws.com"_qs, u"us-east-2"_qs, false);
    row("emulator", u"http://127.0.0.1:4566"_qs, QString(), false);
    row("emulator below a path", u"http://localhost:4566/queue/us-east-2"_qs, QString(), false);
    row("look-alike", u"https://sqs.us-east-2.amazonaws.com.evil.example"_qs, QString(), false);
}

void AwsConfigurationTest::queueUrlIsParsed()
{
    QFETCH(const QString, url);
    QFETCH(const QString, region);
    const Result<QueueAddress> address = parseQueueUrl(url);
    QVERIFY2(address.ok(), address.ok() ? "" : qPrintable(address.error().toText()));
    QCOMPARE(address.value(), (QueueAddress{.url = QUrl(url),
                                            .account = u"111122223333"_qs,
                                            .name = u"events.fifo"_qs,
                                            .region = region,
                                            .isFifo = true}));
    QTEST(isUsualQueueHost(address.value().url.host()), "isUsual");
}

void AwsConfigurationTest::otherUrlIsNoQueue_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url :
         {"", "events.fifo", "arn:aws:sqs:eu-west-1:111122223333:events.fifo",
          "https://sqs.us-east-2.amazonaws.com/", "https://sqs.us-east-2.amazonaws.com/events.fifo",
          "https://sqs.us-east-2.amazonaws.com/1111/events.fifo",
          "https://sqs.us-east-2.amazonaws.com/111122223333/a.b",
          "https://sqs.us-east-2.amazonaws.com/111122223333/",
          "ftp://sqs.us-east-2.amazonaws.com/111122223333/events.fifo", "https:///111122223333/events.fifo",
          "https://h/111122223333/events.fifo?a=b", "https://user:word@h/111122223333/events.fifo"}) {
        QTest::newRow(*url == '\0' ? "empty" : url) << QString::fromLatin1(url);
    }
}

void AwsConfigurationTest::otherUrlIsNoQueue()
{
    QFETCH(const QString, url);
    const Result<QueueAddress> address = parseQueueUrl(url);
    QVERIFY(!address.ok());
    QCOMPARE(address.error().kind, ErrorKind::Usage);
    QVERIFY(parseQueueUrl(QString::fromLatin1(queueUrl)).ok());
}

void AwsConfigurationTest::topicArnIsParsed()
{
    const Result<ResourceName> topic =
        parseArn(u"arn:aws-cn:sns:cn-north-1:111122223333:example-events.fifo"_qs, u"sns"_qs);
    QVERIFY(topic.ok());
    QCOMPARE(topic.value(), (ResourceName{.service = u"sns"_qs,
                                          .region = u"cn-north-1"_qs,
                                          .account = u"111122223333"_qs,
                                          .name = u"example-events.fifo"_qs}));
    QVERIFY(topic.value().isFifo());
}

void AwsConfigurationTest::otherTextIsNoTopic_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"example-events", "arn:aws:sqs:eu-west-1:111122223333:events.fifo",
                             "arn:aws:sns:eu-west-1:111122223333:", "arn:aws:sns::111122223333:events",
                             "arn:aws:sns:eu-west-1:1:events", "arn:aws:sns:eu-west-1:111122223333:a:b"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void AwsConfigurationTest::otherTextIsNoTopic()
{
    QFETCH(const QString, text);
    const Result<ResourceName> topic = parseArn(text, u"sns"_qs);
    QVERIFY(!topic.ok());
    QCOMPARE(topic.error().kind, ErrorKind::Usage);
}

QTEST_GUILESS_MAIN(AwsConfigurationTest)

#include "awsconfigurationtest.moc"
