import * as cdk from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ManagedKafkaEventSource, SelfManagedKafkaEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as msk from '@aws-cdk/aws-msk-alpha';

const GROUP = 'lambda';

export class Shop extends cdk.Stack {
  constructor(scope: cdk.App, fn: lambda.Function) {
    super(scope, 'shop');
    const cluster = new msk.Cluster(this, 'Cluster', {
      clusterName: 'shop',
      kafkaVersion: msk.KafkaVersion.V3_6_0,
    });
    fn.addEventSource(new ManagedKafkaEventSource({ clusterArn: cluster.clusterArn, topic: 'orders', startingPosition: lambda.StartingPosition.LATEST }));
    fn.addEventSource(
      new SelfManagedKafkaEventSource({
        bootstrapServers: ['kafka:9092'],
        topic: 'audit',
        consumerGroupId: GROUP,
        batchSize: 100,
        startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      }),
    );
    new sns.Topic(this, 'Mail', { topicName: 'mail' });
  }
}
