using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Shop.Streams;

public static class StreamTopics
{
    public const string Orders = "orders";
    public const string Customers = "customers";
    public static string Enriched => Orders + ".enriched";
}

public class OrderTopology
{
    private readonly IStreamConfig _config;

    public OrderTopology(string applicationId)
    {
        _config = Settings(applicationId);
        _config.SecurityProtocol = Confluent.Kafka.SecurityProtocol.Ssl;
    }

    public Topology Build()
    {
        var builder = new StreamBuilder();
        IKStream<string, string> orders = builder.Stream<string, string>(StreamTopics.Orders);
        IKTable<string, string> customers = builder.Table(StreamTopics.Customers, RocksDb.As<string, string>("customers-store"));
        Publish(orders.Filter((key, value, context) => value != null).Join(customers, (order, customer) => order + customer));
        return builder.Build();
    }

    private static void Publish(IKStream<string, string> enriched) => enriched.To(StreamTopics.Enriched);

    private static StreamConfig<StringSerDes, StringSerDes> Settings(string applicationId)
    {
        var config = new StreamConfig<StringSerDes, StringSerDes>();
        config.ApplicationId = applicationId;
        config.BootstrapServers = Environment.GetEnvironmentVariable("KAFKA_BROKERS");
        return config;
    }
}
