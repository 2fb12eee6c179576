import type { Fact } from '../../core/fact.ts';
import { serviceOf } from '../../workload/services.ts';
import { code, settingCode, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, factsOf } from '../select.ts';
import { judge, outcome, type Verdict } from '../verdict.ts';

const FEATURE = 'transactions';

export const rule = defineRule<{ verdict: Verdict; sign: string }>({
  id: 'producer/transactions-unsupported',
  layer: 'producer',
  severity: 'error',
  title: 'Transactions on a target that does not serve them fully',
  features: [FEATURE],
  *check({ workload, target, knowledge }) {
    const verdict = judge(target, FEATURE, knowledge);
    if (verdict === null) return;
    const certainty = verdict.support.confidence === 'high' ? 'sure' : 'possible';
    const told = new Set<string>();
    for (const fact of clientSettings(workload, 'transactional.id')) {
      told.add(serviceOf(fact.file, workload));
      yield {
        at: spanOf(fact),
        certainty,
        severity: verdict.severity,
        data: { verdict, sign: `${fact.native} is set` },
        evidence: [...settingCode(fact), verdict.evidence],
      };
    }
    // Calls only speak for themselves where no setting of the service has told already, and once per file.
    const perFile = new Map<string, Fact[]>();
    for (const fact of factsOf(workload, 'transaction'))
      if (!told.has(serviceOf(fact.file, workload))) perFile.set(fact.file, [...(perFile.get(fact.file) ?? []), fact]);
    for (const calls of perFile.values()) {
      const first = calls[0]!;
      yield {
        at: spanOf(first),
        certainty,
        severity: verdict.severity,
        data: { verdict, sign: 'This program runs transactions' },
        evidence: [...calls.slice(0, 4).map((fact) => code(fact, fact.kind === 'transaction' ? `${fact.call} transaction` : '')), verdict.evidence],
      };
    }
  },
  message: ({ data: { verdict, sign } }, target) => ({
    what: `${sign}: ${outcome(verdict, target)}`,
    why: 'initTransactions() asks the transaction coordinator for a producer id. Where there is none, the producer fails before its first record; where it is a preview or limited, aborted records or fenced producers need proof.',
    do:
      verdict.support.status === 'no'
        ? 'Choose a tier or target with transactions, or make consumers idempotent and drop transactional.id; then also drop isolation.level=read_committed.'
        : 'Probe it: one commit and one abort, then read with read_committed and see that the aborted record stays hidden.',
  }),
});
