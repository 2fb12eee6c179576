import { createRequire } from 'node:module';
import type * as Morph from 'ts-morph';
import type { CompilerOptions, Node, Project, SourceFile, Symbol as MorphSymbol, ts as TypeScript } from 'ts-morph';
import type { SourceTree } from '../core/tree.ts';

/** Answers about TypeScript that syntax alone cannot give: path mappings and constants seen through aliases and re-exports. */
export interface TypeScriptSymbols {
  /** The tree's file that an import names, through the nearest tsconfig.json or jsconfig.json; null when it lies outside the tree. */
  resolveTsImport(fromFile: string, specifier: string): string | null;
  /** The value of `TOPIC`, `Topics.ORDERS` or `Enum.MEMBER` as seen from outside or inside of a file; null when it is no constant. */
  constantValue(file: string, name: string): string | number | null;
}

/** Where a bundle finds the compiler, which is a file of its own; the bundler puts it in. */
declare const TS_MORPH: string | undefined;

/** Files that one question may pull in besides the one asked about. */
const MAX_FILES = 60;
const MAX_DEPTH = 30;
const CONFIGS = ['tsconfig.json', 'jsconfig.json'];

/** Loads the compiler (about a quarter of a second) and keeps what it learns of the tree; make one per scan, and only when something asks. */
export function openTypeScriptSymbols(tree: Pick<SourceTree, 'list' | 'read'>): TypeScriptSymbols {
  const morph = createRequire(import.meta.url)(typeof TS_MORPH === 'undefined' ? 'ts-morph' : TS_MORPH) as typeof Morph;
  const paths = new PathMappings(morph.ts, tree);
  const constants = new Constants(morph, tree, paths);
  return {
    resolveTsImport: (fromFile, specifier) => paths.resolve(fromFile, specifier),
    constantValue: (file, name) => constants.value(file, name),
  };
}

const directoryOf = (file: string): string => file.slice(0, Math.max(file.lastIndexOf('/'), 0));

/** Resolves imports as the compiler does. Inside, the tree's root is `/`. */
class PathMappings {
  readonly #files: ReadonlySet<string>;
  readonly #directories = new Set<string>(['/']);
  readonly #options = new Map<string, CompilerOptions[]>();

  constructor(
    private readonly ts: typeof TypeScript,
    private readonly tree: Pick<SourceTree, 'list' | 'read'>,
  ) {
    this.#files = new Set(tree.list());
    for (const file of this.#files) {
      for (let directory = directoryOf(file); directory && !this.#directories.has(`/${directory}`); directory = directoryOf(directory))
        this.#directories.add(`/${directory}`);
    }
  }

  resolve(fromFile: string, specifier: string): string | null {
    for (const options of this.optionsFor(fromFile)) {
      const found = this.ts.resolveModuleName(specifier, `/${fromFile}`, options, this.#host).resolvedModule?.resolvedFileName.slice(1);
      if (found && this.#files.has(found) && !`/${found}`.includes('/node_modules/')) return found;
    }
    return null;
  }

  /** Options of the nearest configuration, then of the projects it refers to; at least the defaults. */
  optionsFor(fromFile: string): CompilerOptions[] {
    for (let directory = directoryOf(fromFile); ; directory = directoryOf(directory)) {
      const config = CONFIGS.map((name) => (directory ? `${directory}/${name}` : name)).find((file) => this.#files.has(file));
      if (config) return this.#read(config);
      if (!directory) return [this.#lenient({})];
    }
  }

  #read(config: string): CompilerOptions[] {
    const known = this.#options.get(config);
    if (known) return known;
    const parsed = this.#parse(config);
    const referred = (parsed.projectReferences ?? [])
      .map((reference) => this.ts.resolveProjectReferencePath(reference).slice(1))
      .filter((file) => this.#files.has(file));
    const options = [parsed, ...referred.slice(0, MAX_FILES).map((file) => this.#parse(file))].map((one) => this.#lenient(one.options));
    this.#options.set(config, options);
    return options;
  }

  #parse(config: string): TypeScript.ParsedCommandLine {
    const json = this.ts.parseConfigFileTextToJson(`/${config}`, this.tree.read(config) ?? '{}').config ?? {};
    return this.ts.parseJsonConfigFileContent(
      json,
      { ...this.#host, useCaseSensitiveFileNames: true, readDirectory: () => [] },
      `/${directoryOf(config)}`,
      undefined,
      `/${config}`,
    );
  }

  /** Only where names lead matters, not how strictly they must be written. */
  #lenient({ baseUrl, paths, rootDirs, pathsBasePath }: CompilerOptions): CompilerOptions {
    const { ModuleKind, ModuleResolutionKind } = this.ts;
    return {
      baseUrl,
      paths,
      rootDirs,
      pathsBasePath,
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
      allowJs: true,
      resolveJsonModule: true,
      noLib: true,
      types: [],
    };
  }

  readonly #host = {
    fileExists: (path: string): boolean => this.#files.has(path.slice(1)),
    readFile: (path: string): string | undefined => this.tree.read(path.slice(1)) ?? undefined,
    directoryExists: (path: string): boolean => this.#directories.has(path),
  };
}

/** Values of constants, found through the compiler's symbols. Holds one project per set of options. */
class Constants {
  readonly #projects = new Map<CompilerOptions, Project>();

  constructor(
    private readonly morph: typeof Morph,
    private readonly tree: Pick<SourceTree, 'list' | 'read'>,
    private readonly paths: PathMappings,
  ) {}

  value(file: string, name: string): string | number | null {
    const source = this.#open(file);
    const [head, ...path] = name.split('.');
    if (!source || !head) return null;
    const declared = source.getExportedDeclarations().get(head)?.[0] ?? source.getVariableDeclaration(head) ?? source.getEnum(head) ?? source.getClass(head);
    return declared ? this.#declared(declared, path, 0) : null;
  }

  /** The file in its project, with what it imports, directly or not, as far as the limit goes. */
  #open(file: string): SourceFile | null {
    const options = this.paths.optionsFor(file)[0]!;
    let project = this.#projects.get(options);
    if (!project) {
      project = new this.morph.Project({
        useInMemoryFileSystem: true,
        skipFileDependencyResolution: true,
        skipLoadingLibFiles: true,
        compilerOptions: options,
      });
      this.#projects.set(options, project);
    }
    const queue = [file];
    for (let at = 0; at < queue.length && at <= MAX_FILES; at++) {
      const one = queue[at]!;
      const text = project.getSourceFile(`/${one}`) ? null : this.tree.read(one);
      const source = project.getSourceFile(`/${one}`) ?? (text === null ? null : project.createSourceFile(`/${one}`, text));
      for (const specifier of source?.getImportStringLiterals() ?? []) {
        const target = this.paths.resolve(one, specifier.getLiteralValue());
        if (target && !queue.includes(target)) queue.push(target);
      }
    }
    return project.getSourceFile(`/${file}`) ?? null;
  }

  #declared(declaration: Node, path: readonly string[], depth: number): string | number | null {
    const { Node: is } = this.morph;
    if (depth > MAX_DEPTH) return null;
    const [next, ...rest] = path;
    if (is.isEnumDeclaration(declaration) && next !== undefined) {
      const member = declaration.getMember(next);
      return member ? this.#declared(member, rest, depth + 1) : null;
    }
    if (is.isClassDeclaration(declaration) && next !== undefined) {
      const member = declaration.getStaticProperty(next);
      return member ? this.#declared(member, rest, depth + 1) : null;
    }
    if (is.isEnumMember(declaration)) {
      const initializer = declaration.getInitializer();
      return path.length > 0 ? null : (declaration.getValue() ?? (initializer ? this.#expression(initializer, [], depth + 1) : null));
    }
    if (is.isShorthandPropertyAssignment(declaration)) {
      const symbol = declaration.getValueSymbol();
      return this.#symbol(symbol, path, depth + 1);
    }
    if (is.isVariableDeclaration(declaration) && declaration.getVariableStatement()?.getDeclarationKind() !== this.morph.VariableDeclarationKind.Const)
      return null;
    const initializer = is.isInitializerExpressionGetable(declaration) ? declaration.getInitializer() : is.isExpression(declaration) ? declaration : undefined;
    return initializer ? this.#expression(initializer, path, depth + 1) : null;
  }

  #symbol(symbol: MorphSymbol | undefined, path: readonly string[], depth: number): string | number | null {
    const declaration = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations()[0];
    return declaration ? this.#declared(declaration, path, depth + 1) : null;
  }

  #expression(expression: Node, path: readonly string[], depth: number): string | number | null {
    const { Node: is, SyntaxKind } = this.morph;
    if (depth > MAX_DEPTH) return null;
    const read = (node: Node): string | number | null => this.#expression(node, [], depth + 1);
    if (
      is.isAsExpression(expression) ||
      is.isSatisfiesExpression(expression) ||
      is.isParenthesizedExpression(expression) ||
      is.isNonNullExpression(expression)
    ) {
      return this.#expression(expression.getExpression(), path, depth + 1);
    }
    if (is.isCallExpression(expression) && expression.getExpression().getText() === 'Object.freeze') {
      const [frozen] = expression.getArguments();
      return frozen ? this.#expression(frozen, path, depth + 1) : null;
    }
    if (is.isObjectLiteralExpression(expression)) {
      const [next, ...rest] = path;
      const property =
        next === undefined ? undefined : (expression.getProperty(next) ?? expression.getProperty(`'${next}'`) ?? expression.getProperty(`"${next}"`));
      return property ? this.#declared(property, rest, depth + 1) : null;
    }
    if (is.isIdentifier(expression)) return this.#symbol(expression.getSymbol(), path, depth);
    if (is.isPropertyAccessExpression(expression)) return this.#expression(expression.getExpression(), [expression.getName(), ...path], depth + 1);
    if (is.isElementAccessExpression(expression)) {
      const key = expression.getArgumentExpression();
      const name = key && read(key);
      return name === null || name === undefined ? null : this.#expression(expression.getExpression(), [String(name), ...path], depth + 1);
    }
    if (path.length > 0) return null;
    if (is.isStringLiteral(expression) || is.isNoSubstitutionTemplateLiteral(expression)) return expression.getLiteralText();
    if (is.isNumericLiteral(expression)) return expression.getLiteralValue();
    if (is.isPrefixUnaryExpression(expression) && expression.getOperatorToken() === SyntaxKind.MinusToken) {
      const operand = read(expression.getOperand());
      return typeof operand === 'number' ? -operand : null;
    }
    if (is.isTemplateExpression(expression)) {
      const spans = expression.getTemplateSpans().map((span) => [read(span.getExpression()), span.getLiteral().getLiteralText()] as const);
      return spans.some(([value]) => value === null) ? null : expression.getHead().getLiteralText() + spans.flat().join('');
    }
    if (is.isBinaryExpression(expression)) {
      const left = read(expression.getLeft()),
        right = read(expression.getRight());
      if (left === null || right === null) return null;
      const operator = expression.getOperatorToken().getKind();
      if (operator === SyntaxKind.PlusToken) return typeof left === 'number' && typeof right === 'number' ? left + right : `${left}${right}`;
      return operator === SyntaxKind.AsteriskToken && typeof left === 'number' && typeof right === 'number' ? left * right : null;
    }
    return null;
  }
}
