import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ChecklistFieldChange } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { MarkedWords, WordDiff } from '../Compare/WordDiff';
import { fieldLabel } from './fieldLabels';
import { valueText } from './valueText';

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(0.5, 0), overflowWrap: 'anywhere' },
  label: { color: theme.palette.text.secondary },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  text: { maxWidth: '80ch', whiteSpace: 'pre-line' },
}));

/** Attributes that hold words of people. */
const TEXTS = new Set([
  'title',
  'description',
  'guidance',
  'why.text',
  'good',
  'answer.improvement',
  'improvement',
]);

function Items(props: { field: string; from: string[]; to: string[] }) {
  const { field, from, to } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const List = field === 'answer.riskRules' ? 'ol' : 'ul';
  // An order that alone differs is told by both lists.
  const isOrder =
    from.every(item => to.includes(item)) &&
    to.every(item => from.includes(item));
  const gone = isOrder ? from : from.filter(item => !to.includes(item));
  return (
    <>
      {gone.length > 0 && (
        <ul className={classes.list}>
          {gone.map(item => (
            <li key={item}>
              <MarkedWords change="removed">
                {valueText(field, item, t)}
              </MarkedWords>
            </li>
          ))}
        </ul>
      )}
      {to.length > 0 && (
        <List className={classes.list}>
          {to.map(item => (
            <li key={item}>
              {isOrder || !from.includes(item) ? (
                <MarkedWords change="added">
                  {valueText(field, item, t)}
                </MarkedWords>
              ) : (
                valueText(field, item, t)
              )}
            </li>
          ))}
        </List>
      )}
    </>
  );
}

function Values({ change }: { change: ChecklistFieldChange }) {
  const { field, from, to } = change;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (Array.isArray(from) || Array.isArray(to)) {
    return (
      <Items
        field={field}
        from={Array.isArray(from) ? from : []}
        to={Array.isArray(to) ? to : []}
      />
    );
  }
  if (TEXTS.has(field)) {
    return (
      <div className={classes.text}>
        <WordDiff
          before={String(from ?? '')}
          after={String(to ?? '')}
          side="both"
        />
      </div>
    );
  }
  return (
    <>
      {from !== undefined && (
        <MarkedWords change="removed">{valueText(field, from, t)}</MarkedWords>
      )}
      {from !== undefined && <span aria-hidden> → </span>}
      {to === undefined ? (
        valueText(field, to, t)
      ) : (
        <MarkedWords change="added">{valueText(field, to, t)}</MarkedWords>
      )}
    </>
  );
}

/** What something says that is there in one version only: without marks, since all of it came or went. */
function WholeValue({ change }: { change: ChecklistFieldChange }) {
  const value = change.to ?? change.from;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!Array.isArray(value)) {
    return TEXTS.has(change.field) ? (
      <div className={classes.text}>{value}</div>
    ) : (
      <>{valueText(change.field, value, t)}</>
    );
  }
  const List = change.field === 'answer.riskRules' ? 'ol' : 'ul';
  return (
    <List className={classes.list}>
      {value.map(item => (
        <li key={item}>{valueText(change.field, item, t)}</li>
      ))}
    </List>
  );
}

/** One attribute that differs: what it was, what it is, and whether only in words. @internal */
export function FieldChangeLine(props: {
  change: ChecklistFieldChange;
  /** Whether what it belongs to is new or gone: then all of it is, and nothing more is said. */
  isWhole?: boolean;
}) {
  const { change, isWhole } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Typography component="div" variant="body2" className={classes.root}>
      <span className={classes.label}>
        {fieldLabel(change.field, t)}
        {!change.meaning &&
          !isWhole &&
          !TEXTS.has(change.field) &&
          ` (${t('checklists.differences.wordsOnly')})`}
        {': '}
      </span>
      {isWhole ? <WholeValue change={change} /> : <Values change={change} />}
    </Typography>
  );
}
