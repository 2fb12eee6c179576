import picocolors from 'picocolors';
import type { Fact } from '../../core/fact.ts';
import type { Inventory } from '../../core/report.ts';
import type { UnknownReason } from '../../core/value.ts';
import type { ReportContext } from '../reporter.ts';
import { nameOf, unknownText } from './inventory-text.ts';
import { counted, plain } from './plain.ts';
import { table } from './table.ts';
import { grouped } from './tally.ts';

/** The values that reading alone could not settle, by reason, with what would settle them. */
export function unresolvedText(inventory: Inventory, context: ReportContext): string {
  const colors = picocolors.createColors(context.color);
  if (inventory.facts.length === 0) return 'Every value is known.\n';
  const byReason = [...grouped(inventory.facts, (fact): UnknownReason => ('unknown' in fact && fact.unknown) || 'unsupported')];
  const out = [`${counted(inventory.facts.length, 'value')} unresolved`, ''];
  for (const [reason, facts] of byReason.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))) {
    out.push(`${colors.bold(reason)} (${facts.length}): ${SETTLED_BY[reason]}`);
    out.push(...table(facts.map(row), 0).map((line) => `  ${line}`), '');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

const SETTLED_BY: Record<UnknownReason, string> = {
  parameter: 'comes in as an argument; scan its callers too, or declare the wrapper in .kafka-compat.yaml',
  environment: 'no manifest in the tree sets the variable; scan the Compose file, Kubernetes manifest or .env that does',
  'command-line': 'a flag of the process; scan the script or manifest that starts it',
  runtime: 'only the run can tell; log the effective configuration at start',
  conditional: 'one of several values; the deployment decides which',
  placeholder: 'no configuration in the tree sets the placeholder; scan the file that does',
  external: 'defined outside of what was scanned; scan the library or parent project too',
  secret: 'known, but never shown',
  'too-deep': 'a limit of the reader was reached; name the value in a constant',
  unsupported: 'written in a form that is not read',
};

function row(fact: Fact): string[] {
  const via = fact.evidence.at(-1)?.note ?? '';
  const place = `${plain(fact.file)}:${fact.line}${fact.origin ? ` (${fact.origin})` : ''}`;
  if (fact.kind === 'setting') return [`${plain(fact.key)} = ${unknownText(fact.oneOf, undefined, fact.default)}`, plain(via), place];
  return [fact.kind === 'topic' || fact.kind === 'group' ? `${fact.kind} ${nameOf({ ...fact, unknown: undefined })}` : fact.kind, plain(via), place];
}
