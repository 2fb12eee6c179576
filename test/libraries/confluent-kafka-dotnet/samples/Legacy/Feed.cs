using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Serialization;

namespace Legacy
{
    public class Feed
    {
        public void Run(string brokers)
        {
            var settings = new Dictionary<string, object>
            {
                { "bootstrap.servers", brokers },
                { "group.id", "legacy-feed" },
                { "enable.auto.commit", true },
                { "default.topic.config", new Dictionary<string, object> { { "auto.offset.reset", "smallest" } } },
            };
            using (var consumer = new Consumer<Null, string>(settings, null, new StringDeserializer(Encoding.UTF8)))
            {
                consumer.OnMessage += (_, message) => Console.WriteLine(message.Value);
                consumer.Subscribe("feed.prices");
            }
        }
    }
}
