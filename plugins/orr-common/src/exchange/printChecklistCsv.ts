import { Choice } from '../checklist/answerForm';
import {
  ChecklistDocument,
  Question,
  Section,
} from '../checklist/checklistDocument';
import { CSV_COLUMNS, CsvKey } from './csvColumns';
import { writeCsvText } from './csvText';

type Row = Partial<Record<CsvKey, string>>;

/** How the table names the ways in which questions are answered. */
const ANSWER_WORDS: Record<Question['answer']['type'], string> = {
  choices: 'choices',
  practice: 'yes, partly, no',
  number: 'number',
  duration: 'duration',
  date: 'date',
  text: 'text',
};
/** How the table names the choice that clears the others. */
const NONE_OF_THESE = 'none of these';

/**
 * Writes a checklist as a table for spreadsheets: a row for each question, and for each choice of one behind the first. What has no
 * column of its own stands as JSON in the last ones, so that reading the table gives the same checklist.
 *
 * @public
 */
export function printChecklistCsv(document: ChecklistDocument): string {
  const { sections, ...more } = document;
  const rows = sections.flatMap(rowsOfSection);
  rows[0].checklistMore = jsonOf(more);
  return tableOf(rows);
}

/** A table to fill in, with the columns that most people need and one example of each kind. @public */
export function csvTemplate(): string {
  const example: Row = {
    section: 'Release',
    question: 'Can a bad release be taken back?',
    why: 'Taking a release back is the quickest repair.',
    guidance: 'Think of the last release that went wrong.',
    good: 'One command takes a release back.',
    area: 'Release quality',
    stakeholder: 'Operations',
    risk: 'high',
    effort: 'medium',
    phase: 'launch',
    reviews: 'launch, periodic',
    answer: ANSWER_WORDS.practice,
    improvement: 'Write the command and try it.',
  };
  const asked: Row = {
    ...example,
    question: 'How do you learn that users are affected?',
    why: 'Users who tell first have suffered longest.',
    guidance: 'Look at how the last incident was found.',
    good: 'An alert tells before a user does.',
    answer: ANSWER_WORDS.choices,
    improvement: '',
    choice: 'An alert on what users see',
    choiceImprovement: 'Alert on failed requests.',
    tier: 'core',
  };
  const choices: Row[] = [
    {
      choice: 'The alert was tried',
      choiceImprovement: 'Let it fire once.',
      tier: 'secondary',
    },
    { choice: 'None of these', tier: NONE_OF_THESE },
  ];
  const hidden: CsvKey[] = [
    'questionMore',
    'choiceMore',
    'sectionMore',
    'checklistMore',
  ];
  return tableOf([example, asked, ...choices], hidden);
}

function tableOf(rows: Row[], hidden: CsvKey[] = []): string {
  const columns = CSV_COLUMNS.filter(({ key }) => !hidden.includes(key));
  return writeCsvText([
    columns.map(({ header }) => header),
    ...rows.map(row => columns.map(({ key }) => row[key] ?? '')),
  ]);
}

function rowsOfSection(section: Section): Row[] {
  const { questions, title, ...more } = section;
  const rows = questions.map(question => rowsOfQuestion(question, title));
  rows[0][0].sectionMore = jsonOf(more);
  return rows.flat();
}

function rowsOfQuestion(question: Question, section: string): Row[] {
  const {
    answer,
    area,
    effort,
    gate,
    good,
    guidance,
    id,
    origin,
    phase,
    profiles,
    risk,
    stakeholder,
    title,
    why,
    ...others
  } = question;
  const { links, text } = why;
  const first: Row = {
    section,
    question: title,
    why: text,
    guidance,
    good,
    area,
    stakeholder,
    origin,
    risk,
    gate,
    effort,
    phase,
    reviews: profiles.join(', '),
    questionId: id,
    ...answerCells(answer),
    questionMore: jsonOf({
      ...(links && { why: { links } }),
      ...others,
      ...answerMore(answer),
    }),
  };
  if (answer.type !== 'choices') {
    return [first];
  }
  const [choice, ...choices] = answer.choices;
  return [{ ...first, ...choiceCells(choice) }, ...choices.map(choiceCells)];
}

function answerCells(answer: Question['answer']): Row {
  return {
    answer: ANSWER_WORDS[answer.type],
    ...('improvement' in answer && { improvement: answer.improvement }),
    ...(answer.type === 'choices' &&
      fitsLines(answer) && {
        rules: answer.riskRules
          .map(({ when, level }) => `${level}: ${when}`)
          .join('\n'),
      }),
  };
}

function answerMore(answer: Question['answer']): { answer?: object } {
  if (answer.type === 'choices') {
    return fitsLines(answer) ? {} : { answer: { riskRules: answer.riskRules } };
  }
  const { improvement: _, type, ...rest } = { improvement: '', ...answer };
  return type === 'practice' || !Object.keys(rest).length
    ? {}
    : { answer: rest };
}

/** A rule that has line breaks, or space around it, is no line. */
function fitsLines({
  riskRules,
}: Extract<Question['answer'], { type: 'choices' }>): boolean {
  return riskRules.every(
    ({ when }) => !/[\r\n]/.test(when) && when === when.trim(),
  );
}

function choiceCells(choice: Choice): Row {
  const { exclusive, lens, tier } = choice;
  const isNone = exclusive === true && tier === undefined;
  return {
    choice: choice.title,
    choiceGuidance: choice.guidance,
    choiceImprovement: choice.improvement,
    tier: isNone ? NONE_OF_THESE : tier,
    alternativeGroup: choice.alternativeGroup,
    choiceId: choice.id,
    choiceMore: jsonOf({
      ...(exclusive !== undefined && !isNone && { exclusive }),
      ...(lens && { lens }),
    }),
  };
}

function jsonOf(more: object): string {
  const text = JSON.stringify(more);
  return text === '{}' ? '' : text;
}
