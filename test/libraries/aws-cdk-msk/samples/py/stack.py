from aws_cdk import Stack, aws_sns as sns
from aws_cdk import aws_msk as msk
from aws_cdk.aws_lambda_event_sources import SelfManagedKafkaEventSource


class Shop(Stack):
    def __init__(self, scope, fn):
        super().__init__(scope, "shop")
        msk.CfnCluster(self, "Cluster", cluster_name="shop", kafka_version="3.6.0")
        fn.add_event_source(SelfManagedKafkaEventSource(bootstrap_servers=["kafka:9092"], topic="orders", consumer_group_id="lambda"))
        sns.Topic(self, "Mail", topic_name="mail")
