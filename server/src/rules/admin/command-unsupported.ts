import type { FactOf } from '../../core/fact.ts';
import { type Needed, needed } from '../need.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';
import { judge, outcome } from '../verdict.ts';
import commands from './commands.json' with { type: 'json' };

export const rule = defineRule<Needed<FactOf['admin-command']>>({
  id: 'admin/command-unsupported',
  layer: 'admin',
  severity: 'error',
  title: 'Command that the target does not carry out as Apache Kafka does',
  features: [...new Set(commands.map(({ feature }) => feature))],
  *check({ workload, target, knowledge }) {
    for (const fact of factsOf(workload, 'admin-command')) {
      for (const { tool, with: flags = [], feature } of commands as readonly { tool: string; with?: string[]; feature: string }[]) {
        if (tool !== fact.tool || !flags.every((flag) => fact.flags.includes(flag))) continue;
        const verdict = judge(target, feature, knowledge);
        if (verdict === null) continue;
        yield needed(fact, verdict, [tool, ...flags].join(' '));
      }
    }
  },
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.tool} needs "${verdict.title}": ${outcome(verdict, target)}`,
    why: 'A script or runbook goes on as if the command had done its work, or stops in the middle of it.',
    do: 'Find what the target offers in its place (its console, API or infrastructure code), write it into the runbook, and rehearse it there before the cut-over.',
  }),
});
