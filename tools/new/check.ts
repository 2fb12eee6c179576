import { KEBAB, titleOf } from './names.ts';
import type { Scaffold } from './scaffolds.ts';

const check = (id: string): string => `/** ${titleOf(id)}: asks one question of a cluster and says what it did. */
export const check = {
  id: '${id}',
  /** Id of the feature table that the answer is about. */
  feature: '${id}',
  /** \`read\`, \`write\` (temporary topics and groups) or \`disrupt\`. */
  consent: 'read' as const,
  /** Sends the request through the narrow session that it is given, and reads data back where success alone proves nothing. */
  async run(session: { request(api: string, body: object): Promise<{ errorCode: number }> }): Promise<{ status: 'yes' | 'no' | 'unknown'; exchange: string }> {
    const { errorCode } = await session.request('ApiVersions', {});
    return { status: errorCode === 0 ? 'yes' : 'no', exchange: \`ApiVersions answered with error code \${errorCode}\` };
  },
};
`;

const test = (id: string): string => `import { expect, test } from 'vitest';
import { check } from '../../server/src/probe/checks/${id}.ts';

test.each([
  [0, 'yes'],
  [35, 'no'],
] as const)('${id}: error code %i means %s', async (errorCode, status) => {
  expect((await check.run({ request: async () => ({ errorCode }) })).status).toBe(status);
});
`;

export const newCheck: Scaffold = {
  idPattern: KEBAB,
  idExample: 'describe-log-dirs',
  files: (id) =>
    new Map([
      [`server/src/probe/checks/${id}.ts`, check(id)],
      [`test/probe/${id}.test.ts`, test(id)],
    ]),
  next: 'the probe room has no runner yet: the file has the shape that it will take up; write the exchange and the scripted answers',
};
