import type { FindingEvidence } from '../core/finding.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Limit, Target } from '../knowledge/types.ts';
import { limitStatement } from './evidence.ts';
import { wholeNumber } from './select.ts';

/** A number that a target holds clients to, and whether the operator of the target can move it. */
export interface Bound {
  value: number;
  isLower: boolean;
  isMovable: boolean;
  evidence: FindingEvidence;
}

/** A limit of the profile. */
export function boundOf(target: Target, name: string): Bound | null {
  const limit = target.limit(name);
  return (
    limit && { value: limit.value, isLower: isLowerBound(limit), isMovable: /default|can be/.test(limit.note ?? ''), evidence: limitStatement(target, limit) }
  );
}

/** The default of a broker setting, for targets that follow a Kafka release; operators can change it. */
export function brokerDefault(target: Target, key: string, isLower: boolean, knowledge: Knowledge): Bound | null {
  if (target.kafkaVersion === null) return null;
  const value = wholeNumber(knowledge.configKey('broker', key, target.kafkaVersion)?.default ?? '');
  if (value === null) return null;
  return { value, isLower, isMovable: true, evidence: { kind: 'default', text: `broker setting ${key} defaults to ${value} in Kafka ${target.kafkaVersion}` } };
}

export function isBeyond(value: number, bound: Bound): boolean {
  return bound.isLower ? value < bound.value : value > bound.value;
}

function isLowerBound(limit: Limit): boolean {
  return limit.unit.includes('at least') || limit.name.endsWith('.min');
}
