import { stringify } from 'yaml';
import {
  ChecklistDocument,
  DraftConflict,
  Sides,
} from 'backstage-plugin-orr-common';
import { OrrText } from '../../../hooks/useOrrTranslation';
import { fieldLabel } from '../../Checklist/fieldLabels';
import { valueText } from '../../Checklist/valueText';
import { questionOf } from '../edits/draftEdits';

/** What a conflict is about, in words. @internal */
export interface ConflictText {
  /** The question or section, where it is about one. */
  about?: string;
  /** The attribute, where it is about one. */
  field?: string;
  mine: string;
  theirs: string;
}

type Place = Sides<ChecklistDocument>;

function fromEither<T>(
  { mine, theirs, base }: Place,
  read: (document: ChecklistDocument) => T | undefined,
): T | undefined {
  return read(mine) ?? read(theirs) ?? read(base);
}

function aboutOf(path: string[], sides: Place): string | undefined {
  const [kind, id] = path;
  if (kind === 'questions') {
    return fromEither(sides, one => questionOf(one, id)?.title) ?? id;
  }
  return kind === 'sections'
    ? fromEither(
        sides,
        one => one.sections.find(section => section.id === id)?.title,
      ) ?? id
    : undefined;
}

/** The attribute within what has it, such as why.text or, of a choice, title. */
function attributeOf(path: string[]): string {
  const within = ['questions', 'sections'].includes(path[0])
    ? path.slice(2)
    : path;
  return within[0] === 'answer' && within[1] === 'choices'
    ? within.slice(3).join('.')
    : within.join('.');
}

function valueOf(value: unknown, field: string, t: OrrText): string {
  if (value === undefined) {
    return t(field ? 'checklists.differences.nothing' : 'editor.conflict.gone');
  }
  return typeof value === 'object'
    ? stringify(value).trimEnd()
    : valueText(field, value as string | number | boolean, t);
}

/** A conflict as it is put to whoever decides it. @internal */
export function conflictText(
  conflict: DraftConflict,
  sides: Place,
  t: OrrText,
): ConflictText {
  const { path, mine, theirs } = conflict;
  const field = attributeOf(path);
  const isPlace = field === 'section';
  const section = (id: unknown) =>
    fromEither(
      sides,
      one => one.sections.find(other => other.id === id)?.title,
    ) ?? String(id);
  const said = (value: unknown) =>
    isPlace ? section(value) : valueOf(value, field, t);
  return {
    about: aboutOf(path, sides),
    field: isPlace
      ? t('editor.conflict.section')
      : (field && fieldLabel(field, t)) || undefined,
    mine: said(mine),
    theirs: said(theirs),
  };
}
