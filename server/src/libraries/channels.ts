import type { Lookups } from '../configs/form.ts';
import type { Value } from '../core/value.ts';
import { buildNames } from '../resolve/builds.ts';
import { placeholderValue } from '../resolve/placeholders.ts';
import type { ChannelRule } from './descriptor.ts';

/** The topics that a named channel stands for; null where the channel is not Kafka's. */
export function topicsOfChannel(name: string, rule: ChannelRule, file: string, lookups: Lookups): Value[] | null {
  const property = (form: string): Value | null => lookups.property(form.replace('{}', name), file);
  const connector = rule.connector ? property(rule.connector.property) : null;
  if (connector?.status === 'known' && !rule.connector!.is.includes(connector.value)) return null;
  if (!connector && !buildNames(rule.builds, file, lookups)) return null;
  for (const form of rule.topics) {
    const set = property(form);
    if (set?.status !== 'known') {
      if (set) return [set];
      continue;
    }
    const told = placeholderValue(set.value, file, set.evidence, lookups);
    return told.status === 'known' ? told.value.split(',').map((topic) => ({ ...told, value: topic.trim() })) : [told];
  }
  return [{ status: 'known', value: name, evidence: [] }];
}
