use std::collections::HashMap;
use std::sync::Arc;

use rdkafka::admin::{AdminClient, AdminOptions, NewTopic, TopicReplication};
use rdkafka::client::DefaultClientContext;
use rdkafka::config::FromClientConfig;
use rdkafka::error::KafkaResult;
use rdkafka::producer::{BaseProducer, BaseRecord, Producer, ThreadedProducer};
use rdkafka::ClientConfig;

use super::config;

type Transactional = ThreadedProducer<rdkafka::producer::DefaultProducerContext>;

/// Writes to the ledger in transactions.
pub struct Ledger {
    producer: Arc<Transactional>,
    topic: String,
}

impl Ledger {
    pub fn new(brokers: &str, topic: impl Into<String>) -> KafkaResult<Self> {
        let producer = base(brokers)
            .set("transactional.id", "ledger-1")
            .set("transaction.timeout.ms", "60000")
            .create()?;
        Ok(Self {
            producer: Arc::new(producer),
            topic: topic.into(),
        })
    }

    pub fn write(&self, entries: &[Entry]) -> KafkaResult<()> {
        self.producer.init_transactions(rdkafka::util::Timeout::Never)?;
        self.producer.begin_transaction()?;
        for entry in entries {
            let record = BaseRecord::to(&self.topic).key(&entry.key).payload(&entry.body);
            if let Err((error, _)) = self.producer.send(record) {
                self.producer.abort_transaction(std::time::Duration::from_secs(10))?;
                return Err(error);
            }
        }
        self.producer.commit_transaction(std::time::Duration::from_secs(10))
    }
}

fn base(brokers: &str) -> ClientConfig {
    let mut config = ClientConfig::new();
    config
        .set("bootstrap.servers", brokers)
        .set("client.id", "ledger")
        .set("queue.buffering.max.ms", "20");
    config
}

pub fn open() -> KafkaResult<Ledger> {
    Ledger::new("ledger-kafka:9092", "ledger.entries")
}

pub async fn create_topics(brokers: &str) -> anyhow::Result<()> {
    let admin: AdminClient<DefaultClientContext> = base(brokers).create().context("admin client")?;
    let topic = NewTopic::new(config::ORDERS_TOPIC, 6, TopicReplication::Fixed(3)).set("cleanup.policy", "compact");
    admin.create_topics(&[topic], &AdminOptions::new()).await?;
    Ok(())
}

pub fn from_map(overrides: HashMap<String, String>) -> BaseProducer {
    let mut config = base("localhost:9092");
    for (key, value) in overrides {
        config.set(key, value);
    }
    BaseProducer::from_config(&config).unwrap()
}

pub struct Entry {
    key: String,
    body: String,
}
