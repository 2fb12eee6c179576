import { type ConfigMapping, type ConfigScalar, entryOf, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { mappingsOf, spanOf } from '../mappings.ts';
import { settingFact } from '../setting-fact.ts';

const LIBRARY = 'kafka-proxy';
const MAPPING = '--bootstrap-server-mapping';

/** Containers of kafka-proxy: the brokers that it stands for. Its image starts it, so that its arguments are no command. */
export const form: ConfigForm = {
  id: 'kafka-proxy',
  formats: ['yaml'],
  tokens: [MAPPING],
  recognises: (document) => mappingsOf(document).some(isProxy),
  extract: (document, lookups) =>
    mappingsOf(document)
      .filter(isProxy)
      .flatMap((container) => proxyFacts(container, lookups)),
};

const isProxy = (mapping: ConfigMapping): boolean =>
  /(^|\/)kafka-proxy([:@]|$)/.test(scalarAt(mapping, 'image')?.value ?? '') && wordsOf(mapping).some(({ value }) => value?.includes(MAPPING));

const wordsOf = (container: ConfigMapping): ConfigScalar[] =>
  ['command', 'args'].flatMap((key) => {
    const value = entryOf(container, key)?.value;
    return value?.kind === 'sequence' ? value.items.filter((item) => item.kind === 'scalar') : value?.kind === 'scalar' ? [value] : [];
  });

/** `--bootstrap-server-mapping=kafka:9092,0.0.0.0:32400`, in one word or two, any number of times. */
function proxyFacts(container: ConfigMapping, lookups: Lookups): Fact[] {
  const image = entryOf(container, 'image')!;
  const { file, line, column } = image.keySpan;
  const client = `${file}:${line}:${column}`;
  const words = wordsOf(container);
  const brokers = words.flatMap(({ value, span }, at): Fact[] => {
    const text = value ?? '';
    const own = [...text.matchAll(/--bootstrap-server-mapping[= ]\s*["']?([^\s,"']+)/g)].map(([, broker]) => broker!);
    const next = text === MAPPING ? words[at + 1] : undefined;
    const found = next ? [{ text: next.value?.split(',')[0] ?? '', span: next.span }] : own.map((broker) => ({ text: broker, span }));
    return found.map((one) =>
      settingFact({ span: one.span, key: 'bootstrap.servers', native: MAPPING, text: one.text, role: 'common', library: LIBRARY, client }, lookups),
    );
  });
  return [{ kind: 'client', ...spanOf(image), evidence: [], library: LIBRARY, role: 'common', version: null, id: client }, ...brokers];
}
