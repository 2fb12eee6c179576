import { z } from 'zod';

/** Name of the configuration file, looked for in the scan root. */
export const CONFIG_FILE = '.kafka-compat.yaml';

const text = z.string().min(1);

/** Contract: `.kafka-compat.yaml`. The published JSON schema is made of it. */
export const configSchema = z.strictObject({
  targets: z
    .array(text)
    .optional()
    .describe('Where the workload should go: ID[@version][:tier], e.g. kafka@4.0, event-hubs:standard. Used when no --target is given.'),
  source: text.optional().describe('Where the workload runs today: ID[@version][:tier]. Used when no --source is given.'),
  include: z.array(text).optional().describe('Globs relative to this file; only what one of them matches is scanned.'),
  exclude: z.array(text).optional().describe('Globs relative to this file; what one of them matches is not scanned.'),
  rules: z
    .record(text, z.enum(['off', 'error', 'warning', 'info']))
    .optional()
    .describe('Severity by rule id, e.g. producer/in-flight-above-five: warning. off: not reported.'),
  services: z.record(text, text).optional().describe('Names of services by directory relative to this file, e.g. services/orders: order-service.'),
});

export type Config = z.infer<typeof configSchema>;

export function configJsonSchema(): string {
  return `${JSON.stringify({ title: CONFIG_FILE, ...z.toJSONSchema(configSchema) }, null, 2)}\n`;
}
