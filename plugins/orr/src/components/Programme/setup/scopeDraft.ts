import { ProgrammeDocument, TierKeys } from 'backstage-plugin-orr-common';
import {
  EMPTY_SCOPE_FORM,
  formOfScope,
  ScopeForm,
  scopeOfForm,
} from '../scopeForm';
import { ReadScope, readScope, textOfScope } from './scopeText';

/** How a scope is said. @internal */
export const SCOPE_MODES = ['everything', 'chosen', 'custom'] as const;

/** What is entered about the scope. @internal */
export interface ScopeDraft {
  mode: (typeof SCOPE_MODES)[number];
  form: ScopeForm;
  text: string;
}

/** @internal */
export function scopeDraftOf(
  scope: ProgrammeDocument['scope'],
  tierKeys: TierKeys,
): ScopeDraft {
  const form = formOfScope(scope, tierKeys);
  const text = textOfScope(scope);
  if (scope === undefined) {
    return { mode: 'everything', form: EMPTY_SCOPE_FORM, text };
  }
  return form
    ? { mode: 'chosen', form, text }
    : { mode: 'custom', form: EMPTY_SCOPE_FORM, text };
}

/** The scope that a draft stands for, or what is wrong with it. @internal */
export function readDraft(draft: ScopeDraft, tierKeys: TierKeys): ReadScope {
  switch (draft.mode) {
    case 'everything':
      return { scope: undefined };
    case 'chosen':
      return { scope: scopeOfForm(draft.form, tierKeys) };
    default:
      return readScope(draft.text);
  }
}

/** Said in another way: as much of it is carried over as the other way can say. @internal */
export function withMode(
  draft: ScopeDraft,
  mode: ScopeDraft['mode'],
  tierKeys: TierKeys,
): ScopeDraft {
  const read = readDraft(draft, tierKeys);
  const scope = 'scope' in read ? read.scope : undefined;
  if (scope === undefined) {
    return { ...draft, mode };
  }
  return {
    mode,
    text: mode === 'custom' ? textOfScope(scope) : draft.text,
    form:
      mode === 'chosen'
        ? formOfScope(scope, tierKeys) ?? draft.form
        : draft.form,
  };
}
