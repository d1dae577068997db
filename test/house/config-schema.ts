/* npm run schema: writes the JSON schema of the configuration file, for the editors and tools of those who write one. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { writeFileSync } from 'node:fs';
import { configSchema } from '../../src-main/config.ts';
import { inProject } from '../../scripts/project.mjs';

export const schemaFile = inProject('resources', 'kiosk.schema.json');

/** The schema as text. What JSON Schema cannot say, such as "https unless loopback", is checked at start only. */
export function configJsonSchema(): string {
  const schema = toJsonSchema(configSchema, { errorMode: 'ignore', typeMode: 'input' });
  return `${JSON.stringify({ title: 'Ventanilla kiosk', ...schema }, undefined, 2)}\n`;
}

if (import.meta.main) writeFileSync(schemaFile, configJsonSchema());
