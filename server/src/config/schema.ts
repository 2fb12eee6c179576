import { z } from 'zod';
import { LANGUAGES } from '../core/program.ts';

/** Name of the configuration file, looked for in the scan root. */
export const CONFIG_FILE = '.kafka-compat.yaml';

const text = z.string().min(1);

/** Contract: `.kafka-compat.yaml`. The published JSON schema is made of it. */
const languages = z.array(z.enum(LANGUAGES)).min(1).describe('Languages whose files may use it.');
const roles = z.enum(['producer', 'consumer', 'admin', 'streams', 'common']);
const at = text.describe('Argument position (from 0) or name, then keys; [] for the items of a list: 0, options.topic, topics[].');
const use = {
  client: roles.optional().describe('The call makes a client of this role.'),
  topics: z.array(z.strictObject({ at, use: z.enum(['produce', 'consume', 'create']).optional() })).optional(),
  groups: z.array(z.strictObject({ at })).optional(),
  settings: z.array(z.strictObject({ at, key: text.optional().describe('One Kafka key; without it the place holds a map of Kafka keys.') })).optional(),
  defaults: z.record(text, text).optional().describe('Kafka keys that the wrapper sets when the caller does not.'),
};
const wrapper = z.union([
  z.strictObject({
    module: text.describe('Import path or package that the names come from.'),
    languages,
    calls: z.array(z.strictObject({ call: text.regex(/^[\w.]+\(\)$/, 'write Type(), function() or Type.method()'), ...use })).optional(),
    annotations: z.array(z.strictObject({ annotation: text, ...use })).optional(),
  }),
  z.strictObject({ prefix: text.describe('Dotted prefix in configuration files; what stands below it are Kafka keys.'), role: roles }),
]);

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
  wrappers: z.array(wrapper).optional().describe("The code base's own wrappers around Kafka clients, where they are not recognised by themselves."),
  services: z.record(text, text).optional().describe('Names of services by directory relative to this file, e.g. services/orders: order-service.'),
});

export type Config = z.infer<typeof configSchema>;

export function configJsonSchema(): string {
  return `${JSON.stringify({ title: CONFIG_FILE, ...z.toJSONSchema(configSchema) }, null, 2)}\n`;
}
