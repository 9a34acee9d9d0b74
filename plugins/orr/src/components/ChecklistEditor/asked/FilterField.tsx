import { ReactNode } from 'react';
import {
  ChecklistDocument,
  checklistDocumentSchema,
  FilterMatchBody,
  filterProblemPath,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { StructureField } from '../fields/StructureField';
import { AskedEntities } from './AskedEntities';

type Filter = ChecklistDocument['appliesTo'];

const schema = checklistDocumentSchema.shape.appliesTo;

/** What the backend has not to be asked about: it is none yet, or cannot be read. */
function isReadable(filter: Filter | undefined): filter is Filter {
  return filter !== undefined && schema.safeParse(filter).success;
}

/** Of whom something is asked, as a filter of the catalog, with the entities that it matches now. @internal */
export function FilterField(props: {
  label: string;
  hint: string;
  value: Filter | undefined;
  /** The filter of the checklist, where this one is of a question. */
  within?: FilterMatchBody['within'];
  onChange: (value: Filter | undefined) => void;
}) {
  const { label, hint, value, within, onChange } = props;
  const { t } = useOrrTranslation();
  const wrong = (written: unknown): string => {
    const place = filterProblemPath(written);
    return place
      ? t('editor.field.noFilterAt', { place })
      : t('editor.field.noFilter');
  };
  const below = (isWrong: boolean): ReactNode =>
    !isWrong &&
    isReadable(value) &&
    (within === undefined || isReadable(within)) ? (
      <AskedEntities filter={value} within={within} />
    ) : null;
  return (
    <StructureField
      label={label}
      field="appliesTo"
      hint={hint}
      wrong={wrong}
      value={value}
      schema={schema}
      onChange={onChange}
      below={below}
    />
  );
}
