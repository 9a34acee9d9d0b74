import { stringify } from 'yaml';
import {
  ChecklistDocument,
  checklistDocumentSchema,
  questionSchema,
  sectionSchema,
} from '../checklist/checklistDocument';

/** Writes a checklist as a YAML file. Its keys stand in the order in which the documentation names them. @public */
export function printChecklistYaml(document: ChecklistDocument): string {
  // The same list in two places is written twice: aliases are for people who write files.
  return stringify(ordered(document), {
    aliasDuplicateObjects: false,
    lineWidth: 100,
  });
}

/** Writes a checklist as a JSON file. @public */
export function printChecklistJson(document: ChecklistDocument): string {
  return `${JSON.stringify(ordered(document), null, 2)}\n`;
}

function ordered(document: ChecklistDocument): object {
  return inOrder(
    {
      ...document,
      sections: document.sections.map(section =>
        inOrder(
          {
            ...section,
            questions: section.questions.map(question =>
              inOrder(question, Object.keys(questionSchema.shape)),
            ),
          },
          Object.keys(sectionSchema.shape),
        ),
      ),
    },
    Object.keys(checklistDocumentSchema.shape),
  );
}

function inOrder(part: object, keys: string[]): object {
  const known = new Map(Object.entries(part));
  return Object.fromEntries(
    keys.flatMap(key => {
      const value = known.get(key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
