use rdkafka::producer::FutureProducer;

/// Look-alikes: none of this is Kafka's.
pub struct ClientConfig {
    values: Vec<(String, String)>,
}

impl ClientConfig {
    pub fn new() -> Self {
        Self { values: vec![] }
    }

    pub fn set(&mut self, key: &str, value: &str) -> &mut Self {
        self.values.push((key.to_string(), value.to_string()));
        self
    }

    pub fn create(&self) -> Outbox {
        Outbox { topic: "outbox-table".into() }
    }
}

pub struct Outbox {
    topic: String,
}

impl Outbox {
    pub fn subscribe(&self, names: &[&str]) {}
}

pub fn run(_producer: &FutureProducer) {
    let outbox = ClientConfig::new().set("table", "outbox").create();
    outbox.subscribe(&["rows"]);
}
