namespace Shop.Raft;

/// <summary>A Raft cluster; see KafkaFlow for the message side.</summary>
public class ClusterBuilder
{
    public ClusterBuilder WithBrokers(string[] members) => this;
    public ClusterBuilder AddConsumer(Action<ClusterBuilder> configure) => this;
    public ClusterBuilder Topic(string name) => this;
}

public static class Raft
{
    public static void Start() => new ClusterBuilder().WithBrokers(["raft:1"]).AddConsumer(c => c.Topic("log"));
}
