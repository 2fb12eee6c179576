import type { Span } from './span.ts';

/**
 * The language-neutral program that every language front end makes of a source file, once.
 * It holds plain values only: no tree node, no platform, no judgement.
 * Lists are in source order. Scope 0 is the file. A scope's parent has a smaller id.
 */
export interface Program {
  file: string;
  language: LanguageId;
  /** Java package, Go package name, null elsewhere. */
  namespace: string | null;
  imports: Import[];
  scopes: Scope[];
  definitions: Definition[];
  /** Every call, nested ones too, a receiver's call before the call on it. */
  calls: CallExpr[];
  writes: Write[];
  returns: Return[];
  annotations: Annotation[];
  problems: Problem[];
  /** The code stands inside another format, escaped: it is no place for an edit. */
  isEmbedded?: true;
}

/** Languages that a front end reads. */
export const LANGUAGES = [
  'java',
  'kotlin',
  'scala',
  'groovy',
  'python',
  'go',
  'typescript',
  'javascript',
  'csharp',
  'c',
  'cpp',
  'rust',
  'ruby',
  'php',
  'elixir',
] as const;
export type LanguageId = (typeof LANGUAGES)[number];

const JVM: ReadonlySet<LanguageId> = new Set(['java', 'kotlin', 'scala', 'groovy']);

/** Languages that share packages, imports by qualified name and each other's libraries. */
export const isJvm = (language: LanguageId): boolean => JVM.has(language);

/** Languages whose imports are texts put in place, so that what an included file includes is there too. */
export const isIncluding = (language: LanguageId): boolean => language === 'c' || language === 'cpp';

export interface Problem {
  span: Span;
  message: string;
  /** Absent: a syntax error or a limit. */
  kind?: 'duplicate-key';
}

/** `import a.b.C` → module a.b.C, name null, alias C. `from m import x as y` → module m, name x, alias y. `import * as k from 'kafkajs'` → name '*', alias k. Go: module = import path, alias = package name. Java wildcard: alias '*'. Java static: name = the member. */
export interface Import {
  module: string;
  name: string | null;
  alias: string;
  span: Span;
}

export type ScopeKind = 'file' | 'type' | 'function' | 'lambda' | 'block';

/** A type declaration, function, lambda or block. Blocks are branches and loops (bodies of if/else/for/while/switch case/try/catch) and are conditional unless said otherwise. */
export interface Scope {
  id: number;
  parent: number;
  kind: ScopeKind;
  name: string | null;
  /** Block only: it may be skipped at run time (if, loop, case, catch). A try or a bare block is not. */
  conditional: boolean;
  /** Type scopes: extended and implemented types, as written. */
  supertypes: string[];
  /** Function scopes: parameter names, in order. Their definitions have kind 'parameter'. */
  parameters: string[];
  /** Go: receiver variable's type, as written without `*`. */
  receiver: string | null;
  /** Function scopes: declared return type, as written without generics and `*`. */
  returns: string | null;
  /** Type arguments of the declared return type, as in a definition. */
  returnArguments?: string[];
  span: Span;
}

export type DefinitionKind = 'variable' | 'constant' | 'field' | 'parameter' | 'enum-member' | 'loop';

/**
 * A name gets a value: declaration, assignment to a plain name, parameter (value = default), field, enum member.
 * `this.x = e`, `self.x = e` in a method is a definition of field x in the type's scope (`isDeclaration` false), its value's scope being the method.
 * Destructuring `const {a, b: c} = e` gives a = e.a, c = e.b. Tuple assignment `a, err := f()` gives a = f() with `position` 0, err with 1.
 */
export interface Definition {
  scope: number;
  name: string;
  kind: DefinitionKind;
  value: Expr | null;
  /** Which result of a multi-value expression; 0 unless a tuple. */
  position: number;
  /** Declared type as written without generics, `*`, `?`, `[]`, e.g. `KafkaProducer`, `kgo.Client`; null when inferred. */
  type: string | null;
  /** Type arguments of the declared type, without blanks: `Map<String, List<Order>>` has `String` and `List<Order>`. Absent when there are none. */
  typeArguments?: string[];
  isDeclaration: boolean;
  span: Span;
}

/** `target[key] = value` (key given) or `a.b.c = value` (target a.b, key literal 'c', `style` member). Augmented `+=` of lists is an append: key null. Go `s = append(s, x)` and the channel send `c <- x` too. */
export interface Write {
  scope: number;
  target: Expr;
  key: Expr | null;
  value: Expr;
  style: 'index' | 'member' | 'append';
  span: Span;
}

/** A returned expression; an expression-bodied lambda or arrow returns its body. */
export interface Return {
  /** Nearest enclosing function or lambda scope. */
  function: number;
  scope: number;
  value: Expr;
}

/** Annotation, decorator or attribute. `arguments` positional, named ones as a map. Java's single unnamed argument has name `value`. */
export interface Annotation {
  name: string;
  /** The value whose method it is, where the language writes one: `broker` of `@broker.subscriber()`. */
  receiver?: Expr;
  /** The scope it decorates (type or function), else the enclosing scope. */
  scope: number;
  /** The decorated definition's name: field, parameter, type or function. */
  target: string | null;
  arguments: Argument[];
  span: Span;
}

export interface Argument {
  /** Keyword argument's name; null if positional. */
  name: string | null;
  value: Expr;
  /** `*args`, `...args`, `**kwargs`. */
  isSpread: boolean;
  /** A spread whose keys are argument names: `**kwargs`. */
  isMap?: true;
}

/** Expressions are a closed union; each carries its span and the scope its names are looked up in. */
export type Expr =
  | LiteralExpr
  | ConcatExpr
  | BinaryExpr
  | ReferenceExpr
  | MemberExpr
  | IndexExpr
  | CallExpr
  | ListExpr
  | MapExpr
  | ConditionalExpr
  | LambdaExpr
  | UnknownExpr;

interface Node {
  span: Span;
  scope: number;
}
export interface LiteralExpr extends Node {
  kind: 'literal';
  /** Escapes are decoded. Numbers: parsed value, suffixes (`L`, `_`) removed. null for null/None/nil/undefined. */
  value: string | number | boolean | null;
}
/** String concatenation, template or format string: f-string, `${}`; also `"a" + b` when one side is visibly a string. */
export interface ConcatExpr extends Node {
  kind: 'concat';
  parts: Expr[];
}
export interface BinaryExpr extends Node {
  kind: 'binary';
  operator: '+' | '-' | '*' | '/' | '%' | '**' | '<<' | '>>' | '|' | '&' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '&&' | '||';
  left: Expr;
  right: Expr;
}
export interface ReferenceExpr extends Node {
  kind: 'reference';
  /** A plain identifier; `this` and `self` are references too. */
  name: string;
}
export interface MemberExpr extends Node {
  kind: 'member';
  object: Expr;
  name: string;
}
export interface IndexExpr extends Node {
  kind: 'index';
  object: Expr;
  index: Expr;
}
export interface CallExpr extends Node {
  kind: 'call';
  /** reference or member for `f()`, `a.b()`; for `new T()` a reference/member naming the type. */
  callee: Expr;
  arguments: Argument[];
  /** `new T(...)`; Python and Go have none. */
  isNew: boolean;
  /** Where the called name (method or function or type) stands. */
  nameSpan: Span;
  /** A scope whose body belongs to the created object (Java anonymous class, double-brace init); else null. */
  body: number | null;
  /** Type arguments written at the call (`create::<FutureProducer>()`), else the type that the language takes from what the value is declared or returned as; without their own type arguments. Absent where neither is. */
  types?: string[];
}
export interface ListExpr extends Node {
  kind: 'list';
  items: Argument[];
}
export interface MapExpr extends Node {
  kind: 'map';
  /** Type name of a struct/composite literal (`kafka.Writer`, `ConfigMap`), as written without `&`; null for a plain map, dict or object. */
  type: string | null;
  entries: MapEntry[];
}
/** `key: value`; a spread has key null. Identifier keys (object literal, struct literal, Python keyword of dict()) are string literals. */
export interface MapEntry {
  key: Expr | null;
  value: Expr;
  span: Span;
}
/** Ternary, switch expression, `a ?? b`, Python `x or y`, `a if c else b`: one of the branches. `fallback` marks `??`, `||`, `or`: the second is used when the first is absent. */
export interface ConditionalExpr extends Node {
  kind: 'conditional';
  branches: Expr[];
  fallback: boolean;
}
export interface LambdaExpr extends Node {
  kind: 'lambda';
  function: number;
}
export interface UnknownExpr extends Node {
  kind: 'unknown';
}

const SELF: ReadonlySet<string> = new Set(['this', 'self', 'cls']);

/** Whether an expression is the object that a method is called on, by the names that languages give it. */
export const isSelf = (expr: Expr): boolean => expr.kind === 'reference' && SELF.has(expr.name);

/** How many parameters a function writes for that object: Python's `self` or `cls`. */
export const selfParameters = ({ parameters }: Scope): number => (parameters[0] === 'self' || parameters[0] === 'cls' ? 1 : 0);

/** What a JVM source may declare for other files, told without parsing it; comments may add to it. */
export interface DeclaredNames {
  /** Types, nested ones too. */
  types: ReadonlySet<string>;
  /** Functions and values outside types: what stands at the start of a line. */
  topLevel: ReadonlySet<string>;
}
