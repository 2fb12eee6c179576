import type { ConfigDocument, ConfigScalar } from '../../core/document.ts';
import { bodyOf } from '../connector-body.ts';
import { connectorFacts, connectorsOf } from '../connector.ts';
import type { ConfigForm } from '../form.ts';
import { scalarsOf } from '../mappings.ts';

/** Connectors: a mapping with `connector.class`, alone, in the `config` of a REST request or below anything else, or a text that holds one. */
export const form: ConfigForm = {
  id: 'kafka-connect',
  formats: ['json', 'yaml', 'properties', 'toml', 'hocon'],
  tokens: ['connector.class'],
  recognises: (document) => connectorsOf(document).length > 0 || textsOf(document).length > 0,
  extract: (document, lookups) => connectorsOf(document).flatMap(({ mapping, name }) => connectorFacts(mapping, lookups, name)),
  embedded: (document, lookups) => textsOf(document).flatMap((node) => bodyOf(node, lookups)),
};

/** JSON inside a value; scripts are for other forms. */
function textsOf(document: ConfigDocument): ConfigScalar[] {
  return scalarsOf(document).filter(({ value }) => value !== null && value.includes('connector.class') && /^\s*[[{]/.test(value));
}
