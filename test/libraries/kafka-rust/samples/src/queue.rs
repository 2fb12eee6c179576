/// Another crate's names.
pub struct Producer;

impl Producer {
    pub fn from_hosts(_hosts: Vec<String>) -> Self {
        Producer
    }
}

pub fn make() -> Producer {
    Producer::from_hosts(vec!["amqp:5672".to_owned()])
}
