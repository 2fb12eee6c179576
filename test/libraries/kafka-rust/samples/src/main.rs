use std::time::Duration;

use kafka::consumer::{Consumer, FetchOffset, GroupOffsetStorage};
use kafka::producer::{Compression, Producer, Record, RequiredAcks};

const GROUP: &str = "reports";

fn main() {
    let hosts = vec!["localhost:9092".to_owned()];
    let mut producer = Producer::from_hosts(hosts.clone())
        .with_ack_timeout(Duration::from_secs(1))
        .with_required_acks(RequiredAcks::All)
        .with_compression(Compression::SNAPPY)
        .create()
        .unwrap();
    producer.send(&Record::from_value("reports.ready", "done".as_bytes())).unwrap();

    let mut consumer = consumer(hosts);
    consumer.poll().unwrap();
}

fn consumer(hosts: Vec<String>) -> Consumer {
    Consumer::from_hosts(hosts)
        .with_topic("reports".to_owned())
        .with_group(GROUP.to_owned())
        .with_fallback_offset(FetchOffset::Earliest)
        .with_offset_storage(Some(GroupOffsetStorage::Kafka))
        .create()
        .unwrap()
}
