import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_FILE } from '../config/schema.ts';
import { EXIT, type CliIo } from './io.ts';
import { UserError } from './user-error.ts';

const TEMPLATE = `# kafka-compat configuration

# Where the workload should go: ID[@version][:tier]; \`kafka-compat targets\` lists them.
# targets: [kafka@4.0]

# Where it runs today.
# source: kafka@2.8

# Globs relative to this file.
# include: ['services/**']
# exclude: ['**/generated/**']

# Severity by rule: off, error, warning or info; \`kafka-compat rules\` lists them.
# rules:
#   producer/in-flight-above-five: warning

# Your own wrappers around Kafka clients, where they are not recognised by themselves.
# wrappers:
#   - module: acme.messaging
#     languages: [java]
#     calls:
#       - call: EventBus()
#         client: producer
#         settings: [{ at: '0' }]
#         defaults: { acks: all }
#       - call: EventBus.publish()
#         topics: [{ at: '0' }]
#   - prefix: acme.kafka.consumer
#     role: consumer

# Names of services by directory.
# services:
#   services/orders: order-service
`;

/** Writes a commented configuration file; an existing one is never touched. */
export function init(io: CliIo): number {
  try {
    writeFileSync(join(io.workingDirectory, CONFIG_FILE), TEMPLATE, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new UserError(`${CONFIG_FILE} exists already`);
    throw new UserError(`cannot write ${CONFIG_FILE}: ${error instanceof Error ? error.message : String(error)}`);
  }
  io.stdout(`wrote ${CONFIG_FILE}\n`);
  return EXIT.fine;
}
