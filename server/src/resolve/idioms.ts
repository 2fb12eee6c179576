import { bare } from '../core/bare.ts';
import type { LanguageId } from '../core/program.ts';
import c from './idioms/c.json' with { type: 'json' };
import cpp from './idioms/cpp.json' with { type: 'json' };
import csharp from './idioms/csharp.json' with { type: 'json' };
import elixir from './idioms/elixir.json' with { type: 'json' };
import go from './idioms/go.json' with { type: 'json' };
import groovy from './idioms/groovy.json' with { type: 'json' };
import java from './idioms/java.json' with { type: 'json' };
import javascript from './idioms/javascript.json' with { type: 'json' };
import kotlin from './idioms/kotlin.json' with { type: 'json' };
import php from './idioms/php.json' with { type: 'json' };
import python from './idioms/python.json' with { type: 'json' };
import ruby from './idioms/ruby.json' with { type: 'json' };
import rust from './idioms/rust.json' with { type: 'json' };
import scala from './idioms/scala.json' with { type: 'json' };

/** What a language's standard library calls things: data, so that the resolver knows no language. Names are the dotted text of a callee. */
export interface Idioms {
  /** Reads of the environment or of process properties; the second argument is the default. */
  environment: Record<string, 'environment' | 'command-line'>;
  /** Calls that declare a field of a type that is filled from the environment: its `default`, named or first, and the arguments that name its variable, in order. */
  fields?: { calls: string[]; variables: string[] };
  /** Calls whose arguments are the items of a list. */
  lists: string[];
  /** Constructors and copies of maps: an argument is copied into it. */
  maps: string[];
  /** Calls whose arguments alternate between key and value. */
  mapPairs: string[];
  mapEntries: string[];
  entries: string[];
  /** Methods (key, value) and (map) that write to the map they are called on. */
  puts: string[];
  /** Methods that give the object they are called on, so that writes to what they give reach it: Rust `config.set(k, v)`. */
  chains?: string[];
  /** Methods of a number that make it a duration, in milliseconds: Ruby `5.minutes`. */
  durationMethods?: Record<string, number>;
  merges: string[];
  /** Methods that give a new map of their object's entries and their arguments': Ruby `merge`. */
  unions?: string[];
  /** Methods (key[, default]) that read from a map. */
  reads: string[];
  /** Calls and methods that keep their argument's or receiver's value. */
  pass: string[];
  passMethods: string[];
  /** Properties that keep their object's value: `TimeSpan.FromSeconds(5).TotalMilliseconds`. */
  passMembers?: string[];
  /** Methods that give an instance of their type argument: `provider.GetRequiredService<T>()`. */
  instances?: string[];
  /** Methods that make a list of what a function gives for each item: the function's result stands for every item. */
  projections?: string[];
  /** Reads of properties of application files: annotations on what is filled, with `name` and `defaultValue`, and methods (key[, default]) of a type. */
  properties?: { annotations: string[]; types: string[]; reads: string[] };
  /** How configuration files are read by key (`Kafka:Topic`): types that hold them, members that are one, methods that read, give a section, or bind a type to one. */
  configuration?: { types: string[]; makers?: string[]; members: string[]; reads: string[]; sections: string[]; binds: string[] };
  /** Calls and names that stand for no value: what is given them is not set. */
  absent?: string[];
  /** A map or list that is called with a key gives its item: Scala `settings("acks")`. */
  applied?: boolean;
  lowerMethods: string[];
  joins: string[];
  fallbackMethods: string[];
  /** Calls and constants that stand for durations, in milliseconds. */
  durations: Record<string, number>;
  durationConstants: Record<string, number>;
  /** Calls and methods that read a data file whose path stands somewhere in their arguments. */
  loads: string[];
  commandLine: string[];
  constants: Record<string, string>;
}

const written = { c, cpp, csharp, elixir, go, groovy, java, javascript, typescript: javascript, kotlin, php, python, ruby, rust, scala };
const tables = bare(structuredClone(written)) as unknown as Record<LanguageId, Idioms>;

export function idiomsOf(language: LanguageId): Idioms {
  return tables[language];
}
