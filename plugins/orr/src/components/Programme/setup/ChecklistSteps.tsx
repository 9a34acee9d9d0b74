import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ProgrammeSetup, SetupChecklist } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ChecklistTable } from './ChecklistTable';
import { StepForm } from './StepForm';
import { StepProps } from './useStepDraft';

type ChecklistStepProps = StepProps & { setup: ProgrammeSetup };

/** Which checklists there are, and whom they apply to. @internal */
export function ChecklistStep(props: ChecklistStepProps) {
  const { t } = useOrrTranslation();
  return (
    <StepForm {...props} explain={t('setup.checklists.explain')}>
      <ChecklistTable
        label={t('setup.checklists.table')}
        checklists={props.setup.checklists}
        columns={[
          {
            name: t('setup.checklists.state'),
            cell: ({ state, version }) =>
              t('setup.checklists.stateOfVersion', {
                state: t(`setup.checklists.states.${state}`),
                version: String(version),
              }),
          },
          {
            name: t('setup.checklists.applies'),
            cell: ({ applies }) =>
              t('setup.checklists.entities', { count: applies }),
          },
          {
            name: t('setup.checklists.reviewers'),
            cell: ({ reviewers }) => t(`setup.reviewers.reviewer.${reviewers}`),
          },
        ]}
      />
    </StepForm>
  );
}

function Deciding({ deciding }: { deciding: SetupChecklist['deciding'] }) {
  const { t } = useOrrTranslation();
  const tiers = Object.entries(deciding.tiers);
  return (
    <>
      <div>{t(`setup.reviewers.mode.${deciding.default}`)}</div>
      {tiers.map(([tier, mode]) => (
        <div key={tier}>
          {t('setup.reviewers.byTier', {
            tier,
            mode: t(`setup.reviewers.mode.${mode}`),
          })}
        </div>
      ))}
    </>
  );
}

/** Who decides the reviews of each checklist, and whether there is anybody. @internal */
export function ReviewerStep(props: ChecklistStepProps) {
  const { t } = useOrrTranslation();
  return (
    <StepForm {...props} explain={t('setup.reviewers.explain')}>
      <ChecklistTable
        label={t('setup.reviewers.table')}
        checklists={props.setup.checklists}
        columns={[
          {
            name: t('setup.reviewers.deciding'),
            cell: ({ deciding }) => <Deciding deciding={deciding} />,
          },
          {
            name: t('setup.reviewers.group'),
            cell: ({ reviewerGroup, reviewers }) => (
              <>
                {reviewerGroup && (
                  <div>
                    <EntityRefLink
                      entityRef={reviewerGroup}
                      defaultKind="group"
                    />
                  </div>
                )}
                {t(`setup.reviewers.reviewer.${reviewers}`)}
              </>
            ),
          },
        ]}
      />
      <div>{t('setup.reviewers.where')}</div>
    </StepForm>
  );
}

function Cadence({
  cadenceMonths,
  cadenceByTier,
}: Pick<SetupChecklist, 'cadenceMonths' | 'cadenceByTier'>) {
  const { t } = useOrrTranslation();
  const tiers = Object.entries(cadenceByTier);
  return (
    <>
      <div>{t('setup.cadence.months', { count: cadenceMonths })}</div>
      {tiers.length === 0 && <div>{t('setup.cadence.allTiers')}</div>}
      {tiers.map(([tier, count]) => (
        <div key={tier}>
          {t('setup.cadence.ofTier', {
            tier,
            cadence: t('setup.cadence.months', { count }),
          })}
        </div>
      ))}
    </>
  );
}

/** How long the decisions of each checklist hold. @internal */
export function CadenceStep(props: ChecklistStepProps) {
  const { t } = useOrrTranslation();
  return (
    <StepForm {...props} explain={t('setup.cadence.explain')}>
      <ChecklistTable
        label={t('setup.cadence.table')}
        checklists={props.setup.checklists}
        columns={[
          {
            name: t('setup.cadence.column'),
            cell: checklist => <Cadence {...checklist} />,
          },
        ]}
      />
      <div>{t('setup.cadence.where')}</div>
    </StepForm>
  );
}
