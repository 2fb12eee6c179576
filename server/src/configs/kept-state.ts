import type { Fact, FactOf, StateContent, StateHome } from '../core/fact.ts';

/** What a Connect worker keeps, by the setting that names the place. */
const KEPT: Readonly<Record<string, readonly [StateContent, StateHome]>> = {
  'offset.storage.topic': ['offsets', 'topic'],
  'config.storage.topic': ['configs', 'topic'],
  'status.storage.topic': ['status', 'topic'],
  'offset.storage.file.filename': ['offsets', 'file'],
};

/** What Connect workers keep and where, however they are deployed: by a file, a container's variables, a resource of an operator. */
export function keptByWorkers(facts: readonly Fact[]): FactOf['state'][] {
  const groups = facts.filter((fact): fact is FactOf['group'] => fact.kind === 'group');
  return facts.flatMap((fact): FactOf['state'][] => {
    if (fact.kind !== 'setting' || fact.role !== 'connect-worker' || fact.isDeployed) return [];
    const [what, home] = KEPT[fact.key] ?? [];
    if (!what || !home) return [];
    const { file, line, column, endLine, endColumn, library, origin } = fact;
    const span = { file, line, column, endLine, endColumn };
    return [
      { kind: 'state', ...span, evidence: fact.evidence, ...(origin ? { origin } : {}), what, home, name: fact.value, owner: workerOf(fact, groups), library },
    ];
  });
}

/** The group of the same worker: told by the client, else the nearest of the file. */
function workerOf({ client, file, line }: FactOf['setting'], groups: readonly FactOf['group'][]): string | null {
  const near = groups.filter((group) => group.file === file && (client === null || group.client === null || group.client === client));
  const [first] = near.sort((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line));
  return first?.name ?? null;
}

/** A source's offsets are in its worker's topic: told where all workers of the tree have the same. */
export function withOffsetTopics(facts: readonly Fact[]): Fact[] {
  const workers = facts.flatMap((fact) =>
    fact.kind === 'setting' && fact.role === 'connect-worker' && fact.key === 'offset.storage.topic' && !fact.isDeployed ? [fact] : [],
  );
  const [worker] = workers;
  if (!worker?.value || workers.some(({ value }) => value !== worker.value)) return [...facts];
  const { value: name, file, line, column, endLine, endColumn } = worker;
  const evidence = { span: { file, line, column, endLine, endColumn }, note: 'offset.storage.topic of the worker' };
  return facts.map((fact) =>
    fact.kind === 'state' && fact.what === 'offsets' && fact.home === 'topic' && fact.name === null
      ? { ...fact, name, evidence: [...fact.evidence, evidence] }
      : fact,
  );
}
