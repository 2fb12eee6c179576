import type { FactOf } from '../../core/fact.ts';
import { compareVersions } from '../../core/version.ts';
import type { Workload } from '../../core/workload.ts';
import { documented, settingCode, spanOf } from '../evidence.ts';
import { followsKafka } from '../release.ts';
import { defineRule } from '../rule.ts';
import { factsOf, versionBehind } from '../select.ts';
import stale from './stale-connect-keys.json' with { type: 'json' };

type Stale = (typeof stale)[number];

const BY_KEY: ReadonlyMap<string, Stale> = new Map(stale.map((row) => [row.key, row]));
/** Two settings of one transform, which another plugin may have too. */
const REPLACE_FIELD = /^transforms\.([^.]+)\.(whitelist|blacklist)$/;

export const rule = defineRule<{ row: Stale; written: string }>({
  id: 'connect-streams/stale-connect-setting',
  layer: 'connect-streams',
  severity: 'warning',
  title: 'Setting that Connect or MirrorMaker no longer has',
  features: [],
  *check({ workload, target }) {
    for (const fact of factsOf(workload, 'setting')) {
      if ((fact.library !== 'kafka-connect' && fact.library !== 'strimzi') || (fact.role !== 'connector' && fact.role !== 'connect-worker')) continue;
      const row = BY_KEY.get(fact.key) ?? transformRow(fact, workload);
      // what a variable of a container says, the image's scripts may read; a value that is the default changes nothing
      if (!row || fact.value === row.harmless || (row.key.startsWith('rest.') && /^[A-Z_]+$/.test(fact.native))) continue;
      const version = versionBehind(workload, fact);
      const isGone = version !== null && compareVersions(version.version, row.since) >= 0;
      // workers are mostly upgraded along with the brokers they were shipped with
      if (!isGone && !(target.platform === 'kafka' && followsKafka(target, row.since))) continue;
      yield {
        at: spanOf(fact),
        certainty: isGone ? 'sure' : 'possible',
        data: { row, written: fact.native },
        evidence: [...settingCode(fact), ...(version?.evidence ?? []), documented(`${row.key} was removed in Kafka ${row.since}`, row.source, row.checked)],
      };
    }
  },
  message: ({ data: { row, written } }) => ({
    what: `${written} has no effect from Kafka Connect ${row.since} on`,
    why: `${row.effect}.`,
    do: row.instead === '' ? `Remove ${written} and check what relied on it.` : `Use ${row.instead}, which older workers take too.`,
  }),
});

/** `blacklist` of ReplaceField: the type stands beside it. */
function transformRow({ key, file, client }: FactOf['setting'], workload: Workload): Stale | undefined {
  const [, name, list] = REPLACE_FIELD.exec(key) ?? [];
  if (name === undefined) return undefined;
  const type = factsOf(workload, 'setting').find((other) => other.key === `transforms.${name}.type` && other.file === file && other.client === client);
  if (!type?.value?.startsWith('org.apache.kafka.connect.transforms.ReplaceField')) return undefined;
  return {
    key: `${list} of ReplaceField`,
    since: '4.0.0',
    instead: list === 'blacklist' ? 'exclude' : 'include',
    effect: 'The transform then passes every field on, also those that were to be dropped',
    harmless: '',
    source: 'https://kafka.apache.org/documentation/#upgrade',
    checked: '2026-11-22',
  };
}
