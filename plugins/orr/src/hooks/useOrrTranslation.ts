import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Entries, orrMessages, orrTranslationRef } from '../translation';

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type ValueNames<TText> = TText extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ValueNames<Rest>
  : never;

/** The names of the values that each text takes, looked up once for all calls: asked of each call anew, they are most of the time that types take. */
type NamesByKey = {
  [TEntry in Entries<
    typeof orrMessages
  > as TEntry[0] extends `${infer Base}_${Plural}` ? Base : TEntry[0]]:
    | ValueNames<TEntry[1]>
    | (TEntry[0] extends `${string}_${Plural}` ? 'count' : never);
};

/** What stands as `{{name, number}}` is written as the language writes numbers. */
type NameIn<TName extends string> = TName extends `${infer Name}, number`
  ? Name
  : TName;

type Values<TKey extends keyof NamesByKey, TValue> = {
  [TName in NamesByKey[TKey] as NameIn<TName>]: TName extends
    | 'count'
    | `${string}, number`
    ? number
    : TValue;
};

type Options<TKey extends keyof NamesByKey, TValue> = [
  NamesByKey[TKey],
] extends [never]
  ? []
  : [values: Values<TKey, TValue>];

/** Gives the text of a key; with an element among its values, an element. @internal */
export interface OrrText {
  <TKey extends keyof NamesByKey>(
    key: TKey,
    ...values: Options<TKey, string>
  ): string;
  <TKey extends keyof NamesByKey>(
    key: TKey,
    ...values: Options<TKey, string | JSX.Element>
  ): JSX.Element;
}

/** The texts of the plugin in the language of the portal. @internal */
export function useOrrTranslation(): { t: OrrText } {
  return useTranslationRef(orrTranslationRef) as { t: unknown } as {
    t: OrrText;
  };
}
