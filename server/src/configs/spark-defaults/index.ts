import type { Fact } from '../../core/fact.ts';
import type { TextForm } from '../form.ts';
import { settingFact } from '../setting-fact.ts';
import { lineSpan } from '../text-section.ts';

/** Spark's defaults: what they set for its Kafka sources, and for the delegation tokens that it fetches for them. */
export const textForm: TextForm = {
  id: 'spark-defaults',
  tokens: ['spark.kafka.', 'spark.streaming.kafka.', 'spark.sql.streaming.kafka'],
  matches: (file) => /spark[^/]*\.conf(\.(template|j2|erb|tpl))?$/.test(file),
  extract: (file, text, lookups) =>
    text.split(/\r?\n/).flatMap((line, at): Fact[] => {
      const [, indent = '', native, value] = /^(\s*)(spark\.(?:sql\.streaming\.|streaming\.)?kafka\.[\w.-]+)[\s=]+(\S.*?)\s*$/.exec(line) ?? [];
      if (native === undefined || value === undefined) return [];
      const span = lineSpan(file, at + 1, indent.length + 1, line.trim().length);
      // what a cluster's tokens are fetched with: `spark.kafka.clusters.<id>.auth.bootstrap.servers`
      const key = native.replace(/^spark\.kafka\.clusters\.[^.]+\.(auth\.|kafka\.)?/, '');
      return [settingFact({ span, key, native, text: value, role: 'consumer', library: 'spark' }, lookups)];
    }),
};
