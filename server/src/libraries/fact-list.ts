import type { Fact, FactOf } from '../core/fact.ts';

/** Facts by place and identity: the same thing told twice is one fact, with the more exact of the two tellings. */
export class FactList {
  readonly #facts = new Map<string, Fact>();

  get size(): number {
    return this.#facts.size;
  }

  add(fact: Fact): void {
    const id = identity(fact);
    const before = this.#facts.get(id);
    this.#facts.set(id, before ? merged(before, fact) : fact);
  }

  list(): Fact[] {
    return [...this.#facts.values()];
  }
}

function identity(fact: Fact): string {
  const place = `${fact.kind}|${fact.file}|${fact.line}|${fact.column}`;
  switch (fact.kind) {
    case 'setting':
      return `${fact.kind}|${fact.file}|${fact.endLine}|${fact.endColumn}|${fact.key}`;
    case 'client':
      return `${place}|${fact.library}|${fact.role}`;
    case 'topic':
      return `${place}|${fact.name ?? ''}|${fact.use}`;
    default:
      return place;
  }
}

/** A setting that two clients share belongs to both. */
function merged(before: Fact, after: Fact): Fact {
  if (before.kind !== 'setting' || after.kind !== 'setting') return before;
  const [weak, strong]: FactOf['setting'][] = before.role === 'common' || before.client === null ? [before, after] : [after, before];
  if (weak!.role === 'common' || weak!.role === strong!.role || weak!.client === null) return { ...strong!, value: strong!.value ?? weak!.value };
  return { ...strong!, role: 'common', client: null };
}
