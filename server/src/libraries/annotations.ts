import type { Annotation } from '../core/program.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import type { AnnotationDescriptor } from './descriptor.ts';
import type { Library } from './types.ts';

const lastName = (name: string): string => name.split('.').at(-1)!;

/** Whether an annotation is the one that a descriptor means: by name, by where its name comes from and by what it stands on. */
export function isMeant(descriptor: AnnotationDescriptor, annotation: Annotation, library: Library, index: ProgramIndex): boolean {
  const name = lastName(annotation.name);
  if (name !== descriptor.annotation) return false;
  const imported = index.imports(name);
  if (imported.length > 0 && !imported.some((one) => (descriptor.from ? one.module.startsWith(descriptor.from) : library.owns(one.module)))) return false;
  return isWithin(descriptor, annotation, index) && isOn(descriptor, annotation, index) && !isInner(descriptor, annotation, index);
}

function isWithin({ within }: AnnotationDescriptor, annotation: Annotation, index: ProgramIndex): boolean {
  if (!within) return true;
  const type = index.enclosingType(annotation.scope);
  return index.program.annotations.some((other) => other.scope === type?.id && other.target === type.name && lastName(other.name) === within);
}

function isOn({ on }: AnnotationDescriptor, { target, scope }: Annotation, index: ProgramIndex): boolean {
  if (!on) return true;
  return index.program.definitions.some((one) => one.name === target && one.scope === scope && one.type !== null && on.includes(lastName(one.type)));
}

/** A channel that the same file writes and reads and nothing configures stays inside the application. */
function isInner({ counterpart }: AnnotationDescriptor, annotation: Annotation, index: ProgramIndex): boolean {
  const text = (one: Annotation): unknown => (one.arguments[0]?.value.kind === 'literal' ? one.arguments[0].value.value : null);
  const own = text(annotation);
  return counterpart !== undefined && own !== null && index.program.annotations.some((other) => lastName(other.name) === counterpart && text(other) === own);
}
