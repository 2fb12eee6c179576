import type { Fact, FactOf } from '../core/fact.ts';

/** Facts by place and identity: the same thing told twice is one fact, with the more exact of the two tellings. */
export class FactList {
  readonly #facts = new Map<string, Fact>();
  /** Settings that clients of different roles share. */
  readonly #shared = new Set<string>();

  get size(): number {
    return this.#facts.size;
  }

  add(fact: Fact): void {
    const id = identity(fact);
    const before = this.#facts.get(id);
    if (before?.kind !== 'setting' || fact.kind !== 'setting') {
      if (!before) this.#facts.set(id, fact);
      return;
    }
    const isShared = this.#shared.has(id) || (before.client !== null && fact.client !== null && before.role !== fact.role);
    if (isShared) this.#shared.add(id);
    this.#facts.set(id, isShared ? { ...before, role: 'common', client: null } : stronger(before, fact));
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
    case 'dependency':
      return `${place}|${fact.library}`;
    case 'acl':
      return [place, fact.principal, fact.permission, fact.operation, fact.host, fact.resourceType, fact.resource].join('|');
    case 'quota':
      return [place, fact.user, fact.clientId, fact.ip, fact.key].join('|');
    case 'state':
      return [place, fact.what, fact.home, fact.name, fact.owner].join('|');
    case 'user':
    case 'component':
    case 'metric':
      return `${place}|${fact.name ?? ''}`;
    case 'mbean':
      return [place, fact.domain, fact.type, fact.name].join('|');
    default:
      return place;
  }
}

/** The telling that knows the client it belongs to, else the one that knows its role. */
function stronger(before: FactOf['setting'], after: FactOf['setting']): FactOf['setting'] {
  const isWeak = before.client === null && (after.client !== null || (before.role === 'common' && after.role !== 'common'));
  return isWeak ? { ...after, value: after.value ?? before.value } : before;
}
