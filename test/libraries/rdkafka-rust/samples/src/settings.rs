use rdkafka::ClientConfig;
use serde::Deserialize;

/// Read from a file; the defaults are only defaults.
#[derive(Debug, Deserialize)]
pub struct KafkaSettings {
    pub bootstrap_servers: String,
    pub linger_ms: u32,
    #[serde(default)]
    pub compression: Option<String>,
}

impl Default for KafkaSettings {
    fn default() -> Self {
        Self {
            bootstrap_servers: "localhost:9092".into(),
            linger_ms: 5,
            compression: Some("lz4".into()),
        }
    }
}

impl KafkaSettings {
    pub fn client(&self) -> ClientConfig {
        let mut config = ClientConfig::new();
        config
            .set("bootstrap.servers", &self.bootstrap_servers)
            .set("linger.ms", self.linger_ms.to_string());
        if let Some(compression) = &self.compression {
            config.set("compression.type", compression);
        }
        config
    }
}

pub fn defaults() -> ClientConfig {
    let settings = KafkaSettings::default();
    ClientConfig::new().set("bootstrap.servers", settings.bootstrap_servers).clone()
}

pub fn secure(config: &mut rdkafka::ClientConfig) -> &mut rdkafka::ClientConfig {
    config.set("security.protocol", "SASL_SSL").set("sasl.mechanism", "PLAIN")
}
