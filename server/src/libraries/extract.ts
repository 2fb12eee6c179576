import type { Lookups } from '../configs/form.ts';
import { placeholderValue } from '../resolve/placeholders.ts';
import type { Fact, Role } from '../core/fact.ts';
import { type Annotation, type Argument, type CallExpr, type Expr, isJvm, type MapExpr, type MemberExpr } from '../core/program.ts';
import { isInside, type Span } from '../core/span.ts';
import type { Value } from '../core/value.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import { dottedText, type Resolver } from '../resolve/resolver.ts';
import { evaluate, type ValueContext } from '../resolve/values.ts';
import type { CallDescriptor, ChannelRule, EndpointRule, Extraction, SettingRule, SettingTable } from './descriptor.ts';
import { isMeant } from './annotations.ts';
import { topicsOfChannel } from './channels.ts';
import { type Piece, readEndpoint } from './endpoints.ts';
import { FactList } from './fact-list.ts';
import { ObjectIndex } from './objects.ts';
import { membersOf, type Place, Places } from './places.ts';
import type { Entry } from './puts.ts';
import { cutOut, isNothing, named, NOTHING, Settings } from './settings.ts';
import { LibraryTypes, type Library } from './types.ts';
import { eachExpression } from './walk.ts';
import { passedTo, type Tells, type Wrapper, wrapperOf } from './wrappers.ts';

export interface ExtractContext {
  libraries: readonly Library[];
  resolver: Resolver;
  lookups: Lookups;
  knowledge: Knowledge;
}

/** Applies the library descriptors to programs: descriptors are data, this is where they are read. */
export class Extractor {
  readonly #types: LibraryTypes;
  readonly #objects: ObjectIndex;
  readonly #values: ValueContext;
  readonly #places: Places;
  readonly #settings: Settings;
  #wrappers: Wrapper[] = [];
  #current: ProgramIndex | null = null;

  constructor(private readonly context: ExtractContext) {
    this.#types = new LibraryTypes(context.libraries, context.resolver);
    this.#objects = new ObjectIndex(
      context.resolver,
      context.libraries.flatMap(({ descriptor }) => descriptor.containers ?? []),
    );
    this.#values = {
      resolver: context.resolver,
      lookups: context.lookups,
      constant: (module, path) => this.#constant(module, path),
      told: (call, owner) => this.#told(call, owner),
      steps: 0,
    };
    this.#places = new Places(context.resolver, this.#objects);
    this.#settings = new Settings(this.#values, this.#places);
  }

  /** The facts of one file, and of helper files that its clients take settings from. */
  extract(index: ProgramIndex): { facts: Fact[]; wrappers: Wrapper[] } {
    this.#wrappers = [];
    this.#current = index;
    const used = [...new Set([...this.#types.usedBy(index), ...this.context.libraries.filter((library) => this.#readsFile(library, index))])];
    const facts = new FactList();
    for (const call of index.program.calls) {
      const known = this.#types.keyOf(call, index);
      if (!known) continue;
      for (const descriptor of known.library.calls(known.key, call.arguments.length)) {
        if (!this.#holds(descriptor, known.library, call, index)) continue;
        const roles = descriptor.clientBy ? this.#roles(descriptor.clientBy, call, index) : [];
        for (const client of roles.length > 0 ? roles : [descriptor.client])
          this.#apply(
            client ? { ...descriptor, client } : descriptor,
            known.library,
            call.arguments,
            builtSpan(call, descriptor.until, index),
            call.nameSpan,
            index,
            facts,
            call,
          );
      }
    }
    for (const annotation of index.program.annotations) {
      const owner = this.#ownerOf(annotation, index);
      for (const library of owner ? [owner] : used) {
        for (const descriptor of library.descriptor.annotations ?? []) {
          if (isMeant(descriptor, annotation, library, index))
            this.#apply(descriptor, library, annotation.arguments, annotation.span, annotation.span, index, facts, null);
        }
      }
    }
    if (isJvm(index.program.language)) this.#setters(index, facts);
    if (used.some((library) => library.descriptor.fields)) this.#typedWrites(index, facts);
    this.#literals(index, used, facts);
    for (const library of used) this.#files(library, index, facts);
    for (const library of used) for (const rule of library.descriptor.endpoints ?? []) this.#endpoints(rule, library, index, facts);
    return { facts: facts.list(), wrappers: this.#wrappers };
  }

  /** The library whose value an annotation is a method of: `@broker.subscriber()` where another file makes the broker. */
  #ownerOf({ name, receiver }: Annotation, index: ProgramIndex): Library | null {
    const last = name.split('.').at(-1);
    const isKnown = receiver && this.context.libraries.some(({ descriptor }) => descriptor.annotations?.some((one) => one.annotation === last));
    return isKnown ? (this.#types.typeOf(receiver, index)?.library ?? null) : null;
  }

  /** The rules for files that hold the library's settings by convention, of those that a file fits. */
  #fileRules(library: Library, index: ProgramIndex): { rule: Extraction; value: Expr }[] {
    const { files = [], languages } = library.descriptor;
    if (files.length === 0 || !languages.includes(index.program.language)) return [];
    return index.members(0, 'default').flatMap(({ value }) => {
      const keys = value ? this.#objects.entries(value, index, null).map((entry) => this.#places.keyText(entry)) : [];
      const fitting = files.filter(({ path, has }) => `/${index.program.file}`.endsWith(`/${path}`) && has.every((key) => keys.includes(key)));
      return value ? fitting.map((rule) => ({ rule, value })) : [];
    });
  }

  #readsFile(library: Library, index: ProgramIndex): boolean {
    return this.#fileRules(library, index).length > 0;
  }

  #files(library: Library, index: ProgramIndex, facts: FactList): void {
    for (const { rule, value } of this.#fileRules(library, index))
      this.#apply(rule, library, [{ name: null, value, isSpread: false }], value.span, value.span, index, facts, null);
  }

  /** What the callers of wrappers in one file tell; callers that only pass their own parameter on are wrappers themselves. */
  extractCalls(index: ProgramIndex, wrappers: ReadonlyMap<string, readonly Wrapper[]>): { facts: Fact[]; wrappers: Wrapper[] } {
    this.#wrappers = [];
    this.#current = index;
    const facts = new FactList();
    for (const call of index.program.calls) {
      const name = call.callee.kind === 'member' || call.callee.kind === 'reference' ? call.callee.name : '';
      for (const wrapper of wrappers.get(name) ?? []) {
        // within one file the place where the setting reaches the client tells it already, its caller's value as the default
        if (wrapper.tells.kind === 'setting' && wrapper.file === index.program.file) continue;
        const argument = passedTo(wrapper, call, index, this.context.resolver);
        const library = argument && this.context.libraries.find(({ descriptor }) => descriptor.id === wrapper.library);
        if (!argument || !library) continue;
        const start: Place[] = [{ expr: argument.value, index, frame: null, span: argument.value.span }];
        const told = wrapper.path.reduce((places, step) => places.flatMap((one) => this.#places.step(one, step)), start);
        // a list of topics is handed on as a whole
        for (const place of wrapper.tells.kind === 'topic' ? told.flatMap((one) => this.#places.items(one)) : told)
          if (!this.#isForwarded(place, library, wrapper.tells)) this.#tell(place, wrapper.tells, library, null, facts);
      }
    }
    return {
      facts: facts.list().filter(isTold),
      wrappers: this.#wrappers,
    };
  }

  /** Notes that a value comes in as a parameter: the function's callers say what it is. */
  #isForwarded(place: Place, library: Library, tells: Tells): boolean {
    // what another file's helper does with its own parameters is known where that helper is called
    const passed = place.frame === null && place.index === this.#current ? this.context.resolver.parameterOf(place.expr, place.index) : null;
    const wrapper = passed && wrapperOf(passed, place.index, this.context.resolver, library.descriptor.id, tells);
    if (wrapper) this.#wrappers.push(wrapper);
    return wrapper !== null;
  }

  #tell(place: Place, tells: Tells, library: Library, client: string | null, facts: FactList): void {
    const { id, tables } = library.descriptor;
    switch (tells.kind) {
      case 'topic':
      case 'group':
        facts.add({ kind: tells.kind, ...place.span, ...named(this.#settings.value(place)), use: tells.use, library: id, client });
        break;
      case 'setting':
        this.#settings.add(tells.native, tells.rule, place, tells.role, library, client, facts);
        break;
      case 'table':
        if (tables?.[tells.table]) this.#table(place, tables[tells.table]!, tells.role, '', library, client, facts);
    }
  }

  #holds({ when, own }: CallDescriptor, library: Library, call: CallExpr, index: ProgramIndex): boolean {
    const places = (at: string): Place[] => this.#places.at(at, call.arguments, index, call, call.span);
    if (own !== undefined && places(own).some((place) => this.#isForeign(place, library))) return false;
    if (!when) return true;
    if ('isText' in when) return places(when.at).some((place) => this.#isText(place) === when.isText);
    const values = places(when.at).map((place) => this.#settings.value(place));
    return values.some((value) => value.status === 'known' && when.is.includes(value.value)) !== (when.not ?? false);
  }

  /** Whether a value is a text, by what it is or by its type; null where neither can be told. */
  #isText(place: Place): boolean | null {
    if (place.expr.kind === 'lambda' || place.expr.kind === 'map' || place.expr.kind === 'list') return false;
    if (this.#settings.value(place).status === 'known') return true;
    // a method of another library's names no type
    const names = this.context.resolver.typeNames(place.expr, place.index).filter((name) => /^\p{Lu}/u.test(name));
    return names.length === 0 ? null : names.includes('String');
  }

  /** Whether another library makes a value. */
  #isForeign(place: Place, library: Library): boolean {
    return this.context.resolver.origins(place.expr, place.index, place.frame).some((origin) => {
      const name =
        origin.kind === 'external'
          ? origin
          : origin.kind === 'expr' && origin.expr.kind === 'call'
            ? this.context.resolver.qualify(origin.expr.callee, origin.index)
            : null;
      return name !== null && name.module !== '' && !library.owns(name.module);
    });
  }

  /** Kotlin and Groovy: `template.defaultTopic = t` is `template.setDefaultTopic(t)`. */
  #setters(index: ProgramIndex, facts: FactList): void {
    for (const { target, key, value, style, span } of index.program.writes) {
      const name = style === 'member' && key?.kind === 'literal' && typeof key.value === 'string' ? key.value : '';
      const setter = `set${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
      const type = name && this.#types.mayCall(setter, index) ? this.#types.typeOf(target, index) : null;
      for (const descriptor of type?.library.calls(`${type.name}.${setter}()`, 1) ?? [])
        this.#apply(descriptor, type!.library, [{ name: null, value, isSpread: false }], span, span, index, facts, null);
    }
  }

  /** Roles that the library calls among a creation's arguments, on the created value and around it tell. */
  #roles(by: Record<string, Role>, creation: CallExpr, index: ProgramIndex): Role[] {
    const roles = new Set<Role>();
    const roleOf = (call: CallExpr, owner: ProgramIndex): Role | undefined => by[this.#types.keyOf(call, owner)?.key ?? ''];
    const note = (role: Role | undefined): boolean => role !== undefined && roles.add(role).size > 0;
    for (const { value } of creation.arguments) {
      if (value.kind === 'call' && note(roleOf(value, index))) continue;
      for (const made of this.#objects.items(value, index, null)) if (made.expr.kind === 'call') note(roleOf(made.expr, made.index));
    }
    const { resolver } = this.context;
    const isIt = (expr: Expr): boolean =>
      resolver.definitionsOf(expr, index).some(({ definition }) => definition.value === creation) ||
      resolver.origins(expr, index).some((origin) => origin.kind === 'expr' && origin.expr === creation);
    // a client that is kept in a field is used through it
    const fields = new Set<unknown>();
    for (const write of index.program.writes) if (write.style === 'member' && write.key?.kind === 'literal' && isIt(write.value)) fields.add(write.key.value);
    eachExpression(index.program, (expr) => {
      if (expr.kind !== 'map') return;
      for (const { key, value } of expr.entries) if (key?.kind === 'literal' && value.kind !== 'literal' && isIt(value)) fields.add(key.value);
    });
    const isReceiver = (expr: Expr): boolean => isIt(expr) || (expr.kind === 'member' && fields.has(expr.name));
    for (const call of index.program.calls) {
      const role = call.callee.kind === 'member' ? roleOf(call, index) : undefined;
      if (role === undefined || call.callee.kind !== 'member') continue;
      if (isReceiver(call.callee.object) || call.arguments.some(({ value }) => value.kind !== 'literal' && isReceiver(value))) note(role);
    }
    // a client that an admin client wraps too is what else it is
    if (roles.size > 1) roles.delete('admin');
    return [...roles];
  }

  /** Whether a member stands for its object: `topic.name` of a topic. Names are asked first, since finding a type is dear. */
  #kept({ name, object }: MemberExpr, index: ProgramIndex): boolean {
    const isNamed = this.context.libraries.some(({ descriptor: { members, languages } }) => {
      return languages.includes(index.program.language) && members?.some((one) => one.endsWith(`.${name}`));
    });
    const type = isNamed ? this.#types.typeOf(object, index) : null;
    return type?.library.descriptor.members?.includes(`${type.name}.${name}`) ?? false;
  }

  /** A library's call, or a member of its value, that stands for a text or for another expression. */
  #told(call: CallExpr | MapExpr | MemberExpr, index: ProgramIndex): string | Expr | null {
    if (call.kind === 'member') return this.#kept(call, index) ? call.object : null;
    if (call.kind === 'map') {
      const type = this.#types.typeOf(call, index);
      return type?.library.descriptor.constants?.[type.name] ?? null;
    }
    const known = this.#types.keyOf(call, index);
    if (!known) return null;
    const { constants, passes } = known.library.descriptor;
    const text = constants?.[known.key];
    if (text !== undefined) return text;
    const paths = passes?.[known.key]?.split('|') ?? [];
    for (const written of paths) {
      const [path, suffix] = written.split(' + ');
      const [found] = this.#places.at(path!, call.arguments, index, call, call.span);
      if (!found) continue;
      const { span, scope } = found.expr;
      return suffix === undefined ? found.expr : { kind: 'concat', parts: [found.expr, { kind: 'literal', value: suffix, span, scope }], span, scope };
    }
    return null;
  }

  #apply(
    extraction: Extraction,
    library: Library,
    args: Argument[],
    span: Span,
    nameSpan: Span,
    index: ProgramIndex,
    facts: FactList,
    self: CallExpr | MapExpr | null,
  ): void {
    const call = self?.kind === 'call' ? self : null;
    const place: Span = { ...span, line: nameSpan.line, column: nameSpan.column };
    const at = extraction.client && !extraction.isLink ? span : place;
    const id = extraction.client ? `${at.file}:${at.line}:${at.column}` : null;
    const base = { ...at, evidence: [] };
    const libraryId = library.descriptor.id;
    const channels = extraction.channel ? this.#channels(extraction.channel, args, index, call, span) : [];
    if (channels === null) return;
    for (const channel of channels)
      facts.add({ kind: 'topic', ...channel.span, ...named(channel.value), use: extraction.channel!.use, library: libraryId, client: id });
    if (extraction.defaultTopic)
      facts.add({
        kind: 'topic',
        ...place,
        ...named(this.#defaultTopic(extraction.defaultTopic, index)),
        use: extraction.defaultTopic.use,
        library: libraryId,
        client: id,
      });
    if (extraction.client) facts.add({ kind: 'client', ...base, library: libraryId, role: extraction.client, version: null, id: id! });
    if (extraction.transaction) facts.add({ kind: 'transaction', ...base, call: extraction.transaction, library: libraryId });
    if (extraction.feature)
      facts.add({
        kind: 'call',
        ...base,
        library: libraryId,
        role: extraction.role ?? 'common',
        name:
          dottedText(call?.callee ?? NOTHING)
            ?.split('.')
            .at(-1) ?? (call?.callee.kind === 'member' ? call.callee.name : ''),
        feature: extraction.feature,
      });
    if (extraction.topologyOp) facts.add({ kind: 'topology-op', ...base, op: extraction.topologyOp, name: null, library: libraryId });
    const find = (path: string): Place[] => this.#places.at(path, args, index, self, span);
    const note = (found: Place, tells: Tells): void => {
      this.#isForwarded(found, library, tells);
      this.#tell(found, tells, library, id, facts);
    };
    for (const store of extraction.store ? find(extraction.store.at) : []) {
      const value = this.#settings.value(store);
      if (value.status === 'known') facts.add({ kind: 'store', ...store.span, evidence: value.evidence, name: value.value, library: libraryId });
    }
    for (const topic of extraction.topics ?? []) {
      for (const found of find(topic.at)) note(found, { kind: 'topic', use: topic.use });
    }
    // alternatives in order: an annotation's groupId, else its id
    for (const group of extraction.groups ?? []) {
      const found = find(group.at).find((one) => !this.#places.isMap(one));
      if (!found || isNothing(found.expr)) continue;
      note(found, { kind: 'group', use: group.use ?? 'consume' });
      break;
    }
    for (const setting of extraction.settings ?? []) {
      for (const found of find(setting.at)) {
        if ('assignments' in setting) this.#settings.assignment(found, setting.role, library, id, facts);
        else if ('name' in setting) this.#settings.pair(found, setting, library, id, facts);
        else if ('table' in setting) {
          const role = setting.role ?? library.descriptor.tables?.[setting.table]?.role;
          if (role) note(found, { kind: 'table', table: setting.table, role });
        } else {
          // a link of a chain that is a setting by itself stands where its name does
          const isLink = setting.at === '' && call?.callee.kind === 'member' && call.callee.object.kind === 'call';
          const told: Place = isLink ? { ...found, span: place } : found;
          note(told, { kind: 'setting', native: setting.native ?? setting.key, rule: setting, role: setting.role });
        }
      }
    }
    for (const [key, value] of Object.entries(extraction.defaults ?? {})) {
      const isSet = facts.list().some((fact) => fact.kind === 'setting' && fact.client === id && fact.key === key);
      const role = extraction.client ?? extraction.role ?? 'common';
      if (!isSet) facts.add({ kind: 'setting', ...base, key, native: key, value, role, client: id, library: libraryId });
    }
  }

  /** Of clients that are given the same settings, the one that knows the key: a producer's `acks` that an admin client gets too. */
  #knowing(key: string, role: Role): Role {
    const clients = ['producer', 'consumer', 'admin'] as const;
    const knows = (client: (typeof clients)[number]): boolean => this.context.knowledge.configKey(client, key, NEWEST) !== null;
    const asked = clients.find((client) => client === role);
    if (asked === undefined || knows(asked)) return role;
    const [only, ...others] = clients.filter(knows);
    return only !== undefined && others.length === 0 ? only : role;
  }

  /** Settings of a map-like object under a table; nested objects by dotted names. */
  #table(place: Place, table: SettingTable, role: Role, prefix: string, library: Library, client: string | null, facts: FactList): void {
    for (const entry of this.#objects.entries(place.expr, place.index, place.frame)) {
      const key = this.#places.keyText(entry);
      if (key === null) continue;
      const native = prefix + key;
      const found: Place = { ...entry, expr: entry.value };
      const tell = (written: string | SettingRule): void => {
        const rule = typeof written === 'string' ? { key: written } : written;
        const knowing = this.#knowing(rule.key ?? native, role);
        const tells: Tells = { kind: 'setting', native, rule, role: rule.role ?? knowing };
        this.#isForwarded(found, library, tells);
        this.#tell(found, tells, library, knowing === role ? client : null, facts);
      };
      const rule = table.names[native] ?? (table.prefix !== undefined && native.startsWith(table.prefix) ? native.slice(table.prefix.length) : undefined);
      if (rule !== undefined) tell(rule);
      else if (Object.keys(table.names).some((name) => name.startsWith(`${native}.`))) {
        const before = facts.size;
        this.#table(found, table, role, `${native}.`, library, client, facts);
        const whole = table.names[`${native}.*`];
        if (facts.size === before && whole !== undefined && typeof whole !== 'string') this.#settings.add(native, whole, found, role, library, client, facts);
      } else if (table.others === 'same' ? /^[a-z_]/.test(native) : table.others === 'dotted' && prefix === '' && /^[a-z][\w-]*\./.test(native)) tell(native);
    }
  }

  /** The topics of a named channel; null where it is not Kafka's. */
  #channels(rule: ChannelRule, args: Argument[], index: ProgramIndex, call: CallExpr | null, span: Span): { value: Value; span: Span }[] | null {
    const found = this.#places.at(rule.at, args, index, call, span).flatMap((place) => {
      const name = this.#settings.value(place);
      const topics = name.status === 'known' ? topicsOfChannel(name.value, rule, index.program.file, this.context.lookups) : null;
      return (topics ?? []).map((value) => ({ value: { ...value, evidence: [...name.evidence, ...value.evidence] }, span: place.span }));
    });
    return found.length > 0 ? found : null;
  }

  #defaultTopic({ property, setBy }: NonNullable<Extraction['defaultTopic']>, index: ProgramIndex): Value {
    const { lookups } = this.context;
    const set = lookups.property(property, index.program.file);
    if (set) return set.status === 'known' ? placeholderValue(set.value, index.program.file, set.evidence, lookups) : set;
    for (const call of index.callsNamed(setBy.slice(0, -2).split('.').at(-1)!)) {
      const [first] = call.arguments;
      if (first && this.#types.keyOf(call, index)?.key === setBy)
        return this.#settings.value({ expr: first.value, index, frame: null, span: first.value.span });
    }
    return { status: 'unknown', reason: 'runtime', default: null, evidence: [] };
  }

  /** Addresses of a scheme among the arguments of calls that read from or write to them. */
  #endpoints(rule: EndpointRule, library: Library, index: ProgramIndex, facts: FactList): void {
    for (const call of index.program.calls) {
      const name = call.callee.kind === 'member' || call.callee.kind === 'reference' ? call.callee.name : '';
      const role = rule.consumers.includes(name) ? 'consumer' : rule.producers.includes(name) ? 'producer' : null;
      const table = role && library.descriptor.tables?.[rule.tables[role]];
      if (!role || !table) continue;
      const isFormat = /f$/i.test(name);
      for (const argument of call.arguments.slice(0, isFormat ? 1 : undefined)) {
        const endpoint = readEndpoint(rule.scheme, this.#pieces(argument.value, index));
        if (!endpoint) continue;
        const id = `${call.nameSpan.file}:${call.nameSpan.line}:${call.nameSpan.column}`;
        const base = { library: library.descriptor.id, client: id };
        facts.add({ kind: 'client', ...call.nameSpan, evidence: [], library: base.library, role, version: null, id });
        const at = (text: string | null, span: Span): Place => {
          const known = text === null || (isFormat && text.includes('%')) ? null : text;
          return cutOut(known, { expr: argument.value, index, frame: null, span });
        };
        const use = role === 'consumer' ? 'consume' : 'produce';
        const topics = role === 'consumer' && endpoint.path.text !== null ? endpoint.path.text.split(',') : [endpoint.path.text];
        for (const topic of topics)
          facts.add({ kind: 'topic', ...endpoint.path.span, ...named(this.#settings.value(at(topic, endpoint.path.span))), use, ...base });
        for (const option of endpoint.options) {
          const listed = table.names[option.name];
          const native = option.name.replace(/^additionalProperties\./, '');
          const setting = listed ?? (native === option.name ? undefined : native);
          if (setting !== undefined)
            this.#settings.add(option.name, typeof setting === 'string' ? { key: setting } : setting, at(option.value, option.span), role, library, id, facts);
        }
      }
    }
  }

  /** The pieces of a text, known or not. */
  #pieces(expr: Expr, index: ProgramIndex): Piece[] {
    const [origin, ...others] = this.context.resolver.origins(expr, index);
    if (origin?.kind !== 'expr' || others.length > 0) return [];
    const parts = origin.expr.kind === 'concat' ? origin.expr.parts : [origin.expr];
    return parts.map((part): Piece => {
      const value = evaluate(part, origin.index, origin.frame, this.#values);
      return {
        text: value.status === 'known' ? value.value : null,
        span: part.span.file === expr.span.file && isInside(part.span, expr.span) ? part.span : expr.span,
      };
    });
  }

  /** `config.Producer.RequiredAcks = x` on a value of a library type whose members are settings. */
  #typedWrites(index: ProgramIndex, facts: FactList): void {
    for (const write of index.program.writes) {
      if (write.style !== 'member' || write.key?.kind !== 'literal') continue;
      const path = [String(write.key.value)];
      let root = write.target;
      let type = this.#fieldType(root, index);
      while (!type && root.kind === 'member') {
        path.unshift(root.name);
        root = root.object;
        type = this.#fieldType(root, index);
      }
      const table = type ? type.library.descriptor.tables?.[type.library.descriptor.fields![type.name]!] : null;
      const native = path.join('.');
      const rule = table?.names[native];
      if (!type || !table || rule === undefined) continue;
      const place: Place = { expr: write.value, index, frame: null, span: write.span };
      const nested = typeof rule === 'string' || !rule.nested ? undefined : type.library.descriptor.tables?.[rule.nested];
      if (nested) {
        this.#table(place, nested, nested.role, '', type.library, null, facts);
        continue;
      }
      if (typeof rule !== 'string' && rule.assignments) {
        for (const item of this.#places.items(place)) this.#settings.assignment(item, rule.role ?? table.role, type.library, null, facts);
        continue;
      }
      this.#settings.add(
        native,
        typeof rule === 'string' ? { key: rule } : rule,
        place,
        (typeof rule === 'string' ? undefined : rule.role) ?? table.role,
        type.library,
        null,
        facts,
      );
    }
  }

  #fieldType(expr: Expr, index: ProgramIndex): { library: Library; name: string } | null {
    const type = this.#types.typeOf(expr, index);
    return type?.library.descriptor.fields?.[type.name] ? type : null;
  }

  /** Struct literals of library types, and dotted Kafka keys in maps whose client is out of sight. */
  #literals(index: ProgramIndex, used: readonly Library[], facts: FactList): void {
    const dotted = used.find((library) => library.descriptor.hasDottedKeys);
    eachExpression(index.program, (expr) => {
      if (expr.kind === 'map' && expr.type) {
        const type = this.#types.typeOf(expr, index);
        const extraction = type?.library.descriptor.literals?.[type.name];
        if (type && extraction) {
          this.#apply(extraction, type.library, membersOf(expr), expr.span, expr.span, index, facts, expr);
        }
      }
      if (expr.kind === 'map' && expr.type === null) this.#toldApart(expr, used, index, facts);
      if (dotted && expr.kind === 'map')
        for (const entry of expr.entries)
          if (entry.key) this.#orphan({ key: entry.key, value: entry.value, index, frame: null, span: entry.span }, dotted, facts);
    });
    if (!dotted) return;
    for (const call of index.program.calls) {
      if (
        call.arguments.length !== 2 ||
        !/^(put|setProperty|[sS]et|putIfAbsent|[aA]dd|addProperty|config|of|entry|singletonMap)$/.test(
          call.callee.kind === 'member' ? call.callee.name : call.callee.kind === 'reference' ? call.callee.name : '',
        )
      )
        continue;
      const [key, value] = call.arguments;
      // a put's place is the method with its arguments; a pair's is the pair
      const start = /^(of|entry|singletonMap)$/.test(dottedText(call.callee)?.split('.').at(-1) ?? '')
        ? { ...key!.value.span, endLine: value!.value.span.endLine, endColumn: value!.value.span.endColumn }
        : { ...call.nameSpan, endLine: call.span.endLine, endColumn: call.span.endColumn };
      const isSetter = dotted.descriptor.setters?.includes(this.#types.keyOf(call, index)?.key ?? '') ?? false;
      this.#orphan({ key: key!.value, value: value!.value, index, frame: null, span: start }, dotted, facts, isSetter);
    }
    for (const write of index.program.writes)
      if (write.style === 'index' && write.key) this.#orphan({ key: write.key, value: write.value, index, frame: null, span: write.span }, dotted, facts);
  }

  /** Object literals that one of their members tells to be a library's. */
  #toldApart(expr: MapExpr, used: readonly Library[], index: ProgramIndex, facts: FactList): void {
    for (const library of used) {
      for (const descriptor of library.descriptor.objects ?? []) {
        const member = expr.entries.find((entry) => entry.key?.kind === 'literal' && entry.key.value === descriptor.member);
        const name = member ? this.context.resolver.qualify(member.value, index) : null;
        if (member && name?.path === descriptor.is && library.owns(name.module))
          this.#apply(descriptor, library, membersOf(expr), member.span, member.span, index, facts, null);
      }
    }
  }

  /** `isSetter`: the call itself is the library's, so that any key is a setting. */
  #orphan(entry: Entry, library: Library, facts: FactList, isSetter = false): void {
    const owner = this.context.resolver.constantOwner(entry.key, entry.index);
    const isConstant = owner !== null && library.descriptor.keyClasses?.[owner] !== undefined;
    if (!isConstant && entry.key.kind !== 'literal') return;
    const key = this.#places.keyText(entry);
    // the library's own spellings of Kafka's keys (`metadata.broker.list`), not those of its neighbours' tables
    const listed =
      key === null
        ? undefined
        : Object.values(library.descriptor.tables ?? {}).find(({ others, names }) => others !== 'skip' && Object.hasOwn(names, key))?.names[key];
    if (key === null || (!isConstant && !(key.includes('.') && (isSetter || listed !== undefined || this.context.knowledge.isKafkaKey(key))))) return;
    const role = (owner && library.descriptor.keyClasses?.[owner]) || 'common';
    this.#settings.add(key, typeof listed === 'object' ? listed : { key: listed ?? key }, { ...entry, expr: entry.value }, role, library, null, facts);
  }

  #constant(module: string, path: string): string | null {
    const name = path ? path.split('.') : [];
    if (module) {
      for (const library of this.context.libraries) {
        if (!library.owns(module)) continue;
        const text = library.descriptor.constants?.[path] ?? library.descriptor.constants?.[name.at(-1) ?? ''];
        if (text !== undefined) return text;
      }
    }
    const full = [...module.split('.').slice(-1), ...name].filter(Boolean);
    for (const library of this.context.libraries) {
      const text = library.descriptor.constants?.[full.slice(-2).join('.')];
      if (text !== undefined) return text;
    }
    return full.length >= 2 ? this.context.knowledge.constant(full.at(-2)!, full.at(-1)!) : null;
  }
}

/** A caller that does not say the value tells nothing new. */
function isTold(fact: Fact): boolean {
  if (fact.kind === 'setting') return fact.value !== null || fact.oneOf !== undefined || fact.unknown === 'secret' || fact.unknown === 'environment';
  return (fact.kind === 'topic' || fact.kind === 'group') && (fact.name !== null || fact.oneOf !== undefined);
}

/** Above every release of the catalogs. */
const NEWEST = '999.0';
/** A creation with the chain of calls on it, up to the method that ends the building. */
function builtSpan(call: CallExpr, until: string | undefined, index: ProgramIndex): Span {
  const end = until === undefined ? undefined : index.callsNamed(until).find((one) => isInside(call.span, one.span) && isAlike(one.span, call.span));
  return end?.span ?? call.span;
}
const isAlike = (a: Span, b: Span): boolean => a.line === b.line && a.column === b.column;
