package shop.streams;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.GlobalKTable;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;

class Branches {
  private final Function<List<String>, Integer> sizes = names -> names.stream().map(String::length).reduce(0, Integer::sum);

  void split(KStream<String, String> orders) {
    Map<String, KStream<String, String>> forks = orders.split().branch((k, v) -> v.isEmpty(), Branched.as("empty")).noDefaultBranch();
    forks.get("empty").mapValues(v -> "none").to("orders.empty");
    orders.split().branch((k, v) -> v.length() > 10, Branched.withConsumer(large -> large.to("orders.large"))).defaultBranch().get("0").to("orders.other");
    KStream<String, String>[] parts = orders.branch((k, v) -> true, (k, v) -> false);
    parts[0].to("orders.first");
  }

  void given(Map<String, KStream<String, String>> streams, Map<String, List<String>> lists) {
    streams.get("a").groupByKey().count();
    lists.get("a").stream().map(String::trim).count();
  }

  Function<KStream<String, String>, KStream<String, Long>> words() {
    return input -> input.flatMapValues(v -> List.of(v.split(" "))).groupByKey().count().toStream();
  }

  Function<KStream<String, String>, Function<KTable<String, String>, Function<GlobalKTable<String, String>, KStream<String, String>>>> enrich() {
    return orders -> customers -> products -> orders.leftJoin(customers, (o, c) -> o + c).join(products, (k, o) -> k, (o, p) -> o + p);
  }

  BiFunction<KStream<String, String>, KTable<String, String>, KStream<String, String>[]> pair() {
    return (left, right) -> left.join(right, (a, b) -> a).branch((k, v) -> true);
  }

  Consumer<? super KStream<String, String>> print() {
    Consumer<KStream<String, String>> consumer = stream -> stream.foreach((k, v) -> System.out.println(v));
    return consumer;
  }
}
