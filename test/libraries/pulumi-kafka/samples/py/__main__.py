import pulumi_aws as aws
import pulumi_confluentcloud as confluent
import pulumi_kafka as kafka

RETENTION = "604800000"

kafka.Topic(
    "payments",
    name="payments",
    partitions=12,
    replication_factor=3,
    config={"retention.ms": RETENTION, "min.insync.replicas": "2"},
)

confluent.KafkaTopic("invoices", topic_name="invoices", partitions_count=4, config={"cleanup.policy": "delete"})

aws.sns.Topic("mail", name="mail")
