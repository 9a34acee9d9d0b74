import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { ProgrammeState } from 'backstage-plugin-orr-common';
import { useOwnerEntities } from '../../hooks/useOwnerEntities';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { DateText } from '../DateText';
import { FactList } from '../EntityReadiness/FactList';
import { SideCard } from '../EntityReadiness/SideCard';
import { ContactLinks } from '../Ownership/ContactLinks';
import { ScopeInWords } from './ScopeInWords';

function Person({ personRef }: { personRef: string }) {
  const loaded = useOwnerEntities([personRef]);
  return (
    <>
      <EntityRefLink entityRef={personRef} defaultKind="group" />
      {loaded.status === 'ready' && <ContactLinks owners={loaded.value} />}
    </>
  );
}

/** Who runs the programme, until when, and what it is about. @internal */
export function ProgrammeFacts(props: {
  state: ProgrammeState;
  /** How many entities the scope matches, as far as the viewer sees. */
  matched?: number;
}) {
  const { state, matched } = props;
  const { t } = useOrrTranslation();
  const { programme, tierSource } = state;
  const { ownerRef, sponsorRef, targetDate, scope } = programme?.document ?? {};
  const person = (ref: string | undefined) =>
    ref ? <Person personRef={ref} /> : t('programme.notSaid');
  const facts = [
    { term: t('programme.owner'), value: person(ownerRef) },
    { term: t('programme.sponsor'), value: person(sponsorRef) },
    {
      term: t('programme.target'),
      value: targetDate ? (
        <DateText date={targetDate} absolute />
      ) : (
        t('programme.notSaid')
      ),
    },
  ];
  const scopeFact = {
    term: t('programme.scopeTitle'),
    value: (
      <>
        <ScopeInWords scope={scope} tierKeys={tierSource.inForce} />
        {matched !== undefined && (
          <Typography variant="body2" color="textSecondary">
            {t('programme.scopeMatches', { count: matched })}
          </Typography>
        )}
      </>
    ),
  };
  return (
    <SideCard title={t('programme.facts')}>
      <FactList facts={programme ? [...facts, scopeFact] : [scopeFact]} />
      {programme && (
        <ByLine
          label={t('programme.changed')}
          by={programme.changedBy}
          at={programme.changedAt}
        />
      )}
    </SideCard>
  );
}
