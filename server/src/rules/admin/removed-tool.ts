import type { FactOf } from '../../core/fact.ts';
import type { FindingEvidence } from '../../core/finding.ts';
import type { Target } from '../../knowledge/types.ts';
import { code, documented, spanOf } from '../evidence.ts';
import { brokerName, followsKafka } from '../release.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';
import data from './removed-tools.json' with { type: 'json' };

/** Something of Kafka's command line tools that later releases do not have. */
interface Removed {
  name: string;
  removed: string;
  /** It spoke to ZooKeeper, which only old clusters have. */
  zookeeper?: boolean;
  instead: string;
}

const tools: readonly Removed[] = data.tools.map((one) => ({ ...one, name: one.tool }));
const classes: readonly Removed[] = data.classes.map((one) => ({ ...one, name: one.class }));
const options: readonly (Removed & { tool: string })[] = data.options.map((one) => ({ ...one, name: one.option }));

export const rule = defineRule<{ fact: FactOf['admin-command']; gone: Removed }>({
  id: 'admin/removed-tool',
  layer: 'admin',
  severity: 'error',
  title: 'Command line tool, or option of one, that is gone',
  features: [],
  *check({ workload, target }) {
    for (const fact of factsOf(workload, 'admin-command')) {
      for (const gone of removedIn(fact)) {
        if (!isGone(gone, target)) continue;
        yield {
          at: spanOf(fact),
          certainty: gone.zookeeper ? 'sure' : 'possible',
          data: { fact, gone },
          evidence: [code(fact, told(fact, gone)), removal(gone)],
        };
      }
    }
  },
  message: ({ data: { fact, gone } }, target) => ({
    what: `${told(fact, gone)} ${gone.zookeeper ? `needs ZooKeeper, which ${brokerName(target)} does not have` : `is gone from the tools of ${brokerName(target)}`}`,
    why: gone.zookeeper
      ? 'The command fails whatever release its tools are of, and a runbook that relies on it fails when it is needed most.'
      : `It was removed in Apache Kafka ${gone.removed}: with the tools of that release or a later one the command ends in an error, with older tools it may still work.`,
    do: `${gone.instead.slice(0, 1).toUpperCase()}${gone.instead.slice(1)}.`,
  }),
});

function removedIn({ tool, flags }: FactOf['admin-command']): Removed[] {
  return [
    ...tools.filter(({ name }) => name === tool),
    ...classes.filter(({ name }) => flags.includes(name)),
    ...options.filter((one) => one.tool === tool && flags.includes(one.name)),
  ];
}

/** Tools come with a release of Kafka: a target that follows none keeps what does not need ZooKeeper. */
function isGone({ removed, zookeeper }: Removed, target: Target): boolean {
  return followsKafka(target, removed) || (zookeeper === true && (target.kafkaVersion === null || target.platform !== 'kafka'));
}

const told = ({ tool }: FactOf['admin-command'], { name }: Removed): string => (name === tool ? tool : name.startsWith('-') ? `${tool} ${name}` : name);
const removal = ({ name, removed }: Removed): FindingEvidence => documented(`${name} was removed in ${removed}`, data.source, data.checked);
