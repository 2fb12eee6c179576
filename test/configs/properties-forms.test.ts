import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsOf, filesBelow, told } from './facts-of.ts';

describe.each(['appsettings', 'camel', 'client-properties', 'micronaut', 'pekko-kafka', 'racecar', 'smallrye', 'spring-boot'])('%s', (id) => {
  const facts = factsOf(id, filesBelow(join(import.meta.dirname, id, 'samples')));

  it('reads its samples', async () => {
    await expect(`${facts.map(told).join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, id, 'facts.txt'));
  });

  it('carries no secret', () => {
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });
});

it('shows which manifest set a placeholder', () => {
  const files = filesBelow(join(import.meta.dirname, 'spring-boot', 'samples', 'profiles'));
  const [brokers] = factsOf('spring-boot', files);
  expect(brokers?.evidence).toEqual([
    { note: 'environment KAFKA_BROKERS in docker-compose.yml', span: expect.objectContaining({ file: 'docker-compose.yml', line: 5 }) },
  ]);
});
