import {
  ChecklistDocument,
  Question,
  Section,
} from 'backstage-plugin-orr-common';
import { provisionalId } from './draftIds';

/** What a question is like before anything is said of it. */
function blankQuestion(
  id: string,
  context: { kinds: Question['profiles']; area?: string; stakeholder?: string },
): Question {
  return {
    id,
    title: '',
    guidance: '',
    why: { text: '' },
    good: '',
    area: context.area ?? '',
    stakeholder: context.stakeholder ?? '',
    origin: 'best-practice',
    risk: 'medium',
    effort: 'medium',
    phase: 'launch',
    profiles: context.kinds,
    answer: { type: 'practice' },
  };
}

/** A new question, as its section and the one before it suggest. @internal */
export function newQuestion(
  id: string,
  document: ChecklistDocument,
  section: Section,
): Question {
  const before = section.questions[section.questions.length - 1];
  return blankQuestion(id, {
    kinds: document.kinds,
    area: before?.area || section.title,
    stakeholder: before?.stakeholder,
  });
}

/** What is there, over what stands for it where it is not. */
function filled<T extends object>(defaults: T, value: Partial<T>): T {
  const there = Object.entries(value ?? {}).filter(
    ([, one]) => one !== undefined && one !== null,
  );
  return { ...defaults, ...(Object.fromEntries(there) as Partial<T>) };
}

function openedAnswer(
  answer: Question['answer'],
  risk: Question['risk'],
): Question['answer'] {
  return answer.type === 'choices'
    ? {
        ...answer,
        choices: answer.choices ?? [],
        riskRules: answer.riskRules ?? [{ when: 'default', level: risk }],
      }
    : answer;
}

/**
 * A draft as it is edited: whatever an unfinished document leaves out has the value that it begins with, so that nothing has to
 * ask whether it is there. The same document is opened the same way each time.
 *
 * @internal
 */
export function openedDraft(document: ChecklistDocument): ChecklistDocument {
  const taken = new Set<string>();
  const idOf = (kind: 'section' | 'question', id: string | undefined) => {
    const own = id || provisionalId(kind, taken);
    taken.add(own);
    return own;
  };
  const kinds = document.kinds?.length ? document.kinds : ['launch' as const];
  const opened = filled<ChecklistDocument>(
    {
      schemaVersion: 1,
      id: '',
      title: '',
      description: '',
      owner: '',
      state: 'draft',
      kinds,
      appliesTo: { kind: 'Component' },
      sections: [],
    },
    document,
  );
  const sections = opened.sections.map(section => ({
    ...section,
    id: idOf('section', section.id),
    title: section.title ?? '',
    questions: (section.questions ?? []).map(question => {
      const whole = filled(
        blankQuestion(idOf('question', question?.id), { kinds }),
        question,
      );
      return {
        ...whole,
        why: filled<Question['why']>({ text: '' }, whole.why),
        answer: openedAnswer(whole.answer, whole.risk),
      };
    }),
  }));
  return { ...opened, kinds, sections };
}
