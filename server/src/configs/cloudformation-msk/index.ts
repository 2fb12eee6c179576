import { type ConfigMapping, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { pairsIn } from '../embedded-text.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { mappingsOf, spanOf } from '../mappings.ts';
import { settingFact } from '../setting-fact.ts';

const LIBRARY = 'cloudformation-msk';

/** Clusters of Amazon MSK in CloudFormation and SAM, their release, and the properties of their configurations. */
export const form: ConfigForm = {
  id: 'cloudformation-msk',
  formats: ['yaml', 'json'],
  tokens: ['AWS::MSK::', 'AWS::KafkaConnect::'],
  recognises: (document) => mappingsOf(document).some((mapping) => typeOf(mapping) !== null),
  extract: (document, lookups) => mappingsOf(document).flatMap((mapping) => resourceFacts(mapping, document.file, lookups)),
};

const typeOf = (mapping: ConfigMapping): string | null => /^AWS::((?:MSK|KafkaConnect)::\w+)$/.exec(scalarAt(mapping, 'Type')?.value ?? '')?.[1] ?? null;

function resourceFacts(mapping: ConfigMapping, file: string, lookups: Lookups): Fact[] {
  const type = typeOf(mapping);
  const at = mapping.entries.find(({ key }) => key === 'Type');
  if (type === null || !at) return [];
  const { line, column } = at.keySpan;
  const client = `${file}:${line}:${column}`;
  const facts: Fact[] = [];
  if (/^MSK::(Cluster|ServerlessCluster)$/.test(type))
    facts.push({ kind: 'client', ...spanOf(at), evidence: [], library: LIBRARY, role: 'broker', version: null, id: client });
  const release = scalarAt(mapping, 'Properties', 'KafkaVersion') ?? scalarAt(mapping, 'Properties', 'KafkaConnectVersion');
  if (release) facts.push({ kind: 'component', ...release.span, evidence: [], name: `AWS::${type}`, type: 'service', version: release.value });
  const properties = nodeAt(mapping, 'Properties', 'ServerProperties');
  if (properties?.kind === 'scalar')
    for (const { key, text, span } of pairsIn(properties, file, lookups))
      facts.push(settingFact({ span, key, native: key, text, role: 'broker', library: LIBRARY, client }, lookups));
  return facts;
}
