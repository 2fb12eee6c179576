import { expect, test } from 'vitest';
import { z } from 'zod';
import { reporter } from '../../server/src/report/sarif.ts';
import { context, FILES, report } from './sample.ts';

// The part of the SARIF 2.1.0 schema that we use, closed: a property that the schema does not know would be refused.
const text = z.strictObject({ text: z.string().min(1), markdown: z.string().min(1).optional() });
const region = z
  .strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1), endLine: z.int().min(1), endColumn: z.int().min(1) })
  .refine((each) => each.endLine > each.startLine || (each.endLine === each.startLine && each.endColumn >= each.startColumn));
const artifactLocation = z.strictObject({ uri: z.string().regex(/^[^\s#\\]+$/), uriBaseId: z.literal('SRCROOT') });
const physicalLocation = z.strictObject({ artifactLocation, region });
const level = z.enum(['error', 'warning', 'note', 'none']);
const rule = z.strictObject({
  id: z.string(),
  name: z.string().regex(/^[A-Za-z]+$/),
  shortDescription: text,
  fullDescription: text,
  help: text,
  helpUri: z.url(),
  defaultConfiguration: z.strictObject({ level }),
  properties: z.looseObject({ tags: z.array(z.string()) }),
});
const replacement = z.strictObject({ deletedRegion: region, insertedContent: z.strictObject({ text: z.string() }) });
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(0),
  level,
  message: text,
  locations: z.array(z.strictObject({ physicalLocation })).length(1),
  relatedLocations: z.array(z.strictObject({ id: z.int(), message: text, physicalLocation })),
  partialFingerprints: z.record(z.string(), z.string()),
  suppressions: z.array(z.strictObject({ kind: z.enum(['inSource', 'external']), justification: z.string() })),
  fixes: z
    .array(
      z.strictObject({ description: text, artifactChanges: z.array(z.strictObject({ artifactLocation, replacements: z.array(replacement).min(1) })).min(1) }),
    )
    .optional(),
  properties: z.looseObject({}),
});
const notification = z.strictObject({
  descriptor: z.strictObject({ id: z.string() }),
  level,
  message: text,
  locations: z.array(z.strictObject({ physicalLocation })).optional(),
});
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({ name: z.string(), version: z.string(), semanticVersion: z.string(), informationUri: z.url(), rules: z.array(rule) }),
        }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        originalUriBaseIds: z.record(z.string(), z.strictObject({ description: text })),
        invocations: z.array(z.strictObject({ executionSuccessful: z.boolean(), toolExecutionNotifications: z.array(notification) })),
        results: z.array(result),
      }),
    )
    .length(1),
});

test('has the shape of SARIF 2.1.0', () => {
  const parsed = log.parse(JSON.parse(reporter.report(report, context(false))));
  const { results, tool, invocations } = parsed.runs[0]!;
  expect(results).toHaveLength(report.findings.length + 1);
  for (const each of results) expect(tool.driver.rules[each.ruleIndex]!.id).toBe(each.ruleId);
  expect(results.filter((each) => each.suppressions.length > 0).map((each) => each.ruleId)).toEqual(['admin/quiet']);
  expect(invocations[0]!.executionSuccessful).toBe(false);
  expect(new Set(results.map((each) => JSON.stringify(each.partialFingerprints))).size).toBe(results.length);
});

test('a fingerprint survives lines added above, and the finding on an equal line is another one', () => {
  const file = 'services/orders/src/Orders.java';
  const first = report.findings[0]!;
  const prints = (lines: string[], at: number[]): unknown[] => {
    const findings = at.map((line) => ({ ...first, line, endLine: line }));
    const parsed = log.parse(
      JSON.parse(reporter.report({ ...report, findings, suppressedFindings: [] }, { ...context(false), readText: () => lines.join('\n') })),
    );
    return parsed.runs[0]!.results.map((each) => each.partialFingerprints);
  };
  const line = FILES[file]!.split('\r\n')[4]!;
  const before = prints(['a', line, 'b', line], [2, 4]);
  expect(prints(['new', 'a', `  ${line}`, 'b', line], [3, 5])).toEqual(before);
  expect(before[0]).not.toEqual(before[1]);
});
