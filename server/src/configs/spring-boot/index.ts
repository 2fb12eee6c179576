import type { ConfigDocument, ConfigNode } from '../../core/document.ts';
import type { Fact, TopicUse } from '../../core/fact.ts';
import type { Value } from '../../core/value.ts';
import { buildNames } from '../../resolve/builds.ts';
import { flatten, relaxed, type Leaf } from '../../resolve/flatten.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { named, springProperty, value } from '../spring-properties.ts';

const binding = /^springcloudstreambindings\.(.+)\.(destination|group)$/;

/** Spring Boot's `application` files: `spring.kafka.*` and the Kafka binders of Spring Cloud Stream, in every relaxed spelling. */
export const form: ConfigForm = {
  id: 'spring-boot',
  formats: ['yaml', 'properties'],
  tokens: ['spring.kafka', 'kafka:', 'cloud.stream', 'bindings:', 'binder'],
  recognises: (document) =>
    document.roots.some((root) => flatten(root).some((leaf) => /^spring\.(kafka|cloud\.stream)\./.test(leaf.path.replace(HANDED_ON, '')))),
  extract,
};

function extract(document: ConfigDocument, lookups: Lookups): Fact[] {
  return document.roots.flatMap((root) => {
    const leaves = flatten(root).map((leaf) => ({ ...leaf, path: outsideBinder(leaf.path) }));
    const streams = leaves.some((leaf) => leaf.path.startsWith('spring.cloud.stream.kafka.streams.'));
    const isOther = otherBroker(document, root, lookups);
    const isOutput = outputs(leaves);
    return leaves.flatMap((leaf) => (isOther(leaf.path) ? [] : factOf(leaf, document.file, lookups, streams, isOutput)));
  });
}

/** Tells whether a binding belongs to a broker other than Kafka: by its binder, else by all that the file and the build say. */
function otherBroker(document: ConfigDocument, root: ConfigNode, lookups: Lookups): (path: string) => boolean {
  const all = document.roots.flatMap(flatten);
  const binders = new Map(
    flatten(root).flatMap(({ path, value }) => (/\.binder$/.test(path) && value !== null ? [[path.replace(/\.binder$/, ''), value] as const] : [])),
  );
  const types = new Map(
    all.flatMap(({ path, value }) =>
      [/^spring\.cloud\.stream\.binders\.([^.]+)\.type$/.exec(path)?.[1]].flatMap((name) => (name && value ? [[name, value] as const] : [])),
    ),
  );
  const saysKafka =
    [...types.values()].some(isKafkaBinder) ||
    all.some(({ path }) => /^spring\.(kafka|cloud\.stream\.kafka)\./.test(path)) ||
    buildNames(['stream-binder-kafka', 'starter-stream-kafka'], document.file, lookups);
  return (path) => {
    const own = /^(spring\.cloud\.stream\.bindings\..+)\.(destination|group)$/.exec(path)?.[1];
    if (own === undefined) return false;
    const binder = binders.get(own);
    return binder === undefined
      ? !saysKafka
      : !isKafkaBinder(types.get(binder) ?? binder) && (types.has(binder) || /rabbit|kinesis|pubsub|solace/i.test(binder));
  };
}

const isKafkaBinder = (type: string): boolean => /kafka|kstream|ktable/i.test(type);

/** What Spring Cloud Data Flow and Skipper hand to the applications that they deploy. */
const HANDED_ON = /^spring\.cloud\.(dataflow|skipper)\.(?:[\w.-]*\.)?application-?properties\.(stream|task)\./i;

/** A named binder's environment holds the same properties one level down. */
function outsideBinder(path: string): string {
  return path.replace(HANDED_ON, '').replace(/^spring\.cloud\.stream\.binders\.[^.]+\.environment\./, '');
}

/** Whether a binding writes: a function's end that is given the binding's name says so, then producer options of its own, then its name. */
function outputs(leaves: readonly Leaf[]): (name: string) => boolean {
  const ends = new Map<string, boolean>();
  const told = new Set<string>();
  for (const { path, value } of leaves) {
    const [, direction] = /^spring\.cloud\.stream\.function\.bindings\..+-(in|out)-\d+$/.exec(path) ?? [];
    if (direction !== undefined && value !== null) ends.set(value, direction === 'out');
    const producer = /^spring\.cloud\.stream\.(?:kafka\.(?:streams\.)?)?bindings\.(.+?)\.producer\./.exec(path)?.[1];
    if (producer !== undefined) told.add(producer);
  }
  return (name) => ends.get(name) ?? (told.has(name) || /-out-\d+$|^out(put)?|[-_.]out$|[a-z]Out$/.test(name));
}

function factOf(leaf: Leaf, file: string, lookups: Lookups, isStreams: boolean, isOutput: (name: string) => boolean): Fact[] {
  const name = relaxed(leaf.path);
  const bound = binding.exec(relaxedBinding(leaf.path));
  if (bound) return bindingFact(leaf, isOutput(bound[1]!), bound[2] === 'group', file, lookups, isStreams);
  return springProperty(leaf, name, file, lookups);
}

function relaxedBinding(path: string): string {
  return path.replace(/^spring\.cloud\.stream\.bindings\./i, 'springcloudstreambindings.');
}

function bindingFact(leaf: Leaf, isOutput: boolean, isGroup: boolean, file: string, lookups: Lookups, isStreams: boolean): Fact[] {
  if (isGroup) return [{ kind: 'group', ...leaf.span, ...named(value(leaf, file, lookups)), use: 'consume', library: 'spring-kafka', client: null }];
  const use: TopicUse = isStreams ? (isOutput ? 'streams-sink' : 'streams-source') : isOutput ? 'produce' : 'consume';
  const found = value(leaf, file, lookups);
  // a destination may list several topics
  const each = found.status === 'known' ? found.value.split(',').map((topic): Value => ({ ...found, value: topic.trim() })) : [found];
  return each.map((one) => ({ kind: 'topic', ...leaf.span, ...named(one), use, library: 'spring-kafka', client: null }));
}
