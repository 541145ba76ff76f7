// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonpath.h"
#include "templaterules.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace ShelfHelp::Tests;

namespace {

/// A template that is broken in one place, and the rule that has to notice.
struct Mutant
{
    const char *rule;
    const char *path;  ///< below Resources, unless it starts with a slash
    const char *value; ///< JSON; nullptr takes away what is there
};

const char *const notOurs = R"({"Fn::GetAtt": ["DeadLetterQueue", "Arn"]})";

const QList<Mutant> mutants{
    {"events queue is FIFO", "EventQueue/Properties/FifoQueue", nullptr},
    {"events queue is FIFO", "EventQueue/Properties/FifoQueue", "false"},
    {"events queue is FIFO", "EventQueue/Properties/QueueName", R"({"Fn::Sub": "${AWS::StackName}-events"})"},
    {"events queue is FIFO", "EventQueue/Properties/QueueName", nullptr},
    {"dead letters are FIFO", "DeadLetterQueue/Properties/FifoQueue", nullptr},
    {"dead letters are FIFO", "DeadLetterQueue/Properties/QueueName", R"("dead")"},
    {"topic is FIFO", "EventTopic/Properties/FifoTopic", nullptr},
    {"topic is FIFO", "EventTopic/Properties/TopicName", R"("events")"},
    {"topic drops repetitions", "EventTopic/Properties/ContentBasedDeduplication", nullptr},
    {"topic drops repetitions", "EventTopic/Properties/ContentBasedDeduplication", "false"},
    {"notifications keep their envelope", "EventSubscription/Properties/RawMessageDelivery", "true"},
    {"subscription ends at the queue's ARN", "EventSubscription/Properties/Endpoint",
     R"({"Ref": "EventQueue"})"},
    {"subscription ends at the queue's ARN", "EventSubscription/Properties/Endpoint", notOurs},
    {"subscription ends at the queue's ARN", "EventSubscription/Properties/Protocol", R"("lambda")"},
    {"subscription starts at the topic", "EventSubscription/Properties/TopicArn", R"({"Ref": "AlarmTopic"})"},
    {"subscription waits for the right to send", "EventSubscription/DependsOn", nullptr},
    {"only the topic may send", "EventQueuePolicy/Properties/PolicyDocument/Statement/0/Condition", nullptr},
    {"only the topic may send", "EventQueuePolicy/Properties/PolicyDocument/Statement/0/Principal", R"("*")"},
    {"only the topic may send", "EventQueuePolicy/Properties/PolicyDocument/Statement/0/Action/0",
     R"("sqs:DeleteMessage")"},
    {"only the topic may send", "EventQueuePolicy/Properties/Queues/0", R"({"Ref": "DeadLetterQueue"})"},
    {"dead letters go to the FIFO queue", "EventQueue/Properties/RedrivePolicy", nullptr},
    {"dead letters go to the FIFO queue", "EventQueue/Properties/RedrivePolicy/deadLetterTargetArn",
     R"({"Fn::GetAtt": ["EventQueue", "Arn"]})"},
    {"a few failures are forgiven", "EventQueue/Properties/RedrivePolicy/maxReceiveCount", "1"},
    {"a few failures are forgiven", "EventQueue/Properties/RedrivePolicy/maxReceiveCount", R"("10")"},
    {"messages are kept for 14 days", "EventQueue/Properties/MessageRetentionPeriod", nullptr},
    {"messages are kept for 14 days", "DeadLetterQueue/Properties/MessageRetentionPeriod", "345600"},
    {"queues outlive the stack", "EventQueue/DeletionPolicy", nullptr},
    {"queues outlive the stack", "DeadLetterQueue/UpdateReplacePolicy", R"("Delete")"},
    {"queues are encrypted", "EventQueue/Properties/SqsManagedSseEnabled", "false"},
    {"queues are encrypted", "DeadLetterQueue/Properties/SqsManagedSseEnabled", nullptr},
    {"an empty queue is polled slowly", "EventQueue/Properties/ReceiveMessageWaitTimeSeconds", nullptr},

    {"trigger is of our queue and function", "QueueTrigger/Properties/EventSourceArn", notOurs},
    {"batch fits a FIFO queue", "QueueTrigger/Properties/BatchSize", "11"},
    {"failures are told one by one", "QueueTrigger/Properties/FunctionResponseTypes", nullptr},
    {"failures are told one by one", "QueueTrigger/Properties/FunctionResponseTypes", "[]"},
    {"no batching window on FIFO", "QueueTrigger/Properties/MaximumBatchingWindowInSeconds", "5"},
    {"concurrency is bounded", "QueueTrigger/Properties/ScalingConfig", nullptr},
    {"concurrency is bounded", "QueueTrigger/Properties/ScalingConfig/MaximumConcurrency", "1"},
    {"trigger can be disabled", "QueueTrigger/Properties/Enabled", "true"},
    {"visibility covers six tries", "EventQueue/Properties/VisibilityTimeout", "179"},
    {"visibility covers six tries", "EventQueue/Properties/VisibilityTimeout", nullptr},
    {"visibility covers six tries", "IngestFunction/Properties/Timeout", "31"},
    {"visibility covers six tries", "IngestFunction/Properties/Timeout", nullptr},
    {"function runs our bootstrap", "IngestFunction/Properties/Runtime", R"("python3.12")"},
    {"function runs our bootstrap", "IngestFunction/Properties/Architectures/0", R"("x86_64")"},
    {"log belongs to the function", "FunctionLog/Properties/LogGroupName", R"("/aws/lambda/other")"},
    {"log is kept for a month", "FunctionLog/Properties/RetentionInDays", nullptr},
    {"function and poller exclude each other", "QueueTrigger/Condition", nullptr},
    {"function and poller exclude each other", "PollerPolicy/Condition", nullptr},
    {"function and poller exclude each other", "EventQueue/Condition", R"("WithFunction")"},
    {"function needs code and database", "/Rules", nullptr},
    {"function needs code and database", "/Rules/FunctionNeedsCodeAndDatabase/Assertions/2", nullptr},

    {"no literal secret", "IngestFunction/Properties/Environment/Variables/DB_PASS", R"("hunter2")"},
    {"no literal secret", "IngestFunction/Properties/Environment/Variables/DB_HOST", R"("db.example.org")"},
    {"no literal secret", "IngestFunction/Properties/Environment/Variables/DATABASE_URL",
     R"("postgresql://me:hunter2@db/x")"},
    {"no literal secret", "/Parameters/CodeKey/Default", R"("AKIAABCDEFGHIJKLMNOP")"},
    {"no literal secret", "IngestFunction/Properties/Environment/Variables/API_TOKEN", R"("abc")"},
    {"no account or region", "/Parameters/ExistingTopicArn/Default",
     R"("arn:aws:sns:eu-west-1:${AWS::AccountId}:x.fifo")"},
    {"no account or region", "IngestFunction/Properties/FunctionName", R"("ingest-111122223333")"},
    {"actions are named", "FunctionRole/Properties/Policies/0/PolicyDocument/Statement/0/Action",
     R"(["sqs:*"])"},
    {"actions are named", "PublisherPolicy/Properties/PolicyDocument/Statement/0/Action", R"("*")"},
    {"actions are named", "PollerPolicy/Properties/PolicyDocument/Statement/0/NotAction",
     R"("sqs:AddPermission")"},
    {"resources are bound", "PollerPolicy/Properties/PolicyDocument/Statement/0/Resource", R"("*")"},
    {"resources are bound", "FunctionRole/Properties/Policies/0/PolicyDocument/Statement/1/Resource",
     R"(["*"])"},
    {"no managed policies of AWS", "FunctionRole/Properties/ManagedPolicyArns",
     R"([{"Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess"}])"},
    {"function may empty its queue and log",
     "FunctionRole/Properties/Policies/0/PolicyDocument/Statement/0/Resource", notOurs},
    {"poller may empty the queue", "PollerPolicy/Properties/PolicyDocument/Statement/0/Action/1", nullptr},
    {"backend may publish", "PublisherPolicy/Properties/PolicyDocument/Statement/0/Resource",
     R"({"Ref": "AlarmTopic"})"},

    {"dead letters raise an alarm", "DeadLetterAlarm", nullptr},
    {"dead letters raise an alarm", "DeadLetterAlarm/Properties/Threshold", "2"},
    {"dead letters raise an alarm", "DeadLetterAlarm/Properties/Dimensions/0/Value",
     R"({"Fn::GetAtt": ["EventQueue", "QueueName"]})"},
    {"a blocked lane raises an alarm", "WaitingAlarm/Properties/MetricName", R"("NumberOfMessagesSent")"},
    {"parameters and outputs are explained", "/Parameters/CodeKey/Description", nullptr},
    {"parameters and outputs are explained", "/Outputs/EventQueueUrl/Description", nullptr},
    {"parameters and outputs are explained", "/Outputs", nullptr},
};

QString pathOf(const Mutant &mutant)
{
    const QString path = QString::fromLatin1(mutant.path);
    return path.startsWith(u'/') ? path.mid(1) : u"Resources/"_qs + path;
}

const TemplateRule *ruleNamed(const char *name)
{
    for (const TemplateRule &rule : templateRules()) {
        if (qstrcmp(rule.name, name) == 0) {
            return &rule;
        }
    }
    return nullptr;
}

} // namespace

Q_DECLARE_METATYPE(Mutant)
Q_DECLARE_METATYPE(const TemplateRule *)

/// What the CloudFormation template says, where a mistake would lose or reorder notifications, or open a
/// door.
class TemplateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void templateKeepsTheRule_data();
    void templateKeepsTheRule();
    void brokenTemplateIsNoticed_data();
    void brokenTemplateIsNoticed();
    void everyRuleHasBeenBroken();

private:
    QJsonValue m_template;
};

void TemplateTest::initTestCase()
{
    QFile file(QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/deploy/shelfhelp.template.json"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    QJsonParseError error;
    m_template = QJsonDocument::fromJson(file.readAll(), &error).object();
    QCOMPARE(error.errorString(), u"no error occurred"_qs);
}

void TemplateTest::templateKeepsTheRule_data()
{
    QTest::addColumn<const TemplateRule *>("rule");
    for (const TemplateRule &rule : templateRules()) {
        QTest::newRow(rule.name) << &rule;
    }
}

void TemplateTest::templateKeepsTheRule()
{
    QFETCH(const TemplateRule *const, rule);
    QCOMPARE(rule->problem(m_template), QString());
}

void TemplateTest::brokenTemplateIsNoticed_data()
{
    QTest::addColumn<Mutant>("mutant");
    for (const Mutant &mutant : mutants) {
        QTest::addRow("%s: %s := %s", mutant.rule, mutant.path, mutant.value ? mutant.value : "nothing")
            << mutant;
    }
}

void TemplateTest::brokenTemplateIsNoticed()
{
    QFETCH(const Mutant, mutant);
    const TemplateRule *const rule = ruleNamed(mutant.rule);
    QVERIFY2(rule != nullptr, "there is no rule of that name");
    const QJsonValue value =
        mutant.value == nullptr ? QJsonValue(QJsonValue::Undefined) : jsonOf(mutant.value);
    QCOMPARE(value.isUndefined(), mutant.value == nullptr); // else the row is no JSON

    const QJsonValue broken = changedAt(m_template, pathOf(mutant), value);
    QVERIFY2(broken != m_template, "the row changes nothing");
    QVERIFY(!rule->problem(broken).isEmpty());
}

void TemplateTest::everyRuleHasBeenBroken()
{
    QSet<QString> broken;
    for (const Mutant &mutant : mutants) {
        broken.insert(QString::fromLatin1(mutant.rule));
    }
    for (const TemplateRule &rule : templateRules()) {
        QVERIFY2(broken.contains(QString::fromLatin1(rule.name)), rule.name);
    }
}

QTEST_GUILESS_MAIN(TemplateTest)

#include "templatetest.moc"
