namespace Orders.Worker.Messaging;

public interface IEventPublisher
{
    Task PublishAsync(string topic, string key, byte[] value);
}

public class EventPublisher(IProducer<string, byte[]> producer) : IEventPublisher
{
    public Task PublishAsync(string topic, string key, byte[] value) =>
        producer.ProduceAsync(topic, new Message<string, byte[]> { Key = key, Value = value });
}

public class Billing(EventPublisher publisher)
{
    public Task Charge(string order) => publisher.PublishAsync("billing.charges", order, []);
}
