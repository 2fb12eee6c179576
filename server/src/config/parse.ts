import { isNode, LineCounter, parseDocument } from 'yaml';
import { CONFIG_FILE, type Config, configSchema } from './schema.ts';

/** A mistake in the configuration file and where it stands, 1-based. */
export interface ConfigProblem {
  line: number;
  column: number;
  message: string;
}

export type ParsedConfig = { config: Config; problems: [] } | { config: null; problems: ConfigProblem[] };

/** Anchors may multiply a small file; a configuration needs none. */
const MAX_ALIASES = 20;

/** Reads a configuration file. Every mistake is located; with one of them there is no configuration. `ruleIds` makes unknown rules a mistake. */
export function parseConfig(text: string, ruleIds: readonly string[]): ParsedConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Omit<ConfigProblem, 'message'> => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0) return { config: null, problems: document.errors.map((error) => ({ ...at(error.pos[0]), message: error.message })) };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {};
  } catch (error) {
    return { config: null, problems: [{ line: 1, column: 1, message: error instanceof Error ? error.message : String(error) }] };
  }
  const parsed = configSchema.safeParse(value);
  const place = (path: readonly PropertyKey[]): Omit<ConfigProblem, 'message'> => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return { line: 1, column: 1 };
  };
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return [{ ...place(issue.path), message: `${issue.path.join('.') || CONFIG_FILE}: ${issue.message}` }];
      return issue.keys.map((key) => ({
        ...place([...issue.path, key]),
        message: `unknown key ${key}; known are ${Object.keys(configSchema.shape).join(', ')}`,
      }));
    });
    return { config: null, problems };
  }
  const unknown = Object.keys(parsed.data.rules ?? {}).filter((id) => !ruleIds.includes(id));
  if (unknown.length > 0) return { config: null, problems: unknown.map((id) => ({ ...place(['rules', id]), message: `no rule ${id}` })) };
  return { config: parsed.data, problems: [] };
}
