import { KEBAB, titleOf } from './names.ts';
import type { Scaffold } from './scaffolds.ts';

function platform(id: string): string {
  const today = new Date().toISOString().slice(0, 10);
  return `${JSON.stringify(
    {
      id,
      title: titleOf(id),
      versions: [],
      tiers: [],
      defaultTarget: id,
      sources: { compatibility: { url: 'https://example.com/compatibility', checked: today } },
      support: {
        transactions: [{ status: 'unknown', note: 'No statement found; probe it.', source: 'compatibility', confidence: 'low' }],
      },
      limits: {},
    },
    null,
    2,
  )}\n`;
}

export const newPlatform: Scaffold = {
  idPattern: KEBAB,
  idExample: 'event-hubs',
  files: (id) => new Map([[`server/src/knowledge/platforms/${id}.json`, platform(id)]]),
  next: 'give each feature a statement with source and date; the data lints are tests (npx vitest run test/knowledge); then npm run generate',
};
