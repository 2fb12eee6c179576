import { connectorBodies } from '../connector-body.ts';
import type { Embedded, TextForm } from '../form.ts';
import { scriptVariables } from '../script-variables.ts';

const FILES = /\.(sh|bash|zsh|ksh|ps1|bat|cmd|http|rest|json|config|tpl|tftpl|tmpl|template|j2|erb)$|(^|\/)(Makefile|Jenkinsfile)$/i;
const RUNBOOKS = /\.(md|markdown|mdx|adoc|asciidoc)$/i;
/** So many lines of options stand before a request's body at most. */
const MAX_OPTIONS = 8;

/** Connectors that a script or a runbook hands to the REST interface of Connect, or that a script writes down for it. */
export const textForm: TextForm = {
  id: 'connector-scripts',
  tokens: ['connector.class'],
  matches: (file) => FILES.test(file) || RUNBOOKS.test(file),
  extract: () => [],
  embedded(file, text) {
    if (RUNBOOKS.test(file)) return connectorBodies(file, text).filter((body) => isSent(body, text.split('\n')));
    const variables = scriptVariables(file, text);
    // a file called JSON may hold the command that sends it, a template of any name the JSON
    return /\.(json|ya?ml|properties)(\.\w+)?$/i.test(file) && !/^\s*curl\b/.test(text)
      ? []
      : connectorBodies(file, text).map((body) => ({ ...body, variables }));
  },
};

/** Whether a command sends it: what a page only shows is no connector. */
function isSent({ span }: Embedded, lines: readonly string[]): boolean {
  const before = lines.slice(Math.max(span.line - 1 - MAX_OPTIONS, 0), span.line).join('\n');
  const command = before.slice(before.lastIndexOf('\n```') + 1);
  return /\bcurl\b/.test(command) && /\/connectors\b|\bconnectors\//.test(command);
}
