import { connectorFacts, isConnector } from '../connector.ts';
import type { ConfigForm } from '../form.ts';
import { mappingsOf } from '../mappings.ts';

/** A connector's configuration, alone, in the `config` of a REST request or below anything else: a mapping with `connector.class`. */
export const form: ConfigForm = {
  id: 'kafka-connect',
  formats: ['json', 'yaml', 'properties', 'toml', 'hocon'],
  tokens: ['connector.class'],
  recognises: (document) => mappingsOf(document).some(isConnector),
  extract: (document, lookups) =>
    mappingsOf(document)
      .filter(isConnector)
      .flatMap((mapping) => connectorFacts(mapping, lookups)),
};
