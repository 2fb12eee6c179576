import { declaredForm } from './configs/declared.ts';
import { forms, textForms } from './configs/index.ts';
import type { DeclaredWrapper } from './core/declared-wrapper.ts';
import type { FactOf } from './core/fact.ts';
import type { FindingEvidence } from './core/finding.ts';
import type { Inventory, ScanReport } from './core/report.ts';
import type { Knowledge } from './knowledge/index.ts';
import { loadKnowledge } from './knowledge/load.ts';
import { declaredLibrary } from './libraries/declared.ts';
import { descriptors } from './libraries/index.ts';
import { Library } from './libraries/types.ts';
import { createLookups } from './resolve/lookups.ts';
import { rules as allRules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import { runRules } from './rules/run.ts';
import type { RunOptions, ScanRequest, Service } from './service.ts';
import { Extraction, type Parts } from './session.ts';
import { version } from './version.ts';
import { buildWorkload } from './workload/build.ts';
import { effectiveSetting } from './workload/effective-setting.ts';

export interface ServiceOptions {
  knowledge?: Knowledge;
  rules?: readonly Rule[];
}

/** The road: files → facts → workload → findings. Both doors come through here. */
export function createService({ knowledge = loadKnowledge(), rules = allRules }: ServiceOptions = {}): Service {
  const parts = partsWith(knowledge);
  return {
    open(tree, { store, helper, wrappers = [] } = {}) {
      const extraction = new Extraction(tree, wrappers.length > 0 ? partsWith(knowledge, wrappers) : parts, helper);
      const inventory = async (options?: RunOptions): Promise<Inventory> => {
        const kept = store?.recall(tree);
        if (kept) return kept;
        const made = await extraction.inventory(options);
        store?.keep(tree, made);
        return made;
      };
      return {
        change: (files) => extraction.change(files),
        inventory,
        scan: async (request) => judge(await inventory(request), tree.list(), request, rules, knowledge),
      };
    },
  };
}

/** Everything that extraction is made of: the plugs of every room, and the code base's own wrappers. */
export function partsWith(knowledge: Knowledge, wrappers: readonly DeclaredWrapper[] = []): Parts {
  const declared = wrappers.filter((wrapper) => 'module' in wrapper).map(declaredLibrary);
  const prefixes = wrappers.filter((wrapper) => 'prefix' in wrapper).map(declaredForm);
  const libraries = [...descriptors.map((descriptor) => new Library(descriptor)), ...declared];
  return { knowledge, libraries, forms: [...forms, ...prefixes], textForms, lookups: createLookups, version };
}

/** Joins a workload with each target; a pure function of its arguments. */
function judge(
  inventory: Inventory,
  files: readonly string[],
  { targets, source = null }: ScanRequest,
  rules: readonly Rule[],
  knowledge: Knowledge,
): ScanReport {
  const workload = buildWorkload(inventory.facts, files);
  const judged = targets.map((target) => runRules(rules, { workload, target, source, knowledge }));
  const byKind: Record<string, number> = {};
  for (const fact of inventory.facts) byKind[fact.kind] = (byKind[fact.kind] ?? 0) + 1;
  const problems = judged.flatMap((one) => one.problems).filter((problem, at, all) => all.findIndex((other) => other.message === problem.message) === at);
  return {
    schemaVersion: 1,
    tool: inventory.tool,
    targets: targets.map((target) => target.label),
    findings: judged.flatMap((one) => one.findings),
    suppressed: 0,
    services: workload.services,
    facts: { total: inventory.facts.length, byKind },
    filesWithFacts: [...new Set(inventory.facts.map((fact) => fact.file))],
    coverage: { ...inventory.coverage, problems: [...inventory.coverage.problems, ...problems] },
  };
}

/** What a setting's client would run with if nobody had set the key; null when no client has the setting. */
export function defaultOf(
  setting: FactOf['setting'],
  inventory: Inventory,
  files: readonly string[],
  knowledge: Knowledge,
): { value: string | null; evidence: readonly FindingEvidence[] } | null {
  const workload = buildWorkload(inventory.facts, files);
  const client = workload.clients.find((one) => one.settings.includes(setting));
  return client ? effectiveSetting({ ...client, settings: [] }, setting.key, workload, knowledge) : null;
}
