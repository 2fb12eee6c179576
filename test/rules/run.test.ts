import { describe, expect, it } from 'vitest';
import type { Fact } from '../../server/src/core/fact.ts';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import { defineRule, type Rule } from '../../server/src/rules/rule.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { buildWorkload } from '../../server/src/workload/build.ts';
import { client } from '../workload/facts.ts';

const knowledge = loadKnowledge();
const target = knowledge.target('kafka@4.0');

function run(rules: Rule[], facts: Fact[]) {
  return runRules(rules, { workload: buildWorkload(facts, ['a/pom.xml', 'b/pom.xml']), target, source: null, knowledge });
}
/** Speaks at every client, as often as told. */
const everyClient = (id: string, times = 1) =>
  defineRule({
    id,
    layer: 'producer',
    severity: 'error',
    title: 'x',
    features: [],
    *check({ workload }) {
      for (const each of workload.clients) for (let i = 0; i < times; i++) yield { at: each.fact, certainty: 'sure', data: null, evidence: [] };
    },
    message: () => ({ what: 'what', why: 'why', do: 'do' }),
  });
const broken = defineRule({
  ...everyClient('producer/broken'),
  check: () => {
    throw new Error('oops');
  },
});

describe('runRules', () => {
  it('makes findings of hits', () => {
    const [finding] = run([everyClient('producer/x')], [client('1', 'a/A.java', { line: 3, endLine: 3 })]).findings;
    expect(finding).toEqual({
      rule: 'producer/x',
      severity: 'error',
      certainty: 'sure',
      layer: 'producer',
      target: target.label,
      service: 'a',
      file: 'a/A.java',
      line: 3,
      column: 1,
      endLine: 3,
      endColumn: 10,
      message: 'what',
      why: 'why',
      fix: { do: 'do', edit: null },
      evidence: [],
      help: 'https://github.com/kafka-compat/kafka-compat/blob/main/docs/rules/producer/x.md',
    });
  });

  it('costs a broken rule only its own answer', () => {
    const { findings, problems } = run([broken, everyClient('producer/x')], [client('1', 'a/A.java')]);
    expect(findings.map((finding) => finding.rule)).toEqual(['producer/x']);
    expect(problems).toEqual([{ span: null, kind: 'internal', message: 'rule producer/broken failed: oops' }]);
  });

  it('sorts by place and rule and says nothing twice', () => {
    const { findings } = run([everyClient('producer/y', 2), everyClient('producer/x')], [client('2', 'b/B.java'), client('1', 'a/A.java')]);
    expect(findings.map((finding) => `${finding.file} ${finding.rule}`)).toEqual([
      'a/A.java producer/x',
      'a/A.java producer/y',
      'b/B.java producer/x',
      'b/B.java producer/y',
    ]);
  });

  it('reports of test code only what breaks, as a note', () => {
    const facts = [client('1', 'a/A.java', { origin: 'test' })];
    const [finding] = run([everyClient('producer/x')], facts).findings;
    expect(finding).toMatchObject({ severity: 'info', certainty: 'possible', evidence: [{ text: 'test code' }] });
    expect(run([{ ...everyClient('producer/x'), severity: 'warning' }], facts).findings).toEqual([]);
  });
});
