import type { FilterPredicate } from '@backstage/filter-predicates';
import {
  ChecklistDocument,
  checklistDocumentSchema,
  ReviewKind,
  Section,
} from '../checklist/checklistDocument';
import { ConversionNote } from './conversionNote';
import { keptKeys } from './keptKeys';
import { Lens, LensPillar } from './lens';
import { jsonOfPillar } from './printLens';
import { ownIdOf } from './ownIds';
import { questionOfLens } from './questionOfLens';
import { UNSAID } from './textsOfLens';

/** What a checklist needs to be told beside what a lens says. @public */
export interface ChecklistOfLensOptions {
  /** Full ref of the group that answers for the checklist. */
  owner: string;
  /** By default made of the name of the lens. */
  id?: string;
  /** The reviews that ask it; launch and periodic by default. */
  kinds?: ReviewKind[];
  /** The entities it is asked of; all components by default. */
  appliesTo?: FilterPredicate;
}

/** A lens as a checklist. @public */
export interface ChecklistOfLens {
  /** Absent where the lens asks nothing, or the options do not fit; the notes say which. */
  document?: ChecklistDocument;
  /** What was adapted. */
  notes: ConversionNote[];
}

/**
 * Makes a draft of a lens that was read. Ids are kept where checklists allow them. What a lens does not know is filled with words
 * that say so, and what a checklist has no place for is kept beside it, so that the lens can be written again.
 *
 * @public
 */
export function checklistOfLens(
  lens: Lens,
  options: ChecklistOfLensOptions,
): ChecklistOfLens {
  const notes: ConversionNote[] = [];
  const kinds = options.kinds ?? ['launch', 'periodic'];
  const ids = { sections: new Set<string>(), questions: new Set<string>() };
  const sections = lens.pillars.flatMap((pillar, index): Section[] =>
    pillar.questions.length
      ? [sectionOf(pillar, ['pillars', index], { kinds, ids, notes })]
      : [],
  );
  if (!sections.length) {
    const message = 'The lens asks nothing, and a checklist has a question';
    return { notes: [{ kind: 'lost', path: ['pillars'], message }] };
  }
  const document: ChecklistDocument = {
    schemaVersion: 1,
    id: options.id ?? ownIdOf(lens.name, new Set(), 'lens'),
    title: lens.name.trim(),
    description: lens.description.trim(),
    owner: options.owner,
    state: 'draft',
    kinds,
    appliesTo: options.appliesTo ?? { kind: 'Component' },
    sections,
    lens: keptKeys({
      texts: { name: lens.name, description: lens.description },
      extensions: lens.extensions,
      keys: emptyPillarsOf(lens, notes),
    }),
  };
  const { success, error } = checklistDocumentSchema.safeParse(document);
  if (!success) {
    return {
      notes: error.issues.map(({ path, message }) => ({
        kind: 'lost',
        path: path.map(segment =>
          typeof segment === 'symbol' ? String(segment) : segment,
        ),
        message: `This makes no checklist: ${message}`,
      })),
    };
  }
  return { document, notes: [...generalNotes(document, options), ...notes] };
}

function sectionOf(
  pillar: LensPillar,
  path: ConversionNote['path'],
  within: {
    kinds: ReviewKind[];
    ids: Record<'sections' | 'questions', Set<string>>;
    notes: ConversionNote[];
  },
): Section {
  const { ids, kinds, notes } = within;
  // The ids of pillars are words in camel case.
  const words = pillar.id.replace(/([a-z])([A-Z])/g, '$1-$2');
  const id = ownIdOf(words, ids.sections, 'pillar');
  const lens = keptKeys({
    id: { own: id, lens: pillar.id },
    texts: { name: pillar.name },
    extensions: pillar.extensions,
  });
  return {
    id,
    title: pillar.name.trim(),
    questions: pillar.questions.map((question, index) =>
      questionOfLens(question, [...path, 'questions', index], {
        kinds,
        area: pillar.name.trim(),
        taken: ids.questions,
        notes,
      }),
    ),
    ...(Object.keys(lens).length > 0 && { lens }),
  };
}

/** Pillars that ask nothing, by their place: a section asks something. */
function emptyPillarsOf(
  { pillars }: Lens,
  notes: ConversionNote[],
): { pillars?: Record<string, unknown> } {
  const empty = pillars.flatMap((pillar, index) =>
    pillar.questions.length ? [] : [[String(index), jsonOfPillar(pillar)]],
  );
  for (const [index] of empty) {
    notes.push({
      kind: 'adapted',
      path: ['pillars', Number(index)],
      message: 'The pillar asks nothing, so that it shows nowhere; it is kept',
    });
  }
  return empty.length ? { pillars: Object.fromEntries(empty) } : {};
}

function generalNotes(
  document: ChecklistDocument,
  options: ChecklistOfLensOptions,
): ConversionNote[] {
  const assumed = [
    `the owner is ${options.owner}`,
    `reviews of the kinds ${document.kinds.join(', ')} ask it`,
    ...(options.appliesTo ? [] : ['it applies to all components']),
    'it is a draft',
  ];
  const unsaid = [
    `Of each question it does not say who asks (here "${UNSAID.stakeholder}"), why (here "${UNSAID.why}")`,
    `and what good looks like (here "${UNSAID.good}").`,
    'Its origin is best practice, its effort medium, its phase operate, its area the name of its pillar.',
  ];
  const renamed = countRenamed(document);
  const notes = [
    `A lens does not say who it is for. Here ${assumed.join(', ')}`,
    unsaid.join(' '),
    ...(renamed
      ? [
          `${renamed} ids are written as checklists want them; those of the lens are kept beside them`,
        ]
      : []),
  ];
  return notes.map(message => ({ kind: 'adapted', path: [], message }));
}

function countRenamed({ sections }: ChecklistDocument): number {
  const parts = sections.flatMap(section => [
    section,
    ...section.questions.flatMap(question => [
      question,
      ...(question.answer.type === 'choices' ? question.answer.choices : []),
    ]),
  ]);
  return parts.filter(({ lens }) => lens?.id !== undefined).length;
}
