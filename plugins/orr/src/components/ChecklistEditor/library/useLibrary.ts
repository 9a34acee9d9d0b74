import { useMemo, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { LibraryQuestions, Question } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../../api';
import { useLoaded } from '../../../hooks/useLoaded';

function matches(question: Question, text: string): boolean {
  const { title, guidance, area, practices = [] } = question;
  const all = [title, guidance, area, ...practices.flatMap(Object.values)];
  return all.some(part =>
    part.toLocaleLowerCase('en-US').includes(text.toLocaleLowerCase('en-US')),
  );
}

/** The questions that authors may pick from, by part of the library, as far as a text is found in them. @internal */
export function useLibrary() {
  const api = useApi(orrApiRef);
  const [text, setText] = useState('');
  const loaded = useLoaded(
    signal => api.listLibraryQuestions({}, { signal }),
    [api],
  );
  const items = loaded.status === 'ready' ? loaded.value.items : undefined;
  const groups = useMemo(() => {
    const found = new Map<string, Question[]>();
    for (const { group, question } of items ??
      ([] as LibraryQuestions['items'])) {
      if (matches(question, text.trim())) {
        found.set(group, [...(found.get(group) ?? []), question]);
      }
    }
    return [...found];
  }, [items, text]);
  return { loaded, groups, text, setText };
}
