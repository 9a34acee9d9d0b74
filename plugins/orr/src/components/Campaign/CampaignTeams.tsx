import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { CampaignDetails, CampaignTeam } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ColumnList, ListColumn } from '../ColumnList';
import { NumberText } from '../NumberText';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1) },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  chip: {
    margin: 0,
    height: 40,
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
  team: {
    // On one line with the numbers beside it.
    padding: 0,
    lineHeight: 'inherit',
    [theme.breakpoints.down('xs')]: { minHeight: 44 },
    textTransform: 'none',
    fontWeight: 'normal',
    textAlign: 'left',
    textDecoration: 'underline',
  },
  number: { fontVariantNumeric: 'tabular-nums' },
}));

function hasOpen({ counts }: CampaignTeam): boolean {
  return counts.open + counts.notReviewed > 0;
}

function Name(props: { team: CampaignTeam; onChoose: (ref: string) => void }) {
  const { team, onChoose } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { ownerRef, title } = team;
  if (ownerRef === undefined) {
    return <>{t('campaign.teams.nobody')}</>;
  }
  return (
    <Button className={classes.team} onClick={() => onChoose(ownerRef)}>
      {title ?? (
        <EntityDisplayName entityRef={ownerRef} defaultKind="group" hideIcon />
      )}
    </Button>
  );
}

function useColumns(
  onChoose: (ref: string) => void,
): ListColumn<CampaignTeam>[] {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return [
    {
      key: 'team',
      heading: t('campaign.teams.team'),
      cell: team => <Name team={team} onChoose={onChoose} />,
    },
    ...(['done', 'open', 'notReviewed', 'accepted', 'entities'] as const).map(
      name => ({
        key: name,
        heading: t(`campaign.teams.${name}`),
        cell: ({ counts }: CampaignTeam) => (
          <span className={classes.number}>
            <NumberText value={counts[name]} />
          </span>
        ),
      }),
    ),
  ];
}

/** How far each team has come, by name and never by rank. @internal */
export function CampaignTeams(props: {
  details: CampaignDetails;
  onChoose: (ownerRef: string) => void;
}) {
  const { details, onChoose } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [stillOpen, setStillOpen] = useState(false);
  const columns = useColumns(onChoose);
  const teams = details.teams.filter(team => !stillOpen || hasOpen(team));
  return (
    <section className={classes.root} aria-label={t('campaign.teams.title')}>
      <div className={classes.bar}>
        <Typography variant="h5" component="h3">
          {t('campaign.teams.title')}
        </Typography>
        <Chip
          className={classes.chip}
          variant={stillOpen ? 'default' : 'outlined'}
          clickable
          aria-pressed={stillOpen}
          label={t('campaign.teams.stillOpen')}
          onClick={() => setStillOpen(!stillOpen)}
        />
      </div>
      {teams.length ? (
        <ColumnList
          label={t('campaign.teams.title')}
          rows={teams}
          keyOf={({ ownerRef }) => ownerRef ?? ''}
          columns={columns}
        />
      ) : (
        <Typography>{t('campaign.teams.none')}</Typography>
      )}
      {details.teamsLeftOut > 0 && (
        <Typography variant="body2">
          {t('campaign.teams.leftOut', {
            number: String(details.teamsLeftOut),
          })}
        </Typography>
      )}
    </section>
  );
}
