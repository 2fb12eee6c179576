import type { ConfigDocument, ConfigNode } from '../core/document.ts';
import type { Definition, Expr, Program } from '../core/program.ts';

/** A configuration file as a program, so that code which loads or imports it is followed into it: its top keys are constants, `default` is all of it. */
export function documentProgram(document: ConfigDocument): Program | null {
  const [root] = document.roots;
  if (!root || document.format === 'xml') return null;
  const whole = expressionOf(root);
  const constant = (name: string, value: Expr): Definition => {
    return { scope: 0, name, kind: 'constant', value, position: 0, type: null, isDeclaration: true, span: value.span };
  };
  const entries = whole.kind === 'map' ? whole.entries : [];
  return {
    file: document.file,
    language: 'javascript',
    namespace: null,
    imports: [],
    scopes: [
      { id: 0, parent: -1, kind: 'file', name: null, conditional: false, supertypes: [], parameters: [], receiver: null, returns: null, span: root.span },
    ],
    definitions: [constant('default', whole), ...entries.flatMap(({ key, value }) => (key?.kind === 'literal' ? [constant(String(key.value), value)] : []))],
    calls: [],
    writes: [],
    returns: [],
    annotations: [],
    problems: [],
  };
}

function expressionOf(node: ConfigNode): Expr {
  const at = { span: node.span, scope: 0 };
  switch (node.kind) {
    case 'scalar':
      return { ...at, kind: 'literal', value: node.value };
    case 'sequence':
      return { ...at, kind: 'list', items: node.items.map((item) => ({ name: null, value: expressionOf(item), isSpread: false })) };
    case 'mapping':
      return {
        ...at,
        kind: 'map',
        type: null,
        entries: node.entries.map(({ key, keySpan, value }) => ({
          key: { kind: 'literal', value: key, span: keySpan, scope: 0 },
          value: expressionOf(value),
          span: { ...keySpan, endLine: value.span.endLine, endColumn: value.span.endColumn },
        })),
      };
  }
}
