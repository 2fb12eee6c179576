use std::sync::Arc;
use std::time::Duration;

use rskafka::client::consumer::{StartOffset, StreamConsumerBuilder};
use rskafka::client::partition::{Compression, UnknownTopicHandling};
use rskafka::client::producer::{aggregator::RecordAggregator, BatchProducerBuilder};
use rskafka::client::ClientBuilder;

const TOPIC: &str = "metrics";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let brokers = vec!["kafka-1:9092".to_owned(), "kafka-2:9092".to_owned()];
    let client = ClientBuilder::new(brokers).client_id("ingest").build().await?;

    let controller = client.controller_client()?;
    controller.create_topic(TOPIC, 4, 2, 5_000).await?;

    let writer = Arc::new(client.partition_client(TOPIC, 0, UnknownTopicHandling::Retry).await?);
    writer.produce(vec![], Compression::Zstd).await?;

    let batches = BatchProducerBuilder::new(writer.clone())
        .with_linger(Duration::from_millis(50))
        .build(RecordAggregator::new(1024));

    let reader = client.partition_client("events", 0, UnknownTopicHandling::Error).await?;
    let (records, watermark) = reader.fetch_records(0, 1..1_000_000, 1_000).await?;

    let stream = StreamConsumerBuilder::new(Arc::new(reader), StartOffset::Earliest)
        .with_max_wait_ms(100)
        .build();
    Ok(())
}
