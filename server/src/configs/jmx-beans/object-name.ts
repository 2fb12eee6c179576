import type { FactOf } from '../../core/fact.ts';

/** A bean, or all of a type. */
export type BeanName = Pick<FactOf['mbean'], 'domain' | 'type' | 'name'>;

const DOMAIN = /^[\^"'(\s]*(kafka\.(?:server|controller|network|log|cluster))\s*[:<]/;

/** The beans that an object name (`kafka.server:type=A,name=B`) or a pattern for one (`kafka.server<type=A, name=(.+)><>Count`) means by a written type. */
export function beansIn(text: string): BeanName[] {
  const domain = DOMAIN.exec(text.replaceAll('\\', ''))?.[1];
  if (domain === undefined) return [];
  const part = (key: string): string | null => new RegExp(`[:<,(\\s]${key}=([^,>]*)`).exec(text)?.[1]?.trim() ?? null;
  const names = alternatives(part('name')) ?? [null];
  return (alternatives(part('type')) ?? []).flatMap((type) => names.map((name) => ({ domain, type, name })));
}

/** `A`, `(A|B)`; null for what is not written out. */
function alternatives(written: string | null): string[] | null {
  if (written === null) return null;
  const all = written
    .replace(/^["'(]+|["')]+$/g, '')
    .replace(/^\?:/, '')
    .split('|');
  return all.every((one) => /^[\w-]+$/.test(one)) ? all : null;
}
