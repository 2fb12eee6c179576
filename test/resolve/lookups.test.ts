import { describe, expect, it } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import type { Value } from '../../server/src/core/value.ts';
import { createLookups } from '../../server/src/resolve/lookups.ts';
import { parseDocument } from '../../server/src/syntax/document.ts';

function lookups(files: Record<string, string>) {
  return createLookups(memoryTree(files), (file) => (files[file] === undefined ? null : parseDocument(file, files[file])));
}

function told(value: Value | null): string | null {
  if (!value) return null;
  return value.status === 'known' ? value.value : value.status === 'one-of' ? value.values.join(' | ') : `(${value.reason})`;
}

describe('environment', () => {
  it('reads compose mappings and lists, with .env and defaults put in', () => {
    const { environment } = lookups({
      'docker-compose.yml':
        'services:\n  a:\n    environment:\n      - A=${HOST}:9092\n      - EMPTY=\n  b:\n    environment:\n      B: ${NOPE:-x}$$y\n      C: ${NOPE}\n',
      '.env': 'HOST=kafka\n',
    });
    expect(['A', 'B', 'C', 'EMPTY'].map((name) => told(environment(name, 'app.py')))).toEqual(['kafka:9092', 'x$y', null, '']);
    expect(environment('A', 'app.py')).toMatchObject({ evidence: [{ note: 'environment A in docker-compose.yml', span: { line: 4 } }] });
  });

  it('takes a template of variables as a default only, and prefers what is set', () => {
    const { environment } = lookups({ '.env.example': 'ACKS=1\nGROUP=shown\n', 'compose.yaml': 'services: {a: {environment: {GROUP: set}}}\n' });
    expect(environment('ACKS', 'app.py')).toMatchObject({ status: 'unknown', reason: 'environment', default: '1' });
    expect(told(environment('GROUP', 'app.py'))).toBe('set');
  });

  it('reads env_file, Dockerfiles and Kubernetes manifests with their ConfigMaps; secrets stay hidden', () => {
    const { environment } = lookups({
      'compose.yaml': 'services:\n  a:\n    env_file: [conf/kafka.env]\n',
      'conf/kafka.env': 'FROM_FILE=1\n',
      Dockerfile: 'FROM x\nENV IMAGE="a b" OTHER=2\nENV OLD style\n',
      'k8s.yaml': [
        'kind: ConfigMap\nmetadata: {name: settings}\ndata:\n  brokers: k:9092\n  ALL: all\n---\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - env:',
        '            - {name: PLAIN, value: "3"}',
        '            - {name: BROKERS, valueFrom: {configMapKeyRef: {name: settings, key: brokers}}}',
        '            - {name: HIDDEN, valueFrom: {secretKeyRef: {name: s, key: k}}}',
        '            - {name: API_KEY, value: hunter2}',
        '          envFrom: [{configMapRef: {name: settings}}]',
      ].join('\n'),
    });
    const names = ['FROM_FILE', 'IMAGE', 'OTHER', 'OLD', 'PLAIN', 'BROKERS', 'HIDDEN', 'API_KEY', 'ALL'];
    expect(names.map((name) => told(environment(name, 'main.go')))).toEqual(['1', 'a b', '2', 'style', '3', 'k:9092', '(secret)', '(secret)', 'all']);
  });

  it('prefers the asking service and keeps several values', () => {
    const { environment } = lookups({
      'docker-compose.yml': 'services:\n  a: {build: ./a, environment: {TOPIC: one}}\n  b: {build: {context: b}, environment: {TOPIC: two}}\n',
    });
    expect(['a/main.py', 'b/main.py', 'c/main.py'].map((near) => told(environment('TOPIC', near)))).toEqual(['one', 'two', 'one | two']);
  });

  it('survives manifests that are no manifests', () => {
    const { environment } = lookups({ 'docker-compose.yml': 'services: [1', 'a.yaml': 'kind: &a [*a]\nenv: {x: 1}\n', '.env': '=\n' });
    expect(environment('A', 'x')).toBeNull();
  });
});

describe('properties', () => {
  it('compares relaxed names and joins nested keys', () => {
    const { property } = lookups({ 'src/main/resources/application.yml': 'app:\n  orderTopic: orders\n  group-id: g\n' });
    expect(['app.order-topic', 'app.ordertopic', 'app.groupId', 'app.nope'].map((name) => told(property(name, 'src/main/java/A.java')))).toEqual([
      'orders',
      'orders',
      'g',
      null,
    ]);
  });

  it('looks in the module of the asking file; profiles that differ give one of several', () => {
    const { property } = lookups({
      'a/src/main/resources/application.yml': 't: base\nonly: x\n---\nspring.config.activate.on-profile: prod\nt: live\n',
      'b/src/main/resources/application.properties': 't=other\n',
    });
    expect(told(property('t', 'a/src/main/java/A.java'))).toBe('base | live');
    expect(told(property('only', 'a/src/main/java/A.java'))).toBe('x');
    expect(told(property('t', 'b/src/main/java/B.java'))).toBe('other');
    expect(property('t', 'c/src/main/java/C.java')).toBeNull();
  });

  it('keeps what tests set from the code that runs', () => {
    const { property } = lookups({ 'src/main/resources/application.properties': 't=real\n', 'src/test/resources/application.properties': 't=fake\n' });
    expect(told(property('t', 'src/main/java/A.java'))).toBe('real');
  });
});
