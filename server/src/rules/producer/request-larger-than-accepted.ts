import { effectiveSetting } from '../../workload/effective-setting.ts';
import { code, settingCode, spanOf } from '../evidence.ts';
import { type Bound, boundOf, brokerDefault, isBeyond } from '../limit.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, valuesOf, wholeNumber } from '../select.ts';

const KEYS = ['max.request.size', 'message.max.bytes'];

interface Data {
  key: string;
  value: number;
  bound: Bound;
  isDefault: boolean;
}

export const rule = defineRule<Data>({
  id: 'producer/request-larger-than-accepted',
  layer: 'producer',
  severity: 'error',
  title: 'Producer may send larger requests than the target accepts',
  features: [],
  *check({ workload, target, knowledge }) {
    const bound = boundOf(target, 'max.request.size') ?? boundOf(target, 'message.max.bytes') ?? brokerDefault(target, 'message.max.bytes', false, knowledge);
    if (bound === null) return;
    for (const key of KEYS)
      for (const fact of clientSettings(workload, key)) {
        if (fact.role === 'consumer' || fact.role === 'connector') continue;
        for (const value of valuesOf(fact).map(wholeNumber)) {
          if (value === null || !isBeyond(value, bound)) continue;
          yield {
            at: spanOf(fact),
            certainty: bound.isMovable || fact.value === null ? 'possible' : 'sure',
            // Whoever raised the client's limit has raised the broker's too, on the old side.
            severity: bound.isMovable ? 'info' : 'error',
            data: { key, value, bound, isDefault: false },
            evidence: [...settingCode(fact), bound.evidence],
          };
        }
      }
    if (bound.isMovable) return;
    // A default is the same for all producers of a service: one finding each.
    const told = new Set<string>();
    for (const client of workload.clients) {
      if (client.fact.role !== 'producer' || told.has(client.service) || client.settings.some((fact) => KEYS.includes(fact.key))) continue;
      const size = effectiveSetting(client, 'max.request.size', workload, knowledge);
      const value = size.from === 'default' ? wholeNumber(size.value) : null;
      if (value === null || !isBeyond(value, bound)) continue;
      told.add(client.service);
      yield {
        at: spanOf(client.fact),
        certainty: 'possible',
        severity: 'warning',
        data: { key: 'max.request.size', value, bound, isDefault: true },
        evidence: [code(client.fact, `${client.fact.library} producer`), ...size.evidence, bound.evidence],
      };
    }
  },
  message: ({ data: { key, value, bound, isDefault } }, target) => ({
    what: `${key} = ${value}${isDefault ? ' (default)' : ''} is above the ${bound.value} bytes that ${target.title} accepts${bound.isMovable ? ' by default' : ''}`,
    why: isDefault
      ? 'Batches that fill up under load pass the limit, and the connection is closed or the records are refused: it works in tests and fails at peak.'
      : 'A request or record above the limit is refused (MESSAGE_TOO_LARGE) or the connection is closed; smaller ones go through, so it shows only with large payloads.',
    do: bound.isMovable
      ? `Raise message.max.bytes, or max.message.bytes of the topic, to ${value} on the target before the move; else lower ${key}.`
      : `Set ${key} to ${bound.value} or less for this target, so that the client refuses what the target would, and keep payloads above it in a store of their own.`,
  }),
});
