import type { Role, TopicUse } from '../../core/fact.ts';

/** What a type of resource declares: names of its attributes, as `resources.json` lists them. */
export interface Resource {
  role: Role;
  topic?: string;
  /** What is done with the topics; they are made unless it says otherwise. */
  use?: TopicUse;
  /** Dotted paths of attributes that name a consumer group. */
  groups?: readonly string[];
  /** Attribute without which the resource has nothing to do with Kafka. */
  when?: string;
  /** Attribute to Kafka's key. */
  settings?: Readonly<Record<string, string>>;
  /** Attributes that hold a map of Kafka's keys. */
  config?: readonly string[];
  /** The map's keys are written with underscores. */
  dotted?: boolean;
  acl?: { principal: string; operation: string; resource: string; host?: string; permission?: string; type?: string; pattern?: string };
  quota?: { entity: string; config: string; type?: string; keys?: Readonly<Record<string, string>> };
  user?: { name: string; mechanism?: string };
  /** Attributes that hold a connector's configuration. */
  connector?: readonly string[];
  /** Attribute that holds the text of a properties file. */
  properties?: string;
  /** Attribute that pins the release that runs. */
  version?: string;
}
