import type { Fact } from '../core/fact.ts';
import type { Evidence } from '../core/value.ts';

/**
 * The places where manifests set the variables that code hands to Kafka. Each is a fact of its own, since it is there that the value is
 * changed; only where what is set is what arrives, so that nothing is told of parts of a value.
 */
export function deployedVariables(facts: readonly Fact[]): Fact[] {
  return facts.flatMap((fact): Fact[] => {
    if (fact.kind !== 'setting' && fact.kind !== 'topic' && fact.kind !== 'group') return [];
    const known = fact.kind === 'setting' ? fact.value : fact.name;
    const values = known === null ? (fact.oneOf ?? []) : [known];
    return fact.evidence.flatMap((one): Fact[] => (one.value !== undefined && values.includes(one.value) ? [deployed(fact, one, one.value)] : []));
  });
}

function deployed(fact: Extract<Fact, { kind: 'setting' | 'topic' | 'group' }>, { span, variable = '' }: Evidence, value: string): Fact {
  const { file, line, column, endLine, endColumn } = fact;
  const evidence = [{ span: { file, line, column, endLine, endColumn }, note: `${variable} is read here` }];
  const { library } = fact;
  const common = { ...span, evidence, library, client: null, isDeployed: true as const };
  if (fact.kind === 'setting') return { kind: 'setting', ...common, key: fact.key, native: variable, value, role: fact.role };
  return { kind: fact.kind, ...common, name: value, use: fact.use };
}
