import { expect, test } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import { createService } from '../../server/src/scan.ts';

/** A topic of far more possible values than are followed. */
const branches = Array.from({ length: 600 }, (_, at) => `    if (args.length > ${at}) topic = ${at === 0 ? 'first' : `pick(args, ${at}, topic)`};`).join('\n');
const exhausting = `
import org.apache.kafka.clients.producer.ProducerRecord;
public class Exhausting {
  static String pick(String[] args, int at, String other) { return args.length > at ? other : other.trim(); }
  static Object record(String[] args, String first) {
    String topic = first;
${branches}
    return new ProducerRecord<String, String>(topic, "x");
  }
}
`;
const settings = `
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
public class Settings {
  static void fill(Properties props) {
    props.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
  }
}
`;

test('a question that runs out of steps leaves the files after it theirs', async () => {
  const service = createService({ knowledge: loadKnowledge() });
  const tree = memoryTree({ 'src/Exhausting.java': exhausting, 'src/Settings.java': settings });
  const { facts } = await service.open(tree).inventory();
  expect(facts).toContainEqual(expect.objectContaining({ kind: 'topic', name: null }));
  expect(facts).toContainEqual(expect.objectContaining({ kind: 'setting', key: 'auto.offset.reset', value: 'latest' }));
});
