import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import GetAppIcon from '@material-ui/icons/GetApp';
import { Entity } from '@backstage/catalog-model';
import { EntityChange, HISTORY_ACTIONS } from 'backstage-plugin-orr-common';
import { ChangeFilter, useChangesExport } from '../../hooks/useEntityChanges';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { LiveRegion } from '../Feedback';
import { FacetMenu } from '../ReadinessPage/FacetMenu';
import { kindKeyOf } from './useChangeText';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    margin: theme.spacing(1, 0, 2),
  },
  button: {
    height: 36,
    textTransform: 'none',
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
  person: { flex: '1 1 240px', maxWidth: 360 },
  chip: { height: 36, maxWidth: '100%' },
}));

/** The programme and the rules about sources are no entity's. */
const OF_AN_ENTITY = HISTORY_ACTIONS.filter(
  action =>
    action !== 'programme.changed' &&
    !action.startsWith('sourceRule.') &&
    !action.startsWith('campaign.'),
);

function ExportButtons(props: { entity: Entity; filter: ChangeFilter }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { status, save } = useChangesExport(props.entity, props.filter);
  return (
    <>
      {(['csv', 'json'] as const).map(format => (
        <Button
          key={format}
          className={classes.button}
          variant="outlined"
          startIcon={<GetAppIcon />}
          disabled={status === 'busy'}
          onClick={() => save(format)}
        >
          {format === 'csv' ? t('changes.exportCsv') : t('changes.exportJson')}
        </Button>
      ))}
      <LiveRegion>{status === 'busy' ? t('changes.exporting') : ''}</LiveRegion>
      {status === 'failed' && (
        <Typography color="error" role="alert">
          {t('changes.exportFailed')}
        </Typography>
      )}
    </>
  );
}

/** What narrows the changes, and what is done with all of them. @internal */
export function ChangesToolbar(props: {
  entity: Entity;
  filter: ChangeFilter;
  /** The title of the one question that is shown. */
  questionTitle?: string;
  mayAskByPerson: boolean;
  onChange: (filter: ChangeFilter) => void;
}) {
  const { entity, filter, questionTitle, mayAskByPerson, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.bar}>
      <FacetMenu
        label={t('changes.kinds')}
        options={OF_AN_ENTITY.map(action => ({
          value: action,
          label: t(`changes.kind.${kindKeyOf(action)}`),
        }))}
        chosen={filter.action}
        onChange={chosen =>
          onChange({ ...filter, action: chosen as EntityChange['action'][] })
        }
      />
      {filter.questionId !== undefined && (
        <Chip
          className={classes.chip}
          variant="outlined"
          label={t('changes.ofQuestion', {
            question: questionTitle ?? filter.questionId,
          })}
          onDelete={() => onChange({ ...filter, questionId: undefined })}
        />
      )}
      <ExportButtons entity={entity} filter={filter} />
      {mayAskByPerson && (
        <div className={classes.person}>
          <EntityPicker
            id="orr-changes-person"
            label={t('changes.person')}
            helperText={t('changes.personHint')}
            kinds={['User']}
            fullWidth
            value={filter.person ?? ''}
            onChange={person =>
              onChange({ ...filter, person: person || undefined })
            }
          />
        </div>
      )}
    </div>
  );
}
