import type { ConfigDocument } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { flatten, type Leaf } from '../../resolve/flatten.ts';
import { rulesOf } from '../dotnet-settings.ts';
import type { ConfigForm } from '../form.ts';
import { leafFacts, type LeafRule } from '../leaf-fact.ts';
import { baseNameOf } from '../packages.ts';

/** Kafka settings in the `appsettings*.json` of .NET: sections that are named after Kafka or hold `BootstrapServers`. */
export const form: ConfigForm = {
  id: 'appsettings',
  formats: ['json'],
  tokens: ['Kafka', 'kafka', 'KAFKA', 'BootstrapServers', 'bootstrap.servers', 'SchemaRegistry'],
  matches: (file) => /^appsettings[^/]*\.json$/i.test(baseNameOf(file)),
  recognises: (document) => rules(document).length > 0,
  extract: (document, lookups) => rules(document).flatMap(({ leaf, rule }): Fact[] => leafFacts(leaf, rule, document.file, lookups)),
};

const rules = (document: ConfigDocument): { leaf: Leaf; rule: LeafRule }[] => rulesOf(document.roots.flatMap(flatten));
