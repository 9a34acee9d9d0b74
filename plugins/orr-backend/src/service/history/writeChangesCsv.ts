import { EntityChange, StatementFacts } from 'backstage-plugin-orr-common';
import { stringify } from 'csv-stringify/sync';

/** `answer.saved` as "Answer saved": the words of the wire, for people. */
function words(code: string): string {
  const spaced = code
    .replace(/\./g, ' ')
    .replace(/([A-Z])/g, letter => ` ${letter.toLocaleLowerCase('en-US')}`);
  return spaced.charAt(0).toLocaleUpperCase('en-US') + spaced.slice(1);
}

function statementText(
  statement: StatementFacts | null | undefined,
  { choices }: EntityChange,
): string {
  if (!statement) {
    return '';
  }
  switch (statement.kind) {
    case 'choices':
      return statement.choices.map(id => choices[id] ?? id).join('; ');
    case 'practice':
      return words(statement.value);
    case 'number':
    case 'duration':
    case 'date':
      return String(statement.value);
    default:
      return words(statement.kind);
  }
}

/** Of an entity that the reader may not know of. */
const OTHER = 'another entry';

function detailsOf({ facts, section }: EntityChange): string {
  return [
    section && `Section: ${section.title}`,
    facts.noteChanged && 'Note changed',
    facts.evidenceChanged && 'Links changed',
    facts.outcome && words(facts.outcome),
    facts.validUntil && `Valid until ${facts.validUntil}`,
    facts.until && `Until ${facts.until}`,
    facts.dueFrom && `Due ${facts.dueTo} instead of ${facts.dueFrom}`,
    facts.requests && `Changes asked for: ${facts.requests}`,
    facts.finding && words(facts.finding),
    facts.given === false && 'Taken back',
    facts.phaseTo !== undefined && `Phase ${facts.phaseTo ?? 'none'}`,
    (facts.entityFrom || facts.entityTo) &&
      `From ${facts.entityFrom ?? OTHER} to ${facts.entityTo ?? OTHER}`,
  ]
    .filter(Boolean)
    .join('; ');
}

const COLUMNS: [
  header: string,
  cell: (change: EntityChange) => string | undefined,
][] = [
  ['At', ({ at }) => at],
  [
    'Who',
    ({ actorRef, isErased }) => actorRef ?? (isErased ? 'Erased' : undefined),
  ],
  ['What', ({ action }) => words(action)],
  ['Question', ({ question }) => question?.title],
  ['From', change => statementText(change.facts.from, change)],
  ['To', change => statementText(change.facts.to, change)],
  ['Details', detailsOf],
  ['Checklist', ({ checklistTitle }) => checklistTitle],
  ['Entity', ({ entityRef }) => entityRef],
  ['Review', ({ reviewId }) => reviewId],
];

/** Changes as CSV: UTF-8 with a mark that says so, and no cell a formula. @internal */
export function writeChangesCsv(
  changes: EntityChange[],
  options: { header: boolean },
): string {
  return stringify(
    changes.map(change => COLUMNS.map(([, cell]) => cell(change) ?? '')),
    {
      header: options.header,
      bom: options.header,
      columns: COLUMNS.map(([header]) => header),
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
}
