import type { ConfigDocument, ConfigMapping, ConfigScalar } from '../../core/document.ts';
import { isInside } from '../../core/span.ts';
import { isWorker, workerFacts } from '../connect-worker.ts';
import { connectorBodies } from '../connector-body.ts';
import { connectorFacts, connectorsOf } from '../connector.ts';
import type { ConfigForm, Embedded } from '../form.ts';
import { resourcesOf } from '../kubernetes.ts';
import { mappingsOf, scalarsOf } from '../mappings.ts';
import { requestFacts } from './managed-request.ts';

/**
 * Connectors: a mapping with `connector.class`, alone, in the `config` of a REST request or below anything else, or a text that holds one.
 * Workers: a mapping with their keys, as charts, playbooks and services take it.
 */
export const form: ConfigForm = {
  id: 'kafka-connect',
  formats: ['json', 'yaml', 'properties', 'toml', 'hocon'],
  tokens: ['connector.class', 'offset.storage.topic', 'config.storage.topic', 'key.converter'],
  recognises: (document) => connectorsOf(document).length > 0 || textsOf(document).length > 0 || workersOf(document).length > 0,
  extract: (document, lookups) => [
    ...connectorsOf(document).flatMap(({ mapping, name }) => connectorFacts(mapping, lookups, name)),
    ...workersOf(document).flatMap((mapping) => workerFacts(mapping.entries, mapping.entries[0]!.keySpan, lookups)),
    ...mappingsOf(document).flatMap((mapping) => requestFacts(mapping, lookups)),
  ],
  embedded: (document, lookups) => {
    const text = lookups.text?.(document.file) ?? '';
    // several texts in one file that is no JSON as a whole
    const isPart = document.problems.length > 0 && /\.json(\.\w+)?$/i.test(document.file);
    const read = isPart ? connectorsOf(document) : [];
    const parts = (isPart ? connectorBodies(document.file, text) : []).filter(
      ({ span }) => !read.some(({ mapping }) => isInside(mapping.entries[0]!.keySpan, span)),
    );
    const isConfigMap = resourcesOf(document).some(({ kind }) => kind === 'ConfigMap');
    const values = textsOf(document).flatMap(({ span, value }): Embedded[] => {
      const start = offsetOf(text, span.line, span.column);
      // a block in a ConfigMap is a file of its own
      if (isConfigMap && text[start] === '|') return [];
      const found = connectorBodies(document.file, text, start, offsetOf(text, span.endLine, span.endColumn));
      // inside a text that was unpacked before, places are those of the whole
      return found.length > 0 ? found : [{ name: 'connector.json', span, text: value ?? '' }];
    });
    return [...parts, ...values];
  },
};

/** JSON inside a value, alone or as the body of a request in a script. */
function textsOf(document: ConfigDocument): ConfigScalar[] {
  return scalarsOf(document).filter(({ value }) => value !== null && /"connector\.class"\s*:/.test(value));
}

function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let row = 1; row < line && at >= 0; row++) at = text.indexOf('\n', at) + 1 || -1;
  return at < 0 ? text.length : at + column - 1;
}

/** Files of properties are a worker's as a whole, resources of an operator are read as such. */
function workersOf(document: ConfigDocument): ConfigMapping[] {
  if (document.format === 'properties' || resourcesOf(document).some(({ group }) => /kafka|confluent/.test(group))) return [];
  return mappingsOf(document).filter(({ entries }) => isWorker(new Set(entries.filter(({ value }) => value.kind === 'scalar').map(({ key }) => key))));
}
