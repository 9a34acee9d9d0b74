import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import {
  ChecklistDraft,
  ChecklistImpact,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { Differences } from '../../Checklist/Differences';

/** How a draft differs from the version that is in force; of a new checklist, how much it asks. @internal */
export function DraftDifferences(props: {
  draft: ChecklistDraft;
  differences?: ChecklistImpact['differences'];
}) {
  const { draft, differences } = props;
  const { currentVersion = 0, basedOn } = draft;
  const { t } = useOrrTranslation();
  const [onlyMeaning, setOnlyMeaning] = useState(false);
  if (!differences) {
    return (
      <Typography>
        {t('publish.isNew', {
          count: questionsOf({ sections: draft.document.sections ?? [] })
            .length,
        })}
      </Typography>
    );
  }
  const version = (number: number) => ({
    version: number,
    contentHash: '',
    publishedAt: draft.updatedAt,
  });
  return (
    <section aria-label={t('publish.differences')}>
      <Typography variant="h5" component="h3" gutterBottom>
        {t('publish.differences')}
      </Typography>
      {basedOn !== undefined && basedOn < currentVersion && (
        <Typography role="note" paragraph>
          {t('publish.behind', {
            version: String(basedOn),
            current: String(currentVersion),
          })}
        </Typography>
      )}
      <Differences
        comparison={{
          checklistId: draft.checklistId,
          title: draft.title,
          from: version(currentVersion),
          to: version(currentVersion + 1),
          differences,
        }}
        onlyMeaning={onlyMeaning}
        onOnlyMeaning={setOnlyMeaning}
      />
    </section>
  );
}
