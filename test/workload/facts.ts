import type { FactOf } from '../../server/src/core/fact.ts';

// Hand-made facts, so that the model is tested apart from extraction.

type Place = { file: string; line?: number };

const span = ({ file, line = 1 }: Place) => ({ file, line, column: 1, endLine: line, endColumn: 10, evidence: [] });

export function client(id: string, file: string, fields: Partial<FactOf['client']> = {}): FactOf['client'] {
  return { kind: 'client', library: 'kafka-clients', role: 'producer', version: null, id, ...span({ file }), ...fields };
}

export function setting(key: string, value: string | null, file: string, fields: Partial<FactOf['setting']> = {}): FactOf['setting'] {
  return { kind: 'setting', key, native: key, value, role: 'producer', client: null, library: 'kafka-clients', ...span({ file }), ...fields };
}

export function dependency(library: string, version: string | null, file: string, fields: Partial<FactOf['dependency']> = {}): FactOf['dependency'] {
  return { kind: 'dependency', library, ecosystem: 'maven', version, resolved: null, ...span({ file }), ...fields };
}
