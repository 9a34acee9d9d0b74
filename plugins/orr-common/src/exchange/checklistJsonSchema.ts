import { z } from 'zod';
import { checklistDocumentSchema } from '../checklist/checklistDocument';

/**
 * The JSON Schema of checklist files, for editors that complete and check them. It says less than the reader of those files does: what ids
 * refer to, and which conditions can hold, is not in it.
 *
 * @public
 */
export function checklistJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(checklistDocumentSchema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  });
  // The filter is the one part that contains itself, and its schema comes from elsewhere without a name.
  const named = JSON.stringify(schema).replaceAll('__schema0', 'filter');
  const { $schema, ...rest } = JSON.parse(named);
  return { $schema, title: 'Checklist of operational readiness', ...rest };
}
