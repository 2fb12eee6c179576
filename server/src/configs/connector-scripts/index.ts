import { connectorBodies } from '../connector-body.ts';
import type { TextForm } from '../form.ts';

/** Connectors that a script hands to the REST interface of Connect, or writes down for it. */
export const textForm: TextForm = {
  id: 'connector-scripts',
  tokens: ['connector.class'],
  matches: (file) => /\.(sh|bash|zsh|ksh|ps1|bat|cmd|http|rest|json|config|cfg|txt|tpl|tmpl|template|j2|erb)$|(^|\/)(Makefile|Jenkinsfile)$/i.test(file),
  extract: () => [],
  // a file called JSON may hold the command that sends it, a template of any name the JSON
  embedded: (file, text) => (/\.(json|ya?ml|properties)(\.\w+)?$/i.test(file) && !/^\s*curl\b/.test(text) ? [] : connectorBodies(file, text)),
};
