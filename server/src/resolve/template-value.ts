import type { Lookups } from '../configs/form.ts';
import { isSecretKey, isSecretText } from '../core/secret.ts';
import type { Evidence, Value } from '../core/value.ts';
import { renderTemplate } from './go-template.ts';

/** What the variables of an Ansible role, or the values files of a chart, make of a text with template expressions. */
export function templateValue(text: string, file: string, lookups: Lookups): Value {
  const own = lookups.ansible?.(text, file);
  if (own) return own;
  const valuesAt = lookups.chartValues?.(file);
  const rendered = valuesAt ? renderTemplate(text, valuesAt) : null;
  const places = rendered?.places ?? [];
  const texts = [...new Set(places.map((place) => place.text))];
  const evidence = places.slice(0, 8).flatMap(({ span, path, raw }): Evidence[] =>
    span
      ? [
          {
            span,
            note: `.Values.${path} in ${span.file.slice(span.file.lastIndexOf('/') + 1)}`,
            variable: `.Values.${path}`,
            ...(raw === undefined ? {} : { value: raw }),
          },
        ]
      : [],
  );
  if (texts.some(isSecretText) || places.some(({ path }) => path !== undefined && isSecretKey(path)))
    return { status: 'unknown', reason: 'secret', default: null, evidence: [] };
  if (!rendered?.isSure || texts.length === 0) return { status: 'unknown', reason: 'placeholder', default: texts[0] ?? null, evidence };
  return texts.length === 1 ? { status: 'known', value: texts[0]!, evidence } : { status: 'one-of', values: texts, evidence };
}
