import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from '../translation';

type Messages = (typeof orrTranslationRef)['T'];
type Plural<TKey extends string> = `${TKey}_${
  | 'zero'
  | 'one'
  | 'two'
  | 'few'
  | 'many'
  | 'other'}`;
type ValueNames<TText> = TText extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ValueNames<Rest>
  : never;

/** The names of the values that each text takes, looked up once for all calls: asked of each call anew, they are most of the time that types take. */
type NamesByKey = {
  [TKey in keyof Messages as TKey extends Plural<infer Base> ? Base : TKey]:
    | ValueNames<Messages[TKey]>
    | (TKey extends Plural<string> ? 'count' : never);
};

type Values<TKey extends keyof NamesByKey, TValue> = {
  [TName in NamesByKey[TKey]]: TName extends 'count' ? number : TValue;
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
