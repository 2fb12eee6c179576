import type { Fact } from '../core/fact.ts';
import type { Span } from '../core/span.ts';
import { type Container, containerRole, type Variable, variableFacts } from './container-variables.ts';
import { dotnetVariables } from './dotnet-settings.ts';
import type { Lookups } from './form.ts';
import { springVariable } from './spring-properties.ts';

/** A container with the place where it is named. */
export interface NamedContainer extends Container {
  /** Where the service or container is named; null in a file of variables. */
  span: Span | null;
}

/** What the variables of a container tell: settings of what it runs, or of the framework that reads them. */
export function containerFacts(container: NamedContainer, lookups: Lookups): Fact[] {
  const { span, image, variables } = container;
  const role = containerRole(container);
  if (role === null) return frameworkFacts(variables, lookups);
  const facts = variableFacts(container, role, lookups);
  if (span === null) return facts;
  const library = role === 'broker' ? 'kafka-broker' : 'kafka-connect';
  const id = `${span.file}:${span.line}:${span.column}`;
  return [{ kind: 'client', ...span, evidence: [], library, role, version: image?.kafka ?? null, id }, ...facts];
}

function frameworkFacts(variables: readonly Variable[], lookups: Lookups): Fact[] {
  return [...variables.flatMap((variable) => springVariable(variable, lookups)), ...dotnetVariables(variables, lookups)];
}
