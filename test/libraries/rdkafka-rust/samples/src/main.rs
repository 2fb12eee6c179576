use std::env;
use std::time::Duration;

use clap::Parser;
use rdkafka::config::ClientConfig;
use rdkafka::consumer::{CommitMode, Consumer, StreamConsumer};
use rdkafka::producer::{FutureProducer, FutureRecord};
use rdkafka::Message;

mod config;
mod ledger;
mod outbox;
mod settings;

use crate::config::{ORDERS_TOPIC, PAYMENTS};

#[derive(Parser, Debug)]
#[command(author, version)]
struct Args {
    /// Kafka brokers
    #[arg(long, env = "KAFKA_BROKERS", default_value = "localhost:9092")]
    brokers: String,
    #[arg(long, default_value = "invoices")]
    group: String,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();

    let consumer: StreamConsumer = ClientConfig::new()
        .set("bootstrap.servers", &args.brokers)
        .set("group.id", args.group.as_str())
        .set("enable.auto.commit", "false")
        .set("session.timeout.ms", format!("{}", config::SESSION_SECONDS * 1_000))
        .set("fetch.wait.max.ms", 250.to_string())
        .set("sasl.password", env::var("KAFKA_PASSWORD")?)
        .create()?;
    consumer.subscribe(&[ORDERS_TOPIC, PAYMENTS.name])?;

    let mut settings = ClientConfig::new();
    settings.set("bootstrap.servers", env::var("BROKERS").unwrap_or_else(|_| "kafka:9092".to_string()));
    settings.set("acks", "all").set("enable.idempotence", "true");
    if cfg!(feature = "compression") {
        settings.set("compression.codec", "zstd");
    }
    let producer = settings.create::<FutureProducer>().expect("producer");

    loop {
        let message = consumer.recv().await?;
        let key = message.key().unwrap_or_default();
        producer
            .send(FutureRecord::to("invoices").key(key).payload("{}"), Duration::from_secs(5))
            .await
            .map_err(|(error, _)| error)?;
        consumer.commit_message(&message, CommitMode::Async)?;
        let (first, second) = tokio::try_join!(
            producer.send(FutureRecord::to("audit").key("a").payload("x"), Duration::from_secs(0)),
            producer.send(FutureRecord::to(&format!("{}.dlq", ORDERS_TOPIC)).key("a").payload("x"), Duration::from_secs(0)),
        )?;
    }
}
