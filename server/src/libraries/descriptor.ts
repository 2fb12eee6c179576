import type { Ecosystem, FactOf, Role, TopicUse } from '../core/fact.ts';
import type { LanguageId } from '../core/program.ts';

/** What a client library looks like in code: data over the language-neutral program. One folder `libraries/<id>/descriptor.json`. */
export interface Descriptor {
  id: string;
  title: string;
  languages: LanguageId[];
  packages: { ecosystem: Ecosystem; name: string }[];
  /** Other names of a type: interfaces, subclasses (`Producer` → `KafkaProducer`). */
  aliases?: Record<string, string>;
  /** Names for what several of its packages call alike: `kadm.Client` → `AdminClient`; the package is the import path's last part. */
  names?: Record<string, string>;
  /** Import paths or prefixes (`kafkajs`, `org.apache.kafka.clients`, `github.com/IBM/sarama`) that names of this library come from. */
  modules: string[];
  /** Byte tokens of which a source file must hold at least one to be worth parsing. */
  tokens: string[];
  /** The tokens tell enough by themselves; elsewhere on the JVM one of the library's types must be named too. */
  tokensSuffice?: true;
  calls: CallDescriptor[];
  /** Struct literals by type name: `ProducerMessage{Topic: …}`. Paths start at the literal. */
  literals?: Record<string, Extraction>;
  /** Objects whose members are settings, by type name: the setting table for `config.Producer.RequiredAcks = …`. */
  fields?: Record<string, string>;
  /** Plain object literals told apart by a member: `{ transport: Transport.KAFKA, options: … }`. The member's place is the client's. */
  objects?: ({ member: string; is: string } & Extraction)[];
  annotations?: AnnotationDescriptor[];
  endpoints?: EndpointRule[];
  /** Source files of the tree that hold the library's settings by its convention, by the end of their path and keys they have; `0` is what the file returns. Such a file uses the library without importing it. */
  files?: ({ path: string; has: string[] } & Extraction)[];
  /** Namespaces that the library's names stand in where a whole header is included (C++): a name counts in one of them, or where one is opened. */
  namespaces?: string[];
  /** The library's own map- and list-like objects, which no standard method fills. */
  containers?: ContainerRules;
  /** Setting tables: native name → canonical key. */
  tables?: Record<string, SettingTable>;
  /** Constant classes whose members are keys (Java `ProducerConfig.ACKS_CONFIG`), with the role that using one implies. */
  keyClasses?: Record<string, Role>;
  /** Values of the library's own constants, `WaitForAll` → `all`; `Type.MEMBER` where needed; calls too: `Offset.AtStart()` → `earliest`. */
  constants?: Record<string, string>;
  /** Calls that stand for their argument (a path, or several as in `0|name`, the first that is given): `TCP()` → `*`, `App.topic()` → `0`; a text may follow: `0 + -table`. */
  passes?: Record<string, string>;
  /** Members that stand for what they are a member of: `Topic.name`. */
  members?: string[];
  /** Result type of calls not listed in `calls`, `Type.method` → type: for following builders and DSLs. `library-id/Type` for another library's. */
  results?: Record<string, string>;
  /** Type of the first parameter of a function given to a call: `KafkaTemplate.executeInTransaction()` → `KafkaTemplate`. */
  callbacks?: Record<string, string>;
  /** Type whose methods are called without receiver in a block given to a call: `Routes.draw()` → `Routing`. */
  blocks?: Record<string, string>;
  /** Plain maps and dictionaries whose literal dotted keys are Kafka keys count as settings even when the client that gets them is out of sight. */
  hasDottedKeys?: boolean;
  /** With `hasDottedKeys`: calls (key, value) that set whatever key they are given, Kafka's own or not: `ClientConfig.set()`. */
  setters?: string[];
}

/** `Name()` a function or constructor of the library; `Type.method()` a method on a value of that type, static, or inherited by a type of the tree; `Type.method<Argument>()` with that type argument, `*.method<Argument>()` on a value of no known type; `*.method()` a method on a value of no known type in a file that uses the library (extension methods). */
export interface CallDescriptor extends Extraction {
  call: string;
  /** Type of the result. Constructors default to their own name. */
  returns?: string;
  /** The method at the end of the chain of calls on it that makes the client: the client's place reaches there. */
  until?: string;
  /** Only when the call has exactly or at least so many arguments. */
  minArguments?: number;
  maxArguments?: number;
  /** Only when the value at a path is, or with `not` is not, one of these; or when it is a text, or is surely none: of overloads, where neither can be told none is meant. */
  when?: ValueCondition | { at: string; isText: boolean };
  /** Only when no other library makes the value at this path: a handler's publisher. */
  own?: string;
  /** The client's roles are told by the library calls among its arguments, on it or around it: `ConsumeTopics()` → consumer. Without any, `client`. */
  clientBy?: Record<string, Role>;
}

/** A value that is, or with `not` is not, one of these. */
export interface ValueCondition {
  at: string;
  is: string[];
  not?: true;
}

/** Functions by name and what they do to their first argument, methods to their object; types that take over the maps they are made with. */
export interface ContainerRules {
  /** (map, key, value, …). */
  puts?: string[];
  /** (map, other map). */
  merges?: string[];
  /** (list, item, …). */
  appends?: string[];
  maps?: string[];
}

export interface AnnotationDescriptor extends Extraction {
  annotation: string;
  /** Package that the annotation comes from where it is not one of the library's own. */
  from?: string;
  /** Only inside a type that carries this other annotation. */
  within?: string;
  /** Only on a field or parameter declared with one of these types. */
  on?: string[];
  /** The annotation of the channel's other end: with both ends in one file the channel is the application's own. */
  counterpart?: string;
}

/** Names that a configuration file ties to topics. `{}` in a property stands for the name. */
export interface ChannelRule {
  at: string;
  use: TopicUse;
  /** Properties that name the topic, in order; the channel's own name where none is set. */
  topics: string[];
  /** The property that names the channel's connector, and its values that mean Kafka. */
  connector?: { property: string; is: string[] };
  /** Where no connector is named, a build file above must hold one of these texts. */
  builds: string[];
}

/** Addresses with options in calls: `from("kafka:orders?groupId=g")`. */
export interface EndpointRule {
  scheme: string;
  consumers: string[];
  producers: string[];
  /** Tables for the options of an address that is read or written. */
  tables: { consumer: string; producer: string };
}

/** What a call, literal or annotation tells. Paths: argument index or keyword, then map keys (`*` for any), `[]` for list items: `0.topic`, `0.topics[]`, `topics[]`, `` for the thing itself, `*` for all positional arguments as one list, `**` for all named ones as one map, `this` for what a method is called on. */
export interface Extraction {
  client?: Role;
  /** One link of a chain that makes several clients: its own name and arguments are the client's place. */
  isLink?: true;
  transaction?: FactOf['transaction']['call'];
  topics?: { at: string; use: TopicUse }[];
  groups?: { at: string; use?: TopicUse }[];
  /** A channel; the whole extraction counts only where it is Kafka's. */
  channel?: ChannelRule;
  /** The topic stands in a property, or else in the call of this key in the same file: `KafkaTemplate.setDefaultTopic()`. */
  defaultTopic?: { property: string; setBy: string; use: TopicUse };
  /** A whole table of settings found at the path, one object that tells a setting's name and value in two members, texts `name=value`, or one setting. */
  settings?: (
    | { at: string; table: string; role?: Role }
    | { at: string; name: string; value: string; role: Role; table?: string }
    | { at: string; assignments: true; role: Role }
    | ({ at: string; key: string; native?: string; role: Role } & SettingRule)
  )[];
  /** A `call` fact with the feature it needs. */
  feature?: string;
  role?: Role;
  /** What the client runs with where the caller sets nothing, when that differs from Kafka's own default. */
  defaults?: Record<string, string>;
  topologyOp?: string;
  store?: { at: string };
}

export interface SettingTable {
  role: Role;
  /** Native path (dotted for nested) → rule, or just the canonical key. `*`: names not listed are dotted Kafka keys themselves. */
  names: Record<string, string | SettingRule>;
  /** Names that start so are Kafka keys without it. */
  prefix?: string;
  /** What to do with names not listed: `same` they are Kafka keys as written, `dotted` those with a dot in them are, `skip` they are not settings. */
  others: 'same' | 'dotted' | 'skip';
}

export interface SettingRule {
  /** Canonical key; absent where there is none. */
  key?: string;
  role?: Role;
  /** Unit of a bare number, converted to the key's unit (ms). */
  unit?: 's' | 'ns' | 'us' | 'min';
  /** Value translation. */
  values?: Record<string, string>;
  /** Never carried as text. */
  secret?: boolean;
  /** The value is itself a map of settings, under this table: `config.kafka = { … }`. */
  nested?: string;
  /** The value is a list of texts `name=value`, each a setting. */
  assignments?: true;
  /** `group`: the value is a group id, `topic`: a topic name. */
  as?: 'group' | 'topic';
  use?: TopicUse;
  /** The text lists several topics, comma-separated. */
  list?: true;
  /** The value is a list of pairs, or a map: each pair is one text, its two parts joined by this: `[{"a", 9092}]` → `a:9092`. */
  pairs?: string;
  /** The whole object is one setting with a null value (TLS objects), unless it is just on or off. */
  opaque?: boolean;
}
