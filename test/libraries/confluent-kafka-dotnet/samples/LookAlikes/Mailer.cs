using Confluent.Kafka;

namespace LookAlikes;

/// <summary>Has its own ProducerBuilder: new ProducerConfig { Acks = Acks.All } is only a comment.</summary>
public class ProducerBuilder<TKey, TValue>(MailConfig config)
{
    public Producer Build() => new(config);
}

public class MailConfig
{
    public string BootstrapServers { get; set; } = "smtp.example.org";
    public string GroupId { get; set; } = "mail";
}

public class Producer(MailConfig config)
{
    public void Produce(string topic, string body) => Console.WriteLine($"{config.GroupId}: {topic} {body}");
    public void Subscribe(string topic) => Console.WriteLine("acks=all " + topic);
}

public class Mailer
{
    public void Send()
    {
        var producer = new ProducerBuilder<string, string>(new MailConfig { BootstrapServers = "smtp:25" }).Build();
        producer.Produce("hello", "world");
        producer.Subscribe("news");
    }
}
