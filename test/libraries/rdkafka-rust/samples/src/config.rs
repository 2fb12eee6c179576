pub const ORDERS_TOPIC: &str = "orders.v1";
pub const SESSION_SECONDS: u64 = 30;

pub struct Channel {
    pub name: &'static str,
    pub partitions: i32,
}

pub static PAYMENTS: Channel = Channel {
    name: "payments",
    partitions: 12,
};
