using KafkaFlow;
using KafkaFlow.Configuration;
using ConsumerConfig = Confluent.Kafka.ConsumerConfig;

namespace Shop.Kafka;

public static class Names
{
    public const string Payments = "payments";
    public const string Refunds = Payments + ".refunds";
    public const string Group = "ledger";
}

public static class Clusters
{
    public static IServiceCollection AddLedger(this IServiceCollection services, IConfiguration configuration) =>
        services.AddKafkaFlowHostedService(kafka =>
        {
            kafka.UseMicrosoftLog();
            kafka.AddCluster(cluster => Configure(cluster, configuration));
        });

    private static void Configure(IClusterConfigurationBuilder cluster, IConfiguration configuration)
    {
        cluster.WithName("ledger").WithBrokers(configuration["Kafka:Brokers"].Split(','));
        cluster.AddConsumer(consumer => AddTopics(consumer));
        cluster.AddProducer<Publisher>(producer => producer.DefaultTopic(Names.Refunds).WithCompression(Confluent.Kafka.CompressionType.Gzip));
    }

    private static void AddTopics(IConsumerConfigurationBuilder consumer) =>
        consumer
            .Topics(Names.Payments, Names.Refunds)
            .WithConsumerConfig(new ConsumerConfig { GroupId = Names.Group, MaxPollIntervalMs = 600_000 })
            .WithMaxPollIntervalMs(300_000);
}

public class Publisher(IMessageProducer<Publisher> producer)
{
    public Task Send(string key, object message) => producer.ProduceAsync("payments.audit", key, message);
    public Task SendDefault(string key, object message) => producer.ProduceAsync(key, message);
}
