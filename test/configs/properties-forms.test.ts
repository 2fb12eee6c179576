import { join } from 'node:path';
import { expect, it } from 'vitest';
import { factsOf, filesBelow } from './facts-of.ts';

it('shows which manifest set a placeholder', () => {
  const files = filesBelow(join(import.meta.dirname, 'spring-boot', 'samples', 'profiles'));
  const [brokers] = factsOf('spring-boot', files);
  expect(brokers?.evidence).toEqual([
    {
      note: 'environment KAFKA_BROKERS in docker-compose.yml',
      span: expect.objectContaining({ file: 'docker-compose.yml', line: 5 }),
      variable: 'KAFKA_BROKERS',
      value: 'kafka:9092',
    },
  ]);
});
