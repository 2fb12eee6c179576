use rskafka::client::{Client, ClientBuilder};

pub struct Pool {
    client: Client,
}

impl Pool {
    pub async fn connect(bootstrap: String) -> Self {
        let client = ClientBuilder::new(vec![bootstrap])
            .max_message_size(1 << 20)
            .build()
            .await
            .unwrap();
        Self { client }
    }

    pub async fn ensure(&self, name: &str) {
        let controller = self.client.controller_client().unwrap();
        controller.create_topic(name, 1, 1, 5_000).await.unwrap();
    }
}

pub async fn open() -> Pool {
    let pool = Pool::connect(std::env::var("KAFKA_BOOTSTRAP").unwrap_or("localhost:9092".into())).await;
    pool.ensure("heartbeats").await;
    pool
}
