import { z } from 'zod';

/** The settings of the editor, section `kafkaCompat`. test/lsp/settings.test.ts holds them equal to package.json. */
export const settingsSchema = z.object({
  targets: z.array(z.string()),
  source: z.string(),
});

/** What the user set in the editor; empty means: what .kafka-compat.yaml says. */
export type Settings = z.infer<typeof settingsSchema>;

export const NO_SETTINGS: Settings = { targets: [], source: '' };

/** Reads settings of any shape: a value of a wrong type is named and left out, the others hold. */
export function readSettings(input: unknown): { settings: Settings; problems: string[] } {
  const settings = { ...NO_SETTINGS };
  const problems: string[] = [];
  if (typeof input !== 'object' || input === null) return { settings, problems };
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const value = (input as Record<string, unknown>)[key];
    if (value === undefined || value === null) continue;
    const parsed = schema.safeParse(value);
    if (parsed.success) Object.assign(settings, { [key]: parsed.data });
    else problems.push(`kafkaCompat.${key}: ${parsed.error.issues[0]?.message ?? 'not understood'}`);
  }
  return { settings, problems };
}
