import { LAYERS } from '../../server/src/core/workload.ts';
import { titleOf } from './names.ts';
import type { Scaffold } from './scaffolds.ts';

function rule(id: string): string {
  const [layer, name] = id.split('/') as [string, string];
  return `import { spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';

interface Data {
  key: string;
}

export const rule = defineRule<Data>({
  id: '${id}',
  layer: '${layer}',
  severity: 'warning',
  title: '${titleOf(name)}',
  features: [],
  *check({ workload, target }) {
    if (target.platform !== 'kafka') return;
    for (const fact of workload.facts) {
      if (fact.kind !== 'setting' || fact.key !== 'the.setting') continue;
      yield { at: spanOf(fact), certainty: 'sure', data: { key: fact.key }, evidence: [] };
    }
  },
  message({ data }, target) {
    return { what: \`\${data.key} is not what \${target.title} expects\`, why: 'Say what happens on this target.', do: 'Say what to do instead.' };
  },
});
`;
}

function page(id: string): string {
  return `# ${titleOf(id.split('/')[1]!)}

What happens, on which targets and since when, and how it shows.

What to do: the change, and why it is safe.

Sources: [title](https://example.com/) (read YYYY-MM-DD).

## Fires

target: kafka@4.0

\`\`\`properties producer.properties
bootstrap.servers=localhost:9092
the.setting=value # finding
\`\`\`

## Quiet

target: kafka@4.0

\`\`\`properties producer.properties
bootstrap.servers=localhost:9092
\`\`\`
`;
}

export const newRule: Scaffold = {
  idPattern: new RegExp(`^(${LAYERS.join('|')})/[a-z][a-z0-9]*(-[a-z0-9]+)*$`),
  idExample: 'producer/idempotence-unsupported (a layer and the bad thing itself)',
  files: (id) =>
    new Map([
      [`server/src/rules/${id}.ts`, rule(id)],
      [`server/src/rules/${id}.md`, page(id)],
    ]),
  next: 'write check and message, and the page with its examples: they run as tests (npx vitest run test/rules); then npm run generate',
};
