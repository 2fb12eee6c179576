using Confluent.Kafka;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

var config = new StreamConfig<StringSerDes, StringSerDes>
{
    ApplicationId = "word-count",
    BootstrapServers = "localhost:9092",
    AutoOffsetReset = AutoOffsetReset.Earliest,
    Guarantee = ProcessingGuarantee.EXACTLY_ONCE,
    NumStreamThreads = 2,
};
config.CommitIntervalMs = (long)TimeSpan.FromSeconds(5).TotalMilliseconds;

var builder = new StreamBuilder();
builder.Stream<string, string>("lines")
    .FlatMapValues((key, value, context) => value.Split(' '))
    .GroupBy((key, word, context) => word)
    .WindowedBy(TumblingWindowOptions.Of(TimeSpan.FromMinutes(1)))
    .Count(InMemoryWindows.As<string, long>("counts-store"))
    .ToStream()
    .To("counts");

var stream = new KafkaStream(builder.Build(), config);
await stream.StartAsync();
