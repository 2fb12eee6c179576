import { z } from 'zod';
import { LAYERS } from '../core/workload.ts';

// The shapes of the hand-kept files. The loader trusts them; test/knowledge checks them.

const version = z.string().regex(/^\d+(\.\d+)+$/);
const text = z.string().min(1);

export const featureFile = z.record(text, z.strictObject({ layer: z.enum(LAYERS), title: text, shownBy: text }));

const source = z.strictObject({ url: z.url(), checked: z.iso.date() });

/** Where a statement holds: versions of the product from `since` on and below `until`, and only in `tiers`. Absent: everywhere. */
const range = { since: version.optional(), until: version.optional(), tiers: z.array(text).min(1).optional() };

const supportStatement = z
  .strictObject({
    status: z.enum(['yes', 'no', 'limited', 'ignored', 'fixed', 'unknown']),
    ...range,
    note: text.optional(),
    source: text,
    confidence: z.enum(['high', 'medium', 'low']),
  })
  .refine((statement) => statement.status === 'yes' || statement.status === 'no' || statement.note !== undefined, 'a note is needed unless yes or no');

const limitStatement = z.strictObject({ value: z.number(), unit: text, ...range, note: text.optional(), source: text });

export const platformFile = z.strictObject({
  id: text,
  title: text,
  /** Oldest first. `kafka`: the Apache Kafka release whose protocol and broker behaviour this version follows. */
  versions: z.array(z.strictObject({ version, kafka: version })),
  tiers: z.array(text),
  /** What the bare id means. */
  defaultTarget: text,
  /** The platform that a fork takes everything from that its own statements leave out. */
  upstream: z.strictObject({ platform: text, version, source: text }).optional(),
  /** Statements about every feature at once, e.g. a tier without a Kafka endpoint. */
  everything: z.array(supportStatement).optional(),
  /** Addresses that statements refer to by name, each with the day on which it was read. */
  sources: z.record(text, source),
  support: z.record(text, z.array(supportStatement).min(1)),
  limits: z.record(text, z.array(limitStatement).min(1)),
});

/** `platforms/<id>.json`. */
export type PlatformFile = z.infer<typeof platformFile>;

const bean = z.strictObject({
  domain: text,
  /** Null: all of the domain that has no entry of its own. */
  type: text.nullable(),
  /** None: all of the type. */
  names: z.array(text),
  feature: text,
  subject: text.optional(),
  instead: text.optional(),
  /** First release of Apache Kafka without it. */
  until: version.optional(),
  source: text,
});

export const metricFile = z.strictObject({
  sources: z.record(text, source),
  /** In the order in which names are tried; `names` is a pattern of their beginning; `platform`: whose brokers alone give them. */
  exporters: z.array(z.strictObject({ id: text, names: text, platform: text.optional(), source: text })),
  beans: z.array(bean),
  replacements: z.array(z.strictObject({ subject: text, platform: text, metrics: z.array(text).min(1), source: text })),
  /** Where a platform without beans has its metrics. */
  collection: z.array(z.strictObject({ platform: text, text, source: text })),
});

/** `metrics.json`. */
export type MetricFile = z.infer<typeof metricFile>;
