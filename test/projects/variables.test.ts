import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import { createService } from '../../server/src/scan.ts';
import { filesBelow } from '../configs/facts-of.ts';

const knowledge = loadKnowledge();
const service = createService({ knowledge });
const files = filesBelow(join(import.meta.dirname, 'variables', 'samples'));
const place = ({ file, line }: { file: string; line: number }) => `${file}:${line}`;

const CODE = 'payments/src/producer.py:13';
const COMPOSE = 'docker-compose.yml:12';
const VALUES = 'deploy/charts/payments/values.yaml:4';
const PRODUCTION = 'deploy/charts/payments/values-prod.yaml:3';

test('a variable that Compose sets and a values file overrides is told where it is read and wherever it is set', async () => {
  const { facts } = await service.open(memoryTree(files)).inventory();
  const settings = facts.flatMap((fact) => (fact.kind === 'setting' && fact.key === 'transaction.timeout.ms' ? [fact] : []));
  const [read] = settings.filter((fact) => !fact.isDeployed);
  expect(read).toMatchObject({ value: null, unknown: 'conditional', oneOf: ['60000', '1800000'] });
  expect(place(read!)).toBe(CODE);
  expect(read!.evidence.map(({ span }) => place(span))).toEqual(expect.arrayContaining([COMPOSE, VALUES, PRODUCTION]));
  const set = settings.filter((fact) => fact.isDeployed).map((fact) => `${place(fact)} ${fact.native} ${fact.value}`);
  expect(set).toEqual([`${PRODUCTION} PAYMENTS_TX_TIMEOUT_MS 1800000`, `${VALUES} PAYMENTS_TX_TIMEOUT_MS 60000`, `${COMPOSE} PAYMENTS_TX_TIMEOUT_MS 60000`]);
});

test('a finding points at the line that reads it and at all places that set it', async () => {
  const { findings } = await service.open(memoryTree(files)).scan({ targets: [knowledge.target('kafka@4.1')] });
  const [finding, ...more] = findings.filter((each) => each.rule === 'producer/transaction-timeout-above-maximum');
  expect(more).toEqual([]);
  expect(place(finding!)).toBe(CODE);
  const evidence = finding!.evidence.flatMap(({ span }) => (span ? [place(span)] : []));
  expect(evidence).toEqual(expect.arrayContaining([CODE, COMPOSE, VALUES, PRODUCTION]));
});
