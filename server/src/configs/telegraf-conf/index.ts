import type { TextForm } from '../form.ts';

/** Telegraf's own files are TOML, whatever they are called. */
export const textForm: TextForm = {
  id: 'telegraf-conf',
  tokens: ['kafka_consumer', 'outputs.kafka'],
  matches: (file) => /(^|\/)telegraf[^/]*\.conf$|(^|\/)telegraf\.d\/[^/]+\.conf$/.test(file),
  extract: () => [],
  embedded(file, text) {
    const lines = text.split('\n');
    return [{ name: 'telegraf.toml', span: { file, line: 1, column: 1, endLine: lines.length, endColumn: (lines.at(-1)?.length ?? 0) + 1 } }];
  },
};
