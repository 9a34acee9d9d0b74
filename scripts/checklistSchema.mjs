/** `npm run checklist-schema`: writes the JSON Schema of checklist files down for editors. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inProject } from './projectRoot.cjs';

const require = createRequire(import.meta.url);
const FILE = inProject('docs', 'checklist.schema.json');

// The schema is made of the sources of the domain, which are TypeScript.
require('@backstage/cli/config/nodeTransform.cjs');

const { checklistJsonSchema } = require(inProject(
  'plugins/orr-common/src/exchange/checklistJsonSchema.ts',
));
const prettier = require('prettier');

const options = await prettier.resolveConfig(FILE);
const text = JSON.stringify(checklistJsonSchema(), null, 2);
writeFileSync(FILE, prettier.format(text, { ...options, filepath: FILE }));
console.log(`Written: ${FILE}`);
