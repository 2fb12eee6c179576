/** A name that an expression of Prometheus asks for, and where it stands in the text. */
export interface AskedMetric {
  name: string;
  at: number;
}

/** Lists of labels, not of metrics. */
const LABEL_LISTS: ReadonlySet<string> = new Set(['by', 'without', 'on', 'ignoring', 'group_left', 'group_right']);
const OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'unless', 'bool', 'offset', 'inf', 'nan', 'atan2']);
const TOKEN = /[A-Za-z_:][\w:]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\$\w+|\$?\{\{|\$\{[^}]*\}|\[\[[^\]]*\]\]|#[^\n]*|\S/g;
const IN_SELECTOR = /(\w+)\s*(=~|=)\s*["']([^"']*)["']/g;
/** In a pattern, names that are written out. */
const WHOLE_NAME = /(?<![\w:.*+?\])])[A-Za-z_:][\w:]*(?![\w:.*+?[({])/g;

/** The metrics of an expression: no functions, labels, label values or variables of Grafana; those that a selector names by `__name__` too. */
export function metricsOf(expression: string): AskedMetric[] {
  const tokens = [...expression.matchAll(TOKEN)].map((match) => ({ text: match[0], at: match.index }));
  const asked: AskedMetric[] = [];
  const labels = new Set<number>();
  for (let index = 0; index < tokens.length; index++) {
    const { text, at } = tokens[index]!;
    const next = tokens[index + 1]?.text;
    if (text === '{') {
      const end = closing(tokens, index, '{', '}');
      asked.push(...namedIn(expression.slice(at, tokens[end]?.at), at));
      index = end;
    } else if (text === '[') index = closing(tokens, index, '[', ']');
    else if (LABEL_LISTS.has(text.toLowerCase()) && next === '(') index = closing(tokens, index + 1, '(', ')');
    else if (text === 'label_values' && next === '(') {
      // its last argument is a label
      labels.add(closing(tokens, index + 1, '(', ')') - 1);
    } else if (/^[A-Za-z_:]/.test(text) && !labels.has(index) && next !== '(' && next !== '=' && !OPERATORS.has(text.toLowerCase())) {
      // a name that begins or goes on with a variable is not known
      const isPart = /[$}\]]/.test(expression.charAt(at - 1)) || /^(\$|\[\[)/.test(expression.slice(at + text.length, at + text.length + 2));
      if (!isPart) asked.push({ name: text, at });
    }
  }
  return asked;
}

function closing(tokens: readonly { text: string }[], from: number, open: string, close: string): number {
  let depth = 0;
  for (let index = from; index < tokens.length; index++) {
    if (tokens[index]!.text === open) depth++;
    if (tokens[index]!.text === close && --depth === 0) return index;
  }
  return tokens.length;
}

/** `{__name__="a"}`, `{__name__=~"a|b"}`. */
function namedIn(selector: string, start: number): AskedMetric[] {
  return [...selector.matchAll(IN_SELECTOR)].flatMap((match) => {
    if (match[1] !== '__name__') return [];
    const from = start + match.index + match[0].length - match[3]!.length - 1;
    return [...match[3]!.matchAll(WHOLE_NAME)].map((name) => ({ name: name[0], at: from + name.index }));
  });
}
