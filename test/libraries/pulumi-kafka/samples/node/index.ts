import * as pulumi from '@pulumi/pulumi';
import * as kafka from '@pulumi/kafka';
import * as aws from '@pulumi/aws';
import { topicDefaults } from './defaults';

const provider = new kafka.Provider('cluster', {
  bootstrapServers: ['kafka:9092'],
  saslMechanism: 'scram-sha512',
  saslPassword: 'hunter2',
});

new kafka.Topic('orders', {
  name: 'orders',
  partitions: 6,
  replicationFactor: topicDefaults.copies,
  config: {
    'cleanup.policy': 'compact',
    'retention.ms': '86400000',
  },
}, { provider });

function topic(name: string) {
  return new kafka.Topic(name, { name, partitions: 3, replicationFactor: 3 });
}

export const audit = topic('audit');

new aws.sns.Topic('mail', { name: 'mail' });
