/** A template expression (`{{ … }}` of Helm, Jinja, Ansible, GitHub Actions) at its place in the text. */
export interface Template {
  start: number;
  end: number;
  text: string;
}

const HEAD = '\uE001';
const BODY = '\uE000';
const MASK = /\uE001\uE000*/g;
const MAX_TEMPLATE = 4_000;

/** Hides template expressions from the YAML parser, keeping every offset: alone on a line they become blank, inside a value plain characters. */
export function maskTemplates(text: string): { masked: string; templates: Template[] } {
  const templates: Template[] = [];
  const parts: string[] = [];
  let done = 0;
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', Math.max(done, start + 2))) {
    const end = text.indexOf('}}', start + 2) + 2;
    if (end < 2 || end - start > MAX_TEMPLATE) continue;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const before = text.slice(Math.max(lineStart, done), start);
    const breakAt = text.indexOf('\n', end);
    const after = text.slice(end, breakAt < 0 ? text.length : breakAt);
    const source = text.slice(start, end);
    const isAlone = before.trim() === '' && /^[ \t]*($|\r|\{\{)/.test(after) && !after.includes(':');
    if (!isAlone && source.includes('\n')) continue;
    parts.push(text.slice(done, start));
    parts.push(isAlone ? source.replace(/[^\n\r]/g, ' ') : HEAD + BODY.repeat(source.length - 1));
    templates.push({ start, end, text: isAlone ? '' : source });
    done = end;
  }
  parts.push(text.slice(done));
  return { masked: parts.join(''), templates };
}

/** Puts the template expressions back into a scalar that spans `start` to `end`. */
export function unmask(value: string, start: number, end: number, templates: readonly Template[]): string {
  if (!value.includes(HEAD)) return value;
  const inside = templates.filter((template) => template.text !== '' && template.start >= start && template.end <= end);
  let next = 0;
  return value.replace(MASK, () => inside[next++]?.text ?? '');
}
