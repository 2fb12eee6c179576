# The client of a chat service: nothing here is Kafka's, though kafka is mentioned.
class Client
  def consumer(group_id:)
    Subscriber.new(group_id)
  end
end

client = Client.new
consumer = client.consumer(group_id: "chat")
consumer.subscribe("room")
Bus.new(seed_brokers: ["x:1"]).producer(required_acks: :all)
