using Confluent.Kafka;
using MassTransit;

namespace Shop;

public static class KafkaTopics
{
    public const string Payments = "payments.captured";
    public const string Group = "billing";
}

public static class Riders
{
    private static readonly string Brokers = Environment.GetEnvironmentVariable("KAFKA_BROKERS") ?? "localhost:9092";

    public static void AddBilling(this IRiderRegistrationConfigurator rider)
    {
        rider.AddProducer<PaymentRefunded>(KafkaTopics.Payments + ".refunded");
        rider.UsingKafka((context, kafka) => Configure(context, kafka));
    }

    private static void Configure(IRiderRegistrationContext context, IKafkaFactoryConfigurator kafka)
    {
        kafka.Host(new[] { Brokers });
        kafka.TopicEndpoint<string, PaymentCaptured>(KafkaTopics.Payments, new ConsumerConfig { GroupId = KafkaTopics.Group, EnableAutoCommit = true }, Endpoint);
        kafka.TopicEndpoint<string, PaymentCaptured>(KafkaTopics.Payments, KafkaTopics.Group, Endpoint);
    }

    private static void Endpoint(IKafkaTopicReceiveEndpointConfigurator<string, PaymentCaptured> endpoint)
    {
        endpoint.MaxPollInterval = TimeSpan.FromMinutes(10);
        endpoint.UseIsolationLevel(IsolationLevel.ReadCommitted);
    }
}
