namespace Orders.Worker.Messaging;

public abstract class KafkaSettings
{
    protected static ClientConfig Common() => new()
    {
        BootstrapServers = Environment.GetEnvironmentVariable("KAFKA_BROKERS") ?? "localhost:9092",
        SecurityProtocol = SecurityProtocol.Ssl,
        SslCaLocation = "/etc/ssl/kafka/ca.pem",
    };

    public static ConsumerConfig ForConsumer(string groupId, bool fromStart)
    {
        var config = new ConsumerConfig(Common())
        {
            GroupId = groupId,
            AutoOffsetReset = fromStart ? AutoOffsetReset.Earliest : AutoOffsetReset.Latest,
            EnableAutoCommit = false,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
        };
        config.IsolationLevel = IsolationLevel.ReadCommitted;
        if (fromStart)
        {
            config.MaxPollIntervalMs = 10 * 60 * 1000;
        }
        return config;
    }
}
