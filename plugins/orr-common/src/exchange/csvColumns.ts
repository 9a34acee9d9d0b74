/** What a table says of a question, of one of its choices, or of the checklist. @internal */
export type CsvKey =
  | 'section'
  | 'question'
  | 'why'
  | 'guidance'
  | 'good'
  | 'area'
  | 'stakeholder'
  | 'origin'
  | 'risk'
  | 'gate'
  | 'effort'
  | 'phase'
  | 'reviews'
  | 'answer'
  | 'improvement'
  | 'choice'
  | 'choiceGuidance'
  | 'choiceImprovement'
  | 'tier'
  | 'alternativeGroup'
  | 'rules'
  | 'questionId'
  | 'choiceId'
  | 'questionMore'
  | 'choiceMore'
  | 'sectionMore'
  | 'checklistMore';

/** One column of the table. @internal */
export interface CsvColumn {
  key: CsvKey;
  header: string;
  /** What people call it too. */
  alsoCalled: readonly string[];
}

/** The columns in the order in which they are written; they are read in any. @internal */
export const CSV_COLUMNS: readonly CsvColumn[] = [
  column('section', 'Section', 'group', 'chapter', 'pillar'),
  column('question', 'Question', 'requirement', 'title', 'check', 'item'),
  column('why', 'Why', 'why we ask', 'reason', 'rationale', 'scenario'),
  column('guidance', 'Guidance', 'how', 'description', 'help', 'details'),
  column('good', 'What good looks like', 'good', 'acceptance', 'expected'),
  column('area', 'Area', 'category', 'theme', 'topic'),
  column('stakeholder', 'Stakeholder', 'asked by', 'who asks', 'team', 'from'),
  column('origin', 'Origin', 'source', 'comes from'),
  column('risk', 'Risk', 'severity', 'priority', 'risk when unmet'),
  column('gate', 'Gate'),
  column('effort', 'Effort', 'cost', 'size'),
  column('phase', 'Phase', 'stage', 'when'),
  column('reviews', 'Reviews', 'review kinds', 'kinds', 'profiles'),
  column('answer', 'Answer', 'answer type', 'type', 'answered by'),
  column('improvement', 'Improvement', 'mitigation', 'what to do', 'action'),
  column('choice', 'Choice', 'practice', 'option'),
  column('choiceGuidance', 'Choice guidance', 'practice guidance'),
  column('choiceImprovement', 'Choice improvement', 'practice improvement'),
  column('tier', 'Tier', 'choice tier', 'weight of choice'),
  column('alternativeGroup', 'Alternative group', 'alternatives'),
  column('rules', 'Risk rules', 'rules'),
  column('questionId', 'Question id', 'id', 'key'),
  column('choiceId', 'Choice id'),
  column('questionMore', 'Question more'),
  column('choiceMore', 'Choice more'),
  column('sectionMore', 'Section more'),
  column('checklistMore', 'Checklist more'),
];

function column(
  key: CsvKey,
  header: string,
  ...alsoCalled: string[]
): CsvColumn {
  return { key, header, alsoCalled };
}

/** A header without what people write differently: case, spaces, punctuation. @internal */
export function plainHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const KEY_OF_HEADER: ReadonlyMap<string, CsvKey> = new Map(
  CSV_COLUMNS.flatMap(({ key, header, alsoCalled }) =>
    [header, ...alsoCalled].map(name => [plainHeader(name), key] as const),
  ),
);

/** What each column of a table is; undefined for those that mean nothing here. @internal */
export function keysOfHeaders(headers: string[]): (CsvKey | undefined)[] {
  return headers.map(header => KEY_OF_HEADER.get(plainHeader(header)));
}
