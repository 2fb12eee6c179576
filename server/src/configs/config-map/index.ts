import type { ConfigDocument, ConfigScalar } from '../../core/document.ts';
import { nodeAt } from '../../core/document.ts';
import { embeddedTexts } from '../embedded-text.ts';
import type { ConfigForm } from '../form.ts';
import { resourcesOf } from '../kubernetes.ts';

/** ConfigMaps: each text in their data is the file that its key names. What a Secret holds is never read. */
export const form: ConfigForm = {
  id: 'config-map',
  formats: ['yaml', 'json'],
  tokens: ['bootstrap.servers', 'bootstrap-servers', 'kafka-', 'kafka.', 'connector.class', 'process.roles', 'zookeeper.connect', 'kcat ', 'rpk topic'],
  recognises: (document) => textsOf(document).length > 0,
  extract: () => [],
  embedded: (document, lookups) => embeddedTexts(document, textsOf(document), lookups),
};

function textsOf(document: ConfigDocument): { name: string; node: ConfigScalar }[] {
  return resourcesOf(document).flatMap(({ kind, group, root }) => {
    const data = kind === 'ConfigMap' && group === 'v1' ? nodeAt(root, 'data') : null;
    return data?.kind === 'mapping' ? data.entries.flatMap(({ key, value }) => (value.kind === 'scalar' ? [{ name: key, node: value }] : [])) : [];
  });
}
