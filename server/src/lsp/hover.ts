import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { FactOf } from '../core/fact.ts';
import type { Finding, FindingEvidence } from '../core/finding.ts';
import type { Inventory, ScanReport } from '../core/report.ts';
import { compareSpans, isInside, type Span } from '../core/span.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Target } from '../knowledge/types.ts';
import { evidenceText } from './diagnostics.ts';
import { comparePositions, rangeOf } from './places.ts';

type Setting = FactOf['setting'];

/** What a client would run with if nobody had set the key; null value when that is not known. */
export interface Default {
  value: string | null;
  evidence: readonly FindingEvidence[];
}

/** What a hover draws on. */
export interface HoverInput {
  inventory: Inventory;
  report: ScanReport;
  knowledge: Knowledge;
  targets: readonly Target[];
  defaultOf(setting: Setting): Default | null;
  /** Address of a file of the scan. */
  uri(file: string): string;
}

/** Canonical key, value and where it came from, default, and what each target makes of it; null away from settings. */
export function settingHover(file: string, position: Position, input: HoverInput): Hover | null {
  const setting = settingAt(file, position, input.inventory);
  if (setting === null) return null;
  const parts = [heading(setting), valuePart(setting, input), defaultPart(input.defaultOf(setting)), verdictPart(setting, input)];
  return { range: rangeOf(setting), contents: { kind: MarkupKind.Markdown, value: parts.filter((part) => part !== '').join('\n\n') } };
}

/** The innermost setting around a position. */
export function settingAt(file: string, position: Position, inventory: Inventory): Setting | null {
  const around = inventory.facts.filter((fact): fact is Setting => fact.kind === 'setting' && fact.file === file && holds(fact, position));
  around.sort((a, b) => (isInside(a, b) ? -1 : isInside(b, a) ? 1 : compareSpans(a, b)));
  return around[0] ?? null;
}

function holds(span: Span, position: Position): boolean {
  const range = rangeOf(span);
  return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}

function heading({ key, native, role, library }: Setting): string {
  const spelled = native !== key && native !== '' ? `, written ${code(native)}` : '';
  return `**${code(key)}** \u00b7 ${role} setting of ${escapeMarkdown(library)}${spelled}`;
}

function valuePart(setting: Setting, { uri }: HoverInput): string {
  const origins = setting.evidence.map(
    ({ span, note }) => `- ${escapeMarkdown(note)} ([${escapeMarkdown(span.file)}:${span.line}](${uri(span.file)}#L${span.line}))`,
  );
  return [`Value: ${valueText(setting)}`, ...(origins.length > 0 ? ['', ...origins] : [])].join('\n');
}

function valueText({ value, unknown, oneOf, default: fallback }: Setting): string {
  if (value !== null) return code(value);
  if (unknown === 'secret') return 'set, hidden because it is a secret';
  const choices = oneOf && oneOf.length > 0 ? `one of ${oneOf.map(code).join(', ')}` : `not known (${unknown ?? 'runtime'})`;
  return fallback === undefined ? choices : `${choices}, ${code(fallback)} unless set`;
}

function defaultPart(found: Default | null): string {
  if (found === null || found.value === null) return '';
  const evidence = found.evidence.map((each) => escapeMarkdown(evidenceText(each))).join('; ');
  return `Default: ${found.value === '' ? 'empty' : code(found.value)}${evidence === '' ? '' : ` (${evidence})`}`;
}

function verdictPart(setting: Setting, { report, targets, knowledge }: HoverInput): string {
  if (targets.length === 0) return 'No target is selected.';
  const rows = targets.map((target) => {
    const findings = report.findings.filter((finding) => finding.target === target.label && concerns(finding, setting));
    const texts = [...findings.map(findingText), ...statements(setting, target, knowledge)];
    return `- ${code(target.label)}: ${texts.length > 0 ? texts.join('; ') : 'nothing known against it'}`;
  });
  return rows.join('\n');
}

/** A finding concerns a setting that it stands on, or that it names among its evidence. */
function concerns(finding: Finding, setting: Setting): boolean {
  return [finding, ...finding.evidence.flatMap((each) => each.span ?? [])].some((span) => isInside(span, setting) || isInside(setting, span));
}

function findingText(finding: Finding): string {
  const name = finding.help === '' ? code(finding.rule) : `[${code(finding.rule)}](${finding.help})`;
  return `${finding.severity} ${name} ${escapeMarkdown(finding.message)}`;
}

/** What the target's profile says of the key itself: limits, and features named after it (`topic-config:cleanup.policy`). */
function statements(setting: Setting, target: Target, knowledge: Knowledge): string[] {
  const texts: string[] = [];
  const limit = target.limit(setting.key);
  if (limit) texts.push(escapeMarkdown(`limit ${limit.value} ${limit.unit} (${limit.source}, read on ${limit.checked})`));
  for (const feature of knowledge.features.keys()) {
    const [, subject] = /:(.+)$/.exec(feature) ?? [];
    if (subject !== setting.key && subject !== `${setting.key}=${setting.value}`) continue;
    const support = target.support(feature);
    const source = support.source ? ` (${support.source}, read on ${support.checked})` : '';
    texts.push(escapeMarkdown(`${feature}: ${support.status}${support.note ? `, ${support.note}` : ''}${source}`));
  }
  return texts;
}

/** Inline code that survives back-ticks in the text. */
function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  const oneLine = text.replace(/\s+/g, ' ').slice(0, 300);
  return fence === '`' ? `\`${oneLine}\`` : `\`\` ${oneLine} \`\``;
}

/** Addresses stay as they are, so that the editor can link them. */
function escapeMarkdown(text: string): string {
  const parts = text.split(/(https?:\/\/[^\s()]+)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_{}[\]<>#|]/g, (character) => `\\${character}`))).join('');
}
