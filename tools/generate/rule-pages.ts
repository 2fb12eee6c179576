import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAYERS } from '../../server/src/core/workload.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { PAGE_BANNER, table } from './markdown.ts';
import type { Outputs } from './outputs.ts';

const SEVERITY_MEANING = {
  error: 'breaks on the target',
  warning: 'behaves differently without a failure',
  info: 'worth verifying on the target',
};

/** docs/rules: a page per rule, made of its metadata and of the page that its examples are tested from, and an index by layer. */
export async function rulePages(root: string): Promise<Outputs> {
  const { rules } = (await import('../../server/src/rules/index.ts')) as { rules: readonly Rule[] };
  const outputs: Outputs = new Map();
  for (const rule of rules) outputs.set(`docs/rules/${rule.id}.md`, rulePage(rule, readFileSync(join(root, `server/src/rules/${rule.id}.md`), 'utf8')));
  outputs.set('docs/rules/README.md', indexPage(rules));
  return outputs;
}

function rulePage(rule: Rule, source: string): string {
  const [heading, ...body] = source.trim().split('\n');
  const facts = table(
    ['id', 'layer', 'severity', 'features asked'],
    [
      [
        `\`${rule.id}\``,
        rule.layer,
        `${rule.severity}: ${SEVERITY_MEANING[rule.severity]}`,
        rule.features.map((feature) => `\`${feature}\``).join(', ') || 'none',
      ],
    ],
  );
  return `${[PAGE_BANNER, heading, '', ...facts, '', body.map(fenceWithName).join('\n').trim()].join('\n')}\n`;
}

/** A fence with a file name after the language shows the name in front, since Markdown readers drop it. */
function fenceWithName(line: string): string {
  const named = /^(`{3,})(\w+) (\S.*)$/.exec(line);
  return named ? `\`${named[3]}\`\n\n${named[1]}${named[2]}` : line;
}

function indexPage(rules: readonly Rule[]): string {
  const parts = LAYERS.map((layer) => {
    const rows = rules.filter((rule) => rule.layer === layer).map((rule) => [`[\`${rule.id}\`](${rule.id}.md)`, rule.severity, rule.title]);
    return [`## ${layer}`, '', ...table(['rule', 'severity', 'what it finds'], rows), ''].join('\n');
  });
  return `${[PAGE_BANNER, '# Rules', '', `${rules.length} rules in ${LAYERS.length} layers. \`kafka-compat explain ID\` prints a page.`, '', ...parts].join('\n').trim()}\n`;
}
