/** One example of a rule's page: a target, the files of a small code base, and where the rule must speak. */
export interface Example {
  section: 'Fires' | 'Quiet';
  target: string;
  files: Record<string, string>;
  /** `path:line`, sorted. */
  expected: string[];
}

const MARK = /(?:\/\/|#|--|<!--)\s*finding\b/;

/** Reads the sections Fires and Quiet of a rule's page. A `target:` line starts an example; a `finding: path:line` line marks a place that can hold no comment. */
export function examplesOf(page: string): Example[] {
  const examples: Example[] = [];
  let section: Example['section'] | null = null;
  let file: string | null = null;
  let lines: string[] = [];
  for (const line of page.split('\n')) {
    const example = examples.at(-1);
    if (file !== null && example) {
      if (line.startsWith('```')) {
        example.files[file] = `${lines.join('\n')}\n`;
        file = null;
      } else {
        lines.push(line);
        if (MARK.test(line)) example.expected.push(`${file}:${lines.length}`);
      }
      continue;
    }
    const heading = /^## (.*)$/.exec(line);
    if (heading) section = heading[1] === 'Fires' || heading[1] === 'Quiet' ? heading[1] : null;
    if (section === null) continue;
    const target = /^target: (\S+)$/.exec(line);
    if (target) examples.push({ section, target: target[1]!, files: {}, expected: [] });
    const place = /^finding: (\S+:\d+)$/.exec(line);
    if (place) examples.at(-1)!.expected.push(place[1]!);
    const fence = /^```\w* (\S+)$/.exec(line);
    if (fence) {
      file = fence[1]!;
      lines = [];
    }
  }
  for (const example of examples) example.expected.sort();
  return examples;
}
