import { type ConfigNode, entryOf, nodeAt } from '../../core/document.ts';
import type { Fact, Role } from '../../core/fact.ts';
import type { ResourceReader } from '../kubernetes.ts';
import { textOf } from '../mappings.ts';
import fields from './fields.json' with { type: 'json' };

/** How the operator's clients show who they are. */
export function authentication(reader: ResourceReader, node: ConfigNode | null, role: Role): Fact[] {
  const type = entryOf(nodeAt(node, 'authentication'), 'type');
  const mechanism = type && (fields.mechanisms as Readonly<Record<string, string>>)[textOf(type.value) ?? ''];
  return type && mechanism ? [reader.setting(type, 'sasl.mechanism', role, mechanism, 'authentication.type')] : [];
}
