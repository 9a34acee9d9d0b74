import {
  addDays,
  AnswerStatement,
  dayOf,
  Evidence,
  GateCell,
  gateCell,
  gateOf,
  Question,
  questionLevel,
} from 'backstage-plugin-orr-common';
import { ANSWER_TEXT } from './answerNotes';
import { seededNumber } from './seededNumber';

const RECENT_DAYS = 45;
const STALE_DAYS = 900;
const LINKED_SHARE = 0.4;

interface DemoMoment {
  now: Date;
  timeZone: string;
}

type ChoicesForm = Extract<Question['answer'], { type: 'choices' }>;

/** Selections that a person might make, the fullest first. */
function selectionsOf(form: ChoicesForm): string[][] {
  const several = form.choices.filter(
    choice => !choice.exclusive && choice.tier !== 'scope',
  );
  const ids = several.map(choice => choice.id);
  const without = ids.map(id => ids.filter(other => other !== id));
  const beginnings = ids.map((_, index) => ids.slice(0, index + 1)).reverse();
  const alone = form.choices.map(choice => [choice.id]);
  return [ids, ...without, ...beginnings, ...alone].filter(
    selection => selection.length > 0,
  );
}

function statementsOf(
  question: Question,
  { now, timeZone }: DemoMoment,
): AnswerStatement[] {
  const form = question.answer;
  const today = dayOf(now, timeZone);
  switch (form.type) {
    case 'choices':
      return selectionsOf(form).map(choices => ({ kind: 'choices', choices }));
    case 'practice':
      return (['yes', 'partly', 'no'] as const).map(value => ({
        kind: 'practice',
        value,
      }));
    case 'number':
    case 'duration': {
      const { atLeast, atMost } = form.met ?? {};
      const values = [
        atLeast === undefined ? (atMost ?? 8) / 2 : atLeast + 2,
        atLeast === undefined ? (atMost ?? 8) * 3 : Math.max(0, atLeast - 1),
      ];
      return values.map(value => ({ kind: form.type, value }));
    }
    case 'date':
      return [RECENT_DAYS, STALE_DAYS].map(days => ({
        kind: 'date',
        value: addDays(today, -days),
      }));
    default:
      return [{ kind: 'text', value: ANSWER_TEXT }];
  }
}

/** A statement that does just this to a decision, if the question can show it; the first one is the most favourable. @internal */
export function demoStatement(
  question: Question,
  cell: GateCell,
  moment: DemoMoment,
): AnswerStatement | undefined {
  const gate = gateOf(question);
  const today = dayOf(moment.now, moment.timeZone);
  return statementsOf(question, moment).find(statement => {
    const { level } = questionLevel({
      question,
      statement,
      confirmed: false,
      today,
    });
    // A gap of an advisory question may do nothing to a decision, but it is a gap all the same.
    return cell === 'none'
      ? level === undefined || level === 'NONE'
      : gateCell(level, gate) === cell;
  });
}

/** Links that go with an answer: always where they are required, now and then elsewhere. @internal */
export function demoEvidence(
  question: Question,
  entityName: string,
  { now, timeZone }: DemoMoment,
): Evidence[] {
  const rule = question.evidence?.rule;
  const linked =
    rule === 'required' ||
    (rule !== 'none' && seededNumber(entityName, question.id) < LINKED_SHARE);
  return linked
    ? [
        {
          url: `https://wiki.meridian.example.org/${entityName}/${question.id}`,
          title: `${question.area} of ${entityName}`,
          date: addDays(dayOf(now, timeZone), -RECENT_DAYS),
        },
      ]
    : [];
}
