import { ReactNode } from 'react';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { EntityExemption, Exemption } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { FactList } from '../EntityReadiness/FactList';
import { EXEMPTION_ANCHOR } from '../EntityReadiness/reasonGroups';
import { SideCard } from '../EntityReadiness/SideCard';
import { AskExemption } from './AskExemption';
import { DecideExemption } from './DecideExemption';
import { EndExemption } from './EndExemption';

const useStyles = makeStyles(theme => ({
  part: { '& + &': { marginTop: theme.spacing(2) } },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
}));

interface ExemptionProps {
  entityRef: string;
  exemption: EntityExemption;
  onChanged: () => void;
}

function About({ exemption }: { exemption: Exemption }) {
  const { t } = useOrrTranslation();
  const { until, reason, askedBy, decidedBy, decisionNote } = exemption;
  const person = (ref: string) => (
    <EntityRefLink entityRef={ref} defaultKind="user" />
  );
  return (
    <FactList
      facts={[
        {
          term: t('exemption.until'),
          value: <DateText date={until} absolute />,
        },
        { term: t('exemption.reason'), value: reason },
        { term: t('exemption.askedBy'), value: person(askedBy) },
        ...(decidedBy
          ? [{ term: t('exemption.approvedBy'), value: person(decidedBy) }]
          : []),
        ...(decisionNote
          ? [{ term: t('exemption.note'), value: decisionNote }]
          : []),
      ]}
    />
  );
}

function Part(props: {
  text: string;
  exemption?: Exemption;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.part}>
      <Typography gutterBottom>{props.text}</Typography>
      {props.exemption && <About exemption={props.exemption} />}
      <div className={classes.actions}>{props.children}</div>
    </div>
  );
}

function Asked({ exemption: { asked, may }, onChanged }: ExemptionProps) {
  const { t } = useOrrTranslation();
  if (!asked) {
    return null;
  }
  return (
    <Part text={t('exemption.waiting')} exemption={asked}>
      {may.decide && <DecideExemption exemption={asked} onDone={onChanged} />}
      {may.request && (
        <EndExemption act="withdraw" exemption={asked} onDone={onChanged} />
      )}
      {may.decideRefusal && (
        <Typography variant="body2">{t('exemption.notYours')}</Typography>
      )}
    </Part>
  );
}

function Approved({ exemption: { approved, may }, onChanged }: ExemptionProps) {
  const { t } = useOrrTranslation();
  if (!approved) {
    return null;
  }
  return (
    <Part text={t('exemption.inForce')} exemption={approved}>
      {may.end ? (
        <EndExemption act="end" exemption={approved} onDone={onChanged} />
      ) : (
        may.request && (
          <EndExemption act="giveUp" exemption={approved} onDone={onChanged} />
        )
      )}
    </Part>
  );
}

/** The exemption of an entity from its reviews: who, why, until when, and what the viewer may do about it. @internal */
export function ExemptionCard(
  props: ExemptionProps & {
    /** Whether there is a review that one could be exempt from. */
    asksForReviews: boolean;
  },
) {
  const { entityRef, exemption, onChanged, asksForReviews } = props;
  const { t } = useOrrTranslation();
  const { asked, approved, may, range } = exemption;
  const mayAsk = may.request && !asked && (asksForReviews || !!approved);
  if (!asked && !approved && !mayAsk) {
    return null;
  }
  return (
    <Grid item xs={12} id={EXEMPTION_ANCHOR} tabIndex={-1}>
      <SideCard title={t('exemption.title')}>
        <Approved {...props} />
        <Asked {...props} />
        {!asked && !approved && (
          <Typography paragraph>{t('exemption.none')}</Typography>
        )}
        {mayAsk && (
          <AskExemption
            entityRef={entityRef}
            range={range}
            again={approved !== undefined}
            onDone={onChanged}
          />
        )}
      </SideCard>
    </Grid>
  );
}
