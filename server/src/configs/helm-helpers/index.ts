import { helperVariables } from '../../resolve/manifest-environment.ts';
import type { TextForm } from '../form.ts';
import { containerFacts } from '../containers.ts';

/** Helpers of charts: lists of variables that templates include. */
export const textForm: TextForm = {
  id: 'helm-helpers',
  tokens: ['SPRING_KAFKA_', 'SPRING_CLOUD_STREAM_KAFKA_', 'KAFKA_', 'CONNECT_', 'Kafka__'],
  matches: (file) => /(^|\/)templates\/.*\.tpl$/.test(file),
  extract(file, text, lookups) {
    const variables = helperVariables(file, text).map(({ name, value, span }) => ({ name, text: value, span }));
    return containerFacts({ span: null, variables, image: null, hasCommand: false }, lookups);
  },
};
