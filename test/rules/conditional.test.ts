import { expect, test } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import { createService } from '../../server/src/scan.ts';

const knowledge = loadKnowledge();
const service = createService({ knowledge });

async function certaintyOf(body: string): Promise<string | undefined> {
  const source = `import org.apache.kafka.clients.producer.KafkaProducer;\nimport java.util.Properties;\nclass P {\n  void run(Properties props, boolean fast) {\n${body}\n    new KafkaProducer<>(props);\n  }\n}\n`;
  const { findings } = await service.open(memoryTree({ 'src/P.java': source })).scan({ targets: [knowledge.target('event-hubs:standard')] });
  return findings.find((finding) => finding.rule === 'producer/compression-unsupported')?.certainty;
}

test('a setting written on every path is sure', async () => {
  expect(await certaintyOf('    props.put("compression.type", "zstd");')).toBe('sure');
});

test('a setting written in a branch is possible', async () => {
  expect(await certaintyOf('    if (fast) {\n      props.put("compression.type", "zstd");\n    }')).toBe('possible');
});
