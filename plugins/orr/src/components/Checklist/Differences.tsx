import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import {
  ChecklistComparison,
  ChecklistDifferences,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ChangeChip } from './ChangeChip';
import { DifferingSection } from './DifferingSection';
import { FieldChangeLine } from './FieldChangeLine';

const KINDS = ['added', 'removed', 'changed', 'reworded', 'moved'] as const;

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2) },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(1, 0),
  },
  text: { maxWidth: '80ch' },
  changelog: { maxWidth: '80ch', whiteSpace: 'pre-line' },
  toggle: { minHeight: 44 },
}));

function Counts({ counts }: Pick<ChecklistDifferences, 'counts'>) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const there = KINDS.filter(kind => counts[kind] > 0);
  return there.length ? (
    <div className={classes.chips}>
      <Typography variant="body2" component="span">
        {t('checklists.differences.questions')}:
      </Typography>
      {there.map(kind => (
        <ChangeChip
          key={kind}
          kind={kind}
          label={t(`checklists.differences.counts.${kind}`, {
            count: counts[kind],
          })}
        />
      ))}
    </div>
  ) : null;
}

function Summary(props: {
  comparison: ChecklistComparison;
  onlyMeaning: boolean;
  onOnlyMeaning: (only: boolean) => void;
}) {
  const { comparison, onlyMeaning, onOnlyMeaning } = props;
  const { differences, to } = comparison;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const isSame = !differences.fields.length && !differences.sections.length;
  const words = differences.meaning
    ? t('checklists.differences.meaning')
    : t('checklists.differences.noMeaning');
  return (
    <div>
      <Typography role="status" variant="h6" component="p">
        {isSame ? t('checklists.differences.same') : words}
      </Typography>
      <Counts counts={differences.counts} />
      {to.changelog && (
        <Typography className={classes.changelog}>
          {t('checklists.differences.changelog', {
            version: String(to.version),
          })}
          {': '}
          {to.changelog}
        </Typography>
      )}
      {!isSame && (
        <>
          <FormControlLabel
            className={classes.toggle}
            label={t('checklists.differences.onlyMeaning')}
            control={
              <Switch
                color="primary"
                checked={onlyMeaning}
                onChange={event => onOnlyMeaning(event.target.checked)}
              />
            }
          />
          <Typography variant="body2" className={classes.text}>
            {t('checklists.differences.meaningHint')}
          </Typography>
        </>
      )}
    </div>
  );
}

/** How two versions of a checklist differ, down to the words. @internal */
export function Differences(props: {
  comparison: ChecklistComparison;
  onlyMeaning: boolean;
  onOnlyMeaning: (only: boolean) => void;
}) {
  const { comparison, onlyMeaning } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const wanted = ({ meaning }: { meaning: boolean }) => !onlyMeaning || meaning;
  const fields = comparison.differences.fields.filter(wanted);
  const sections = comparison.differences.sections.filter(wanted);
  return (
    <div className={classes.root}>
      <Summary {...props} />
      {fields.length > 0 && (
        <InfoCard
          title={t('checklists.differences.itself')}
          titleTypographyProps={{ component: 'h3' }}
        >
          {fields.map(change => (
            <FieldChangeLine key={change.field} change={change} />
          ))}
        </InfoCard>
      )}
      {sections.length > 0 && (
        <InfoCard
          title={t('checklists.differences.questions')}
          titleTypographyProps={{ component: 'h3' }}
        >
          {sections.map(section => (
            <DifferingSection
              key={section.sectionId}
              section={section}
              rollout={comparison}
              onlyMeaning={onlyMeaning}
            />
          ))}
        </InfoCard>
      )}
    </div>
  );
}
