import { describe, expect, it } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import type { Value } from '../../server/src/core/value.ts';
import { renderTemplate } from '../../server/src/resolve/go-template.ts';
import { createLookups } from '../../server/src/resolve/lookups.ts';
import { placeholderValue } from '../../server/src/resolve/placeholders.ts';
import { parseDocument } from '../../server/src/syntax/document.ts';

function lookups(files: Record<string, string>) {
  return createLookups(memoryTree(files), (file) => (files[file] === undefined ? null : parseDocument(file, files[file]!)));
}

function told(value: Value | null): string | null {
  if (value === null) return null;
  return value.status === 'known' ? value.value : value.status === 'one-of' ? value.values.join(' | ') : `(${value.reason}, ${value.default})`;
}

const span = { file: 'values.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
const values: Record<string, string> = { 'kafka.brokers': 'k:9092', 'kafka.topics': 'a,b', empty: '', port: '9092' };
const rendered = (text: string): string => {
  const result = renderTemplate(text, (path) => (values[path] === undefined ? [] : [{ value: values[path], span }]));
  return result === null ? '(unknown)' : `${result.isSure ? '' : 'perhaps '}${result.places.map((place) => place.text).join(' | ')}`;
};

describe('template expressions', () => {
  it.each([
    ['{{ .Values.kafka.brokers }}', 'k:9092'],
    ['{{- $.Values.kafka.brokers | quote -}}', 'k:9092'],
    ['{{ quote .Values.kafka.brokers }}', 'k:9092'],
    ['{{ .Values.none | default "d" | quote }}', 'perhaps d'],
    ['{{ default "d" .Values.kafka.brokers }}', 'k:9092'],
    ['{{ .Values.empty | default .Values.port }}', '9092'],
    ['{{ coalesce .Values.empty "x" }}', 'x'],
    ['{{ coalesce .Values.none .Values.empty "x" }}', 'perhaps x'],
    ['{{ index .Values "kafka" "brokers" }}', 'k:9092'],
    ['{{ index .Values.kafka "brokers" | upper }}', 'K:9092'],
    ['{{ join ";" .Values.kafka.topics }}', 'a;b'],
    ['{{ printf "%s-%s" "p" .Values.port }}', 'p-9092'],
    ['{{ tpl (.Values.kafka.brokers | toString) . }}', 'k:9092'],
    ['{{ required "which?" .Values.port | int }}', '9092'],
    ['host:{{ .Values.port }}/x', 'host:9092/x'],
    ['{{ include "chart.name" . }}', '(unknown)'],
    ['{{ .Release.Name }}-{{ .Values.port }}', '(unknown)'],
    ['{{ .Values.port | b64enc }}', '(unknown)'],
    ['{{ ((((( }}', '(unknown)'],
    ['{{ | | }}', '(unknown)'],
    ['{{ "open', '(unknown)'],
    ['plain', 'plain'],
  ])('%s', (text, expected) => expect(rendered(text)).toBe(expected));
});

const deployment = (value: string): string =>
  `kind: Deployment\nspec:\n  containers:\n    - name: app\n      env:\n        - name: TOPIC\n          value: ${value}\n`;

describe('the environment that charts set', () => {
  it('takes values of the chart, of its environments and of the chart that brings it', () => {
    const { environment } = lookups({
      'charts/shop/Chart.yaml': 'name: shop\ndependencies:\n  - name: orders\n    alias: intake\n',
      'charts/shop/values.yaml': 'intake:\n  topic: from-shop\n',
      'charts/orders/Chart.yaml': 'name: orders\n',
      'charts/orders/values.yaml': 'topic: base\n',
      'environments/orders/prod.yaml': 'topic: prod\n',
      'environments/billing/prod.yaml': 'topic: not-this\n',
      'charts/orders/templates/deployment.yaml': deployment('{{ .Values.topic | quote }}'),
    });
    expect(told(environment('TOPIC', 'orders/main.go'))).toBe('base | prod | from-shop');
  });

  it('reads variables that values files hold as lists and mappings, and none that other files hold so', () => {
    const { environment } = lookups({
      'deploy/values.yaml': 'extraEnvVars:\n  - name: A\n    value: one\nworker:\n  env:\n    B: two\n    API_TOKEN: hunter2\n',
      'other.yaml': 'env:\n  C: three\n',
      'deploy/kustomization.yaml': 'configMapGenerator:\n  - name: app\n    literals:\n      - D=four\n      - "E=5 6"\n',
    });
    expect(['A', 'B', 'C', 'D', 'E', 'API_TOKEN'].map((name) => told(environment(name, 'main.py')))).toEqual([
      'one',
      'two',
      null,
      'four',
      '5 6',
      '(secret, null)',
    ]);
  });

  it('prefers the service that a file belongs to, and tells both where it runs under Compose and on a cluster', () => {
    const { environment } = lookups({
      'compose.yaml':
        'services:\n  orders: {image: orders, environment: {TOPIC: local-orders}}\n  billing: {image: billing, environment: {TOPIC: local-billing}}\n',
      'k8s/orders.yaml': deployment('orders'),
      'k8s/billing.yaml': deployment('billing'),
    });
    const asked = ['services/orders/main.go', 'services/billing-service/main.go', 'services/third/main.go'];
    expect(asked.map((near) => told(environment('TOPIC', near)))).toEqual([
      'local-orders | orders',
      'local-billing | billing',
      'local-orders | local-billing | billing | orders',
    ]);
  });

  it('reads variables of helpers, and those that stand for others of their list; what only tries a chart out is not told', () => {
    const { environment } = lookups({
      'chart/Chart.yaml': 'name: app\n',
      'chart/values.yaml': 'topic: from-values\nacks: __REQUIRED__\n',
      'chart/ci/values.yaml': 'topic: tried\n',
      'chart/templates/_helpers.tpl':
        '{{- define "app.env" -}}\n- name: HELPED\n  value: {{ .Values.topic | quote }}\n- name: ACKS\n  value: {{ .Values.acks }}\n{{- end }}\n',
      'k8s/pod.yaml':
        'kind: Pod\nspec:\n  containers:\n    - name: app\n      env:\n        - {name: HOST, value: kafka}\n        - {name: BROKERS, value: "$(HOST):9092"}\n',
    });
    expect(['HELPED', 'ACKS', 'BROKERS'].map((name) => told(environment(name, 'main.go')))).toEqual(['from-values', null, 'kafka:9092']);
  });

  it('gives properties that no file sets the variables that frameworks read for them', () => {
    const own = lookups({
      'k8s/pod.yaml':
        'kind: Pod\nspec:\n  containers:\n    - env:\n        - {name: APP_ORDER_TOPIC, value: orders}\n        - {name: APP_GROUPID, value: g1}\n',
    });
    expect(['${app.order-topic}', '${app.group-id:none}', '${app.none:d}'].map((text) => told(placeholderValue(text, 'A.java', [], own)))).toEqual([
      'orders',
      'g1',
      '(placeholder, d)',
    ]);
  });

  it('leaves out what only the manifest of another service sets', () => {
    const { environment } = lookups({
      'compose.yaml': 'services:\n  orders: {image: orders, environment: {GROUP: orders}}\n  billing: {image: billing, environment: {GROUP: billing}}\n',
      'k8s/billing.yaml': deployment('billing').replace('TOPIC', 'GROUP'),
    });
    expect(told(environment('GROUP', 'services/orders/main.rs'))).toBe('orders');
  });

  it('takes a scope for as good as a name', () => {
    const { environment } = lookups({
      'compose.yaml': 'services:\n  a: {build: services/orders, environment: {TOPIC: built}}\n  b: {build: services/billing, environment: {TOPIC: other}}\n',
      'k8s/orders.yaml': deployment('orders'),
      'k8s/billing.yaml': deployment('billing'),
    });
    expect(told(environment('TOPIC', 'services/orders/main.rs'))).toBe('built | orders');
  });

  it('tells that a Secret holds a variable, never its value', () => {
    const { environment } = lookups({
      'k8s/secret.yaml':
        'kind: Secret\nstringData:\n  BROKERS: hunter2\n  OTHER: hunter2\n---\nkind: SealedSecret\nspec:\n  encryptedData:\n    SEALED: hunter2\n',
      'compose.yaml': 'services:\n  app: {environment: {BROKERS: kafka:9092}}\n',
    });
    expect(['BROKERS', 'OTHER', 'SEALED'].map((name) => told(environment(name, 'main.go')))).toEqual([
      '(secret, kafka:9092)',
      '(secret, null)',
      '(secret, null)',
    ]);
  });

  it('leaves out what only a release tells', () => {
    const { environment } = lookups({
      'chart/Chart.yaml': 'name: app\n',
      'chart/values.yaml': 'a: 1\n',
      'chart/templates/d.yaml': deployment('{{ include "app.topic" . }}'),
    });
    expect(environment('TOPIC', 'main.go')).toBeNull();
  });
});
