import { makeStyles } from '@material-ui/core/styles';
import { ProgrammeDocument, TierKeys } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { FieldName, ScopeClause, scopeClauses } from './scopeClauses';

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
}));

function useLeafText() {
  const { t } = useOrrTranslation();
  const nameOf = (field: FieldName) =>
    'word' in field ? t(`programme.scope.field.${field.word}`) : field.path;
  const oneOf = (values: string[]) =>
    values.length > 1
      ? t('programme.scope.or', {
          list: values.slice(0, -1).join(', '),
          last: values[values.length - 1],
        })
      : values.join();
  return (clause: ScopeClause): string => {
    switch (clause.type) {
      case 'is':
        return t('programme.scope.is', {
          field: nameOf(clause.field),
          values: oneOf(clause.values),
        });
      case 'set':
        return t(
          clause.exists ? 'programme.scope.exists' : 'programme.scope.absent',
          { field: nameOf(clause.field) },
        );
      case 'prefix':
        return t('programme.scope.prefix', {
          field: nameOf(clause.field),
          value: clause.value,
        });
      case 'contains':
        return t('programme.scope.contains', { field: nameOf(clause.field) });
      case 'value':
        return t('programme.scope.value', { value: clause.value });
      case 'raw':
        return clause.text;
      default:
        return t(`programme.scope.${clause.type}`);
    }
  };
}

function partsOf(clause: ScopeClause): ScopeClause[] {
  if ('parts' in clause) {
    return clause.parts;
  }
  return 'part' in clause ? [clause.part] : [];
}

function Clause({ clause }: { clause: ScopeClause }) {
  const classes = useStyles();
  const text = useLeafText()(clause);
  const parts = partsOf(clause);
  return (
    <>
      {text}
      {parts.length > 0 && (
        <ul className={classes.list}>
          {parts.map((part, index) => (
            // Parts of a filter have no names.
            // eslint-disable-next-line react/no-array-index-key
            <li key={index}>
              <Clause clause={part} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What a programme is about, in words. @internal */
export function ScopeInWords(props: {
  scope: ProgrammeDocument['scope'];
  tierKeys: TierKeys;
}) {
  const { t } = useOrrTranslation();
  const clause = scopeClauses(props.scope, props.tierKeys);
  return clause ? (
    <Clause clause={clause} />
  ) : (
    <>{t('programme.scope.everything')}</>
  );
}
