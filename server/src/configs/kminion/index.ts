import { type ConfigDocument, type ConfigNode, entryOf, nodeAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { ConfigForm } from '../form.ts';
import { mappingsOf, spanOf, textOf } from '../mappings.ts';
import { toolForm } from '../option-block.ts';
import { settingFact } from '../setting-fact.ts';
import data from './blocks.json' with { type: 'json' };

const base = toolForm(data);

/** KMinion's own file, and the values of its chart: what it connects to and how it learns of offsets. */
export const form: ConfigForm = {
  ...base,
  recognises: (document) => wholesOf(document).length > 0,
  extract: (document, lookups) =>
    wholesOf(document).flatMap((whole): Fact[] => {
      const facts = base.extract({ ...document, roots: [whole] }, lookups);
      const mode = entryOf(nodeAt(whole, 'minion', 'consumerGroups'), 'scrapeMode');
      if (!mode) return facts;
      return [
        ...facts,
        settingFact(
          { span: spanOf(mode), key: 'minion.consumerGroups.scrapeMode', native: 'scrapeMode', text: textOf(mode.value), role: 'admin', library: data.id },
          lookups,
        ),
      ];
    }),
};

/** `kafka.brokers` alone may be anyone's. */
function wholesOf(document: ConfigDocument): ConfigNode[] {
  return mappingsOf(document).filter((mapping) => nodeAt(mapping, 'kafka', 'brokers') !== null && nodeAt(mapping, 'minion')?.kind === 'mapping');
}
